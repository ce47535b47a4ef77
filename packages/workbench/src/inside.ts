/** Archives and conversations, read here because a line of a chat and a name in an archive are a stranger's too. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { lookInto, takeOut } from '@safeconduct/core/evidence/intake/archive.ts'
import type { Chat, ChatMessage } from '@safeconduct/core/evidence/intake/chat/chat.ts'
import { readChat } from '@safeconduct/core/evidence/intake/chat/read-chat.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import { sourceOf } from '@safeconduct/core/evidence/zip/zip.ts'
import type { Done } from './tasks.ts'

/** Of what is taken out at once. */
const mostBytes = 768 * 1024 * 1024
/** Letters of a conversation that are told; all of it stays in the file. */
const mostLetters = 24 * 1024 * 1024

export async function inside(file: Bytes): Promise<Done> {
  if (kindOf(file.subarray(0, headLength)).kind.type !== 'application/zip')
    return ok({ said: { chats: readChat(file).map(told) }, files: [] })
  const looked = await lookInto(sourceOf(file))
  if (!looked.ok) return ok({ said: { flaw: looked.refusal.why, chats: [] }, files: [] })
  const { is, entries, marks, missing, chats } = looked.value
  const archive: Json = {
    is,
    marks: [...marks],
    missing: [...missing],
    entries: entries.map(({ name, kind, size }) => ({ name, kind, size })),
  }
  return ok({ said: { archive, chats: chats.map(told) }, files: [] })
}

/** A conversation as JSON, cut where it is longer than anybody reads on a screen. */
function told(chat: Chat): Json {
  let letters = 0
  const messages = chat.messages.filter(({ text }) => (letters += text.length + 200) <= mostLetters)
  const isCut = messages.length < chat.messages.length
  return {
    app: chat.app,
    ...(chat.title === undefined ? {} : { title: chat.title }),
    notes: isCut ? [...new Set([...chat.notes, 'cut' as const])] : [...chat.notes],
    messages: messages.map(messageJson),
  }
}

function messageJson({ number, at, saidAt, from, text, files, marks }: ChatMessage): Json {
  return {
    number,
    saidAt,
    text,
    files: [...files],
    marks: [...marks],
    ...(at === undefined ? {} : { at }),
    ...(from === undefined ? {} : { from }),
  }
}

export async function takeOutFiles(file: Bytes, { names }: TaskOf<'take-out'>): Promise<Done> {
  const source = sourceOf(file)
  const looked = await lookInto(source)
  if (!looked.ok) return refuse({ kind: 'damaged' })
  const wanted = new Set(names)
  const entries = looked.value.entries.filter(({ kind, name }) => kind === 'file' && wanted.has(name))
  const files: Bytes[] = []
  let left = mostBytes
  for (const entry of entries) {
    if (entry.size > left) return refuse({ kind: 'too-large' })
    const content = await takeOut(source, entry, left)
    if (!content.ok) return refuse({ kind: 'damaged' })
    left -= content.value.length
    files.push(content.value)
  }
  return ok({ said: { is: looked.value.is, names: entries.map(({ name }) => name) }, files })
}
