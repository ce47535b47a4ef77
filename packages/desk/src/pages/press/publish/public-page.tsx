/** One public page: as everybody would read it, what stands against it, who approved it, and writing it. */
import { releaseState } from '@safeconduct/core/records/choices/consent.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link, useLocation } from 'wouter'
import type { ReleaseAct } from '../../../calls/cases-leaving.ts'
import type { PageView } from '../../../calls/publication.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import cases from '../../cases/cases.module.css'
import { Breaks } from '../../cases/cases-refused.tsx'
import { recipientWords } from '../../cases/leaving/recipients.ts'
import { useLook } from '../../cases/use-cases.ts'
import { paths } from '../../frame/places.ts'
import { useKeys } from '../../frame/use-keys.ts'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { PressTabs } from '../desk/tabs.tsx'
import { CellTable } from './figure-form.tsx'
import { PageRefused } from './page-refused.tsx'
import css from './publish.module.css'
import { StyleNotes } from './style-notes.tsx'
import { WritePage } from './write-page.tsx'

type Props = { readonly page: PageView; readonly again: () => void }

export function PublicPage({ id }: { readonly id: string }) {
  const { waiting } = useWords()
  const { page: said } = usePressWords()
  const [, go] = useLocation()
  const { asked, again } = useLook('press.page', { id, language: useLanguage() })
  useKeys('record', { back: () => go(paths.press('pages')) })
  return (
    <>
      <PressTabs tab="pages" />
      <article className={parts['wide']}>
        <p>
          <Link href={paths.press('pages')}>{said.back}</Link>
        </p>
        {asked.state === 'waiting' && <p role="status">{waiting}</p>}
        <PageRefused refusal={asked.state === 'refused' ? asked.refusal : undefined} />
        {asked.state === 'answered' && <Whole page={asked.value} again={again} />}
      </article>
    </>
  )
}

function Whole({ page, again }: Props) {
  const { page: said } = usePressWords()
  const language = useLanguage()
  const { release } = page
  return (
    <>
      <header className={cases['head']}>
        <h1>
          <bdi>{page.title}</bdi>{' '}
          <span className={cases['title']}>{termWords(releaseState, release.state, language)}</span>
        </h1>
        <p>
          {release.to.kind === 'public' ? said.readers.public : recipientWords([release.to], language)} ·{' '}
          {termWords(identifiability, release.identifiability, language)}
        </p>
        {release.sentAt !== undefined && <p>{said.sentOn(instantWords(release.sentAt, language))}</p>}
      </header>
      <div className={parts['two']}>
        <Preview page={page} />
        <aside className={parts['side']}>
          <div className={parts['inside']}>
            <StyleNotes text={`${page.title}\n${page.lead}`} />
            <Standing page={page} again={again} />
            <WritePage page={page} again={again} />
            <p>
              <Link href={paths.release(release.id)}>{said.release}</Link>
            </p>
          </div>
        </aside>
      </div>
    </>
  )
}

function Standing({ page: { release }, again }: Props) {
  const { releases } = useLeavingWords()
  const { page: said } = usePressWords()
  const acting = useAct<unknown>()
  const { id, judgement, breaks, approvals, sentAt, acts } = release
  const run = async (act: Exclude<ReleaseAct, 'send'>): Promise<void> => {
    await acting.run(call('cases.release', { act, id }))
    again()
  }
  return (
    <>
      {sentAt === undefined && (
        <div className={judgement === 'allow' ? parts['note'] : cases['broken']} role="status">
          <p>{releases.judged[judgement]}</p>
          <Breaks breaks={breaks} />
        </div>
      )}
      <p>
        {approvals.length === 0 ? said.noApproval : said.approvals(approvals.join(', '))}
        {release.state === 'draft' && approvals.length === 1 && ` ${said.second}`}
      </p>
      <p className={parts['row']}>
        {acts.map((act) =>
          act === 'send' ? null : (
            <button key={act} type="button" disabled={acting.busy} onClick={() => void run(act)}>
              {releases.acts[act]}
            </button>
          ),
        )}
      </p>
      <PageRefused refusal={acting.refusal} />
    </>
  )
}

/** Its parts in the page's own language, laid out as the written page is. */
function Preview({ page: { title, lead, language, sections, tables, left } }: Pick<Props, 'page'>) {
  const { page: said } = usePressWords()
  return (
    <section className={css['preview']} aria-labelledby="preview">
      <h2 id="preview">{said.preview}</h2>
      <p className={parts['facts']}>{said.previewWhy}</p>
      <div className={css['sheet']} lang={language} dir="auto">
        <p className={css['headline']}>{title}</p>
        <p>{lead}</p>
        {sections.length === 0 && <p className={parts['facts']}>{said.emptyPage}</p>}
        {sections.map(({ heading, entries }) => (
          <section key={heading}>
            <h3>{heading}</h3>
            <ul>
              {entries.map(({ words, details }) => (
                <li key={`${words} ${details.join(' ')}`}>
                  <bdi>{words}</bdi>
                  {details.map((line) => (
                    <span key={line} className={css['detail']}>
                      <bdi>{line}</bdi>
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        ))}
        {tables.map(({ caption, cells }) => (
          <CellTable key={caption} caption={caption} cells={cells} dot="·" />
        ))}
        {left !== undefined && <p className={css['detail']}>{left}</p>}
      </div>
    </section>
  )
}
