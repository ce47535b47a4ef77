/**
 * What a person sent by the line becomes items of the case that was opened: received from that person, sealed anew under
 * keys of the case, the bytes compared with what was hashed when they arrived. The line keeps its own.
 */
import { idIn, listAt, textAt } from '../../line/kept-values.ts'
import type { LineWorld } from '../../line/line-world.ts'
import { readFile } from '../../sync/files-elsewhere.ts'
import type { EvidenceRoom } from '../custody/evidence-room.ts'
import type { FileSource } from './file-source.ts'
import { blobOf } from './open-item.ts'
import type { IntakeWish, TakenIn } from './take-in.ts'
import { takeInAll } from './take-in-all.ts'

export async function takeInThread(
  room: EvidenceRoom,
  { index }: Pick<LineWorld, 'index'>,
  request: string,
  wish: Omit<IntakeWish, 'receivedVia'>,
  watch?: Parameters<typeof takeInAll>[3],
): Promise<readonly TakenIn[]> {
  index.refresh()
  const files = index
    .of(request)
    .messages.filter((message) => textAt(message, 'way') !== 'out')
    .flatMap((message) => listAt(message, 'files'))
  const ids = [...new Set(files)].flatMap((id) => (typeof id === 'string' ? (idIn(id) ?? []) : []))
  const sources = ids.map((id) => sourceOf(room, id))
  return takeInAll(room, sources, { ...wish, receivedVia: 'line' }, watch)
}

function sourceOf({ vault }: EvidenceRoom, id: string): FileSource {
  const blob = blobOf(vault, id)
  return {
    name: 'File sent by the line',
    async *read() {
      if (blob === undefined) {
        yield { ok: false, refusal: { kind: 'no-such-file' } }
        return
      }
      for await (const piece of readFile(vault, blob)) {
        if (piece.ok) yield piece
        else yield { ok: false, refusal: { kind: 'may-not-read' } }
      }
    },
  }
}
