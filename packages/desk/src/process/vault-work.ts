/**
 * What the vault's process does with a call: it takes the home, opens the vault, and answers out of it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, clockFrom, frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { fingerprintOf } from '@safeconduct/core/evidence/ssh-key.ts'
import { choosePassphrase, offerPassphrase, parsePassphrase } from '@safeconduct/core/sealed/passphrase.ts'
import {
  createOrganisation,
  hasOrganisation,
  homeKey,
  prepareHome,
  unlockHome,
} from '@safeconduct/host/home/home.ts'
import { lockHome } from '@safeconduct/host/home/lock.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { isDiskFull } from '@safeconduct/host/store/damage.ts'
import { DamagedVault } from '@safeconduct/host/vault/record-tables.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { demonstrationStart, openDemonstration } from '@safeconduct/host/work/demonstration.ts'
import { firstMember, termList } from '@safeconduct/host/work/directory.ts'
import { Readings } from '@safeconduct/host/work/readings.ts'
import { software } from '@safeconduct/host/work/software.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { Request } from '../calls/requests.ts'
import { type Below, refusedBy } from './call-refusal.ts'
import { Jobs } from './jobs.ts'
import { demonstrationFolder, type Opened, type VaultPlace } from './messages.ts'
import { removeDemonstration } from './remove-demonstration.ts'
import { checkVault, importFiles, makeDossier } from './vault-jobs.ts'
import { answerOfOrganisation } from './vault-organisation.ts'
import { find, historyOf, readingOf, recordOf, save, saveTerms, tableOf, titlesOf } from './vault-rooms.ts'

type Answer = Result<unknown, CallRefusal>
type Open = {
  readonly vault: Vault
  readonly readings: Readings
  readonly jobs: Jobs
  readonly demonstration: boolean
}

export class VaultWork {
  readonly #place: VaultPlace
  #open: Open | undefined
  #writing: Promise<unknown> = Promise.resolve()
  #finishing = false

  private constructor(place: VaultPlace) {
    this.#place = place
  }

  /** Takes the home: from here on no other process writes to it, until this one ends. */
  static async take(place: VaultPlace): Promise<Result<VaultWork, CallRefusal>> {
    const home = prepareHome(place.home)
    if (!home.ok) return home
    const lock = lockHome(place.home)
    if (!lock.ok) return lock
    // Left by a program that was killed: its key is gone, and so is its sense.
    await removeDemonstration(join(place.home, demonstrationFolder))
    return ok(new VaultWork(place))
  }

  /** Whether there is an organisation to unlock. */
  get organisation(): boolean {
    return !this.#place.demonstration && hasOrganisation(this.#place.home)
  }

  /** Begins nothing more, and resolves when nothing is being written. */
  async finish(): Promise<void> {
    this.#finishing = true
    await this.#writing.catch(() => undefined)
    await this.#open?.vault.writer.idle()
  }

  async run(request: Request): Promise<Answer> {
    switch (request.name) {
      case 'passphrase.offer':
        return ok({ passphrase: offerPassphrase(platformRandom) })
      case 'organisation.create':
        return this.#create(request.ask)
      case 'vault.unlock':
        return this.#unlock(request.ask)
      case 'demonstration.open':
        return this.#demonstrate()
      default:
        return this.#open === undefined ? refuse({ kind: 'locked' }) : this.#answer(this.#open, request)
    }
  }

  async #answer(open: Open, request: Request): Promise<Answer> {
    try {
      return await this.#out(open, request)
    } catch (problem) {
      if (problem instanceof DamagedVault) return refuse({ kind: 'damaged' })
      // A search brings the indexes up to date first, and that takes room.
      if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
      throw problem
    }
  }

  async #out(open: Open, request: Request): Promise<Answer> {
    const { vault, jobs, readings } = open
    switch (request.name) {
      case 'session.read':
        return ok(openedFacts(open, this.#place.frozen))
      case 'records.table':
        return tableOf(vault, request.ask)
      case 'records.titles':
        return titlesOf(vault, request.ask)
      case 'records.read':
        return recordOf(vault, request.ask)
      case 'records.history':
        return historyOf(vault, request.ask)
      case 'records.save':
        return this.#write(save(vault, request.ask))
      case 'draft.read':
        return ok({ fields: vault.drafts.read(request.ask.name) ?? null })
      case 'draft.keep': {
        const kept = vault.drafts.keep(request.ask.name, request.ask.fields)
        return kept.ok ? ok({}) : refusedBy(kept.refusal)
      }
      case 'draft.drop':
        vault.drafts.drop(request.ask.name)
        return ok({})
      case 'search.find':
        return find(vault, request.ask)
      case 'terms.read':
        return ok({ terms: termList(vault) })
      case 'terms.save':
        return this.#write(saveTerms(vault, request.ask))
      case 'press.import':
        return ok({ files: await this.#write(importFiles(vault, request.ask, () => !this.#finishing)) })
      case 'press.reading':
        return readingOf(vault, readings, request.ask)
      case 'press.shares':
        return ok(await readings.shares())
      case 'dossier.make':
        return makeDossier(vault, jobs, { home: this.#place.home, software }, request.ask)
      case 'vault.check':
        return checkVault(vault, jobs)
      case 'job.read':
        return jobs.read(request.ask.id)
      case 'job.stop':
        return jobs.stop(request.ask.id)
      // Opening comes before, locking and checking a dossier need no vault: the desk does them itself.
      case 'organisation.create':
      case 'demonstration.open':
      case 'vault.unlock':
      case 'vault.lock':
      case 'passphrase.offer':
      case 'dossier.verify':
        return refuse({ kind: 'unknown-call' })
      default:
        return answerOfOrganisation(request)
    }
  }

  /** So that a lock can wait for it. */
  #write<T>(work: Promise<T>): Promise<T> {
    this.#writing = Promise.allSettled([this.#writing, work])
    return work
  }

  async #create({ name, passphrase }: Ask<'organisation.create'>): Promise<Answer> {
    if (this.#place.demonstration) return refuse({ kind: 'demonstration-only' })
    const chosen = choosePassphrase(passphrase)
    if (!chosen.ok) return refusedBy({ kind: 'too-weak', why: chosen.refusal.why })
    const made = createOrganisation(this.#place.home, { name, passphrase: chosen.value }, this.#world())
    return this.#keep(await this.#write(made))
  }

  async #unlock({ passphrase }: Ask<'vault.unlock'>): Promise<Answer> {
    if (this.#place.demonstration) return refuse({ kind: 'demonstration-only' })
    const typed = parsePassphrase(passphrase)
    if (!typed.ok) return refusedBy(typed.refusal)
    const open = this.#open
    // A command that proved the passphrase of the real vault would write into one that is thrown away.
    if (open?.demonstration === true) return refuse({ kind: 'demonstration-only' })
    if (open === undefined) return this.#keep(await unlockHome(this.#place.home, typed.value, this.#world()))
    const key = await homeKey(this.#place.home, typed.value)
    return key.ok ? ok(openedFacts(open, this.#place.frozen)) : refusedBy(key.refusal)
  }

  /** A vault of its own inside the home, under a key that stands nowhere but in this process. */
  async #demonstrate(): Promise<Answer> {
    if (this.#open !== undefined) {
      return this.#open.demonstration
        ? ok(openedFacts(this.#open, this.#place.frozen))
        : refuse({ kind: 'already-open' })
    }
    const world = { clock: this.#clockAt(demonstrationStart), random: platformRandom }
    const folder = join(this.#place.home, demonstrationFolder)
    // What was not removed is somebody else's.
    if (existsSync(folder)) return refuse({ kind: 'folder-exists' })
    const vault = await openDemonstration(folder, world)
    return this.#keep(ok(vault), true)
  }

  #keep(made: Result<Vault, Below>, demonstration = false): Answer {
    if (!made.ok) return refusedBy(made.refusal)
    const vault = made.value
    this.#open = { vault, readings: new Readings(vault), jobs: new Jobs(platformRandom), demonstration }
    return ok(openedFacts(this.#open, this.#place.frozen))
  }

  #world(): { readonly clock: Clock; readonly random: typeof platformRandom } {
    return {
      clock: this.#clockAt(machineNow()),
      random: platformRandom,
    }
  }

  #clockAt(start: number): Clock {
    return this.#place.frozen ? frozenClock(start) : clockFrom(start, () => performance.now())
  }
}

function openedFacts({ vault, demonstration }: Open, frozen: boolean): Opened {
  return {
    state: 'open',
    organisation: vault.organisation.name,
    fingerprint: fingerprintOf(vault.organisation.dossierKey),
    me: { code: firstMember, role: 'admin', state: 'active' },
    demonstration,
    clock: { now: vault.clock.now(), frozen },
  }
}
