/**
 * The place of the vault's process: one sits there at a time, and after a lock a fresh one that knows nothing.
 *
 * The fresh one is started at once, so that it holds the home's lock while the desk waits for a passphrase,
 * and so that unlocking costs no start of a process.
 */
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { type GraceClocks, RememberedShares } from '@safeconduct/host/home/remembered-shares.ts'
import type { CallRefusal, LockedBy } from '../calls/calls.ts'
import type { VaultPlace } from './messages.ts'
import { VaultProcess } from './vault-process.ts'

/** What a process says unasked. */
export type Hearing = {
  readonly lost: () => void
  readonly told: (why: LockedBy) => void
  /** For the hours of an unlock share. */
  readonly clocks: GraceClocks
}
type Seated = Result<VaultProcess, CallRefusal>

export class VaultSeat {
  readonly #place: VaultPlace
  /** Told when the process that sits here ended without being asked to. */
  readonly #onLoss: () => void
  /** Told when the organisation locks this device out. */
  readonly #onTold: (why: LockedBy) => void
  /** Half of a key, which outlives a lock by some hours. sealed.md, U14. */
  readonly #shares: RememberedShares
  #seated: Promise<Seated>
  #vault: VaultProcess
  #over = false

  private constructor(place: VaultPlace, vault: VaultProcess, hearing: Hearing, shares: RememberedShares) {
    this.#place = place
    this.#onLoss = hearing.lost
    this.#onTold = hearing.told
    this.#shares = shares
    this.#vault = vault
    this.#seated = Promise.resolve(this.#seat(vault))
  }

  /** Takes the home. Refused when another desk or command has it. */
  static async take(place: VaultPlace, hearing: Hearing): Promise<Result<VaultSeat, CallRefusal>> {
    const shares = new RememberedShares(hearing.clocks)
    const vault = await VaultProcess.start(place, shares)
    return vault.ok ? ok(new VaultSeat(place, vault.value, hearing, shares)) : vault
  }

  get pid(): number {
    return this.#vault.pid
  }

  /** The process that sits here, started again when it has ended or could not take the home. */
  async current(): Promise<Seated> {
    const before = this.#seated
    const seated = await before
    if (seated.ok && !seated.value.ended) return seated
    this.#refillAfter(before)
    return this.#seated
  }

  /** Ends the process, with all it knows; resolves when it is gone. The next one starts meanwhile. */
  async vacate(): Promise<void> {
    const before = this.#seated
    const seated = await before
    if (seated.ok) await seated.value.stop()
    this.#refillAfter(before)
  }

  /** An unlock share whose hours have passed, at the latest when somebody looks. */
  forgetWhatIsOver(): void {
    this.#shares.sweep()
  }

  async end(): Promise<void> {
    this.#over = true
    this.#shares.clear()
    await this.#seated
    await this.#vault.stop()
  }

  /** Once for each that is gone: two at a time would fight for the home. */
  #refillAfter(before: Promise<Seated>): void {
    if (this.#over || this.#seated !== before) return
    this.#seated = VaultProcess.start(this.#place, this.#shares).then((vault) =>
      vault.ok ? this.#seat(vault.value) : vault,
    )
  }

  #seat(vault: VaultProcess): Seated {
    this.#vault = vault
    vault.onTold((why) => {
      // From here on only the relay gives the share, and a colleague may have it withheld there.
      this.#shares.clear()
      if (vault === this.#vault) this.#onTold(why)
    })
    void vault.gone.then(() => {
      if (vault === this.#vault && !vault.wasStopped && !this.#over) this.#onLoss()
    })
    return ok(vault)
  }
}
