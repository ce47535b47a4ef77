/** Visas: applications and what to look at, talks with States, who still needs a way out, counts as of a day. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { visaKind, visaStage } from '@safeconduct/core/records/choices/moves.ts'
import { dialogueState } from '@safeconduct/core/records/vocabulary/dialogue-state.ts'
import { response } from '@safeconduct/core/records/vocabulary/response.ts'
import { visaState } from '@safeconduct/core/records/vocabulary/visa-state.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { Link } from 'wouter'
import type { DialogueRow, VisaRow, VisasView } from '../../../calls/cases-moves.ts'
import { paths } from '../../frame/places.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Fold } from '../fold.tsx'
import { hrefOf } from '../hits.ts'
import { Part } from '../room.tsx'
import { urgencyWords } from '../urgency.ts'
import { useLook } from '../use-cases.ts'
import { Counts } from './counts.tsx'
import { Programmes } from './programmes.tsx'
import { OpenVisa, VisaActs } from './visa-acts.tsx'

export function Visas() {
  const { visas: said } = useWords().cases.ways
  const { asked, again } = useLook('cases.visas', { language: useLanguage() })
  return (
    <Part tab="visas" title={said.title} asked={asked} show={(view) => <All view={view} again={again} />} />
  )
}

function All({ view, again }: { readonly view: VisasView; readonly again: () => void }) {
  const { visas: said } = useWords().cases.ways
  return (
    <div className={parts['two']}>
      <div className={css['main']}>
        <section className={css['part']}>
          <h2>{said.applications}</h2>
          {view.visas.length === 0 && <p className={css['quiet']}>{said.none}</p>}
          <VisaTable visas={view.visas} now={view.now} again={again} />
        </section>
        <Programmes again={again} />
        <section className={css['part']}>
          <h2>{said.pipeline}</h2>
          {view.pipeline.length === 0 && <p className={css['quiet']}>{said.pipelineNone}</p>}
          <Pipeline view={view} />
        </section>
      </div>
      <aside className={parts['side']}>
        <Fold title={said.talks} open count={view.dialogues.length}>
          <Talks dialogues={view.dialogues} now={view.now} />
        </Fold>
        <Fold title={said.counts}>
          <Counts now={view.now} />
        </Fold>
        <Fold title={said.open}>
          <OpenVisa again={again} />
        </Fold>
      </aside>
    </div>
  )
}

type TableProps = { readonly visas: readonly VisaRow[]; readonly now: string; readonly again?: () => void }

export function VisaTable({ visas, now, again }: TableProps) {
  const { visas: said } = useWords().cases.ways
  if (visas.length === 0) return null
  return (
    <div className={css['scroll']}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{said.columns.who}</th>
            <th scope="col">{said.columns.state}</th>
            <th scope="col">{said.columns.kind}</th>
            <th scope="col">{said.columns.stage}</th>
            <th scope="col">{said.columns.look}</th>
          </tr>
        </thead>
        <tbody>
          {visas.map((visa) => (
            <VisaLine key={visa.id} visa={visa} now={now} again={again} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type LineProps = { readonly visa: VisaRow; readonly now: string; readonly again: (() => void) | undefined }

function VisaLine({ visa, now, again }: LineProps) {
  const { visas: said } = useWords().cases.ways
  const language = useLanguage()
  const last = visa.stages.at(-1)
  return (
    <tr>
      <td>
        {visa.caseId === undefined ? visa.code : <Link href={paths.story(visa.caseId)}>{visa.code}</Link>}
      </td>
      <td>{visa.stateCode}</td>
      <td>{termWords(visaKind, visa.kind, language)}</td>
      <td>
        {termWords(visaState, visa.state, language)}
        {last !== undefined && (
          <span className={css['quiet']}>
            {' '}
            · {`${termWords(visaStage, last.stage, language)}, ${dayWords(last.at, language, now)}`}
          </span>
        )}
        {visa.statements.length > 0 && (
          <details>
            <summary>{said.statements(visa.statements.length)}</summary>
            <ul className={parts['lines']}>
              {visa.statements.map((hit) => (
                <li key={hit.id}>
                  <Link href={hrefOf(hit)}>
                    <bdi>{hit.title}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )}
        {again !== undefined && <VisaActs visa={visa} now={now} again={again} />}
      </td>
      <td className={visa.warnings.length > 0 ? css['missing'] : undefined}>
        {visa.warnings
          .map((one) => Object.entries(said.warnings).find(([code]) => code === one)?.[1] ?? one)
          .join('; ')}
      </td>
    </tr>
  )
}

function Talks({ dialogues, now }: { readonly dialogues: readonly DialogueRow[]; readonly now: string }) {
  const { visas: said } = useWords().cases.ways
  const language = useLanguage()
  if (dialogues.length === 0) return <p className={css['quiet']}>{said.talksNone}</p>
  return (
    <ul className={parts['lines']}>
      {dialogues.map(({ id, stateCode, state, since, nameable, route, response: answer }) => (
        <li key={id}>
          <Link href={paths.record('Intervention', id)}>{stateCode}</Link>{' '}
          {termWords(dialogueState, state, language)}
          {since !== undefined && `, ${dayWords(since, language, now)}`}
          <br />
          {said.routes[route]}
          {answer !== undefined && ` · ${termWords(response, answer, language)}`}
          <br />
          <span className={css['quiet']}>{nameable ? said.nameable : said.notNameable}</span>
        </li>
      ))}
    </ul>
  )
}

/** How far the way out is: no application yet, the application's own state, or a promise without a paper. */
function wayWords(
  state: string,
  language: Language,
  ways: Readonly<Record<'none' | 'approved_not_issued', string>>,
): string {
  return state === 'none' || state === 'approved_not_issued'
    ? ways[state]
    : termWords(visaState, state, language)
}

function Pipeline({ view: { pipeline, now } }: { readonly view: VisasView }) {
  const { visas: said } = useWords().cases.ways
  const language = useLanguage()
  return (
    <ol className={parts['lines']}>
      {pipeline.map(({ caseId, code, priority: urgency, since, state }) => (
        <li key={caseId}>
          <Link href={paths.story(caseId)}>{code}</Link>{' '}
          <span className={css['priority']} data-priority={urgency}>
            {urgencyWords(urgency, language)}
          </span>{' '}
          <span className={css['quiet']}>
            {wayWords(state, language, said.ways)} · {said.waits(dayWords(since, language, now))}
          </span>
        </li>
      ))}
    </ol>
  )
}
