/** What stands in the way of the dossier, and what would be missing in it. Both are said before it is made. */
import type { DossierReadyView } from '../../../calls/evidence.ts'
import { Breaks } from '../../cases/cases-refused.tsx'
import { refusalSentence } from '../../words/refusal.ts'
import { useWords } from '../../words/use-words.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './dossier.module.css'
import { keysOf, lawsOf, paragraphsOf, type Typed, versionOf } from './typed.ts'

type Props = { readonly ready: DossierReadyView; readonly typed: Typed }

/** How many things keep it from being made. */
export function stopsOf({ refusal, hasKey, items }: DossierReadyView, typed: Typed): number {
  return (
    Number(refusal !== undefined) +
    Number(!hasKey) +
    items.filter(({ lacks }) => lacks.includes('no-file')).length +
    halfLaws(typed) +
    Number(versionOf(typed) === undefined) +
    typed.omit.filter(({ reason }) => reason.trim() === '').length
  )
}

function halfLaws(typed: Typed): number {
  return lawsOf(typed).filter(({ instrument, text }) => instrument === '' || text === '').length
}

export function Before({ ready, typed }: Props) {
  const words = useWords()
  const { dossier: said } = useEvidenceWords()
  const { refusal, breaks, hasKey, release } = ready
  const unusable = release.consents.filter(({ usable }) => !usable)
  const unsaid = typed.omit.filter(({ reason }) => reason.trim() === '')
  return (
    <section className={css['part']} aria-labelledby="before">
      <h2 id="before">{said.stops}</h2>
      {stopsOf(ready, typed) === 0 && <p className={css['quiet']}>{said.nothingStops}</p>}
      {refusal !== undefined && breaks.length === 0 && (
        <p className={css['missing']}>{refusalSentence(words, refusal)}</p>
      )}
      {breaks.length > 0 && <Breaks breaks={breaks} />}
      {breaks.length > 0 &&
        unusable.map(({ id, code }) => (
          <p key={id} className={css['missing']}>
            {said.notConsented(code ?? '?')}
          </p>
        ))}
      {!hasKey && <p className={css['missing']}>{said.noKey}</p>}
      {halfLaws(typed) > 0 && <p className={css['missing']}>{said.halfLaw}</p>}
      {versionOf(typed) === undefined && <p className={css['missing']}>{said.noVersion}</p>}
      {unsaid.map(({ what }) => (
        <p key={what} className={css['missing']}>
          {said.noReason(what)}
        </p>
      ))}
      <Lacking typed={typed} />
    </section>
  )
}

/** It may go without any of these; whoever sends it should know. */
function Lacking({ typed }: Pick<Props, 'typed'>) {
  const { dossier: said } = useEvidenceWords()
  const isEmpty = {
    summary: paragraphsOf(typed.summary).length === 0,
    law: lawsOf(typed).length === 0,
    method: paragraphsOf(typed.method).length === 0,
    contact: typed.contact.trim() === '',
    authority: typed.authority.trim() === '',
    annex: keysOf(typed).length === 0,
  }
  const names = (['summary', 'law', 'method', 'contact', 'authority', 'annex'] as const).filter(
    (name) => isEmpty[name],
  )
  return (
    <>
      <h3>{said.lacking}</h3>
      {names.length === 0 && <p className={css['quiet']}>{said.nothingLacking}</p>}
      <ul className={css['plain']}>
        {names.map((name) => (
          <li key={name}>{said.empty[name]}</li>
        ))}
      </ul>
    </>
  )
}
