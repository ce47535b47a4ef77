/**
 * Signal's plain export: one JSON object on each line. Its own (`main.jsonl`) has the frames of a backup, with people,
 * conversations and messages that name each other by number; the tool `signal-export` writes a conversation as lines
 * of sender, date and words (`data.json`).
 */
import { utf8 } from '../../../base/bytes.ts'
import { parseJson } from '../../../base/json.ts'
import { isObject, isText } from '../../../base/parse.ts'
import { type Chat, type ChatMessage, type ChatNote, instantText, messageOf, mostMessages } from './chat.ts'

type Fields = Readonly<Record<string, unknown>>

export function isSignal(text: string): boolean {
  const frames = linesOf(text.slice(0, 200_000), 5)
  return frames.some((frame) => isBackupFrame(frame) || isToolLine(frame))
}

function isBackupFrame(frame: Fields): boolean {
  return ['account', 'recipient', 'chat', 'chatItem'].some((name) => isObject(frame[name]))
}

function isToolLine(frame: Fields): boolean {
  return isText(frame['date']) && isText(frame['sender']) && 'body' in frame
}

export function readSignal(text: string): readonly Chat[] {
  const frames = linesOf(text, mostMessages)
  const made = frames.some(isBackupFrame) ? ofBackup(frames) : [ofTool(frames)]
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  if (lines === frames.length) return made
  const note: ChatNote = lines > mostMessages ? 'cut' : 'some-not-read'
  return made.map((chat) => ({ ...chat, notes: [...new Set([...chat.notes, note])] }))
}

/** The lines that are JSON objects; the last of a text that was cut may be none. */
function linesOf(text: string, most: number): readonly Fields[] {
  const found: Fields[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const json = parseJson(utf8(line), { maxBytes: 16 * 1024 * 1024 })
    if (json.ok && isObject(json.value)) found.push(json.value)
    if (found.length >= most) break
  }
  return found
}

function ofTool(frames: readonly Fields[]): Chat {
  const messages = frames.filter(isToolLine).map((frame, at): ChatMessage => {
    const saidAt = textAt(frame, 'date') ?? ''
    const local = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)/.exec(saidAt)
    const list: unknown = frame['attachments']
    const files = Array.isArray(list)
      ? list.flatMap((each: unknown) =>
          isObject(each) ? (textAt(each, 'path') ?? textAt(each, 'name') ?? []) : [],
        )
      : []
    return messageOf(at + 1, {
      at: local === null ? undefined : `${local[1]}T${local[2]}`,
      saidAt,
      from: textAt(frame, 'sender') ?? '?',
      text: textAt(frame, 'body') ?? '',
      files,
    })
  })
  return { app: 'signal', messages, notes: ['no-zone'] }
}

function ofBackup(frames: readonly Fields[]): readonly Chat[] {
  const people = new Map<string, string>()
  const chats = new Map<string, { readonly with: string; readonly messages: ChatMessage[] }>()
  const notes = new Set<ChatNote>()
  for (const frame of frames) {
    const person = objectAt(frame, 'recipient')
    if (person !== undefined) people.set(numberAt(person, 'id'), nameOf(person))
    const chat = objectAt(frame, 'chat')
    if (chat !== undefined)
      chats.set(numberAt(chat, 'id'), { with: numberAt(chat, 'recipientId'), messages: [] })
    const item = objectAt(frame, 'chatItem')
    const list = item === undefined ? undefined : chats.get(numberAt(item, 'chatId'))?.messages
    if (item === undefined) continue
    if (list === undefined) notes.add('some-not-read')
    else list.push(messageIn(item, list.length + 1, people))
  }
  return [...chats.values()].map((chat) => {
    const title = people.get(chat.with)
    return {
      app: 'signal',
      ...(title === undefined ? {} : { title }),
      messages: chat.messages,
      notes: [...notes],
    }
  })
}

function messageIn(item: Fields, number: number, people: ReadonlyMap<string, string>): ChatMessage {
  const millis = numberAt(item, 'dateSent')
  const standard = objectAt(item, 'standardMessage')
  const isNotice = objectAt(item, 'updateMessage') !== undefined
  const from = isNotice ? undefined : (people.get(numberAt(item, 'authorId')) ?? '?')
  const list: unknown = standard?.['attachments']
  const attached = Array.isArray(list) ? list.filter(isObject) : []
  const files = attached.flatMap((each) => textAt(objectAt(each, 'pointer') ?? each, 'fileName') ?? [])
  const marks: ChatMessage['marks'][number][] = []
  if (files.length < attached.length) marks.push('file-not-exported')
  if (objectAt(item, 'remoteDeletedMessage') !== undefined) marks.push('deleted')
  if (Array.isArray(item['revisions']) && item['revisions'].length > 0) marks.push('edited')
  return messageOf(number, {
    at: instantText(Number(millis)),
    saidAt: millis,
    from,
    text: textAt(objectAt(standard ?? {}, 'text') ?? {}, 'body') ?? '',
    files,
    marks,
  })
}

/** A person by the name of the address book, of the profile, or the number; a group by its title. */
function nameOf(person: Fields): string {
  const contact = objectAt(person, 'contact')
  const group = objectAt(objectAt(objectAt(person, 'group') ?? {}, 'snapshot') ?? {}, 'title')
  if (objectAt(person, 'self') !== undefined) return 'self'
  const own = [textAt(contact ?? {}, 'systemGivenName'), textAt(contact ?? {}, 'systemFamilyName')]
  const profile = [textAt(contact ?? {}, 'profileGivenName'), textAt(contact ?? {}, 'profileFamilyName')]
  const named = [own, profile].map((parts) => parts.filter(isText).join(' ')).find((name) => name !== '')
  return (
    named ?? textAt(group ?? {}, 'title') ?? (contact === undefined ? '?' : numberAt(contact, 'e164') || '?')
  )
}

function objectAt(fields: Fields, name: string): Fields | undefined {
  const value = fields[name]
  return isObject(value) ? value : undefined
}

function textAt(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  return isText(value) && value !== '' ? value : undefined
}

/** Numbers of 64 bits stand as text in the JSON of Protocol Buffers. */
function numberAt(fields: Fields, name: string): string {
  const value = fields[name]
  return isText(value) || typeof value === 'number' ? String(value) : ''
}
