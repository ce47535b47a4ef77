/**
 * Looks into an archive that a person handed over: what it is, what lies in it, and whether it is a conversation.
 *
 * The archive itself is the item, sealed as it came. Nothing is unpacked to a disk: a conversation's text is read in
 * memory up to a limit, files are taken out one by one when a documenter asks. Rules IN13 to IN18.
 */
import type { Bytes } from '../../base/bytes.ts'
import { ok, type Result } from '../../base/result.ts'
import { entryBytes } from '../zip/open-entry.ts'
import { platformInflate } from '../zip/platform-inflate.ts'
import { readZip } from '../zip/read-zip.ts'
import type { ZipEntry, ZipMark, ZipRefusal, ZipSource } from '../zip/zip.ts'
import { type Chat, mostChatBytes } from './chat/chat.ts'
import { readChat } from './chat/read-chat.ts'

export const archiveKinds = ['files', 'chat', 'paper', 'web-capture', 'program', 'book'] as const
export type ArchiveKind = (typeof archiveKinds)[number]

export type LookedInto = {
  readonly is: ArchiveKind
  readonly entries: readonly ZipEntry[]
  readonly marks: readonly ZipMark[]
  readonly chats: readonly Chat[]
  /** Names that a message has and the archive has not. */
  readonly missing: readonly string[]
}

export async function lookInto(source: ZipSource): Promise<Result<LookedInto, ZipRefusal>> {
  const zip = await readZip(source)
  if (!zip.ok) return zip
  const { entries, marks } = zip.value
  const files = entries.filter(({ kind }) => kind === 'file')
  const chats = await chatsIn(source, files)
  if (!chats.ok) return chats
  const names = new Set(files.map(({ name }) => name))
  const ends = new Set(files.map(({ name }) => lastOf(name)))
  const missing = chats.value
    .flatMap(({ messages }) => messages.flatMap((message) => message.files))
    .filter((name) => !names.has(name) && !ends.has(lastOf(name)))
  const is = chats.value.length > 0 ? 'chat' : kindOfArchive(names)
  return ok({ is, entries, marks, chats: chats.value, missing: [...new Set(missing)].slice(0, 10_000) })
}

/** One file of an archive, whole. */
export function takeOut(
  source: ZipSource,
  entry: ZipEntry,
  limit: number,
): Promise<Result<Bytes, ZipRefusal>> {
  return entryBytes(source, entry, platformInflate, limit)
}

/** Files under which the three programs put the words of a conversation. */
const chatNames: readonly RegExp[] = [
  /^_chat\.txt$/,
  /^[^/]{0,40}(?:whatsapp)[^/]{0,300}\.txt$/i,
  /(?:^|\/)result\.json$/,
  /(?:^|\/)messages\d*\.html$/,
  /(?:^|\/)main\.jsonl$/,
  /(?:^|\/)data\.json$/,
]
const mostChatFiles = 2000

async function chatsIn(
  source: ZipSource,
  files: readonly ZipEntry[],
): Promise<Result<readonly Chat[], ZipRefusal>> {
  const named = files.filter(
    ({ name, size }) => size <= mostChatBytes && chatNames.some((form) => form.test(name)),
  )
  const chats: Chat[] = []
  for (const entry of named.toSorted(byPage).slice(0, mostChatFiles)) {
    const bytes = await takeOut(source, entry, mostChatBytes)
    if (!bytes.ok) return bytes
    const read = readChat(bytes.value)
    const isPage = /messages\d+\.html$/.test(entry.name)
    const before = chats.at(-1)
    const [page] = read
    if (isPage && before !== undefined && page !== undefined) chats[chats.length - 1] = joined(before, page)
    else chats.push(...read)
  }
  return ok(chats)
}

/** `messages.html`, `messages2.html`, … `messages10.html`: by folder, then by number. */
function byPage(a: ZipEntry, b: ZipEntry): number {
  const [folderA, pageA] = placeOf(a.name)
  const [folderB, pageB] = placeOf(b.name)
  return folderA === folderB ? pageA - pageB : folderA < folderB ? -1 : 1
}

function placeOf(name: string): readonly [string, number] {
  const page = /^(?<folder>.*?)messages(?<number>\d*)\.html$/.exec(name)?.groups
  return page === undefined ? [name, 0] : [page['folder'] ?? '', Number(page['number'] ?? '0')]
}

function joined(before: Chat, page: Chat): Chat {
  const more = page.messages.map((message) => ({
    ...message,
    number: before.messages.length + message.number,
  }))
  return {
    ...before,
    messages: [...before.messages, ...more],
    notes: [...new Set([...before.notes, ...page.notes])],
  }
}

function kindOfArchive(names: ReadonlySet<string>): ArchiveKind {
  if (names.has('AndroidManifest.xml') || names.has('META-INF/MANIFEST.MF')) return 'program'
  if (names.has('datapackage.json') && names.has('indexes/index.cdx')) return 'web-capture'
  if (names.has('datapackage.json') && [...names].some((name) => name.startsWith('archive/')))
    return 'web-capture'
  if (names.has('[Content_Types].xml')) return 'paper'
  if (names.has('META-INF/container.xml')) return 'book'
  return names.has('mimetype') && names.has('content.xml') ? 'paper' : 'files'
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
