/**
 * One desk: who may speak (`sessions.ts`), the process that holds the vault (`vault-seat.ts`), and when it locks.
 *
 * This process holds no key; at most, for some hours, the half of one that a relay keeps (sealed.md, U14). What
 * is asked and answered passes through it as bytes, which are not read and are overwritten when they have been passed
 * on. Every answer is given with the number of the session that asked for it; one that comes after a lock is thrown away.
 */
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallName, CallRefusal, Job, LockedBy, Session } from '../calls/calls.ts'
import { type DeskState, type Opening, ownQuestions, stateOf } from './desk-states.ts'
import { type IdleClocks, Idleness } from './idle.ts'
import { type Opened, parseOpened, type VaultPlace } from './messages.ts'
import type { Answered, Door } from './server.ts'
import { Sessions, type Standing } from './sessions.ts'
import { VaultSeat } from './vault-seat.ts'
import { Verifications } from './verifications.ts'
import { wipe } from './wipe.ts'

export type DeskWorld = {
  readonly place: VaultPlace
  readonly random: Random
  readonly clocks: IdleClocks
  /** Milliseconds without a call of the person's own after which the vault is locked. */
  readonly autoLockAfter: number
}

/** A command of a terminal that uses the vault now. */
export type Command = { readonly by: 'command' }
/** The value is JSON, as bytes. */
type Answer = Result<Bytes, CallRefusal>

const nothing = (): Bytes => utf8('{}')

const lookedAtEvery = 500

export class Desk implements Door {
  readonly #world: DeskWorld
  readonly #sessions: Sessions
  readonly #idle: Idleness
  readonly #verifications: Verifications
  readonly #commands = new Set<Command>()
  readonly #watch: NodeJS.Timeout
  readonly #seat: VaultSeat
  #state: DeskState = 'shut'
  /** Who locked this desk, when it was not its own people; said above the passphrase. */
  #told: LockedBy | undefined
  #opening = false
  /** Counts locks, so that what was begun before one is not taken for done after it. */
  #locks = 0
  #locking: Promise<void> | undefined

  private constructor(world: DeskWorld, seat: VaultSeat) {
    this.#world = world
    this.#seat = seat
    this.#sessions = new Sessions(world.random)
    this.#idle = new Idleness(world.clocks, world.autoLockAfter)
    this.#verifications = new Verifications(world.place.home, world.random)
    this.#watch = setInterval(() => this.#lockWhenIdle(), lookedAtEvery)
  }

  static async start(world: DeskWorld): Promise<Result<Desk, CallRefusal>> {
    let desk: Desk | undefined
    // A vault process that ended by itself takes the session with it, as a lock does.
    const seat = await VaultSeat.take(world.place, {
      lost: () => void desk?.lock(),
      told: (why) => desk?.lockAsTold(why),
      clocks: world.clocks,
    })
    if (!seat.ok) return seat
    desk = new Desk(world, seat.value)
    return ok(desk)
  }

  get session(): number {
    return this.#sessions.number
  }

  /** The process that holds, or will hold, the keys. */
  get vaultPid(): number {
    return this.#seat.pid
  }

  mint(): string {
    return this.#sessions.mint()
  }

  enter(token: string): string | undefined {
    const cookie = this.#sessions.redeem(token)
    // The demonstration has no passphrase that the page could be asked for.
    return cookie !== undefined && this.#state === 'demonstration' ? this.#sessions.opened() : cookie
  }

  standing(cookie: string | undefined): Standing {
    return this.#sessions.standing(cookie)
  }

  async call(name: CallName, ask: Bytes, standing: Standing, isAgain = false): Promise<Answered> {
    switch (name) {
      case 'session.read':
        return this.#answer(said(await this.#read(standing)))
      case 'organisation.create':
      case 'organisation.join':
      case 'organisation.recover':
      case 'demonstration.open':
      case 'vault.unlock':
        return this.#openForPage(name, ask)
      case 'joining.drop':
        return this.#dropJoining(name, ask, standing)
      case 'vault.lock':
        return this.#answer(said(await this.#lockForPage()))
      case 'passphrase.offer':
        return this.#answer(await this.#ask(name, ask))
      default:
        return this.#answer(await this.#work(name, ask, standing, isAgain))
    }
  }

  /** For a desk that shows the demonstration from the start. */
  async showDemonstration(): Promise<Result<true, CallRefusal>> {
    const opened = await this.#open('demonstration.open', nothing())
    this.#idle.touch()
    return opened.ok ? ok(true) : opened
  }

  /** Opens the vault for a command, or proves its passphrase when it is open. The command must `leave`. */
  async join(ask: Bytes): Promise<Result<Command, CallRefusal>> {
    const opened = await this.#open('vault.unlock', ask)
    if (!opened.ok) return opened
    const command: Command = { by: 'command' }
    this.#commands.add(command)
    return ok(command)
  }

  async callBy(command: Command, name: CallName, ask: Bytes): Promise<Answer> {
    const shared = this.#verifications.answer(name, ask)
    if (shared !== undefined) return shared.ok ? said(shared.value) : shared
    return this.#commands.has(command) ? this.#ask(name, ask) : refuse({ kind: 'locked' })
  }

  /** A vault that was opened for commands alone closes behind the last of them. */
  async leave(command: Command): Promise<void> {
    if (!this.#commands.delete(command)) return
    if (this.#commands.size === 0 && !this.#sessions.isOpen) await this.lock()
  }

  /** Ends the session and the process with the keys. All who ask meanwhile wait for the same end. */
  lock(): Promise<void> {
    this.#locking ??= this.#lock().finally(() => {
      this.#locking = undefined
    })
    return this.#locking
  }

