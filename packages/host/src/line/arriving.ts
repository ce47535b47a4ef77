/**
 * What a message becomes in the vault: requests, threads and messages. Everything in it is a stranger's; nothing of
 * it is believed, and nothing of what somebody can read is lost.
 *
 * Ids come from the blob, so two desks that open the same one write the same records.
 */
import { type Bytes, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Instant } from '@safeconduct/core/base/date.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type {
  CoverThread,
  FileAnnounced,
  FirstMessage,
  FollowUp,
  SafeContact,
  ToLine,
} from '@safeconduct/core/line/message.ts'
import type { VoiceAnnounced } from '@safeconduct/core/line/voice.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { sealKeyBytes } from '@safeconduct/core/sealed/seal.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { keptLine, keptText } from './kept-values.ts'
import { idOfBlob } from './names.ts'

export type Arrival = {
  /** SHA-256 of the blob: what becomes of it is named after it. */
  readonly hash: Uint8Array
  /** When this desk fetched it. */
  readonly at: Instant
  /** Code of the member who works here. */
  readonly by: string
}

/** A thread that is here, found by the name that a message gives it. */
export type KnownThread = {
  readonly request: RecordId
  readonly record: RecordId
  /** The name is the cover thread's: somebody uses the second code. */
  readonly cover: boolean
}
export type ThreadOf = (thread: Bytes) => KnownThread | undefined

/** `thread-unknown`: its first message is not here yet. */
export type Became = readonly RecordChange[] | 'thread-unknown'

/** A message that had no words. The field must hold some, and these are of no language. */
export const noWords = '…'

export function becomes(message: ToLine, arrival: Arrival, threadOf: ThreadOf): Became {
  switch (message.kind) {
    case 'first':
      return firstBecomes(message, arrival)
    case 'follow-up':
    case 'opened':
    case 'burnt': {
      const thread = threadOf(message.thread)
      if (thread === undefined) return 'thread-unknown'
      if (message.kind === 'follow-up') return followUpBecomes(message, thread, arrival)
      return message.kind === 'opened' ? openedBecomes(thread, arrival) : burntBecomes(thread, arrival)
    }
    // Twins: they were sent so that the relay sees two of everything.
    case 'cover':
    case 'nothing':
      return []
  }
}

/** The record whose presence says that a blob was kept. */
export function markOf(message: ToLine, hash: Uint8Array): RecordId | undefined {
  switch (message.kind) {
    case 'first':
      return idOfBlob('request', hash)
    case 'follow-up':
    case 'opened':
    case 'burnt':
      return idOfBlob('message', hash)
    default:
      return undefined
  }
}

function header({ at, by }: Arrival): { readonly createdAt: string; readonly createdBy: string } {
  return { createdAt: at, createdBy: by }
}

function firstBecomes(message: FirstMessage, arrival: Arrival): readonly RecordChange[] {
  const { hash, at } = arrival
  const request = idOfBlob('request', hash)
  const { hours, cannotTalk } = message.safe
  return [
    requestChange(request, arrival, {
      channel: 'web',
      lang: message.lang,
      body: keptText(message.text) || noWords,
      aboutOther: message.aboutOther,
      returnCode: threadHash(message.thread),
      safeReply: {
        channel: 'web',
        ...(hours.length === 0 ? {} : { hours: hoursText(message.safe) }),
        ...(keptLine(cannotTalk, 60) === '' ? {} : { codeWord: keptLine(cannotTalk, 60) }),
      },
    }),
    {
      id: idOfBlob('thread', hash),
      type: 'LineThread',
      home: { kind: 'line' },
      fields: {
        ...header(arrival),
        request,
        keys: boxJson(message),
        cover: { ...boxJson(message.cover), topic: message.cover.topic },
        safe: safeJson(message.safe, at),
      },
    },
    ...voiceChange(message.voice, request, arrival, false),
  ]
}

/** A request in the state in which every one begins. Its priority is the middle one until a person has looked. */
export function requestChange(
  id: RecordId,
  arrival: Arrival,
  fields: { readonly [field: string]: Json },
): RecordChange {
  return {
    id,
    type: 'HelpRequest',
    home: { kind: 'line' },
    fields: {
      ...header(arrival),
      receivedAt: arrival.at,
      state: 'received',
      priority: 'normal',
      ...fields,
    },
  }
}

/** Says which thread it is to whoever has the code, and nothing to anybody else. */
export function threadHash(thread: Uint8Array): string {
  return toHex(sha256(new Uint8Array([...utf8('safeconduct/v1/line-thread\0'), ...thread])))
}

