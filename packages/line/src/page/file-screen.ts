/** A file, when an operator opened a place for one. What is too large is refused before a byte of it is read. */
import type { AttachHere } from '@safeconduct/core/line/replies.ts'
import { pieceRoom } from '@safeconduct/core/line/voice.ts'
import type { Context } from './context.ts'
import type { Settings } from './settings.ts'
import { sizeOf } from './size.ts'

type FileScreen = { readonly offer: (attach: AttachHere | undefined) => void }

export function bindFile(context: Context): FileScreen {
  const { parts, settings, forgetting } = context
  const hint = parts.at('attach-hint').textContent
  let here: AttachHere | undefined
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
    offer: (attach) => {
      here = attach
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
