/** What is left at the relay and on the phones when all is said. */
import { describe, expect, it } from 'vitest'
import { certain } from '../../../packages/core/src/base/result.ts'
import { threadKeysOf } from '../../../packages/core/src/line/code-keys.ts'
import { english } from '../../../packages/core/src/line/code-words/en.ts'
import { parseReturnCode } from '../../../packages/core/src/line/return-code.ts'
import { sealKeyBytes } from '../../../packages/core/src/sealed/seal.ts'
import { expectQuiet } from '../../support/browser.ts'
import { formsOf, sightingsBelow } from '../../support/canary.ts'
import { play } from './line-play.ts'

describe('what is left', () => {
  it('at the relay and on the phones is no word, no code and no key', async () => {
    await play.group.takePhones()
    const places = [
      play.group.relayFolder,
      ...['slow', 'asker', 'fresh', 'speaker'].map((name) => play.group.path(name)),
    ]
    for (const secret of await secretsToFind())
      for (const place of places) expect(sightingsBelow(place, secret)).toEqual([])
    for (const seat of [play.second, play.first]) expect(seat.desk.written()).not.toContain(play.stem)
    expectQuiet(play.second.watched)
    expectQuiet(play.first.watched)
  })

  /** Words, codes as they are written and as they are typed, and the keys that come of them. */
  async function secretsToFind(): Promise<readonly ReturnType<typeof formsOf>[]> {
    const written = [play.codes.words, play.codes.second, play.codes.other, play.codes.called].map((words) =>
      words.join(' '),
    )
    const keys = await Promise.all(
      written.map(async (code) => {
        const parsed = parseReturnCode(code, [english])
        return threadKeysOf(certain(parsed.ok ? parsed.value : undefined, 'it was shown'))
      }),
    )
    const raw = keys.flatMap(({ thread, replyKey, burn }) => [thread, sealKeyBytes(replyKey), burn.reveal()])
    return [
      ...[play.stem, ...written, play.codes.digits, play.codes.digits.match(/.../g)?.join(' · ') ?? ''].map(
        formsOf,
      ),
      raw.flatMap((key) => [
        { name: 'a key', bytes: Buffer.from(key) },
        { name: 'a key as hex', bytes: Buffer.from(key.toHex()) },
      ]),
    ]
  }
})