  async end(): Promise<void> {
    clearInterval(this.#watch)
    await this.#locking
    this.#shut()
    await this.#seat.end()
  }

  /** Answers as soon as the keys are gone, without waiting for the next process. */
  async #lockForPage(): Promise<Session> {
    const exists = await this.#organisationExists()
    await this.lock()
    return this.#closedSession(exists)
  }

  /** The organisation has locked this device out. */
  lockAsTold(why: LockedBy): void {
    this.#told = why
    void this.lock()
  }

  /** The process that knows the joining keys ends first; then the home is empty again. */
  async #dropJoining(name: CallName, ask: Bytes, standing: Standing): Promise<Answered> {
    if (standing !== 'open' || this.#state !== 'joining') return this.#answer(refuse({ kind: 'not-joining' }))
    const dropped = await this.#ask(name, ask)
    await this.lock()
    return this.#answer(dropped.ok ? said(this.#closedSession(await this.#organisationExists())) : dropped)
  }

  async #lock(): Promise<void> {
    if (this.#state === 'shut' && !this.#opening) return
    this.#shut()
    await this.#seat.vacate()
  }

  #shut(): void {
    this.#sessions.closed()
    this.#commands.clear()
    this.#verifications.clear()
    this.#state = 'shut'
    this.#locks++
  }

  #lockWhenIdle(): void {
    this.#seat.forgetWhatIsOver()
    if (this.#state === 'shut' || !this.#idle.over) return
    // A command in a terminal keeps working; the page is shut out all the same.
    if (this.#commands.size === 0) void this.lock()
    else if (this.#sessions.isOpen) this.#sessions.closed()
  }

  async #work(name: CallName, ask: Bytes, standing: Standing, isAgain: boolean): Promise<Answer> {
    if (!isAgain && !ownQuestions.has(name) && standing === 'open') this.#touch()
    const shared = this.#verifications.answer(name, ask)
    if (shared !== undefined) return shared.ok ? said(shared.value) : shared
    if (standing !== 'open' || !this.#sessions.isOpen) return refuse({ kind: 'locked' })
    const session = this.#sessions.number
    const answer = await this.#ask(name, ask)
    if (session === this.#sessions.number || !answer.ok) return answer
    // Content read in a session that is over must not reach a page of the next.
    wipe(answer.value)
    return refuse({ kind: 'locked' })
  }

  /** After a sleep the first call must not come before the look at the clock. */
  #touch(): void {
    this.#lockWhenIdle()
    this.#idle.touch()
  }

  async #openForPage(name: Opening, ask: Bytes): Promise<Answered> {
    const opened = await this.#open(name, ask)
    if (!opened.ok) return this.#answer(opened)
    this.#told = undefined
    const cookie = this.#sessions.opened()
    this.#idle.touch()
    return { ...this.#answer(said(this.#openSession(opened.value))), cookie }
  }

  /** One at a time: each attempt costs 256 MiB and a second, and two would race for one file. */
  async #open(name: Opening, ask: Bytes): Promise<Result<Opened, CallRefusal>> {
    await this.#locking
    if (this.#opening) return refuse({ kind: 'already-opening' })
    const founds = name !== 'vault.unlock' && name !== 'demonstration.open'
    if (this.#state !== 'shut' && founds) return refuse({ kind: 'already-open' })
    if (this.#state === 'open' && name === 'demonstration.open') return refuse({ kind: 'already-open' })
    this.#opening = true
    const locks = this.#locks
    const answer = await this.#ask(name, ask)
    this.#opening = false
    // Locked in the meantime: what was opened is gone again.
    if (locks !== this.#locks) return refuse({ kind: 'locked' })
    if (!answer.ok) return answer
    const opened = parseOpened(answer.value)
    if (opened === undefined) return refuse({ kind: 'defect' })
    this.#state = stateOf(opened)
    return ok(opened)
  }

  async #read(standing: Standing): Promise<Session> {
    await this.#locking
    if (standing === 'open' && this.#sessions.isOpen) {
      const answer = await this.#ask('session.read', nothing())
      const opened = answer.ok ? parseOpened(answer.value) : undefined
      // A home that was let in meanwhile is an organisation now.
      if (opened !== undefined) this.#state = stateOf(opened)
      if (opened !== undefined && this.#sessions.isOpen) return this.#openSession(opened)
    }
    return this.#closedSession(await this.#organisationExists())
  }

  /** A home that cannot be taken just now is one where somebody works. */
  async #organisationExists(): Promise<boolean> {
    const vault = await this.#seat.current()
    return this.#state === 'open' || this.#state === 'joining' || !vault.ok || vault.value.organisation
  }

  #closedSession(exists: boolean): Session {
    if (!exists) return { state: 'no-organisation' }
    const told = this.#told === undefined ? {} : { told: this.#told }
    return { state: 'locked', session: this.#sessions.number, ...told }
  }

  #openSession(opened: Opened): Session {
    const { autoLockAfter } = this.#world
    return { session: this.#sessions.number, ...opened, autoLockAfter }
  }

  async #ask(name: CallName, ask: Bytes): Promise<Answer> {
    const vault = await this.#seat.current()
    return vault.ok ? vault.value.ask(name, ask) : vault
  }

  #answer(result: Answer): Answered {
    return { reply: { ...result, session: this.#sessions.number } }
  }
}

function said(value: Session | Job): Answer {
  return ok(utf8(JSON.stringify(value)))
}
