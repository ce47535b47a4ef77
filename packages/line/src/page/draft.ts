/** What somebody has written, as it goes into the seal. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { burnHashOf, type ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import type { CoverTopic } from '@safeconduct/core/line/cover-topics.ts'
import type { SafeContact, ToLine } from '@safeconduct/core/line/message.ts'
import { largestClass } from '@safeconduct/core/line/padding.ts'

export type Draft = {
  readonly text: string
  readonly aboutOther: boolean
  readonly safe: SafeContact
  readonly topic: CoverTopic
}

/**
 * A first message and its twin. The twin's thread exists from the same moment, whether its code was shown or not:
 * otherwise who was forced to give a code could be asked for the second one, and the relay could count.
 */
export function firstPair(
  draft: Draft,
  lang: Language,
  main: ThreadKeys,
  second: ThreadKeys,
): readonly [ToLine, ToLine] {
  const { thread, box, replyKey } = main
  const cover = {
    thread: second.thread,
    box: second.box,
    replyKey: second.replyKey,
    burnHash: burnHashOf(second.burn),
    topic: draft.topic,
  }
  const { text, aboutOther, safe } = draft
  const burnHash = burnHashOf(main.burn)
  return [
    { kind: 'first', thread, box, replyKey, burnHash, lang, text, aboutOther, safe, cover },
    { kind: 'cover', thread: second.thread },
  ]
}

/** Minutes from midnight of what a field for a time holds; undefined when it holds none. */
export function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(time) ?? []
  const sum = Number(hours) * 60 + Number(minutes)
  return hours !== undefined && sum < 24 * 60 ? sum : undefined
}

/** What a message has beside its text, at its longest. */
const beside = 2_048

/** How many more letters like those already there fit; below zero: so many are too many. */
export function roomFor(text: string): number {
  const bytes = new TextEncoder().encode(JSON.stringify(text)).length - 2
  const each = Math.max(1, bytes / Math.max(1, text.length))
  return Math.floor((largestClass - beside - bytes) / each)
}
