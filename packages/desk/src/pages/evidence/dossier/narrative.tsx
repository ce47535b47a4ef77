/** What only a person can write of a dossier. Everything else is read from the records. */
import { type Language, languages } from '@safeconduct/core/base/language.ts'
import type { ContraryView, DossierReadyView } from '../../../calls/evidence.ts'
import { Choice, TextField } from '../../line/field.tsx'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './dossier.module.css'
import type { Law, Typed, Typing } from './typed.ts'

type Props = {
  readonly ready: DossierReadyView
  readonly typing: Typing
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

export function Narrative({ ready, typing: { typed, change }, language, setLanguage }: Props) {
  const { organisation } = useWords()
  const { dossier: said } = useEvidenceWords()
  const box = (name: 'title' | 'version' | 'summary' | 'method' | 'contact' | 'authority') => ({
    text: typed[name],
    change: (text: string) => change({ [name]: text }),
  })
  return (
    <div className={css['form']}>
      <TextField label={said.name} {...box('title')} />
      <TextField label={said.version} help={said.versionHelp} {...box('version')} dir="ltr" />
      <TextField label={said.summary} help={said.paragraphs} rows={6} {...box('summary')} />
      <Laws law={typed.law} change={(law) => change({ law })} />
      <TextField label={said.method} help={said.paragraphs} rows={4} {...box('method')} />
      <TextField label={said.contact} rows={2} {...box('contact')} />
      <TextField label={said.authority} rows={2} {...box('authority')} />
      <Contrary contrary={ready.contrary} typed={typed} change={change} />
      <TextField
        label={said.annex}
        help={said.annexHelp}
        text={typed.annexFor}
        change={(annexFor) => change({ annexFor })}
        rows={3}
        dir="ltr"
      />
      <Choice
        label={said.language}
        value={language}
        of={languages.map((one) => [one, said.languages[one]] as const)}
        choose={setLanguage}
      />
      <TextField
        label={organisation.folder}
        help={said.folderHelp}
        text={typed.folder}
        change={(folder) => change({ folder })}
        dir="ltr"
      />
    </div>
  )
}

type LawsProps = { readonly law: readonly Law[]; readonly change: (law: readonly Law[]) => void }

function Laws({ law, change }: LawsProps) {
  const { dossier: said } = useEvidenceWords()
  const put = (at: number, some: Partial<Law>): void =>
    change(law.map((one, place) => (place === at ? { ...one, ...some } : one)))
  return (
    <fieldset className={parts['group']}>
      <legend>{said.law}</legend>
      {law.map(({ instrument, text }, at) => (
        // A law has no name of its own but its place: two may be typed alike.
        <div key={`law ${at + 1}`} className={css['law']}>
          <TextField
            label={said.instrument}
            text={instrument}
            change={(typed) => put(at, { instrument: typed })}
          />
          <TextField label={said.lawText} text={text} rows={2} change={(typed) => put(at, { text: typed })} />
          <button type="button" onClick={() => change(law.filter((_, place) => place !== at))}>
            {said.dropLaw(at + 1)}
          </button>
        </div>
      ))}
      <p>
        <button type="button" onClick={() => change([...law, { instrument: '', text: '' }])}>
          {said.addLaw}
        </button>
      </p>
    </fieldset>
  )
}

type ContraryProps = {
  readonly contrary: readonly ContraryView[]
  readonly typed: Typed
  readonly change: Typing['change']
}

function Contrary({ contrary, typed: { omit }, change }: ContraryProps) {
  const { dossier: said } = useEvidenceWords()
  const codes = [...new Set(contrary.map(({ what }) => what))]
  return (
    <fieldset className={parts['group']}>
      <legend>{said.contrary}</legend>
      <p className={css['quiet']}>{contrary.length === 0 ? said.noContrary : said.contraryWhy}</p>
      {codes.map((what) => {
        const left = omit.find((one) => one.what === what)
        const others = omit.filter((one) => one.what !== what)
        return (
          <div key={what} className={css['against']}>
            <Against all={contrary.filter((one) => one.what === what)} />
            <label className={parts['tick']}>
              <input
                type="checkbox"
                checked={left !== undefined}
                onChange={({ target }) =>
                  change({ omit: target.checked ? [...others, { what, reason: '' }] : others })
                }
              />
              {said.leaveOut} <bdi className={css['quiet']}>{what}</bdi>
            </label>
            {left !== undefined && (
              <TextField
                label={said.reason(what)}
                text={left.reason}
                change={(reason) => change({ omit: [...others, { what, reason }] })}
                rows={2}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/** One source: what it says against each thing that ours say. */
function Against({ all }: { readonly all: readonly ContraryView[] }) {
  const { dossier: said } = useEvidenceWords()
  const language = useLanguage()
  const [first] = all
  if (first === undefined) return null
  const { kind, who, date, record } = first
  // A denial names who denied; the others are called by their code, which stands below.
  const about = [
    said.kinds[kind],
    record?.title ?? who,
    dayWords(kind === 'account' ? '' : (date ?? ''), language),
  ]
  return (
    <div>
      <p>
        <strong>{about.filter((part) => part !== '').join(' · ')}</strong>{' '}
        {record !== undefined && who !== first.what && <bdi className={css['quiet']}>{who}</bdi>}
      </p>
      {all.map(({ against, words }) => (
        <div key={`${against} ${words}`} className={css['one']}>
          <p className={css['words']}>
            <bdi>{words === '—' ? said.withheldWords : words}</bdi>
          </p>
          <p className={css['quiet']}>
            {said.against} <bdi>{against}</bdi>
          </p>
        </div>
      ))}
    </div>
  )
}

function dayWords(date: string, language: Language): string {
  return date.length > 10 ? instantWords(date, language) : date
}
