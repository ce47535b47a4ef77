/**
 * The control chains of a vault file, judged again from their first entry: who belongs, who may read, under which key.
 * What the shelf says of them must be what follows, and every entry after the first must bear its committer's mark.
 */
import { equalBytes, toHex } from '@safeconduct/core/base/bytes.ts'
import { digest } from '@safeconduct/core/sealed/hash.ts'
import { judgeMembership, judgeRoster } from '@safeconduct/core/vault/control/judge.ts'
import { isMarked } from '@safeconduct/core/vault/control/marks.ts'
import type { MembershipState } from '@safeconduct/core/vault/control/membership.ts'
import type { DeviceId } from '@safeconduct/core/vault/control/names.ts'
import type { RosterState } from '@safeconduct/core/vault/control/roster.ts'
import { encodeMembership, encodeRoster } from '@safeconduct/core/vault/control/state-text.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import { verifySignature } from '@safeconduct/core/vault/feed.ts'
import { parseFrame } from '@safeconduct/core/vault/replica/frame.ts'
import type { StoredLog } from '@safeconduct/core/vault/replica/store.ts'
import { parseReceipt } from '@safeconduct/core/vault/sync/receipt.ts'
import type { SqliteStore } from '../store/sqlite-store.ts'
import { StruckBodies } from './struck.ts'

export type ControlFault = {
  readonly kind:
    | 'control-unreadable'
    | 'control-unsigned'
    | 'control-unmarked'
    | 'control-differs'
    | 'waiting-damaged'
  /** The number of the entry in its chain; 0: the whole chain. */
  readonly log: number
  readonly seq: number
}

export async function* controlFaults(
  store: SqliteStore,
  organisation: Uint8Array,
  signal: AbortSignal | undefined,
): AsyncGenerator<ControlFault, void, void> {
  const taken = snapshotOf(store)
  const run = new ControlRun(taken, organisation)
  const isDirectory = ({ name }: StoredLog): boolean => name.scope.kind === 'directory'
  for (const log of [...taken.logs.filter(isDirectory), ...taken.logs.filter((one) => !isDirectory(one))]) {
    if (signal?.aborted === true) return
    // What left this device has no chain here any more.
    if (log.keys.size > 0) yield* run.chain(log)
    yield* run.waiting(log)
  }
  const known = new Set(taken.logs.map(({ id }) => toHex(id)))
  for (const hex of taken.states.keys())
    if (!known.has(hex)) yield { kind: 'control-differs', log: 0, seq: 0 }
}

type Row = { readonly key: string; readonly value: Uint8Array }
type Snapshot = {
  readonly logs: readonly StoredLog[]
  readonly states: ReadonlyMap<string, Uint8Array>
  readonly rows: ReadonlyMap<string, readonly Row[]>
}

/** All at one moment: somebody may be given a right, or found a case, while the check goes on. */
function snapshotOf({ logs, shelf }: SqliteStore): Snapshot {
  const rows = new Map<string, Row[]>()
  for (const name of ['control', 'mark', 'waiting', 'late']) {
    for (const row of shelf.list(name, '')) {
      const place = `${name}/${row.key.slice(0, 32)}`
      rows.set(place, [...(rows.get(place) ?? []), row])
    }
  }
  const states = new Map(shelf.list('control-state', '').map(({ key, value }) => [key, value]))
  return { logs: logs.all(), states, rows }
}

class ControlRun {
  readonly #taken: Snapshot
  readonly #organisation: Uint8Array
  readonly #struck: StruckBodies
  #roster: RosterState | undefined

  constructor(taken: Snapshot, organisation: Uint8Array) {
    this.#taken = taken
    this.#organisation = organisation
    this.#struck = new StruckBodies((log) => taken.states.get(log), organisation)
  }

