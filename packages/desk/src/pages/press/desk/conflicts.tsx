/** What two sources say differently: the sides beside each other, and what only looks like a conflict. */

import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { pointWords } from '@safeconduct/core/records/words/points.ts'
import type { CompatibleView, ConflictView } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import desk from './desk.module.css'
import { HitLink, HitList } from './hit-links.tsx'
import { Nothing, Part } from './part.tsx'

export function Conflicts() {
  const { conflicts: said } = usePressWords()
  const asked = useCall('press.conflicts', { language: useLanguage() })
  return (
    <Part
      tab="conflicts"
      asked={asked}
      show={({ conflicts, compatible }) => (
        <>
          {conflicts.length === 0 ? (
            <Nothing what={said.none} why={said.noneWhy} />
          ) : (
            <ConflictTable conflicts={conflicts} />
          )}
          {compatible.length > 0 && <Compatibles compatible={compatible} />}
        </>
      )}
    />
  )
}

export function ConflictTable({ conflicts }: { readonly conflicts: readonly ConflictView[] }) {
  const { conflicts: said } = usePressWords()
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${desk['worded']}`}>
        <thead>
          <tr>
            <th scope="col">{said.point}</th>
            <th scope="col">{said.sides}</th>
            <th scope="col">{said.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => (
            <tr key={`${conflict.about} ${conflict.slot} ${conflict.subject ?? ''}`}>
              <td>
                <Point slot={conflict.slot} subject={conflict.subject} />
                <p className={parts['facts']}>
                  <bdi>{conflict.about}</bdi>
                </p>
              </td>
              <td>
                <Sides conflict={conflict} />
                <Helps helps={conflict.helps} />
              </td>
              <td className={conflict.verdict === 'contradiction' ? css['missing'] : undefined}>
                {said.verdicts[conflict.verdict]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Pointed = { readonly slot: string; readonly subject: string | undefined }

function Point({ slot, subject }: Pointed) {
  const { conflicts: said } = usePressWords()
  return (
    <>
      <bdi>{pointWords(slot)}</bdi>
      {subject !== undefined && <bdi> {said.of(subject)}</bdi>}
    </>
  )
}

/** What helps to decide it: never decided here. */
function Helps({ helps }: { readonly helps: ConflictView['helps'] }) {
  const { conflicts: said } = usePressWords()
  const language = useLanguage()
  return (
    <ul className={desk['helps']}>
      {helps.map(({ kind, records, names, days }) => {
        const [one = '', other = ''] = days.map((day) => (day === '' ? '' : dayWords(day, language)))
        const list = names.join(', ')
        return (
          <li key={`${kind} ${list} ${days.join(' ')} ${records.map(({ id }) => id).join(' ')}`}>
            {said.helps[kind](list, one, other)}
            {records.length > 0 && <HitList hits={records} />}
          </li>
        )
      })}
    </ul>
  )
}

function Sides({ conflict: { sides } }: { readonly conflict: ConflictView }) {
  return (
    <ul className={desk['sides']}>
      {sides.map(({ value, sources }) => (
        <li key={value}>
          <strong>
            <bdi>{value}</bdi>
          </strong>
          <HitList hits={sources} />
        </li>
      ))}
    </ul>
  )
}

function Compatibles({ compatible }: { readonly compatible: readonly CompatibleView[] }) {
  const { conflicts: said } = usePressWords()
  return (
    <section className={parts['part']}>
      <h2>{said.compatible}</h2>
      <div className={css['scroll']}>
        <table className={`${css['table']} ${desk['worded']}`}>
          <thead>
            <tr>
              <th scope="col">{said.point}</th>
              <th scope="col">{said.values}</th>
              <th scope="col">{said.why}</th>
            </tr>
          </thead>
          <tbody>
            {compatible.map((one) => (
              <tr key={JSON.stringify(one)}>
                <td>
                  <bdi>{pointWords(one.slot)}</bdi>
                </td>
                <td>
                  <ul className={desk['hits']}>
                    {one.values.map((each) => (
                      <li key={`${each.source.id} ${each.value} ${each.subject ?? ''}`}>
                        <bdi>{each.value}</bdi>
                        {each.subject !== undefined && <bdi> {said.of(each.subject)}</bdi>}
                        {each.asOf !== undefined && ` (${each.asOf})`} · <HitLink hit={each.source} />
                      </li>
                    ))}
                  </ul>
                </td>
                <td>{said.reasons[one.why]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
