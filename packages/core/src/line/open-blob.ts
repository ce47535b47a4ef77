/**
 * Opening what callers sent, on the desks. docs/formats/line.md, rules N29–N34.
 *
 * Every byte of it is a stranger's. What does not open, or is not exactly one of the messages, is refused as a value
 * and without a word of its content; nothing here ever throws because of what came in.
 */
import { type Bytes, equalBytes } from '../base/bytes.ts'
import { parseJson } from '../base/json.ts'
import { isLanguage } from '../base/language.ts'
import { isObject, isText } from '../base/parse.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { type EnvelopeKey, openWith, publicHalfOf } from '../sealed/envelope.ts'
import { type SealKey, sealKeyFrom } from '../sealed/seal.ts'
import { isCoverTopic } from './cover-topics.ts'
import { bytesIn, listIn, membersOf, textIn, wholeIn, yesOrNoIn } from './members.ts'
import {
  blobAddress,
  blobOverhead,
  blobVersion,
  type CoverThread,
  type FileAnnounced,
  type FirstMessage,
  type FollowUp,
  keyIdIn,
  keyIdOf,
  messageLimits,
  type SafeContact,
  type SafeHours,
  type ToLine,
} from './message.ts'
import { isClass, keyIdLength, largestClass, unpadded } from './padding.ts'
import { type VoiceAnnounced, voiceTypes } from './voice.ts'

export type BlobRefusal =
  /** Sealed to a key that is not among these: of another week, or destroyed. */
  | { readonly kind: 'other-key' }
  /** Does not open: another line's, or damaged. */
  | { readonly kind: 'not-for-us' }
  /** Opens, and is none of our messages. */
  | { readonly kind: 'unreadable' }
  /**
   * Of a kind, with a member or in a version that this program does not know: a newer page wrote it. `content` is what
   * was sealed, where it opened: the week's key will be gone when somebody has a program that reads it.
   */
  | { readonly kind: 'newer'; readonly content?: Bytes }

export async function openBlob(
  blob: Uint8Array,
  keys: readonly EnvelopeKey[],
  line: Uint8Array,
): Promise<Result<ToLine, BlobRefusal>> {
  const [version = 0] = blob
  const head = blob.subarray(0, 1 + keyIdLength)
  const candidates = keys.filter((key) => equalBytes(keyIdOf(publicHalfOf(key)), keyIdIn(blob)))
  if (version > blobVersion && candidates.length > 0) return refuse({ kind: 'newer' })
  if (version !== blobVersion || !isClass(blob.length - blobOverhead)) return refuse({ kind: 'not-for-us' })
  if (candidates.length === 0) return refuse({ kind: 'other-key' })
  for (const key of candidates) {
    const opened = await openWith(key, blobAddress(line, head), blob.subarray(head.length))
    if (!opened.ok) continue
    const content = unpadded(opened.value)
    return content === undefined ? refuse({ kind: 'unreadable' }) : messageIn(content)
  }
  return refuse({ kind: 'not-for-us' })
}

/** What was sealed, without its padding. Also what was put aside by a program that was older than the page. */
export function messageIn(content: Uint8Array): Result<ToLine, BlobRefusal> {
  const json = parseJson(content, { maxBytes: largestClass, maxDepth: 4 })
  const kind = json.ok && isObject(json.value) ? json.value['kind'] : undefined
  if (!json.ok || !isObject(json.value) || !isText(kind) || kind.length > longestKind) {
    return refuse({ kind: 'unreadable' })
  }
  const known = kinds.find((one) => one === kind)
  // Nothing may ride along unseen: a member that we do not know was put there by a page that says more than we read.
  if (known === undefined || membersOf(json.value, members[known]) === undefined) {
    return refuse({ kind: 'newer', content: new Uint8Array(content) })
  }
  const message = messageOf(known, json.value)
  return message === undefined ? refuse({ kind: 'unreadable' }) : ok(message)
}

const threadMembers = ['thread', 'box', 'replyKey', 'burnHash'] as const
const members = {
  first: [...threadMembers, 'kind', 'lang', 'text', 'aboutOther', 'safe', 'cover', 'voice'],
  'follow-up': ['kind', 'thread', 'id', 'text', 'voice', 'file', 'safe'],
  opened: ['kind', 'thread', 'id'],
  burnt: ['kind', 'thread', 'id'],
  cover: ['kind', 'thread'],
  nothing: ['kind'],
} as const satisfies Record<ToLine['kind'], readonly string[]>
type Kind = keyof typeof members
type Members = Readonly<Record<string, unknown>>

/** A kind is a word. */
const longestKind = 40
const kinds = ['first', 'follow-up', 'opened', 'burnt', 'cover', 'nothing'] as const

