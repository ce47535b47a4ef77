/**
 * What the vault's process does with a call: it takes the home, opens the vault, and answers out of it.
 */
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { offerPassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { hasOrganisation, prepareHome } from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import type { ShareMemory } from '@safeconduct/host/home/remembered-shares.ts'
import { isDiskFull } from '@safeconduct/host/store/damage.ts'
import { DamagedVault } from '@safeconduct/host/vault/record-tables.ts'
import type { CallRefusal, LockedBy } from '../calls/calls.ts'
import type { Request } from '../calls/requests.ts'
import { answerOfVault } from './answers.ts'
import { JoiningWork } from './joining-work.ts'
import { demonstrationFolder, type Opened, type VaultPlace } from './messages.ts'
import { type OpenVault, openAround, openedFacts } from './open-vault.ts'
import { removeDemonstration } from './remove-demonstration.ts'
import { type FromHome, VaultOpening } from './vault-opening.ts'

type Answer = Result<unknown, CallRefusal>

/** The desk's process, as this one needs it. */
type Outside = {
  /** The organisation has locked this device out. */
  readonly told: (why: LockedBy) => void
  readonly shares: ShareMemory
}

export class VaultWork {
  readonly #place: VaultPlace
  readonly #opening: VaultOpening
  readonly #told: (why: LockedBy) => void
  #open: OpenVault | undefined
  #joining: JoiningWork | undefined
  #writing: Promise<unknown> = Promise.resolve()
  #finishing = false

  private constructor(place: VaultPlace, { told, shares }: Outside) {
    this.#place = place
    this.#told = told
    this.#opening = new VaultOpening(place, shares)
  }

  /** Takes the home: from here on no other process writes to it, until this one ends. */
  static async take(place: VaultPlace, outside: Outside): Promise<Result<VaultWork, CallRefusal>> {
    const home = prepareHome(place.home)
    if (!home.ok) return home
    const lock = lockHome(place.home)
    if (!lock.ok) return lock
    // Left by a program that was killed: its key is gone, and so is its sense.
    await removeDemonstration(join(place.home, demonstrationFolder))
    return ok(new VaultWork(place, outside))
  }

  /** Whether there is an organisation to unlock. */
  get organisation(): boolean {
    return !this.#place.demonstration && hasOrganisation(this.#place.home)
  }

  /** Begins nothing more, and resolves when nothing is being written. A round of sync is cut: it left nothing half-done. */
  async finish(): Promise<void> {
    this.#finishing = true
    void this.#open?.copies.stop()
    this.#open?.cases.stop()
    this.#open?.ledger.stop()
    this.#open?.press.stop()
    // What it was writing ends first; then its leases are let go, so that nobody waits for a desk that is off.
    this.#writing = Promise.allSettled([this.#writing, this.#open?.line.stop()])
    await this.#writing.catch(() => undefined)
  }

  async run(request: Request): Promise<Answer> {
    switch (request.name) {
      case 'passphrase.offer':
        return ok({ passphrase: offerPassphrase(platformRandom) })
      case 'organisation.create':
      case 'organisation.join':
      case 'organisation.recover':
      case 'vault.unlock':
        return this.#fromHome(request)
      case 'demonstration.open':
        return this.#demonstrate()
      case 'joining.read':
        return this.#look(request.ask.welcome)
      case 'joining.drop':
        return this.#drop()
      case 'session.read':
        return this.#joining === undefined ? this.#answer(request) : ok({ state: 'joining' })
      default:
        return this.#answer(request)
    }
  }

  async #answer(request: Parameters<typeof answerOfVault>[2]): Promise<Answer> {
    const open = this.#open
    if (open === undefined) return refuse({ kind: 'locked' })
    const tools = {
      place: this.#place,
      mayGoOn: () => !this.#finishing,
      write: <T>(work: Promise<T>) => this.#write(work),
    }
    try {
      return await answerOfVault(open, tools, request)
    } catch (problem) {
      if (problem instanceof DamagedVault) return refuse({ kind: 'damaged' })
      // A search brings the indexes up to date first, and that takes room.
      if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
      throw problem
    }
  }

  /** So that a lock can wait for it. */
  #write<T>(work: Promise<T>): Promise<T> {
    this.#writing = Promise.allSettled([this.#writing, work])
    return work
  }

  async #fromHome(
    request: Request<'organisation.create' | 'organisation.join' | 'organisation.recover' | 'vault.unlock'>,
  ): Promise<Answer> {
    if (this.#place.demonstration) return refuse({ kind: 'demonstration-only' })
    // A command that proved the passphrase of the real vault would write into one that is thrown away.
    if (this.#open?.demonstration === true) return refuse({ kind: 'demonstration-only' })
    if (this.#open !== undefined || this.#joining !== undefined) return this.#again(request)
    const opening = this.#opening
    switch (request.name) {
      case 'organisation.create':
        return this.#keep(await this.#write(opening.create(request.ask)))
      case 'organisation.join':
        return this.#keep(await this.#write(opening.join(request.ask)))
      case 'organisation.recover':
        return this.#keep(await this.#write(opening.recover(request.ask)))
      case 'vault.unlock':
        return this.#keep(await opening.unlock(request.ask))
    }
  }

  /** A command proves the passphrase of a vault that a page has open. */
  async #again(request: Request): Promise<Answer> {
    if (request.name !== 'vault.unlock') return refuse({ kind: 'already-open' })
    const proved = await this.#opening.prove(request.ask)
    return proved.ok ? ok(await this.#facts()) : proved
  }

  async #facts(): Promise<Opened> {
    return this.#open === undefined ? { state: 'joining' } : openedFacts(this.#open, this.#place.frozen)
  }

  async #keep(from: Result<FromHome, CallRefusal>): Promise<Answer> {
    if (!from.ok) return from
    if (from.value.state === 'joining') {
      this.#joining = new JoiningWork(from.value.home, platformRandom)
      return ok(await this.#facts())
    }
    const { vault, relay } = from.value
    const open = openAround(vault, {
      demonstration: false,
      told: this.#told,
      known: () => this.#opening.known(),
      ...(relay === undefined ? {} : { relay }),
    })
    if (await open.copies.isLockedOut()) {
      await open.copies.stop()
      await open.line.stop()
      open.cases.stop()
      open.ledger.stop()
      await vault.close()
      return refuse({ kind: 'device-suspended' })
    }
    this.#open = open
    return ok(await this.#facts())
  }

  async #demonstrate(): Promise<Answer> {
    if (this.#open !== undefined) {
      return this.#open.demonstration ? ok(await this.#facts()) : refuse({ kind: 'already-open' })
    }
    const vault = await this.#opening.demonstration()
    if (!vault.ok) return vault
    this.#open = openAround(vault.value, { demonstration: true, told: this.#told, known: () => {} })
    return ok(await this.#facts())
  }

  /** How far the joining is; when the welcome has come, the home becomes a vault. */
  async #look(welcome: string | undefined): Promise<Answer> {
    const joining = this.#joining
    if (joining === undefined) return refuse({ kind: 'not-joining' })
    const millis = this.#opening.clock.millis()
    if (welcome !== undefined && !(await joining.take(welcome))) return refuse({ kind: 'not-a-welcome' })
    if (welcome === undefined) await joining.look()
    if (joining.welcome === undefined || this.#joining !== joining) return ok(joining.view(millis))
    this.#joining = undefined
    joining.end()
    const entered = await this.#keep(await this.#write(this.#opening.enter(joining.home, joining.welcome)))
    if (!entered.ok) return entered
    if (joining.letters.length > 0) await this.#open?.organised.acts.takeMail(joining.letters)
    return ok({ ...joining.view(millis), step: 'joined' })
  }

  async #drop(): Promise<Answer> {
    if (this.#joining === undefined) return refuse({ kind: 'not-joining' })
    this.#joining.end()
    this.#opening.drop()
    return ok({})
  }
}
