/**
 * A paper for a body, a fund, a doctor or the person: name, place and danger are typed for this one paper alone.
 *
 * What is typed lives in this component and in the one call; it is in no draft, and a lock takes it away.
 */

import { type Language, languages } from '@safeconduct/core/base/language.ts'
import { typedBoxes } from '@safeconduct/core/cases/exports/typed.ts'
import { type ExportKind, papersFor } from '@safeconduct/core/cases/exports/ways.ts'
import { useEffect, useState } from 'react'
import type { ExportView, ReleaseView } from '../../../calls/cases-leaving.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { Choice, TextField } from '../../line/field.tsx'
import { languageName } from '../../records/language-names.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useSay } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import sheet from './paper.module.css'
import { noWishes, PaperWishesFields, wishesOf } from './paper-wishes.tsx'

type Props = { readonly release: ReleaseView; readonly again: () => void }
type OfKind = Props & { readonly kind: ExportKind }

/** The paper that was approved; where the release says none, the only one that it can be. */
export function paperOf({ paper, purpose, to }: ReleaseView): ExportKind | undefined {
  const fitting = papersFor(purpose, to.kind)
  return paper === undefined && fitting.length === 1 ? fitting[0] : fitting.find((one) => one === paper)
}

export function MakePaper({ release, again, kind }: OfKind) {
  const { releases: said } = useLeavingWords()
  const own = useLanguage()
  const [language, setLanguage] = useState<Language>(own)
  const say = useSay()
  const acting = useAct<ExportView>()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [recipientKey, setKey] = useState('')
  const [wishes, setWishes] = useState(noWishes)
  const boxes = typedBoxes[kind]
  const missing = boxes.some(({ name, required }) => required && (typed[name] ?? '').trim() === '')
  const make = async (): Promise<void> => {
    const filled = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''))
    const done = await acting.run(
      call('cases.export', {
        kind,
        release: release.id,
        typed: filled,
        language,
        more: {
          ...(recipientKey.trim() === '' ? {} : { recipientKey }),
          ...wishesOf(kind, wishes),
        },
      }),
    )
    if (done === undefined) return
    setTyped({})
    // Making it is sending it: the release says so at once.
    again()
  }
  return (
    <div className={parts['act-on']}>
      <p className={css['quiet']}>{said.paperWhy}</p>
      <p>{said.kinds[kind]}</p>
      <Choice
        label={said.paperLanguage}
        value={language}
        of={languages.map((one) => [one, languageName(one, own)] as const)}
        choose={setLanguage}
      />
      <PaperWishesFields kind={kind} release={release} wishes={wishes} change={setWishes} />
      {boxes.map(({ name, label, of }) => (
        <TextField
          key={name}
          label={say(label)}
          text={typed[name] ?? ''}
          change={(text) => setTyped({ ...typed, [name]: text })}
          {...(of === 'danger' ? { rows: 4 } : {})}
        />
      ))}
      <TextField label={said.paperKey} text={recipientKey} change={setKey} dir="ltr" />
      <button type="button" disabled={acting.busy || missing} onClick={() => void make()}>
        {said.paperAct}
      </button>
      <CasesRefused refusal={acting.refusal} />
      {acting.done !== undefined && <Paper made={acting.done} />}
    </div>
  )
}

/**
 * Shown here and printed from here. A file of it would lie in the folder of downloads, with the name and the place in
 * one, long after this page was locked.
 */
function Paper({ made }: { readonly made: ExportView }) {
  const { releases: said } = useLeavingWords()
  const { paper, sha256 } = made
  return (
    <div className={parts['became']} role="status">
      <p>
        <button type="button" data-main onClick={() => print()}>
          {said.paperOpen}
        </button>
      </p>
      <p className={css['quiet']}>
        {said.hash}
        <Colon />
        <code className={css['url']}>{sha256}</code>
      </p>
      {made.sealed !== undefined && <Sealed sealed={made.sealed} />}
      <article className={sheet['paper']} data-printed lang={paper.lang} dir="ltr">
        <h2>{paper.title}</h2>
        <p>
          <bdi>{paper.to}</bdi> · <time dateTime={paper.made}>{paper.made}</time>
        </p>
        {paper.sections.map((section) => (
          <section key={section.name} data-own-sheet={section.ownSheet}>
            <h3>{section.heading}</h3>
            {section.note !== undefined && <p>{section.note}</p>}
            <dl>
              {section.boxes.map(({ name, label, lines }) => (
                <div key={name}>
                  <dt>{label}</dt>
                  <dd>{lines.join('\n')}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </article>
    </div>
  )
}

/** Only this file may lie anywhere: nobody but the recipient opens it, this desk neither. */
function Sealed({ sealed }: { readonly sealed: NonNullable<ExportView['sealed']> }) {
  const { releases: said } = useLeavingWords()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([Uint8Array.fromBase64(sealed.file)]))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [sealed.file])
  return (
    <p>
      {address !== undefined && (
        <a href={address} download="paper.sealed">
          {said.paperSealed}
        </a>
      )}{' '}
      <span className={css['quiet']}>
        {said.paperKeyShort}
        <Colon />
        <code className={css['url']}>{sealed.key}</code>
      </span>
    </p>
  )
}
