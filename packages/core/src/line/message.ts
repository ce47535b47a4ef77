/**
 * What callers send: two sealed blobs at a time, of one size, in random order. docs/formats/line.md, rules N26–N34.
 *
 *   blob = version 1 ‖ key id 4 ‖ envelope (HPKE with X-Wing) of padded canonical JSON
 *
 * Everything that enters is a pair. A thread with a second code and one without, a message and a glance at an answer,
 * a person who was forced to open the thread and one who was not: the relay sees two blobs of one size, always.
 */
import { type Bytes, concat, toBase64Url, u8, utf8 } from '../base/bytes.ts'
import { canonicalBytes, type Json } from '../base/json.ts'
import type { Language } from '../base/language.ts'
import type { Random } from '../base/random.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { sha256 } from '../sealed/hash.ts'
import { type SealKey, sealKeyBytes } from '../sealed/seal.ts'
import { type Address, type EnvelopePublicKey, sealTo } from '../sealed/seal-to.ts'
import type { CoverTopic } from './cover-topics.ts'
import { classOf, keyIdLength, padTo } from './padding.ts'
import type { VoiceAnnounced } from './voice.ts'

/** Hours of the day in which an answer may be seen, in minutes from midnight; `to` before `from` goes over midnight. */
export type SafeHours = { readonly from: number; readonly to: number; readonly offset: number }

/** When, how, who else sees the screen, and the word that means "I cannot talk". */
export type SafeContact = {
  /** None: any time. `offset` is in minutes east of UTC. */
  readonly hours: readonly SafeHours[]
  readonly screen: 'only-me' | 'others-may-see' | 'unknown'
  /** How else somebody may be reached; may be empty. */
  readonly way: string
  readonly cannotTalk: string
}

/** The innocent thread that the second code opens. It exists from the same moment as the real one. */
export type CoverThread = {
  readonly thread: Bytes
  readonly box: Bytes
  readonly replyKey: SealKey
  readonly burnHash: Bytes
  readonly topic: CoverTopic
}

export type FirstMessage = {
  readonly kind: 'first'
  readonly thread: Bytes
  readonly box: Bytes
  readonly replyKey: SealKey
  readonly burnHash: Bytes
  readonly lang: Language
  readonly text: string
  /** Somebody writes about another person: only the neutral text may be answered (R15). */
  readonly aboutOther: boolean
  readonly safe: SafeContact
  readonly cover: CoverThread
  readonly voice?: VoiceAnnounced
}

/**
 * A file that is on its way into a place which an answer opened (`replies.ts`). Its key is the phone's own, and goes
 * to the line alone: what an answer says, whoever was given the code can read.
 */
export type FileAnnounced = {
  /** 16 bytes. */
  readonly slot: Bytes
  readonly key: SealKey
}

export type FollowUp = {
  readonly kind: 'follow-up'
  readonly thread: Bytes
  /** 16 bytes. */
  readonly id: Bytes
  readonly text: string
  readonly voice?: VoiceAnnounced
  readonly file?: FileAnnounced
  readonly safe?: SafeContact
}

export type ToLine =
  | FirstMessage
  /** The twin of a first message. */
  | { readonly kind: 'cover'; readonly thread: Bytes }
  | FollowUp
  /** Somebody has opened this thread with its code. On a cover thread it is the silent alarm. */
  | { readonly kind: 'opened'; readonly thread: Bytes; readonly id: Bytes }
  /** Somebody has destroyed the thread: its box at the relay is gone. On a cover thread it is the alarm as well. */
  | { readonly kind: 'burnt'; readonly thread: Bytes; readonly id: Bytes }
  /** The twin of everything else. */
  | { readonly kind: 'nothing' }

export type TooLong = { readonly kind: 'too-long' }

export const messageLimits = { way: 200, cannotTalk: 60, hours: 8 } as const

export const blobVersion = 1
/** What a blob has beside its class: version, key id, encapsulation and tag. */
export const blobOverhead: number = 1 + keyIdLength + 1_120 + 16

