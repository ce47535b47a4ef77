/** What was asked of whom, ask by ask: how long it waits, what came of it, and how often it was put before. */
import { askState } from '@safeconduct/core/records/choices/moves.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { AskRowView } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { Refused } from '../../frame/refused.tsx'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import desk from './desk.module.css'
import { HitLink } from './hit-links.tsx'

export function Asks() {
  const { asks: said, listed } = usePressWords()
  const asked = useCall('press.asks', { language: useLanguage() })
  return (
    <section className={parts['part']}>
      <h2>{said.title}</h2>
      <p className={parts['facts']}>{said.help}</p>
      <Refused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
      {asked.state === 'answered' && asked.value.asks.length === 0 && <p>{said.none}</p>}
      {asked.state === 'answered' && asked.value.asks.length < asked.value.total && (
        <p className={parts['facts']}>{listed(String(asked.value.asks.length), String(asked.value.total))}</p>
      )}
      {asked.state === 'answered' && asked.value.asks.length > 0 && <AskTable asks={asked.value.asks} />}
    </section>
  )
}

export function AskTable({ asks }: { readonly asks: readonly AskRowView[] }) {
  const { asks: said } = usePressWords()
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${desk['worded']}`}>
        <thead>
          <tr>
            <th scope="col">{said.ask}</th>
            <th scope="col">{said.to}</th>
            <th scope="col">{said.waits}</th>
            <th scope="col">{said.came}</th>
          </tr>
        </thead>
        <tbody>
          {asks.map((one) => (
            <Row key={`${one.record.id} ${one.ask}`} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ one }: { readonly one: AskRowView }) {
  const { asks: said, promises } = usePressWords()
  const language = useLanguage()
  const { record, ask, to, on, ageDays, state, due, overdueDays, before, since } = one
  const isOpen = state === undefined || state === 'open'
  return (
    <tr>
      <td>
        <bdi dir="auto">{ask}</bdi>
        <p className={parts['facts']}>
          <HitLink hit={record} />
        </p>
        {before > 0 && since !== undefined && (
          <p className={css['missing']}>{said.before(before, dayWords(since, language))}</p>
        )}
      </td>
      <td>
        <bdi>{to}</bdi>
      </td>
      <td>
        {isOpen ? said.days(ageDays) : ''}
        {on !== undefined && <p className={parts['facts']}>{said.since(dayWords(on, language))}</p>}
      </td>
      <td className={overdueDays > 0 ? css['missing'] : undefined}>
        {termWords(askState, state ?? 'open', language)}
        {overdueDays > 0 && ` · ${promises.overdue(overdueDays)}`}
        {overdueDays === 0 && isOpen && due !== undefined && ` · ${said.due(dayWords(due, language))}`}
      </td>
    </tr>
  )
}
