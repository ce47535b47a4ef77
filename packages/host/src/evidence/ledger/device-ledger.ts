/**
 * The log of this device: begun when the vault is first opened for work, grown by one step when one is due, and its
 * proofs written beside what was committed. docs/formats/ledger.md, LG21 to LG26; decision 0037.
 *
 * Its two keys lie in the encrypted vault of this device alone: one signs checkpoints, one signs manifests and handlings.
 * Neither is a key by which the relay knows the device: who reads a dossier must not recognise a laptop at a relay.
 */
import { fromHex, textOf, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parseCheckpoint } from '@safeconduct/core/evidence/ledger/checkpoint.ts'
import {
  appendEntries,
  proofOf,
  signCheckpoint,
  stepLength,
  stepOf,
} from '@safeconduct/core/evidence/ledger/ledger.ts'
import {
  keyText,
  type Note,
  type NoteKey,
  type NoteLine,
  noteText,
  parseNote,
} from '@safeconduct/core/evidence/ledger/note.ts'
import { proofText } from '@safeconduct/core/evidence/ledger/proof.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import type { Vault } from '../../vault/vault.ts'
import { CheckpointTimes } from './checkpoint-times.ts'
import { ledgerShelf, ShelfLedger } from './shelf-ledger.ts'

export const stepMillis = 6 * 3_600_000
const current = 'current'

/** What was committed and where it stands. `record` is the Seal or CustodyEvent that waits for its proof. */
export type Committed = {
  readonly commitment: string
  readonly record: string
  readonly index: number
  /** How good the proof is that its record holds; 0 for none. */
  readonly worth: number
}

/** A commitment in hex, and the Seal or CustodyEvent that it is of. */
export type CommitWish = Pick<Committed, 'commitment' | 'record'>

export class DeviceLedger {
  readonly store: ShelfLedger
  readonly times: CheckpointTimes
  readonly key: NoteKey
  /** Signs manifests and handlings. */
  readonly signer: SigningKey
  readonly #vault: Pick<Vault, 'store' | 'clock' | 'random'>
  readonly #logKey: SigningKey
  readonly #name: string
  #stepping: Promise<Note> | undefined

  private constructor(
    vault: Pick<Vault, 'store' | 'clock' | 'random'>,
    {
      name,
      logKey,
      signer,
    }: { readonly name: string; readonly logKey: SigningKey; readonly signer: SigningKey },
  ) {
    this.#vault = vault
    this.#name = name
    this.#logKey = logKey
    this.signer = signer
    this.store = new ShelfLedger(vault.store.shelf, name)
    this.times = new CheckpointTimes(vault, name)
    this.key = { name: `ledger/${name}`, use: 'log', publicKey: publicKeyOf(logKey) }
  }

  /** The log of this device, begun now where there is none. */
  static async open(vault: Pick<Vault, 'store' | 'clock' | 'random'>): Promise<DeviceLedger> {
    const { shelf } = vault.store
    const known = shelf.get(ledgerShelf, current)
    const name = known === undefined ? toHex(vault.random.bytes(16)) : certain(textOf(known), 'written here')
    if (known === undefined) {
      const keys = [vault.random.bytes(32), vault.random.bytes(32)] as const
      vault.store.transaction(() => {
        shelf.put(ledgerShelf, `${name}/log-key`, keys[0])
        shelf.put(ledgerShelf, `${name}/signer`, keys[1])
        shelf.put(ledgerShelf, `${name}/began`, utf8(String(vault.clock.millis())))
        shelf.put(ledgerShelf, current, utf8(name))
      })
    }
    const [logKey, signer] = await Promise.all([
      keyAt(vault, `${name}/log-key`),
      keyAt(vault, `${name}/signer`),
    ])
    return new DeviceLedger(vault, { name, logKey, signer })
  }

  get keyText(): string {
    return keyText(this.key)
  }

