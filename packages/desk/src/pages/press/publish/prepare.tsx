/** Preparing a public page: words, records, counts. What may not stand on it says why before anybody signs anything. */
import { languages } from '@safeconduct/core/base/language.ts'
import { identifiability } from '@safeconduct/core/records/vocabulary/identifiability.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link, useLocation } from 'wouter'
import { pageReaders } from '../../../calls/publication.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { paths } from '../../frame/places.ts'
import { useKeys } from '../../frame/use-keys.ts'
import { Choice, TextField } from '../../line/field.tsx'
import { useTitle } from '../../records/titles.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { PressTabs } from '../desk/tabs.tsx'
import { FigureForm } from './figure-form.tsx'
import { OfferedRecords } from './offered.tsx'
import { PageRefused } from './page-refused.tsx'
import css from './publish.module.css'
import { StyleNotes } from './style-notes.tsx'
import { purpose, readerOf, type TypingPage, useTypedPage } from './typed-page.ts'

export function PreparePage() {
  const { page: said } = usePressWords()
  const [, go] = useLocation()
  const typing = useTypedPage(useLanguage())
  const { typed, change } = typing
  useKeys('record', { back: () => go(paths.press('pages')) })
  return (
    <>
      <PressTabs tab="pages" />
      <article className={parts['wide']}>
        <p>
          <Link href={paths.press('pages')}>{said.back}</Link>
        </p>
        <h1>{said.untitled}</h1>
        <p className={css['why']}>{said.help}</p>
        <div className={parts['two']}>
          <div className={css['form']}>
            <Words {...typing} />
            <Terms {...typing} />
            <OfferedRecords typed={typed} change={change} />
            <FigureForm figures={typed.figures} change={(figures) => change({ figures })} />
          </div>
          <aside className={parts['side']}>
            <div className={parts['inside']}>
              <Chosen {...typing} />
            </div>
          </aside>
        </div>
      </article>
    </>
  )
}

function Words({ typed, change }: TypingPage) {
  const { page: said } = usePressWords()
  return (
    <fieldset className={parts['group']}>
      <legend>{said.head}</legend>
      <TextField label={said.headline} text={typed.title} change={(title) => change({ title })} />
      <TextField
        label={said.lead}
        help={said.leadHelp}
        rows={3}
        text={typed.lead}
        change={(lead) => change({ lead })}
      />
      {`${typed.title}${typed.lead}`.trim() !== '' && <StyleNotes text={`${typed.title}\n${typed.lead}`} />}
      <Choice
        label={said.language}
        value={typed.lang}
        of={languages.map((one) => [one, said.languages[one]] as const)}
        choose={(lang) => change({ lang })}
      />
    </fieldset>
  )
}

function Terms({ typed, change }: TypingPage) {
  const { page: said } = usePressWords()
  const language = useLanguage()
  return (
    <fieldset className={parts['group']}>
      <legend>{said.terms}</legend>
      <Choice
        label={said.reader}
        value={typed.reader}
        of={pageReaders.map((one) => [one, said.readers[one]] as const)}
        choose={(reader) => change({ reader })}
      />
      {typed.reader === 'press' && (
        <TextField label={said.outlet} text={typed.outlet} change={(outlet) => change({ outlet })} />
      )}
      <Choice
        label={said.level}
        value={typed.level}
        of={identifiability.terms.map(
          ({ code }) => [code, termWords(identifiability, code, language)] as const,
        )}
        choose={(level) => change({ level })}
      />
    </fieldset>
  )
}

function Chosen({ typed, change, made }: TypingPage) {
  const { page: said } = usePressWords()
  const [, go] = useLocation()
  const acting = useAct<{ readonly id: string }>()
  const { title, lead, lang, level, items, figures } = typed
  const isWhole =
    title.trim() !== '' &&
    lead.trim() !== '' &&
    items.length > 0 &&
    (typed.reader === 'public' || typed.outlet.trim() !== '')
  const draft = async (): Promise<void> => {
    const done = await acting.run(
      call('press.pageDraft', {
        title: title.trim(),
        lead: lead.trim(),
        lang,
        to: readerOf(typed),
        purpose,
        identifiability: level,
        items,
        figures,
      }),
    )
    if (done === undefined) return
    made()
    go(paths.publicPage(done.id))
  }
  return (
    <>
      <h2>{said.chosen}</h2>
      {items.length + figures.length === 0 && <p className={parts['facts']}>{said.chosenNone}</p>}
      <ul className={parts['lines']}>
        {items.map((id) => (
          <ChosenItem key={id} id={id} drop={() => change({ items: items.filter((one) => one !== id) })} />
        ))}
        {figures.map((figure) => (
          <Line
            key={`${figure.definition} ${figure.asOf}`}
            title={`${figure.definition}, ${said.day(figure.asOf)}`}
            drop={() => change({ figures: figures.filter((one) => one !== figure) })}
          />
        ))}
      </ul>
      <button type="button" data-main disabled={!isWhole || acting.busy} onClick={() => void draft()}>
        {said.make}
      </button>
      {!isWhole && <p className={parts['facts']}>{said.needs}</p>}
      <PageRefused refusal={acting.refusal} />
    </>
  )
}

function ChosenItem({ id, drop }: { readonly id: string; readonly drop: () => void }) {
  return <Line title={useTitle(id)?.title ?? ''} drop={drop} />
}

function Line({ title, drop }: { readonly title: string; readonly drop: () => void }) {
  const { page: said } = usePressWords()
  return (
    <li className={css['chosen']}>
      <bdi>{title}</bdi>
      <button type="button" data-plain aria-label={said.drop(title)} onClick={drop}>
        ✕
      </button>
    </li>
  )
}
