/**
 * The desk's hold on the process in which the keys live.
 *
 * JavaScript cannot wipe memory: a passphrase that was a string is found in the heap after it was "cleared".
 * So to lock is to end the process that knew it. The child finishes what it is writing, at most two seconds,
 * and is killed; everything it knew goes with it. Rules C20 to C23 of docs/formats/desk-calls.md.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Bytes, fromHex } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { RememberedShares } from '@safeconduct/host/home/remembered-shares.ts'
import type { CallName, CallRefusal, LockedBy } from '../calls/calls.ts'
import { framesIn, sendFrame } from './frames.ts'
import { parseFromVault, type ToVault, type VaultPlace } from './messages.ts'
import { wipe } from './wipe.ts'

/** How long a save may take to finish before the process is killed all the same. */
export const graceMillis = 2_000
/**
 * And how long when nobody saves: a process that is busy with a round of sync, or with a search, is not waited
 * for. What it had not yet written was never acknowledged, and a transaction that is cut leaves nothing behind.
 */
export const restingGraceMillis = 120

const program = fileURLToPath(new URL('./vault-start.ts', import.meta.url))
// Not --permission: it forbids fsync, and what is acknowledged must be on the disk. Not the ban on code from
// strings: the SQLite binding builds its rows so. The process that checks foreign folders has both.
const flags = ['--disable-proto=delete', '--disable-warning=ExperimentalWarning']

/** The value is JSON that this process does not read. */
type Answer = Result<Bytes, CallRefusal>
type Waiting = { readonly name: string; readonly settle: (answer: Answer) => void }

/** A person who was just saving must be told that nobody knows yet whether it was kept. */
const saves: readonly CallName[] = [
  'records.save',
  'draft.keep',
  'terms.save',
  'press.import',
  'evidence.takeEnd',
  'organisation.create',
  'organisation.join',
  'organisation.recover',
  'access.change',
  'access.handOver',
  'access.foundNames',
  'invitation.confirm',
  'member.remove',
  'member.role',
  'device.strike',
  'device.suspend',
  'device.restore',
  'device.travel',
  'device.return',
  'proposals.approve',
  'relay.set',
  'kit.make',
  'shares.make',
  'share.on',
  'share.off',
  'late.adopt',
  'cases.assess',
  'cases.secondRead',
  'cases.move',
  'cases.step',
  'cases.task',
  'cases.ofAge',
  'cases.bestInterest',
  'cases.occurrence',
  'cases.correction',
  'cases.told',
  'cases.place',
  'cases.shelterState',
  'cases.compromise',
  'cases.raid',
  'cases.leg',
  'cases.visa',
  'cases.programme',
  'cases.supportAct',
  'cases.check',
  'cases.taken',
  'cases.consent',
  'cases.openSealed',
  'cases.notShown',
  'cases.merge',
  'cases.withdraw',
  'cases.release',
  'cases.send',
  'cases.filing',
  'cases.export',
  'cases.setRole',
  'cases.channel',
]
const saving: ReadonlySet<string> = new Set(saves)

/**
 * No variable of the person's shell, for what it does not get it cannot leak; but where Node keeps what it has compiled
 * of this program. Without it each unlocking compiles all of it anew, for half a second.
 */
function childEnvironment({ NODE_COMPILE_CACHE: compiled }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }
}

export class VaultProcess {
  readonly #child: ChildProcess
  readonly #line: Socket
  readonly #shares: RememberedShares
  readonly #waiting = new Map<number, Waiting>()
  readonly #gone: Promise<void>
  #ticket = 0
  #stopping = false
  #still: () => void = () => {}
  #told: (why: LockedBy) => void = () => {}
  #organisation = false
  #ended = false

