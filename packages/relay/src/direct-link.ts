/**
 * A link straight into a relay of the same process: for the simulator and for tests.
 *
 * Every ask and answer goes through its binary form, so that what a test says of this link is true of the wire.
 */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom, type Random } from '@safeconduct/core/base/random.ts'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import { verify } from '@safeconduct/core/sealed/sign.ts'
import { askingLink, wanted } from '@safeconduct/core/vault/sync/asking-link.ts'
import type { PullAnswer, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import type { ShareLink } from '@safeconduct/core/vault/sync/share-link.ts'
import { encodeAsk, parseAsk } from '@safeconduct/core/vault/sync/wire.ts'
import {
  type Answer,
  aboutMessage,
  encodeAnswer,
  parseAnswer,
} from '@safeconduct/core/vault/sync/wire-answers.ts'
import { answerTo } from './asking.ts'
import type { Relay } from './relay.ts'

/** There is no line between them that could be bound. */
const noLine: Bytes = new Uint8Array(32)

export function directLink(
  relay: Relay,
  { random }: { readonly random: Random } = { random: platformRandom },
): RelayLink & ShareLink {
  const send: Parameters<typeof askingLink>[0] = async (ask) => {
    const read = parseAsk(encodeAsk(ask))
    if (!read.ok || read.value.what === 'pull' || read.value.what === 'watch' || read.value.what === 'credit')
      return refuse({ kind: 'unreadable' })
    return ok(overTheWire(await answerTo(relay, read.value, noLine)))
  }
  return {
    ...askingLink(send),
    about: () => {
      const nonce = random.bytes(32)
      return wanted(send({ what: 'about', nonce }), (answer) =>
        answer.what === 'about' ? answer.about : undefined,
      ).then(async (about) => {
        if (!about.ok) return about
        const { signature, ...said } = about.value
        const proven = await verify(said.key, 'relay', aboutMessage(nonce, noLine, said), signature)
        return proven ? ok(said) : refuse({ kind: 'unreadable' })
      })
    },
    pull: async function* (asks): AsyncGenerator<PullAnswer> {
      const read = parseAsk(encodeAsk({ what: 'pull', asks }))
      if (!read.ok || read.value.what !== 'pull') throw new Error('an ask that the wire cannot carry')
      for await (const answer of relay.pull(read.value.asks)) yield pulledOverTheWire(answer)
    },
    watch: (asks, box, news, signal) => relay.watch(asks, box, news, signal),
  }
}

function pulledOverTheWire(answer: PullAnswer): PullAnswer {
  const sent: Answer =
    'batch' in answer ? { what: 'batch', batch: answer.batch } : { what: 'log-refused', ...answer }
  const read = overTheWire(sent)
  if (read.what === 'batch') return { log: read.batch.log, batch: read.batch }
  if (read.what === 'log-refused') return { log: read.log, refusal: read.refusal }
  throw new Error('an answer became another on the wire')
}

function overTheWire(answer: Answer): Answer {
  return certain(parseAnswer(encodeAnswer(answer)), 'our own answer is readable')
}
