/**
 * What the vault's process does with a call: it takes the home, opens the vault, and answers out of it.
 */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clock, clockFrom, frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { choosePassphrase, offerPassphrase, parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import {
  createOrganisation,
  hasOrganisation,
  homeKey,
  prepareHome,
  unlockHome,
} from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { Request } from '../calls/requests.ts'
import { demonstrationFolder, type Opened, type VaultPlace } from './messages.ts'

type Answer = Result<unknown, CallRefusal>

export class VaultWork {
  readonly #place: VaultPlace
  readonly #clock: Clock
  #vault: Vault | undefined

  private constructor(place: VaultPlace, clock: Clock) {
    this.#place = place
    this.#clock = clock
  }

  /** Takes the home: from here on no other process writes to it, until this one ends. */
  static async take(place: VaultPlace): Promise<Result<VaultWork, CallRefusal>> {
    const home = prepareHome(place.home)
    if (!home.ok) return home
    const lock = lockHome(place.home)
    if (!lock.ok) return lock
    // Left by a program that was killed: its key is gone, and so is its sense.
    await rm(join(place.home, demonstrationFolder), { recursive: true, force: true })
    const clock = clockFrom(Math.floor(performance.timeOrigin), () => performance.now())
    return ok(new VaultWork(place, place.frozen ? frozenClock(clock.millis()) : clock))
  }

  /** Whether there is an organisation to unlock. */
  get organisation(): boolean {
    return !this.#place.demonstration && hasOrganisation(this.#place.home)
  }

  /** Resolves when nothing is being written. */
  async written(): Promise<void> {
    await this.#vault?.writer.idle()
  }

  async run(request: Request): Promise<Answer> {
    switch (request.name) {
      case 'passphrase.offer':
        return ok({ passphrase: offerPassphrase(platformRandom) })
      case 'organisation.create':
        return this.#create(request.ask)
      case 'vault.unlock':
        return this.#unlock(request.ask)
      case 'session.read':
        return this.#vault === undefined ? refuse({ kind: 'locked' }) : ok(this.#opened(this.#vault))
      default:
        return refuse({ kind: 'locked' })
    }
  }

  async #create({ name, passphrase }: Ask<'organisation.create'>): Promise<Answer> {
    if (this.#place.demonstration) return refuse({ kind: 'demonstration-only' })
    const chosen = choosePassphrase(passphrase)
    if (!chosen.ok) return refuse({ kind: 'weak-passphrase', reason: chosen.refusal.why })
    const world = { clock: this.#clock, random: platformRandom }
    return this.#keep(await createOrganisation(this.#place.home, { name, passphrase: chosen.value }, world))
  }

  async #unlock({ passphrase }: Ask<'vault.unlock'>): Promise<Answer> {
    if (this.#place.demonstration) return refuse({ kind: 'demonstration-only' })
    const typed = parsePassphrase(passphrase)
    if (!typed.ok) return refuse({ kind: 'wrong-passphrase' })
    const vault = this.#vault
    if (vault === undefined) {
      return this.#keep(
        await unlockHome(this.#place.home, typed.value, { clock: this.#clock, random: platformRandom }),
      )
    }
    const key = await homeKey(this.#place.home, typed.value)
    return key.ok ? ok(this.#opened(vault)) : refusalOf(key.refusal)
  }

  #keep(vault: Result<Vault, { readonly kind: string; readonly why?: string }>): Answer {
    if (!vault.ok) return refusalOf(vault.refusal)
    this.#vault = vault.value
    return ok(this.#opened(vault.value))
  }

  #opened({ organisation, fingerprint }: Vault): Opened {
    const clock = { now: this.#clock.now(), frozen: this.#place.frozen }
    return { organisation: organisation.name, fingerprint, demonstration: false, clock }
  }
}

function refusalOf({ kind, why }: { readonly kind: string; readonly why?: string }): Answer {
  return refuse(why === undefined ? { kind } : { kind, reason: why })
}