/** Seals two messages for one POST: both in the class of the longer one, in an order that a coin decides. */
export async function sealPair(
  a: ToLine,
  b: ToLine,
  key: EnvelopePublicKey,
  line: Uint8Array,
  random: Random,
): Promise<Result<readonly [Bytes, Bytes], TooLong>> {
  const contents = [a, b].map((message) => canonicalBytes(jsonOf(message)))
  const size = classOf(Math.max(...contents.map(({ length }) => length)))
  if (size === undefined) return refuse({ kind: 'too-long' })
  const [one, other] = await Promise.all(
    contents.map((content) => sealBlob(padTo(content, size), key, line, random)),
  )
  if (one === undefined || other === undefined) throw new Error('a pair is two')
  const [coin = 0] = random.bytes(1)
  return ok(coin % 2 === 0 ? [one, other] : [other, one])
}

/** Which of an organisation's keys a blob is sealed to: the beginning of the key's SHA-256. */
export function keyIdOf(key: EnvelopePublicKey): Bytes {
  return sha256(key).slice(0, keyIdLength)
}

/** The same, as it stands in a blob: in every version behind the first byte, so that a relay of any year finds it. */
export function keyIdIn(blob: Uint8Array): Uint8Array {
  return blob.subarray(1, 1 + keyIdLength)
}

export function blobAddress(line: Uint8Array, head: Uint8Array): Address {
  return { info: concat(utf8('safeconduct/v1/line-blob\0'), line), aad: head }
}

async function sealBlob(
  padded: Bytes,
  key: EnvelopePublicKey,
  line: Uint8Array,
  random: Random,
): Promise<Bytes> {
  const head = concat(u8(blobVersion), keyIdOf(key))
  return concat(head, await sealTo(key, blobAddress(line, head), padded, { random }))
}

function jsonOf(message: ToLine): Json {
  switch (message.kind) {
    case 'first':
      return {
        kind: 'first',
        ...threadJson(message),
        lang: message.lang,
        text: whole(message.text),
        aboutOther: message.aboutOther,
        safe: safeJson(message.safe),
        cover: { ...threadJson(message.cover), topic: message.cover.topic },
        ...voiceJson(message.voice),
      }
    case 'follow-up':
      return {
        kind: 'follow-up',
        thread: toBase64Url(message.thread),
        id: toBase64Url(message.id),
        text: whole(message.text),
        ...(message.safe === undefined ? {} : { safe: safeJson(message.safe) }),
        ...voiceJson(message.voice),
        ...fileJson(message.file),
      }
    case 'opened':
    case 'burnt':
      return { kind: message.kind, thread: toBase64Url(message.thread), id: toBase64Url(message.id) }
    case 'cover':
      return { kind: 'cover', thread: toBase64Url(message.thread) }
    case 'nothing':
      return { kind: 'nothing' }
  }
}

function threadJson(of: Omit<CoverThread, 'topic'>): { readonly [name: string]: Json } {
  return {
    thread: toBase64Url(of.thread),
    box: toBase64Url(of.box),
    replyKey: toBase64Url(sealKeyBytes(of.replyKey)),
    burnHash: toBase64Url(of.burnHash),
  }
}

function safeJson(safe: SafeContact): Json {
  return {
    hours: safe.hours.map(({ from, to, offset }) => ({ from, to, offset })),
    screen: safe.screen,
    way: whole(safe.way),
    cannotTalk: whole(safe.cannotTalk),
  }
}

function voiceJson(voice: VoiceAnnounced | undefined): { readonly voice?: Json } {
  if (voice === undefined) return {}
  return {
    voice: { slot: toBase64Url(voice.slot), key: toBase64Url(sealKeyBytes(voice.key)), type: voice.type },
  }
}

function fileJson(file: FileAnnounced | undefined): { readonly file?: Json } {
  if (file === undefined) return {}
  return { file: { slot: toBase64Url(file.slot), key: toBase64Url(sealKeyBytes(file.key)) } }
}

/** A broken character, half of a pair that a keyboard tore apart, must not keep a message from being sent. */
export function whole(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}
