/** What happened, was said, printed, filed and promised, day by day, with how sure each day is. */
import { type MomentKind, momentKinds } from '@safeconduct/core/attention/timeline.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import type { MomentView, TimelineView } from '../../../calls/charts.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { HitLink } from '../desk/hit-links.tsx'
import { Nothing, Part } from '../desk/part.tsx'
import { saidDayWords } from '../desk/said-day.ts'
import { useMomentWords } from './moment-words.ts'
import { mostDrawn } from './timeline-layout.ts'
import { TimelinePicture } from './timeline-picture.tsx'
import { Twin, useShown } from './twin.tsx'

export function Timeline() {
  const { charts: said } = usePressWords()
  const asked = useCall('press.timeline', { language: useLanguage() })
  return (
    <Part
      tab="timeline"
      asked={asked}
      show={(view) =>
        view.moments.length === 0 ? <Nothing what={said.noDays} why={said.noDaysWhy} /> : <Days view={view} />
      }
    />
  )
}

function Days({ view }: { readonly view: TimelineView }) {
  const { charts: said, listed } = usePressWords()
  const speaking = useSpeaking()
  const shown = useShown()
  const [left, setLeft] = useState<readonly MomentKind[]>([])
  const wordsOf = useMomentWords()
  const kinds = momentKinds.filter((kind) => view.moments.some((one) => one.kind === kind))
  const moments = view.moments.filter(({ kind }) => !left.includes(kind))
  const rows = (): readonly (readonly string[])[] => [
    [said.day, said.kind, said.what, said.record],
    ...moments.map((one) => [
      saidDayWords(one.day, speaking),
      said.kinds[one.kind],
      wordsOf(one),
      one.record.title,
    ]),
  ]
  return (
    <>
      <Wrong wrong={view.wrong} />
      <fieldset className={css['filters']} aria-label={said.kind}>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={!left.includes(kind)}
            onClick={() =>
              setLeft(left.includes(kind) ? left.filter((one) => one !== kind) : [...left, kind])
            }
          >
            {said.kinds[kind]}
          </button>
        ))}
      </fieldset>
      {view.moments.length < view.total && (
        <p className={parts['facts']}>{listed(String(view.moments.length), String(view.total))}</p>
      )}
      <Twin
        {...shown}
        name="timeline"
        help={
          moments.length > mostDrawn ? `${said.timelineHelp} ${said.drawn(mostDrawn)}` : said.timelineHelp
        }
        picture={<TimelinePicture moments={moments} now={view.now} />}
        table={<DayTable moments={moments} />}
        rows={rows}
      />
    </>
  )
}

/** Each says which two records to look at; a person finds out which day is wrong. */
function Wrong({ wrong }: Pick<TimelineView, 'wrong'>) {
  const { charts: said } = usePressWords()
  const language = useLanguage()
  if (wrong.length === 0) return null
  return (
    <section className={parts['part']}>
      <h2>{said.wrong}</h2>
      <ul className={css['rows']}>
        {wrong.map(({ kind, effect, cause, effectOn, causeOn }) => (
          <li key={`${kind} ${effect.id} ${cause.id}`} className={css['line']}>
            <p className={css['missing']}>{said.wrongKinds[kind]}</p>
            <p>
              {dayWords(effectOn, language)}: <HitLink hit={effect} />
            </p>
            <p>
              {dayWords(causeOn, language)}: <HitLink hit={cause} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function DayTable({ moments }: { readonly moments: readonly MomentView[] }) {
  const { charts: said } = usePressWords()
  const speaking = useSpeaking()
  const wordsOf = useMomentWords()
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{said.day}</th>
            <th scope="col">{said.kind}</th>
            <th scope="col">{said.what}</th>
          </tr>
        </thead>
        <tbody>
          {moments.toReversed().map((one) => (
            <tr key={`${one.record.id} ${one.kind} ${one.day.date}`}>
              <td className={css['when']}>
                <time dateTime={one.day.date}>{saidDayWords(one.day, speaking)}</time>
              </td>
              <td>{said.kinds[one.kind]}</td>
              <td>
                <bdi dir="auto">{wordsOf(one)}</bdi>
                <p className={parts['facts']}>
                  <HitLink hit={one.record} />
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