  private constructor(child: ChildProcess, line: Socket, shares: RememberedShares) {
    this.#shares = shares
    this.#child = child
    this.#line = line
    line.on('error', () => line.destroy())
    this.#gone = new Promise((resolve) => {
      // A process that could not be started has no exit.
      child.once('error', () => resolve())
      child.once('exit', () => {
        this.#ended = true
        this.#giveUp(this.#stopping ? 'locked' : 'vault-stopped')
        resolve()
      })
    })
  }

  /** Starts the child; it has taken the home's lock, and knows no key yet, when this is done. */
  static async start(
    place: VaultPlace,
    shares: RememberedShares,
  ): Promise<Result<VaultProcess, CallRefusal>> {
    const child = spawn(process.execPath, [...flags, program], {
      env: childEnvironment(process.env),
      stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
    })
    const line = child.stdio[3]
    if (!(line instanceof Socket)) throw new Error('a child was started without a line to it')
    const vault = new VaultProcess(child, line, shares)
    const begun = await vault.#begin(place)
    if (begun.ok) return ok(vault)
    await vault.stop()
    return begun
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** Whether there is an organisation in the home. */
  get organisation(): boolean {
    return this.#organisation
  }

  /** Calls back when the organisation locks this device out. */
  onTold(told: (why: LockedBy) => void): void {
    this.#told = told
  }

  get wasStopped(): boolean {
    return this.#stopping
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Settles when the process has ended, for whatever reason. */
  get gone(): Promise<void> {
    return this.#gone
  }

  /** Hands the ask over, and overwrites it here. */
  ask(name: string, ask: Bytes): Promise<Answer> {
    if (this.#stopping) return Promise.resolve(refuse({ kind: 'locked' }))
    if (this.#ended) return Promise.resolve(refuse({ kind: 'vault-stopped' }))
    const ticket = ++this.#ticket
    return new Promise((resolve) => {
      this.#waiting.set(ticket, { name, settle: resolve })
      this.#send({ kind: 'ask', ticket, name }, ask)
    })
  }

  /** New calls are refused from this line on; those that wait are answered; then the process ends. */
  async stop(): Promise<void> {
    this.#stopping = true
    const someoneSaves = [...this.#waiting.values()].some(({ name }) => saving.has(name))
    const still = new Promise<void>((resolve) => {
      this.#still = resolve
    })
    this.#giveUp('locked')
    if (!this.#ended) {
      this.#send({ kind: 'stop' })
      const grace = Promise.withResolvers<void>()
      const timer = setTimeout(grace.resolve, someoneSaves ? graceMillis : restingGraceMillis)
      await Promise.race([still, grace.promise, this.#gone])
      clearTimeout(timer)
    }
    this.#child.kill('SIGKILL')
    await this.#gone
  }

  #begin(place: VaultPlace): Promise<Result<true, CallRefusal>> {
    return new Promise((resolve) => {
      this.#child.once('exit', () => resolve(refuse({ kind: 'vault-stopped' })))
      this.#child.once('error', () => resolve(refuse({ kind: 'vault-stopped' })))
      void this.#listen(resolve)
      this.#send({ kind: 'start', place })
    })
  }

  async #listen(begun: (result: Result<true, CallRefusal>) => void): Promise<void> {
    for await (const { head, body } of framesIn(this.#line)) {
      const message = parseFromVault(head)
      if (message?.kind === 'ready') {
        this.#organisation = message.organisation
        begun(ok(true))
      } else if (message?.kind === 'refused') begun(refuse(message.refusal))
      else if (message?.kind === 'still') this.#still()
      else if (message?.kind === 'told') this.#told(message.why)
      else if (message?.kind === 'answer') this.#settle(message.ticket, ok(body))
      else if (message?.kind === 'no') this.#settle(message.ticket, refuse(message.refusal))
      else if (message !== undefined) this.#aboutShare(message.kind, message.id, body)
    }
    // Whatever ended the line, nothing of this process will be heard again: what waits must not wait for ever.
    this.#child.kill('SIGKILL')
  }

  /** Half of a key, for a relay that is silent after the next lock. */
  #aboutShare(kind: 'share-kept' | 'share-gone' | 'share-wanted', name: string, share: Bytes): void {
    const id = fromHex(name)
    if (id === undefined) return
    if (kind === 'share-kept') this.#shares.keep(id, share)
    else if (kind === 'share-gone') this.#shares.drop(id)
    else this.#send({ kind: 'share', id: name }, this.#shares.find(id))
    wipe(share)
  }

  #send(message: ToVault, body?: Bytes): void {
    // A child that is just dying answers nothing; its exit settles what waits.
    sendFrame(this.#line, message, body)
  }

  #settle(ticket: number, answer: Answer): void {
    const waiting = this.#waiting.get(ticket)
    this.#waiting.delete(ticket)
    if (waiting !== undefined) waiting.settle(answer)
    // Nobody waits for it any more: it came after the lock.
    else if (answer.ok) wipe(answer.value)
  }

  #giveUp(kind: 'locked' | 'vault-stopped'): void {
    for (const [ticket, { name }] of this.#waiting) {
      this.#settle(ticket, refuse({ kind: saving.has(name) ? `${kind}-while-saving` : kind }))
    }
  }
}
