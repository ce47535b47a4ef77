/** A file, when an operator opened a place for one. What is too large is refused before a byte of it is read. */
import { equalBytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import type { ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import type { AttachHere } from '@safeconduct/core/line/replies.ts'
import { pieceRoom } from '@safeconduct/core/line/voice.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import type { Context } from './context.ts'
import type { FilePlace } from './file-sending.ts'
import type { Settings } from './settings.ts'
import { sizeOf } from './size.ts'

type FileScreen = { readonly offer: (attach: AttachHere | undefined, keys: ThreadKeys) => void }

export function bindFile(context: Context): FileScreen {
  const { parts, settings, forgetting } = context
  const hint = parts.at('attach-hint').textContent
  let here: FilePlace | undefined
  let stop = new AbortController()
  forgetting.add(() => {
    stop.abort()
    here = undefined
  })
  parts.button('file-stop').addEventListener('click', () => stop.abort())
  parts.input('file').addEventListener('change', () => {
    const [file] = parts.input('file').files ?? []
    if (here === undefined || file === undefined) return
    const refused = refusalOf(file, here, settings)
    if (refused !== undefined) return parts.say('file-state', refused)
    stop.abort()
    stop = new AbortController()
    const [to, signal] = [here, stop.signal]
    void import('./pieces.ts').then(
      ({ sendFile }) => sendFile(context, file, to, signal),
      () => parts.say('file-state', settings.say('file-silent')),
    )
  })
  return {
    offer: (attach, { thread }) => {
      if (attach === undefined) here = undefined
      // The key of this place is made once: what was begun is gone on with, and announced no second time.
      else if (here === undefined || !equalBytes(here.slot, attach.slot))
        here = { ...attach, thread, key: newSealKey(platformRandom), announced: false }
      parts.show('attach', attach !== undefined)
      if (attach !== undefined)
        parts.say('attach-hint', hint.replace('{size}', sizeOf(roomOf(attach), settings.language)))
    },
  }
}

function refusalOf(file: File, here: AttachHere, { say, language }: Settings): string | undefined {
  if (file.size === 0) return say('file-empty')
  if (file.size > roomOf(here)) return say('file-large', { size: sizeOf(roomOf(here), language) })
  return undefined
}

function roomOf({ room }: AttachHere): number {
  return room * pieceRoom.file
}