  async *chain(log: StoredLog): AsyncGenerator<ControlFault, void, void> {
    const hex = toHex(log.id)
    const isRoster = log.name.scope.kind === 'directory'
    const rows = this.#taken.rows.get(`control/${hex}`) ?? []
    const said = this.#taken.states.get(hex)
    const marks = new Map(this.#taken.rows.get(`mark/${hex}`)?.map((row) => [row.key, row.value]))
    let state: RosterState | MembershipState | undefined
    for (const [at, { key, value }] of rows.entries()) {
      const seq = at + 1
      const entry = parseFrame(value)
      const fault = (kind: ControlFault['kind']): ControlFault => ({ kind, log: log.row, seq })
      if (entry === undefined || entry.header.seq !== seq) return yield fault('control-unreadable')
      if (!(await isAuthentic(entry, log))) return yield fault('control-unsigned')
      const judged = await this.#judge(log, state, entry, isRoster)
      if (judged === undefined) return yield fault('control-differs')
      state = judged.state
      if (judged.roster !== undefined) this.#roster = judged.roster
      const mark = marks.get(key)
      const receipt = mark === undefined ? undefined : parseReceipt(mark)
      const marked =
        this.#roster !== undefined &&
        (await isMarked(this.#roster, log.id, entry, receipt, judged.committers))
      if (seq > 1 && !marked) yield fault('control-unmarked')
    }
    const follows = state === undefined ? undefined : encoded(state, isRoster)
    const isSame = follows === undefined || said === undefined ? follows === said : equalBytes(follows, said)
    if (!isSame) yield { kind: 'control-differs', log: log.row, seq: 0 }
  }

  async #judge(
    log: StoredLog,
    state: RosterState | MembershipState | undefined,
    entry: Entry,
    isRoster: boolean,
  ): Promise<Judgement | undefined> {
    const place = {
      organisation: this.#organisation,
      log: log.id,
      key: (epoch: number) => log.keys.get(epoch),
    }
    if (isRoster) {
      const judged = await judgeRoster(place, isRosterState(state) ? state : undefined, entry)
      if (judged.kind === 'dead' && judged.state !== undefined)
        return { state: judged.state, roster: judged.state, committers: [] }
      if (judged.kind !== 'applied') return undefined
      const { event } = judged
      const named =
        event.kind === 'relay-set' ? [event.key] : event.kind === 'keeper-set' ? [event.device] : []
      return { state: judged.state, roster: judged.state, committers: named }
    }
    if (this.#roster === undefined) return undefined
    const before = state === undefined || isRosterState(state) ? undefined : state
    const judged = await judgeMembership(place, before, this.#roster, entry)
    const after = judged.kind === 'applied' || judged.kind === 'dead' ? judged.state : undefined
    return after === undefined ? undefined : { state: after, roster: undefined, committers: [] }
  }

  /** With the body that was signed, or what a strike has left of it, or one of which no strike has been heard yet. */
  async #isAsKept(entry: Entry, log: StoredLog): Promise<boolean> {
    if (await isAuthentic(entry, log)) return true
    const isOurs = equalBytes(entry.header.compartment, log.id) && (await verifySignature(entry))
    return isOurs && (this.#struck.isNamed(log, entry) || (await this.#struck.mayBe(log, entry)))
  }

  /** Entries that wait or came late were verified before they were shelved: they must still be what they were. */
  async *waiting(log: StoredLog): AsyncGenerator<ControlFault, void, void> {
    for (const name of ['waiting', 'late'] as const) {
      for (const { value } of this.#taken.rows.get(`${name}/${toHex(log.id)}`) ?? []) {
        const entry = parseFrame(value)
        if (entry === undefined || !(await this.#isAsKept(entry, log)))
          yield { kind: 'waiting-damaged', log: log.row, seq: entry?.header.seq ?? 0 }
      }
    }
  }
}

type Judgement = {
  readonly state: RosterState | MembershipState
  readonly roster: RosterState | undefined
  readonly committers: readonly DeviceId[]
}

function isRosterState(state: RosterState | MembershipState | undefined): state is RosterState {
  return state !== undefined && 'devices' in state
}

function encoded(state: RosterState | MembershipState, isRoster: boolean): Uint8Array | undefined {
  if (isRosterState(state)) return isRoster ? encodeRoster(state) : undefined
  return isRoster ? undefined : encodeMembership(state)
}

async function isAuthentic(entry: Entry, log: StoredLog): Promise<boolean> {
  const { header, body } = entry
  if (!equalBytes(header.compartment, log.id) || body.length !== header.bodyLength) return false
  const [hash, signed] = await Promise.all([digest(body), verifySignature(entry)])
  return equalBytes(hash, header.bodyHash) && signed
}