function followUpBecomes(
  message: FollowUp,
  { request, record, cover }: KnownThread,
  arrival: Arrival,
): readonly RecordChange[] {
  const words = keptText(message.text)
  const said =
    message.file === undefined
      ? { kind: 'text', text: words === '' ? noWords : words }
      : { kind: 'file', ...(words === '' ? {} : { text: words }), voice: fileJson(message.file) }
  const changes: RecordChange[] = [
    messageChange(idOfBlob('message', arrival.hash), request, arrival, {
      ...said,
      ...(cover ? { underSecondCode: true } : {}),
    }),
    ...voiceChange(message.voice, request, arrival, cover),
  ]
  // Whatever comes under the second code is the alarm: the note of its opening may be lost or come later.
  if (cover) changes.push({ id: record, type: 'LineThread', fields: { duressAt: arrival.at } })
  // Whoever holds the second code must not be able to move the hours in which the person is written to.
  if (message.safe !== undefined && !cover) {
    changes.push({ id: record, type: 'LineThread', fields: { safe: safeJson(message.safe, arrival.at) } })
  }
  return changes
}

function openedBecomes({ request, record, cover }: KnownThread, arrival: Arrival): readonly RecordChange[] {
  const { hash, at } = arrival
  const message = messageChange(idOfBlob('message', hash), request, arrival, {
    kind: cover ? 'duress' : 'opened',
    ...(cover ? { underSecondCode: true } : {}),
  })
  return [message, { id: record, type: 'LineThread', fields: cover ? { duressAt: at } : { lastOpened: at } }]
}

/** The box is gone: nothing that is written to it reaches anybody. Under the second code it is the alarm as well. */
function burntBecomes({ request, record, cover }: KnownThread, arrival: Arrival): readonly RecordChange[] {
  const message = messageChange(idOfBlob('message', arrival.hash), request, arrival, {
    kind: 'burnt',
    ...(cover ? { underSecondCode: true } : {}),
  })
  return cover ? [message, { id: record, type: 'LineThread', fields: { duressAt: arrival.at } }] : [message]
}

/** The key that a phone made for a file which is on its way. */
function fileJson({ slot, key }: FileAnnounced): { readonly [name: string]: Json } {
  return { slot: toHex(slot), key: toHex(sealKeyBytes(key)) }
}

export function messageChange(
  id: RecordId,
  request: RecordId,
  arrival: Arrival,
  fields: { readonly [field: string]: Json },
): RecordChange {
  return {
    id,
    type: 'LineMessage',
    home: { kind: 'line' },
    fields: { ...header(arrival), request, way: 'in', at: arrival.at, ...fields },
  }
}

export function voiceChange(
  voice: VoiceAnnounced | undefined,
  request: RecordId,
  arrival: Arrival,
  cover: boolean,
): readonly RecordChange[] {
  if (voice === undefined) return []
  const { slot, key, type } = voice
  return [
    messageChange(idOfBlob('voice', arrival.hash), request, arrival, {
      kind: 'voice',
      voice: { slot: toHex(slot), key: toHex(sealKeyBytes(key)), type },
      ...(cover ? { underSecondCode: true } : {}),
    }),
  ]
}

export function boxJson(of: Omit<CoverThread, 'topic'>): { readonly [name: string]: Json } {
  return {
    thread: toHex(of.thread),
    box: toHex(of.box),
    replyKey: toHex(sealKeyBytes(of.replyKey)),
    burnHash: toHex(of.burnHash),
  }
}

export function safeJson(safe: SafeContact, at: string): { readonly [name: string]: Json } {
  const [way, cannotTalk] = [keptText(safe.way, 200), keptText(safe.cannotTalk, 60)]
  return {
    hours: safe.hours.map(({ from, to, offset }) => ({
      from: Math.min(from, 1_439),
      to,
      offset: Math.max(-840, Math.min(840, offset)),
    })),
    screen: safe.screen,
    ...(way === '' ? {} : { way }),
    ...(cannotTalk === '' ? {} : { cannotTalk }),
    saidAt: at,
  }
}

function hoursText({ hours }: SafeContact): string {
  const clock = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return hours
    .map(
      ({ from, to, offset }) =>
        `${clock(from)}–${clock(to)} UTC${offset < 0 ? '−' : '+'}${clock(Math.abs(offset))}`,
    )
    .join(', ')
    .slice(0, 200)
}
