/** Telegram Desktop's export as JSON (`result.json`): one conversation, or all of an account. */
import { isObject, isText } from '../../../base/parse.ts'
import { type Chat, type ChatMessage, type ChatNote, instantText, messageOf, mostMessages } from './chat.ts'

type Fields = Readonly<Record<string, unknown>>

export function isTelegramJson(value: unknown): boolean {
  return listsIn(value).length > 0
}

/** A conversation has `messages`; an account has conversations under `chats`. */
function listsIn(value: unknown): readonly Fields[] {
  if (!isObject(value)) return []
  if (Array.isArray(value['messages']) && isText(value['type'])) return [value]
  const chats = isObject(value['chats']) ? value['chats'] : undefined
  const list: unknown = chats?.['list']
  return Array.isArray(list) ? list.filter(isObject).filter((each) => Array.isArray(each['messages'])) : []
}

export function readTelegramJson(value: unknown): readonly Chat[] {
  return listsIn(value).map((chat) => {
    const raw: readonly unknown[] = Array.isArray(chat['messages']) ? chat['messages'] : []
    const notes = new Set<ChatNote>()
    const messages: ChatMessage[] = []
    for (const each of raw) {
      if (messages.length === mostMessages) {
        notes.add('cut')
        break
      }
      const message = isObject(each) ? messageIn(each, messages.length + 1) : undefined
      if (message === undefined) notes.add('some-not-read')
      else {
        messages.push(message)
        if (message.at?.endsWith('Z') !== true) notes.add('no-zone')
      }
    }
    const title = textAt(chat, 'name')
    return { app: 'telegram', ...(title === undefined ? {} : { title }), messages, notes: [...notes] }
  })
}

function messageIn(raw: Fields, number: number): ChatMessage | undefined {
  const saidAt = textAt(raw, 'date')
  if (saidAt === undefined) return undefined
  const absolute = instantText(Number(textAt(raw, 'date_unixtime') ?? 'none') * 1000)
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(saidAt) ? saidAt : undefined
  const at = absolute ?? local
  if (raw['type'] === 'service') {
    const action = [textAt(raw, 'actor'), textAt(raw, 'action')].filter(isText).join(': ')
    return messageOf(number, { at, saidAt, text: action })
  }
  if (raw['type'] !== 'message') return undefined
  const paths = ['photo', 'file', 'contact_vcard'].flatMap((name) => textAt(raw, name) ?? [])
  // Telegram puts a sentence in brackets where it left the file out.
  const files = paths.filter((path) => !path.startsWith('('))
  const marks: ChatMessage['marks'][number][] = []
  if (files.length < paths.length) marks.push('file-not-exported')
  if (raw['edited'] !== undefined) marks.push('edited')
  if (isText(raw['forwarded_from'])) marks.push('forwarded')
  return messageOf(number, {
    at,
    saidAt,
    from: textAt(raw, 'from') ?? textAt(raw, 'from_id') ?? '?',
    text: wordsOf(raw['text']),
    files,
    marks,
  })
}

/** A text, or pieces of which some are bold, a link, a name. */
function wordsOf(text: unknown): string {
  if (isText(text)) return text
  if (!Array.isArray(text)) return ''
  return text
    .map((piece: unknown) => (isText(piece) ? piece : isObject(piece) ? (textAt(piece, 'text') ?? '') : ''))
    .join('')
}

function textAt(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  return isText(value) && value !== '' ? value : undefined
}
