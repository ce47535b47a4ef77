/**
 * The ledger at work while a vault is open: a step when one is due, partners asked, proofs written. Nothing that comes in
 * makes it sooner, or whoever watches the network would read in it when something came.
 */
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { ledgerRound } from '@safeconduct/host/evidence/ledger/ledger-round.ts'
import { getBytes, postBytes, postText } from '@safeconduct/host/evidence/ledger/post-text.ts'
import { timeAsking } from '@safeconduct/host/evidence/timestamps/authorities.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { reportDefect } from './defect.ts'

/** Not at the moment of unlocking: then a person waits for the desk. */
const beat = { first: 60_000, usual: 10 * 60_000 } as const

export class LedgerSeat {
  readonly #vault: Vault
  readonly #saved: () => void
  #timer: NodeJS.Timeout | undefined
  #ended = false

  constructor(vault: Vault, { saved }: { readonly saved: () => void }) {
    this.#vault = vault
    this.#saved = saved
  }

  start(): void {
    this.#next(beat.first)
  }

  stop(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  #next(millis: number): void {
    if (this.#ended) return
    this.#timer = setTimeout(() => void this.#run(), millis)
    this.#timer.unref()
  }

  async #run(): Promise<void> {
    try {
      const room = await roomOf(this.#vault)
      if (room !== undefined && !this.#ended) {
        const { proved } = await ledgerRound(room, {
          post: postText,
          ...timeAsking(this.#vault, { post: postBytes, get: getBytes }),
        })
        if (proved > 0) this.#saved()
      }
    } catch (problem) {
      // The vault's own file: it shows itself with the next call, and there it is said.
      if (!this.#ended) reportDefect(problem)
    }
    this.#next(beat.usual)
  }
}
