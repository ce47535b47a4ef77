/** What somebody has written, as it goes into the seal. */
import type { Language } from '@safeconduct/core/base/language.ts'
import { burnHashOf, type ThreadKeys } from '@safeconduct/core/line/code-keys.ts'
import type { CoverTopic } from '@safeconduct/core/line/cover-topics.ts'
import type { SafeContact, ToLine } from '@safeconduct/core/line/message.ts'

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
