/** Begins a note of one kind in the ordinary form. What somebody was typing there is not thrown away for a click. */
import type { NoteKind } from '@safeconduct/core/attention/notes.ts'
import { useLocation } from 'wouter'
import { draftKey, draftOf, keepDraft, readDraft } from '../../form/drafts.ts'
import { paths } from '../../frame/places.ts'

type Props = { readonly kind: NoteKind; readonly label: string }

export function BeginNote({ kind, label }: Props) {
  const [, go] = useLocation()
  const begin = async (): Promise<void> => {
    const key = draftKey('PressNote', undefined)
    const kept = draftOf(key) ?? (await readDraft(key))
    if (kept === undefined || Object.keys(kept).every((name) => name === 'kind')) keepDraft(key, { kind })
    go(paths.make('PressNote'))
  }
  return (
    <button type="button" onClick={() => void begin()}>
      {label}
    </button>
  )
}
