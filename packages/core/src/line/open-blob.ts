/**
 * Opening what callers sent, on the desks. docs/formats/line.md, rules N29–N34.
 *
 * Every byte of it is a stranger's. What does not open, or is not exactly one of the messages, is refused as a value
 * and without a word of its content; nothing here ever throws because of what came in.
 */
import { type Bytes, equalBytes } from '../base/bytes.ts'
import { parseJson } from '../base/json.ts'
import { isLanguage } from '../base/language.ts'
import { isText } from '../base/parse.ts'
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
  type FirstMessage,
  type FollowUp,
  keyIdLength,
  keyIdOf,
  messageLimits,
  type SafeContact,
  type SafeHours,
  type ToLine,
} from './message.ts'
import { isClass, largestClass, unpadded } from './padding.ts'
import { type VoiceAnnounced, voiceTypes } from './voice.ts'

export type BlobRefusal =
  /** Sealed to a key that is not among these: of another week, or destroyed. */
  | { readonly kind: 'other-key' }
  /** Does not open: another line's, or damaged. */
  | { readonly kind: 'not-for-us' }
  /** Opens, and is none of our messages. */
  | { readonly kind: 'unreadable' }

export async function openBlob(
  blob: Uint8Array,
  keys: readonly EnvelopeKey[],
  line: Uint8Array,
): Promise<Result<ToLine, BlobRefusal>> {
  if (blob[0] !== blobVersion || !isClass(blob.length - blobOverhead)) return refuse({ kind: 'not-for-us' })
  const head = blob.subarray(0, 1 + keyIdLength)
  const candidates = keys.filter((key) => equalBytes(keyIdOf(publicHalfOf(key)), head.subarray(1)))
  if (candidates.length === 0) return refuse({ kind: 'other-key' })
  for (const key of candidates) {
    const opened = await openWith(key, blobAddress(line, head), blob.subarray(head.length))
    if (!opened.ok) continue
    const message = messageIn(opened.value)
    return message === undefined ? refuse({ kind: 'unreadable' }) : ok(message)
  }
  return refuse({ kind: 'not-for-us' })
}

function messageIn(padded: Uint8Array): ToLine | undefined {
  const content = unpadded(padded)
  const json = content && parseJson(content, { maxBytes: largestClass, maxDepth: 4 })
  if (json?.ok !== true) return undefined
  const kind = membersOf(json.value, anyMember)?.['kind']
  switch (kind) {
    case 'first':
      return firstIn(json.value)
    case 'follow-up':
      return followUpIn(json.value)
    case 'opened': {
      const of = membersOf(json.value, ['kind', 'thread', 'id'])
      const [thread, id] = [bytesIn(of?.['thread'], 16), bytesIn(of?.['id'], 16)]
      return thread && id && { kind, thread, id }
    }
    case 'cover': {
      const thread = bytesIn(membersOf(json.value, ['kind', 'thread'])?.['thread'], 16)
      return thread && { kind, thread }
    }
    case 'nothing':
      return membersOf(json.value, ['kind']) && { kind }
    default:
      return undefined
  }
}

const threadMembers = ['thread', 'box', 'replyKey', 'burnHash'] as const
const firstMembers = [
  ...threadMembers,
  'kind',
  'lang',
  'text',
  'aboutOther',
  'safe',
  'cover',
  'voice',
] as const
const anyMember = [...firstMembers, 'id'] as const

function firstIn(value: unknown): FirstMessage | undefined {
  const of = membersOf(value, firstMembers)
  const thread = threadIn(of)
  const text = textIn(of?.['text'], largestClass)
  const [lang, aboutOther] = [of?.['lang'], yesOrNoIn(of?.['aboutOther'])]
  const [safe, cover, voice] = [safeIn(of?.['safe']), coverIn(of?.['cover']), voiceIn(of?.['voice'])]
  if (thread === undefined || text === undefined || aboutOther === undefined) return undefined
  if (safe === undefined || cover === undefined || voice === undefined) return undefined
  if (!isText(lang) || !isLanguage(lang)) return undefined
  return { kind: 'first', ...thread, lang, text, aboutOther, safe, cover, ...voice }
}

function followUpIn(value: unknown): FollowUp | undefined {
  const of = membersOf(value, ['kind', 'thread', 'id', 'text', 'voice', 'safe'])
  const [thread, id] = [bytesIn(of?.['thread'], 16), bytesIn(of?.['id'], 16)]
  const text = textIn(of?.['text'], largestClass)
  const voice = voiceIn(of?.['voice'])
  const safe = safeIn(of?.['safe'])
  if (thread === undefined || id === undefined || text === undefined || voice === undefined) return undefined
  if (of?.['safe'] !== undefined && safe === undefined) return undefined
  return { kind: 'follow-up', thread, id, text, ...voice, ...(safe === undefined ? {} : { safe }) }
}

function threadIn(of: Readonly<Record<string, unknown>> | undefined): Omit<CoverThread, 'topic'> | undefined {
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
