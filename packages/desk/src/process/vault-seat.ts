/**
 * The place of the vault's process: one sits there at a time, and after a lock a fresh one that knows nothing.
 *
 * The fresh one is started at once, so that it holds the home's lock while the desk waits for a passphrase,
 * and so that unlocking costs no start of a process.
 */
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import type { CallRefusal, LockedBy } from '../calls/calls.ts'
import type { VaultPlace } from './messages.ts'
import { VaultProcess } from './vault-process.ts'

/** What a process says unasked. */
export type Hearing = { readonly lost: () => void; readonly told: (why: LockedBy) => void }
type Seated = Result<VaultProcess, CallRefusal>

export class VaultSeat {
  readonly #place: VaultPlace
  /** Told when the process that sits here ended without being asked to. */
  readonly #onLoss: () => void
  /** Told when the organisation locks this device out. */
  readonly #onTold: (why: LockedBy) => void
  #seated: Promise<Seated>
  #vault: VaultProcess
  #over = false

  private constructor(place: VaultPlace, vault: VaultProcess, hearing: Hearing) {
    this.#place = place
    this.#onLoss = hearing.lost
    this.#onTold = hearing.told
    this.#vault = vault
    this.#seated = Promise.resolve(this.#seat(vault))
  }

  /** Takes the home. Refused when another desk or command has it. */
  static async take(place: VaultPlace, hearing: Hearing): Promise<Result<VaultSeat, CallRefusal>> {
    const vault = await VaultProcess.start(place)
    return vault.ok ? ok(new VaultSeat(place, vault.value, hearing)) : vault
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

  async end(): Promise<void> {
    this.#over = true
    await this.#seated
    await this.#vault.stop()
  }

  /** Once for each that is gone: two at a time would fight for the home. */
  #refillAfter(before: Promise<Seated>): void {
    if (this.#over || this.#seated !== before) return
    this.#seated = VaultProcess.start(this.#place).then((vault) =>
      vault.ok ? this.#seat(vault.value) : vault,
    )
  }

  #seat(vault: VaultProcess): Seated {
    this.#vault = vault
    vault.onTold((why) => {
      if (vault === this.#vault) this.#onTold(why)
    })
    void vault.gone.then(() => {
      if (vault === this.#vault && !vault.wasStopped && !this.#over) this.#onLoss()
    })
    return ok(vault)
  }
}
