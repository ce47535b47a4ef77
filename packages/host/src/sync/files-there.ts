/**
 * Whether the relay still has the files that this device gave it, or gave the relay before it. docs/formats/sync.md, Y41.
 *
 * Files go after the words that name them. A relay that is put back to a copy from between the two lacks no entry, so
 * nobody notices by its tree.
 */
import { fromHex } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import type { RoundReport } from '@safeconduct/core/vault/sync/round.ts'
import { keepNow } from '@safeconduct/core/vault/sync/turns.ts'
import { wireLimits } from '@safeconduct/core/vault/sync/wire.ts'
import { sendAgain, sentFiles } from './offering-files.ts'

const hour = 3_600_000
const askAgainAfter = 24 * hour
/** A relay that lies in every round must not be sent gigabytes for each lie. */
const lostAgainAfter = 6 * hour

export class FilesThere {
  #asked: { readonly link: RelayLink; readonly at: number } | undefined
  #isLost = false
  #askedForLost = Number.NEGATIVE_INFINITY

  /** A relay that has lost entries has lost files. */
  heard({ lies }: RoundReport): void {
    this.#isLost ||= lies.some((kind) => kind === 'relay-rolled-back' || kind === 'relay-withheld')
  }

  /** Once on every line, and once a day: what is not there any more is to be sent. A relay that refuses is asked again. */
  async look(replica: Replica, link: RelayLink): Promise<void> {
    const at = replica.world.clock.millis()
    const isOver = (since: number, after: number): boolean => Math.abs(at - since) >= after
    const isForLost = this.#isLost && isOver(this.#askedForLost, lostAgainAfter)
    if (this.#asked?.link === link && !isOver(this.#asked.at, askAgainAfter) && !isForLost) return
    const files = sentFiles(replica)
    for (let from = 0; from < files.length; from += wireLimits.pieces) {
      const some = files.slice(from, from + wireLimits.pieces)
      // Of a file the list goes last: where it is, the pieces are.
      const has = await link.hasPieces(some.map(({ name }) => certain(fromHex(name), 'our own row')))
      if (!has.ok) return
      const gone = some.filter((_, index) => has.value[index] !== true)
      if (gone.length > 0) await keepNow(replica, () => gone.forEach((file) => sendAgain(replica, file)))
    }
    this.#asked = { link, at }
    if (this.#isLost) this.#askedForLost = at
    this.#isLost = false
  }
}