function messageOf(kind: Kind, of: Members): ToLine | undefined {
  switch (kind) {
    case 'first':
      return firstIn(of)
    case 'follow-up':
      return followUpIn(of)
    case 'opened':
    case 'burnt': {
      const [thread, id] = [bytesIn(of['thread'], 16), bytesIn(of['id'], 16)]
      return thread && id && { kind, thread, id }
    }
    case 'cover': {
      const thread = bytesIn(of['thread'], 16)
      return thread && { kind, thread }
    }
    case 'nothing':
      return { kind }
  }
}

function firstIn(of: Members): FirstMessage | undefined {
  const thread = threadIn(of)
  const text = textIn(of['text'], largestClass)
  const [lang, aboutOther] = [of['lang'], yesOrNoIn(of['aboutOther'])]
  const [safe, cover, voice] = [safeIn(of['safe']), coverIn(of['cover']), voiceIn(of['voice'])]
  if (thread === undefined || text === undefined || aboutOther === undefined) return undefined
  if (safe === undefined || cover === undefined || voice === undefined) return undefined
  if (!isText(lang) || !isLanguage(lang)) return undefined
  return { kind: 'first', ...thread, lang, text, aboutOther, safe, cover, ...voice }
}

function followUpIn(of: Members): FollowUp | undefined {
  const [thread, id] = [bytesIn(of['thread'], 16), bytesIn(of['id'], 16)]
  const text = textIn(of['text'], largestClass)
  const [voice, file] = [voiceIn(of['voice']), fileIn(of['file'])]
  const safe = safeIn(of['safe'])
  if (thread === undefined || id === undefined || text === undefined) return undefined
  if (voice === undefined || file === undefined) return undefined
  if (of['safe'] !== undefined && safe === undefined) return undefined
  return { kind: 'follow-up', thread, id, text, ...voice, ...file, ...(safe === undefined ? {} : { safe }) }
}

function threadIn(of: Members | undefined): Omit<CoverThread, 'topic'> | undefined {
  const [thread, box] = [bytesIn(of?.['thread'], 16), bytesIn(of?.['box'], 16)]
  const [replyKey, burnHash] = [keyIn(of?.['replyKey']), bytesIn(of?.['burnHash'], 32)]
  if (thread === undefined || box === undefined || replyKey === undefined) return undefined
  return burnHash === undefined ? undefined : { thread, box, replyKey, burnHash }
}

function coverIn(value: unknown): CoverThread | undefined {
  const of = membersOf(value, [...threadMembers, 'topic'])
  const thread = threadIn(of)
  const topic = of?.['topic']
  return thread === undefined || !isCoverTopic(topic) ? undefined : { ...thread, topic }
}

function keyIn(value: unknown): SealKey | undefined {
  const bytes = bytesIn(value, 32)
  const key = bytes && sealKeyFrom(bytes)
  return key?.ok === true ? key.value : undefined
}

function safeIn(value: unknown): SafeContact | undefined {
  const of = membersOf(value, ['hours', 'screen', 'way', 'cannotTalk'])
  const hours = listIn(of?.['hours'], messageLimits.hours, hoursIn)
  const screen = screens.find((one) => one === of?.['screen'])
  const way = textIn(of?.['way'], messageLimits.way)
  const cannotTalk = textIn(of?.['cannotTalk'], messageLimits.cannotTalk)
  if (hours === undefined || screen === undefined || way === undefined) return undefined
  return cannotTalk === undefined ? undefined : { hours, screen, way, cannotTalk }
}

const screens = ['only-me', 'others-may-see', 'unknown'] as const
const minutesInDay = 1_440

function hoursIn(value: unknown): SafeHours | undefined {
  const of = membersOf(value, ['from', 'to', 'offset'])
  const from = wholeIn(of?.['from'], 0, minutesInDay)
  const to = wholeIn(of?.['to'], 0, minutesInDay)
  const offset = wholeIn(of?.['offset'], -minutesInDay, minutesInDay)
  return from === undefined || to === undefined || offset === undefined ? undefined : { from, to, offset }
}

/** Nothing, or `voice` as it may be spread; undefined for what is none. */
function voiceIn(value: unknown): { readonly voice?: VoiceAnnounced } | undefined {
  if (value === undefined) return {}
  const of = membersOf(value, ['slot', 'key', 'type'])
  const [slot, key]: readonly [Bytes | undefined, SealKey | undefined] = [
    bytesIn(of?.['slot'], 16),
    keyIn(of?.['key']),
  ]
  const type = voiceTypes.find((one) => one === of?.['type'])
  return slot && key && type && { voice: { slot, key, type } }
}

/** The same of a file. */
function fileIn(value: unknown): { readonly file?: FileAnnounced } | undefined {
  if (value === undefined) return {}
  const of = membersOf(value, ['slot', 'key'])
  const [slot, key] = [bytesIn(of?.['slot'], 16), keyIn(of?.['key'])]
  return slot && key && { file: { slot, key } }
}
