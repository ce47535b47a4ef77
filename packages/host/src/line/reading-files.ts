/** The bytes of a voice or a file, for a player of this desk or for saving: never to be shown as a page. */
import { concat } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { readFile } from '../sync/files-elsewhere.ts'
import { parseBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import { idIn, listAt, membersAt, saysYes, valuesAt } from './kept-values.ts'
import type { LineWorld } from './line-world.ts'

export type LineFile = { readonly bytes: Uint8Array; readonly type: string; readonly truncated: boolean }
export type LineFileRefusal = { readonly kind: 'no-such-record' | 'file-missing' | 'file-damaged' }

const plain = 'application/octet-stream'
const voices: readonly string[] = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

/** `name`: a message with a voice, or a file of one. It must belong to this request. */
export async function readLineFile(
  world: LineWorld,
  request: string,
  name: string,
): Promise<Result<LineFile, LineFileRefusal>> {
  const { index, vault } = world
  index.refresh()
  const message = index
    .of(request)
    .messages.find((one) => one.id === name || listAt(one, 'files').some((file) => file === name))
  const file = message?.id === name ? listAt(message, 'files').at(-1) : name
  const id = typeof file === 'string' ? idIn(file) : undefined
  const item = message === undefined || id === undefined ? undefined : vault.reader.read(id)
  const [blob] = valuesAt(item, fileField).map((value) => parseBlob(value, ''))
  if (blob?.ok !== true) return refuse({ kind: 'no-such-record' })
  const pieces: Uint8Array[] = []
  for await (const piece of readFile(vault, blob.value)) {
    if (!piece.ok)
      return refuse({ kind: piece.refusal.kind === 'file-missing' ? 'file-missing' : 'file-damaged' })
    pieces.push(piece.value)
  }
  const said = membersAt(message, 'voice')?.['type']
  // Only the three kinds that a browser records: whatever else it says it is stays bytes.
  const type = voices.find((one) => one === said) ?? plain
  return ok({ bytes: concat(...pieces), type, truncated: saysYes(message, 'cutOff') })
}
