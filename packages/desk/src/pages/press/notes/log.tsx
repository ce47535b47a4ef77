/** The log of attention, and who stands in the light for us. */
import { type LogKind, logKinds } from '@safeconduct/core/attention/log-kinds.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { LogRow, LogView, SpokespersonView } from '../../../calls/press-notes.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { HitLink } from '../desk/hit-links.tsx'
import { Nothing, Part } from '../desk/part.tsx'
import { plainTerm } from '../desk/plain-term.ts'
import { saidDayWords } from '../desk/said-day.ts'
import { BeginNote } from './begin-note.tsx'
import own from './notes.module.css'

export function AttentionLog() {
  const { notes } = usePressWords()
  const asked = useCall('press.log', { language: useLanguage() })
  return (
    <Part
      tab="log"
      asked={asked}
      above={
        <p className={own['acts']}>
          <BeginNote kind="action" label={notes.log.add} />
        </p>
      }
      show={(view) => <Log view={view} />}
    />
  )
}

function Log({ view: { total, entries, speaking } }: { readonly view: LogView }) {
  const { notes, listed } = usePressWords()
  const said = notes.log
  const [kind, setKind] = useState<LogKind>()
  const shown = kind === undefined ? entries : entries.filter((one) => one.kind === kind)
  return (
    <>
      <p className={parts['facts']}>
        {said.help} {notes.noPeople}
      </p>
      <fieldset className={css['filters']} aria-label={said.kind}>
        <button type="button" aria-pressed={kind === undefined} onClick={() => setKind(undefined)}>
          {said.all}
        </button>
        {logKinds.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => setKind(one)}>
            {said.kinds[one]}
          </button>
        ))}
      </fieldset>
      {entries.length < total && (
        <p className={parts['facts']}>{listed(String(entries.length), String(total))}</p>
      )}
      {shown.length === 0 ? <Nothing what={said.none} why={said.noneWhy} /> : <Rows entries={shown} />}
      <Speaking speaking={speaking} />
    </>
  )
}

function Rows({ entries }: { readonly entries: readonly LogRow[] }) {
  const { notes } = usePressWords()
  const said = notes.log
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${own['narrow']}`}>
        <thead>
          <tr>
            <th scope="col">{said.day}</th>
            <th scope="col">{said.where}</th>
            <th scope="col">{said.words}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((one) => (
            <Row key={`${one.record.id} ${one.kind}`} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ one: { record, kind, day, where, words, purpose, counts } }: { readonly one: LogRow }) {
  const { notes } = usePressWords()
  const said = notes.log
  const speaking = useSpeaking()
  const language = useLanguage()
  const shown = words === '' && purpose !== undefined ? plainTerm(consentPurpose, purpose, language) : words
  return (
    <tr>
      <td>
        {saidDayWords(day, speaking)}
        <p className={parts['facts']}>{said.kinds[kind]}</p>
      </td>
      <td>
        <bdi>{where}</bdi>
      </td>
      <td>
        {record.type === 'Release' ? (
          <Link href={paths.release(record.id)}>
            <bdi>{shown}</bdi>
          </Link>
        ) : (
          <HitLink hit={{ ...record, title: shown }} />
        )}
        {counts !== undefined && (
          <p className={parts['facts']}>
            <bdi>{said.counts(counts.value, counts.what, dayWords(counts.asOf, language))}</bdi>
          </p>
        )}
      </td>
    </tr>
  )
}

function Speaking({ speaking }: Pick<LogView, 'speaking'>) {
  const { notes } = usePressWords()
  const said = notes.log
  return (
    <section className={parts['part']}>
      <h2>{said.speaking}</h2>
      <p className={parts['facts']}>{said.speakingHelp}</p>
      {speaking.length === 0 && <p>{said.nobody}</p>}
      {speaking.map((one) => (
        <Spokesperson key={one.person.id} one={one} />
      ))}
    </section>
  )
}

function Spokesperson({ one }: { readonly one: SpokespersonView }) {
  const { notes } = usePressWords()
  const said = notes.log
  const language = useLanguage()
  const { person, name, title, statements, lastSaid, file, nextCheck } = one
  const facts = [
    said.statements(statements),
    ...(lastSaid === undefined ? [] : [said.last(dayWords(lastSaid, language))]),
  ]
  return (
    <div className={own['entry']}>
      <p>
        <HitLink hit={{ ...person, title: [name, title].filter((part) => part !== '').join(' · ') }} />
      </p>
      <p className={parts['facts']}>{facts.join(', ')}</p>
      {file === undefined ? (
        <p className={css['missing']}>{said.noFile}</p>
      ) : (
        <p>
          {said.file}: <Link href={paths.story(file.id)}>{file.title}</Link>
        </p>
      )}
      {nextCheck === undefined ? (
        <p className={css['missing']}>{said.noCheck}</p>
      ) : (
        <p>{said.check(dayWords(nextCheck, language))}</p>
      )}
    </div>
  )
}
