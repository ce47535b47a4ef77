/** Carries one file to the vault in pieces: the window holds a piece of it and never the whole. */
import { toBase64 } from '@safeconduct/core/base/bytes.ts'
import type { CallRefusal } from '../../../calls/calls.ts'
import type { TakeAsk, TakenView } from '../../../calls/evidence.ts'
import { call } from '../../calls/client.ts'

/** As base64 it fits into what a page may say at once, with room for its frame. */
const pieceLength = 384 * 1024

export type Sent = TakenView | { readonly name: string; readonly state: 'stopped' }

export async function sendFile(
  file: File,
  about: Omit<TakeAsk, 'name'>,
  { signal, far }: { readonly signal: AbortSignal; readonly far: (bytes: number) => void },
): Promise<Sent> {
  const { name } = file
  const no = (refusal: CallRefusal): Sent => ({ name, state: 'refused', refusal })
  const begun = await call('evidence.takeBegin', { ...about, name })
  if (!begun.ok) return no(begun.refusal)
  const { id } = begun.value
  for (let at = 0; at < file.size; at += pieceLength) {
    const bytes = signal.aborted ? undefined : await bytesOf(file, at)
    const sent =
      bytes === undefined ? undefined : await call('evidence.takePiece', { id, at, base64: toBase64(bytes) })
    if (sent?.ok !== true) {
      await call('evidence.takeDrop', { id })
      if (signal.aborted) return { name, state: 'stopped' }
      return no(sent?.refusal ?? { kind: 'unreadable' })
    }
    far(at)
  }
  const taken = await call('evidence.takeEnd', { id })
  return taken.ok ? taken.value : no(taken.refusal)
}

/** Undefined when the file cannot be read any more: a folder, or a stick that was pulled out. */
async function bytesOf(file: File, at: number): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.slice(at, at + pieceLength).arrayBuffer())
  } catch {
    return undefined
  }
}
