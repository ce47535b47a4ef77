/** What of an item can be seen: its picture, its words, or why there is nothing to see. All of it is text or pixels. */
import type { LookView } from '../../../calls/evidence-items.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './look.module.css'
import { usePicture } from './use-picture.ts'

type Props = {
  readonly view: LookView | undefined
  readonly clear: boolean
  readonly file: boolean
  /** What stands there where there is no picture: what kind of item it is. */
  readonly kind: string
  readonly title: string
}

export function Shown({ view, clear, file, kind, title }: Props) {
  const { look: said } = useEvidenceWords().items
  const address = usePicture(view?.picture)
  if (!file) return <p className={css['nothing']}>{said.noFile}</p>
  if (view?.text !== undefined)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what is longer than its window is scrolled with the keyboard too
      <pre className={css['text']} dir="auto" role="region" aria-label={title} tabIndex={0}>
        {view.text}
      </pre>
    )
  if (address !== undefined)
    // What it shows is told by the description beside it; a blurred one shows nothing.
    return <img className={css['picture']} data-clear={clear} src={address} alt={clear ? title : ''} />
  const why = view?.why
  const family = view === undefined ? undefined : familyWords(said.families, view.family)
  return (
    <p className={css['nothing']}>
      <span>{kind}</span>
      {family !== undefined && family !== kind && <span>{family}</span>}
      {why !== undefined && <span>{whyWords(said.whys, why)}</span>}
      {view?.shows === false && <span>{said.nothing}</span>}
    </p>
  )
}

function familyWords(families: Readonly<Record<string, string>>, family: string): string {
  return families[family] ?? family
}

function whyWords(whys: Readonly<Record<string, string>> & { readonly other: string }, why: string): string {
  return whys[why] ?? whys.other
}
