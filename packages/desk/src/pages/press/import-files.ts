/** Carries chosen files to the vault, one at a time, and tells of each what became of it. */
import { toBase64 } from '@safeconduct/core/base/bytes.ts'
import type { CallRefusal, ImportedFile } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'
import { whileSaving } from '../calls/saving.ts'
import { changed } from '../records/changes.ts'

export type Incoming = ImportedFile | { readonly name: string; readonly state: 'waiting' }

/** The limit the process keeps; a larger file is refused here before it is copied into memory thrice. */
const mostBytes = 8 * 1024 * 1024

export async function importFiles(
  files: readonly File[],
  tell: (all: readonly Incoming[]) => void,
): Promise<void> {
  const all: Incoming[] = files.map(({ name }) => ({ name, state: 'waiting' }))
  tell([...all])
  for (const [index, file] of files.entries()) {
    all[index] = await whileSaving(importOne(file))
    tell([...all])
  }
  changed()
}

async function importOne(file: File): Promise<ImportedFile> {
  const refused = (refusal: CallRefusal): ImportedFile => ({ name: file.name, state: 'refused', refusal })
  if (file.size > mostBytes) return refused({ kind: 'too-large' })
  const bytes = await bytesOf(file)
  if (bytes === undefined) return refused({ kind: 'unreadable' })
  const answer = await call('press.import', { files: [{ name: file.name, base64: toBase64(bytes) }] })
  if (!answer.ok) return refused(answer.refusal)
  return answer.value.files[0] ?? refused({ kind: 'unreadable' })
}

/** Undefined when the file cannot be read any more: a folder, or a stick that was pulled out. */
async function bytesOf(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return undefined
  }
}
