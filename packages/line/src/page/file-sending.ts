/**
 * A file into the place that an operator opened. Three pieces at a time, the missing ones only.
 *
 * Its key is made here and told to the line alone, by a follow-up of its own: whoever was given the code, and reads
 * the answer that opened the place, can open nothing of what lies there, nor tell it from noise.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import type { AttachHere } from '@safeconduct/core/line/replies.ts'
import { pieceRoom } from '@safeconduct/core/line/voice.ts'
import type { SealKey } from '@safeconduct/core/sealed/seal.ts'
import type { Context } from './context.ts'
import { secondsBefore, waiting } from './pause.ts'
import { sendPiece } from './piece-sending.ts'
import { sizeOf } from './size.ts'

const atOnce = 3

/** A place with the key that this page made for it. */
export type FilePlace = AttachHere & { readonly thread: Bytes; readonly key: SealKey; announced: boolean }

/** Sends a file into its place, beginning with the first piece that is not there yet. */
export async function sendFile(
  context: Context,
  file: File,
  here: FilePlace,
  signal: AbortSignal,
): Promise<void> {
  const { parts, settings } = context
  showWorking(context, true)
  await announce(context, here)
  const count = Math.max(1, Math.ceil(file.size / pieceRoom.file))
  const missing = await missingOf(context, here.slot, count, signal)
  const size = sizeOf(file.size, settings.language)
  let there = count - missing.length
  const show = (): void => {
    const percent = Math.floor((100 * there) / count)
    parts.progress('file-progress').value = percent
    parts.say('file-state', settings.say('file-progress', { n: percent, size }))
  }
  const silent = (): void => parts.say('file-state', settings.say('file-silent'))
  const next = async (): Promise<void> => {
    for (let index = missing.shift(); index !== undefined && !signal.aborted; index = missing.shift()) {
      const content = await contentOf(file, index)
      const piece = { index, last: index === count - 1, content }
      const sent = await sendPiece(context, { slot: here.slot, key: here.key, kind: 'file' }, piece, {
        signal,
        silent,
      })
      if (sent !== 'sent') return
      there++
      show()
    }
  }
  show()
  await Promise.all(Array.from({ length: atOnce }, next))
  showWorking(context, false)
  parts.say('file-state', settings.say(there === count ? 'file-done' : 'file-stopped'))
}

/** The key first: pieces that nobody has the key of are noise. */
async function announce(context: Context, here: FilePlace): Promise<void> {
  if (here.announced) return
  const { slot, key, thread } = here
  const id = platformRandom.bytes(16)
  const file = { slot, key }
  const said = await context.line.send(
    { kind: 'follow-up', thread, id, text: '', file },
    { kind: 'nothing' },
    ({ step }) => {
      if (step !== 'sealing' && step !== 'sending' && step !== 'stamp')
        context.parts.say('file-state', context.settings.say('file-silent'))
    },
  )
  here.announced = said === 'sent'
}

function showWorking({ parts }: Context, working: boolean): void {
  parts.input('file').disabled = working
  parts.show('file-stop', working)
  parts.show('file-progress', working)
}

/** Only the part of the file that is needed is read: a phone of 2016 has not the memory for all of it. */
async function contentOf(file: File, index: number): Promise<Uint8Array> {
  const room = pieceRoom.file
  return new Uint8Array(await new Response(file.slice(index * room, (index + 1) * room)).arrayBuffer())
}

async function missingOf(
  { line }: Context,
  slot: Bytes,
  count: number,
  signal: AbortSignal,
): Promise<number[]> {
  const { wait } = waiting()
  for (let attempt = 0; !signal.aborted; attempt++) {
    const answer = await line.door.ask({ what: 'have', slot })
    if (answer?.what === 'has') {
      const has = new Set(answer.indices)
      return Array.from({ length: count }, (_, index) => index).filter((index) => !has.has(index))
    }
    await wait(secondsBefore(attempt), () => {})
  }
  return []
}
