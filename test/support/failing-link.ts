/** A link that fails where a test says so, and counts what goes over it. */
import { type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { LinkRefusal, PullAnswer, RelayLink } from '@safeconduct/core/vault/sync/link.ts'

export type LinkFaults = {
  /** Called before each ask with its name and number from 1; what it answers is the refusal. */
  refuse?: ((ask: keyof RelayLink, number: number) => LinkRefusal | undefined) | undefined
  /** The relay did what it was asked, and the answer was lost. */
  lose?: ((ask: keyof RelayLink, number: number) => boolean) | undefined
}

export type FailingLink = RelayLink & {
  readonly faults: LinkFaults
  readonly asked: readonly (keyof RelayLink)[]
}

export function failingLink(link: RelayLink, faults: LinkFaults = {}): FailingLink {
  const asked: (keyof RelayLink)[] = []
  const single =
    <A extends readonly unknown[], T>(
      name: keyof RelayLink,
      call: (...given: A) => Promise<Result<T, LinkRefusal>>,
    ) =>
    async (...given: A): Promise<Result<T, LinkRefusal>> => {
      asked.push(name)
      const number = asked.length
      const refusal = faults.refuse?.(name, number)
      if (refusal !== undefined) return refuse(refusal)
      const answer = await call(...given)
      return faults.lose?.(name, number) === true ? refuse({ kind: 'silent' }) : answer
    }
  return {
    faults,
    asked,
    about: single('about', () => link.about()),
    found: single('found', (...given) => link.found(...given)),
    move: single('move', (...given) => link.move(...given)),
    push: single('push', (...given) => link.push(...given)),
    strike: single('strike', (...given) => link.strike(...given)),
    pull: async function* (asks): AsyncGenerator<PullAnswer> {
      asked.push('pull')
      let number = asked.length
      for await (const answer of link.pull(asks)) {
        const refusal = faults.refuse?.('pull', number)
        yield refusal === undefined ? answer : { log: answer.log, refusal }
        asked.push('pull')
        number = asked.length
      }
    },
    openBox: single('openBox', (...given) => link.openBox(...given)),
    post: single('post', (...given) => link.post(...given)),
    collect: single('collect', (...given) => link.collect(...given)),
    remove: single('remove', (...given) => link.remove(...given)),
    putPiece: single('putPiece', (...given) => link.putPiece(...given)),
    hasPieces: single('hasPieces', (...given) => link.hasPieces(...given)),
    getPiece: single('getPiece', (...given) => link.getPiece(...given)),
    watch: (...given) => link.watch(...given),
  }
}
