/** A line and a person who writes to it, for the tests of the line's formats. */
import type { Bytes } from '../base/bytes.ts'
import type { Random } from '../base/random.ts'
import { type EnvelopeKey, newEnvelopeKey } from '../sealed/envelope.ts'
import { newSealKey } from '../sealed/seal.ts'
import type { FirstMessage, FollowUp, SafeContact } from './message.ts'
import type { ReplyTo } from './replies.ts'

export type TestLine = { readonly random: Random; readonly line: Bytes; readonly key: EnvelopeKey }

export function testLine(random: Random): TestLine {
  return { random, line: random.bytes(16), key: newEnvelopeKey(random) }
}

export const safe: SafeContact = {
  hours: [{ from: 1_320, to: 60, offset: 180 }],
  screen: 'others-may-see',
  way: 'a note at the bakery',
  cannotTalk: 'soup',
}

export function firstMessage(random: Random, text: string): FirstMessage {
  const thread = () => ({
    thread: random.bytes(16),
    box: random.bytes(16),
    replyKey: newSealKey(random),
    burnHash: random.bytes(32),
  })
  return {
    kind: 'first',
    ...thread(),
    lang: 'ru',
    text,
    aboutOther: false,
    safe,
    cover: { ...thread(), topic: 'wages' },
    voice: { slot: random.bytes(16), key: newSealKey(random), type: 'audio/webm;codecs=opus' },
  }
}

export function followUp(random: Random, text: string): FollowUp {
  return { kind: 'follow-up', thread: random.bytes(16), id: random.bytes(16), text, safe }
}

export function replyTo(random: Random): ReplyTo {
  return { line: random.bytes(16), box: random.bytes(16), replyKey: newSealKey(random) }
}
