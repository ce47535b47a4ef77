/** Reads a file as a conversation, whichever of the three programs wrote it, or says that it is none. */
import { textOf } from '../../../base/bytes.ts'
import { parseJson } from '../../../base/json.ts'
import { type Chat, mostChatBytes } from './chat.ts'
import { isSignal, readSignal } from './signal.ts'
import { isTelegramHtml, readTelegramHtml } from './telegram-html.ts'
import { isTelegramJson, readTelegramJson } from './telegram-json.ts'
import { isWhatsapp, readWhatsapp } from './whatsapp.ts'

/** By content: an export that was renamed is one still. An empty list is no conversation. */
export function readChat(bytes: Uint8Array): readonly Chat[] {
  if (bytes.length === 0 || bytes.length > mostChatBytes) return []
  const text = textOf(bytes)
  if (text === undefined) return []
  const start = text.slice(0, 200).trimStart()
  if (start.startsWith('{')) {
    const json = parseJson(bytes, { maxBytes: mostChatBytes })
    if (json.ok && isTelegramJson(json.value)) return readTelegramJson(json.value)
    return isSignal(text) ? readSignal(text) : []
  }
  if (start.startsWith('<')) return isTelegramHtml(text) ? [readTelegramHtml(text)] : []
  return isWhatsapp(text) ? [readWhatsapp(text)] : []
}
