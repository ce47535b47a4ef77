/** Terms with their history, and laws: what we may be about to adopt, and what officials lean on. */
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { Link } from 'wouter'
import type { TermsView, TermUseView, TermView } from '../../../calls/press-notes.ts'
import { useCall } from '../../calls/use-call.ts'
import table from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { HitLink } from '../desk/hit-links.tsx'
import { Nothing, Part } from '../desk/part.tsx'
import { saidDayWords } from '../desk/said-day.ts'
import { BeginNote } from './begin-note.tsx'
import { Law } from './law.tsx'
import css from './notes.module.css'
import { Sources } from './sources.tsx'

export function Terms() {
  const { notes } = usePressWords()
  const asked = useCall('press.terms', { language: useLanguage() })
  return (
    <Part
      tab="terms"
      asked={asked}
      above={
        <p className={css['acts']}>
          <BeginNote kind="term" label={notes.terms.add} />
          <BeginNote kind="law" label={notes.terms.addLaw} />
        </p>
      }
      show={(view) => <All view={view} />}
    />
  )
}

function All({ view: { terms, laws } }: { readonly view: TermsView }) {
  const { notes } = usePressWords()
  const said = notes.terms
  return (
    <>
      <p className={parts['facts']}>{said.help}</p>
      {terms.length === 0 && <Nothing what={said.none} why={said.noneWhy} />}
      {terms.map((one) => (
        <Term key={one.id} term={one} />
      ))}
      <h2>{said.laws}</h2>
      {laws.length === 0 && <p>{said.noLaws}</p>}
      {laws.map((one) => (
        <Law key={one.id} law={one} />
      ))}
    </>
  )
}

function Term({ term }: { readonly term: TermView }) {
  const { notes, listed } = usePressWords()
  const said = notes.terms
  const language = useLanguage()
  const { id, what, text, instead, sources, uses, total, own, checkedOn } = term
  return (
    <section className={css['entry']}>
      <h3>
        <Link href={paths.record('PressNote', id)}>
          <bdi>{what}</bdi>
        </Link>
      </h3>
      <p>{instead.length === 0 ? said.noInstead : <bdi>{said.instead(instead.join('; '))}</bdi>}</p>
      {text.map((one) => (
        <p key={one} className={css['paragraph']} dir="auto">
          {one}
        </p>
      ))}
      <p className={own > 0 ? table['missing'] : parts['facts']}>
        {total === 0 ? said.unused : `${said.uses(total)}, ${said.own(own)}`}
      </p>
      {uses.length < total && <p className={parts['facts']}>{listed(String(uses.length), String(total))}</p>}
      {uses.length > 0 && <Uses uses={uses} />}
      <Sources sources={sources} />
      {checkedOn !== undefined && (
        <p className={parts['facts']}>{said.checked(dayWords(checkedOn, language))}</p>
      )}
    </section>
  )
}

function Uses({ uses }: { readonly uses: readonly TermUseView[] }) {
  const { notes } = usePressWords()
  const said = notes.terms
  return (
    <div className={table['scroll']}>
      <table className={`${table['table']} ${css['narrow']}`}>
        <thead>
          <tr>
            <th scope="col">{said.report}</th>
            <th scope="col">{said.how}</th>
            <th scope="col">{said.words}</th>
          </tr>
        </thead>
        <tbody>
          {uses.map((use, at) => (
            <Use key={`${use.record.id} ${use.words}`} use={use} isFirst={at === 0} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Use({ use, isFirst }: { readonly use: TermUseView; readonly isFirst: boolean }) {
  const { notes } = usePressWords()
  const said = notes.terms
  const speaking = useSpeaking()
  const { record, day, stance, speaker, words, start } = use
  const facts = [...(isFirst ? [said.first] : []), saidDayWords(day, speaking)]
  return (
    <tr>
      <td>
        {start === undefined ? (
          <HitLink hit={record} />
        ) : (
          <Link href={paths.reading(record.id, start)}>
            <bdi>{record.title}</bdi>
          </Link>
        )}
        <p className={parts['facts']}>{facts.filter((one) => one !== '').join(' · ')}</p>
      </td>
      <td>
        {said.stances[stance]}
        {speaker !== undefined && (
          <p className={parts['facts']}>
            <bdi>{said.who(speaker)}</bdi>
          </p>
        )}
      </td>
      <td>
        <bdi>{words}</bdi>
      </td>
    </tr>
  )
}