  /** They wait for the next step. Call before the records with their salts are saved: a commitment to nothing harms nobody. */
  commit(wishes: readonly CommitWish[]): void {
    this.#vault.store.transaction(() => {
      for (const { commitment, record } of wishes) this.#put(`waiting/${commitment}`, record)
    })
  }

  /** What was not saved after all. */
  takeBack(wishes: readonly CommitWish[]): void {
    this.#vault.store.transaction(() => {
      for (const { commitment } of wishes)
        this.#vault.store.shelf.drop(ledgerShelf, `${this.#name}/waiting/${commitment}`)
    })
  }

  /** How many commitments wait for the next step. */
  waiting(): number {
    return this.#list('waiting/').length
  }

  /** One in every six hours of the log's own count, and none for a time that is over. */
  isDue(): boolean {
    const last = this.#text('stepped')
    return last === undefined || this.#period() > Number(last)
  }

  /** One step: all that waits, as far as it has room, among dummies; signed, then kept in one transaction. */
  step(): Promise<Note> {
    // Two steps at once would both begin at the same size.
    this.#stepping ??= this.#step().finally(() => {
      this.store.dropStaged()
      this.#stepping = undefined
    })
    return this.#stepping
  }

  async #step(): Promise<Note> {
    const waiting = this.#list('waiting/').slice(0, stepLength)
    const commitments = waiting.map(({ key }) => certain(fromHex(key), 'written here'))
    const { entries, places } = stepOf(commitments, this.#vault)
    const first = appendEntries(this.store, entries)
    const note = await signCheckpoint(this.store, this.key.name, this.#logKey)
    this.#vault.store.transaction(() => {
      this.store.keepStaged()
      this.#put('checkpoint', noteText(note))
      this.#put('stepped', String(this.#period()))
      for (const [at, { key, value }] of waiting.entries()) {
        this.#put(`placed/${key}`, `${first + certain(places[at], 'one for each')} ${value}`)
        this.#vault.store.shelf.drop(ledgerShelf, `${this.#name}/waiting/${key}`)
      }
    })
    return note
  }

  /** The newest checkpoint with the signatures that were gathered for it. */
  checkpoint(): Note | undefined {
    const text = this.#text('checkpoint')
    const note = text === undefined ? undefined : parseNote(utf8(text))
    return note?.ok === true ? note.value : undefined
  }

  /** A witness signed the newest checkpoint. */
  keepLines(note: Note, lines: readonly NoteLine[]): Note {
    const names = new Set(lines.map(({ name }) => name))
    const whole = { text: note.text, lines: [...note.lines.filter(({ name }) => !names.has(name)), ...lines] }
    if (this.checkpoint()?.text === note.text) {
      this.#vault.store.transaction(() => this.#put('checkpoint', noteText(whole)))
    }
    return whole
  }

  /** What stands in the log and whose record has no settled proof yet. */
  placed(): readonly Committed[] {
    return this.#list('placed/').map(({ key, value }) => {
      const [index = '', record = '', worth = '0'] = value.split(' ')
      return { commitment: key, record, index: Number(index), worth: Number(worth) }
    })
  }

  /** Their records hold proofs of this worth, and better ones may come. */
  keepWorth(committed: readonly Committed[], worth: number): void {
    this.#vault.store.transaction(() => {
      for (const { commitment, record, index } of committed)
        this.#put(`placed/${commitment}`, `${index} ${record} ${worth}`)
    })
  }

  /** Their proofs are written down for good. */
  settle(committed: readonly Committed[]): void {
    this.#vault.store.transaction(() => {
      for (const { commitment } of committed) {
        this.#vault.store.shelf.drop(ledgerShelf, `${this.#name}/placed/${commitment}`)
      }
    })
  }

  proof(index: number, note: Note): string {
    return proofText(proofOf(this.store, index, note))
  }

  /** The size that a witness was last seen to know. */
  lastAt(witness: string): number {
    return Number(this.#text(`witness/${witness}`) ?? '0')
  }

  keepLastAt(witness: string, note: Note): void {
    const { size } = certain(parseCheckpoint(note.text), 'a checkpoint of ours')
    this.#vault.store.transaction(() => this.#put(`witness/${witness}`, String(size)))
  }

  #period(): number {
    const began = Number(this.#text('began') ?? '0')
    // A clock that was set back makes no step twice.
    return Math.max(0, Math.floor((this.#vault.clock.millis() - began) / stepMillis))
  }

  #put(key: string, value: string): void {
    this.#vault.store.shelf.put(ledgerShelf, `${this.#name}/${key}`, utf8(value))
  }

  #text(key: string): string | undefined {
    const value = this.#vault.store.shelf.get(ledgerShelf, `${this.#name}/${key}`)
    return value === undefined ? undefined : textOf(value)
  }

  #list(prefix: string): readonly { readonly key: string; readonly value: string }[] {
    const whole = `${this.#name}/${prefix}`
    return this.#vault.store.shelf.list(ledgerShelf, whole).map(({ key, value }) => ({
      key: key.slice(whole.length),
      value: certain(textOf(value), 'written here'),
    }))
  }
}

/**
 * The vault was put back from a copy, or a witness saw more of this log than there is here: somebody else may have gone
 * on with it. It stays for its proofs and never grows again; the next opening begins another.
 */
export function leaveLog({ shelf }: Pick<Vault['store'], 'shelf'>): void {
  shelf.drop(ledgerShelf, current)
}

async function keyAt({ store }: Pick<Vault, 'store'>, key: string): Promise<SigningKey> {
  const seed = certain(store.shelf.get(ledgerShelf, key), 'a log has both its keys')
  const read = await signingKeyFrom(seed)
  return certain(read.ok ? read.value : undefined, 'a seed of 32 bytes')
}
