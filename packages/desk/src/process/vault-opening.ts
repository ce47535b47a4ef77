/**
 * How a vault comes to be open: made, unlocked, joined, brought back from papers, or shown as the demonstration.
 *
 * A home that waits to be let in is opened by its passphrase too, and becomes a vault when its welcome has come.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, clockFrom, frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { choosePassphrase, type Passphrase, parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { type KdfNumbers, kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import type { KnownRelay } from '@safeconduct/core/vault/sync/relay-of.ts'
import { createOrganisation, homeKey, type KeeperAt } from '@safeconduct/host/home/home.ts'
import {
  beginJoining,
  beginReturn,
  dropJoining,
  forgetJoining,
  isJoining,
  type JoiningHome,
  resumeJoining,
} from '@safeconduct/host/home/joining.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { type ShareMemory, withGrace } from '@safeconduct/host/home/remembered-shares.ts'
import { keeperAtRelay } from '@safeconduct/host/home/share-relay.ts'
import {
  joinVault,
  openVault,
  type Vault,
  type VaultWorld,
  vaultPath,
} from '@safeconduct/host/vault/vault.ts'
import { demonstrationStart, openDemonstration } from '@safeconduct/host/work/demonstration.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import { type Below, refusedBy } from './call-refusal.ts'
import { comeBack } from './coming-back.ts'
import { demonstrationFolder, type VaultPlace } from './messages.ts'

/** A vault, or a home that still waits; with the relay that only the invitation knows so far. */
export type FromHome =
  | { readonly state: 'vault'; readonly vault: Vault; readonly relay: KnownRelay | undefined }
  | { readonly state: 'joining'; readonly home: JoiningHome }
type Done<T> = Promise<Result<T, CallRefusal>>

export class VaultOpening {
  readonly #place: VaultPlace
  readonly #shares: ShareMemory

  constructor(place: VaultPlace, shares: ShareMemory) {
    this.#place = place
    this.#shares = shares
  }

  /** What hour it is for invitations and vaults of this home. */
  get clock(): Clock {
    return this.#world().clock
  }

  async create({ name, passphrase }: Ask<'organisation.create'>): Done<FromHome> {
    const chosen = chosenPassphrase(passphrase)
    if (!chosen.ok) return chosen
    const world = this.#world()
    const made = await createOrganisation(
      this.#place.home,
      { name, passphrase: chosen.value, ...this.#cost },
      world,
    )
    return vaultOf(made)
  }

  async unlock({ passphrase }: Ask<'vault.unlock'>): Done<FromHome> {
    const key = await this.#key(passphrase)
    if (!key.ok) return key
    const { home } = this.#place
    if (!isJoining(home)) return vaultOf(await openVault(home, key.value.reveal(), this.#world()))
    const waiting = await resumeJoining(home, key.value)
    if (waiting === undefined) return refuse({ kind: 'damaged' })
    if (!existsSync(vaultPath(home))) return ok({ state: 'joining', home: waiting })
    const opened = await openVault(home, key.value.reveal(), this.#world())
    return vaultOf(opened, waiting.relay)
  }

  /** Whether these are the words of this home; for a vault that is open already. */
  async prove({ passphrase }: Ask<'vault.unlock'>): Done<true> {
    const key = await this.#key(passphrase)
    return key.ok ? ok(true) : key
  }

  async join({ invitation, passphrase }: Ask<'organisation.join'>): Done<FromHome> {
    const chosen = chosenPassphrase(passphrase)
    if (!chosen.ok) return chosen
    const begun = await beginJoining(
      this.#place.home,
      { invitation, passphrase: chosen.value, ...this.#cost },
      this.#world(),
    )
    return begun.ok ? ok({ state: 'joining', home: begun.value }) : refusedBy(begun.refusal)
  }

  /** The welcome has come: the home that waited is the vault of a member now. */
  async enter(waiting: JoiningHome, welcome: Parameters<typeof joinVault>[2]): Done<FromHome> {
    const made = await joinVault(this.#place.home, waiting.key.reveal(), welcome, this.#world())
    return vaultOf(made, waiting.relay)
  }

  /** The list of members was read: what was only for joining goes. */
  known(): void {
    forgetJoining(this.#place.home)
  }

  drop(): void {
    dropJoining(this.#place.home)
  }

  async recover(ask: Ask<'organisation.recover'>): Done<FromHome> {
    const chosen = chosenPassphrase(ask.passphrase)
    if (!chosen.ok) return chosen
    const world = this.#world()
    const back = await comeBack(ask, world.clock)
    if (!back.ok) return back
    const { joined, relay } = back.value
    const made = await beginReturn(
      this.#place.home,
      { passphrase: chosen.value, joined, ...this.#cost },
      world,
    )
    return vaultOf(made, relay)
  }

  /** A vault of its own inside the home, under a key that stands nowhere but in this process. */
  async demonstration(): Done<Vault> {
    const folder = join(this.#place.home, demonstrationFolder)
    // What was not removed is somebody else's.
    if (existsSync(folder)) return refuse({ kind: 'folder-exists' })
    return ok(
      await openDemonstration(folder, {
        clock: this.#clockAt(demonstrationStart),
        random: platformRandom,
      }),
    )
  }

  get #cost(): { readonly numbers?: KdfNumbers } {
    return this.#place.cheap === true ? { numbers: kdfFloor } : {}
  }

  async #key(typed: string) {
    const passphrase = parsePassphrase(typed)
    if (!passphrase.ok) return refusedBy(passphrase.refusal)
    const keeperAt: KeeperAt = (relay) => withGrace(keeperAtRelay(relay), this.#shares)
    const key = await homeKey(this.#place.home, passphrase.value, keeperAt)
    return key.ok ? key : refusedBy(key.refusal)
  }

  #world(): VaultWorld {
    return { clock: this.#clockAt(machineNow()), random: platformRandom }
  }

  #clockAt(start: number): Clock {
    return this.#place.frozen ? frozenClock(start) : clockFrom(start, () => performance.now())
  }
}

function chosenPassphrase(typed: string): Result<Passphrase, CallRefusal> {
  const chosen = choosePassphrase(typed)
  return chosen.ok ? chosen : refusedBy({ kind: 'too-weak', why: chosen.refusal.why })
}

function vaultOf(made: Result<Vault, Below>, relay?: KnownRelay): Result<FromHome, CallRefusal> {
  return made.ok ? ok({ state: 'vault', vault: made.value, relay }) : refusedBy(made.refusal)
}
