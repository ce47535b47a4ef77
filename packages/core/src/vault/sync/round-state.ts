/** What a round gathers on its way, and what a refusal does to it. */
import type { Bytes } from '../../base/bytes.ts'
import { toHex } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { CompartmentId } from '../compartment.ts'
import type { LogState } from '../replica/log-book.ts'
import type { Replica } from '../replica/replica.ts'
import type { LinkRefusal, RelayAbout, RelayLink } from './link.ts'
import { raise } from './pull.ts'
import type { LieKind, RelayLie } from './relay-lie.ts'
import type { RelayView } from './relay-view.ts'
import type { Trouble } from './troubles.ts'
import { keepNow } from './turns.ts'

export type RoundProgress = {
  readonly phase: 'letters' | 'reading' | 'sending'
  /** Entries read or sent so far. */
  readonly entries: number
}
export type RoundWishes = {
  readonly signal?: AbortSignal
  readonly progress?: (progress: RoundProgress) => void
  /** Only these logs, and no letters: after somebody saved, or the relay told of news. */
  readonly logs?: readonly CompartmentId[]
  /** The relay and its space code, where the roster does not name them yet: from the invitation. */
  readonly relay?: { readonly key: PublicKey; readonly space: Bytes }
  /** What the relay said of itself in an earlier round: saves asking again. */
  readonly about?: RelayAbout
}

export type RoundEnd =
  | 'done'
  /** By the signal. */
  | 'stopped'
  /** The organisation has no relay: sticks carry what there is to carry. */
  | 'no-relay'
  | 'silent'
  | 'other-version'
  /** Whoever answered is not the relay of the roster. */
  | 'other-key'
  | 'disk-full'
  | 'slow-down'

export type RoundReport = {
  readonly end: RoundEnd
  readonly about: RelayAbout | undefined
  readonly read: number
  readonly sent: number
  readonly lettersIn: number
  readonly lettersOut: number
  /** Lies noticed in this round; each is an alarm by now. */
  readonly lies: readonly LieKind[]
  readonly troubles: readonly Trouble[]
  /** Seconds that the relay asked us to wait. */
  readonly wait: number
}

export type Round = {
  readonly replica: Replica
  readonly link: RelayLink
  readonly relay: PublicKey
  readonly space: Bytes
  readonly view: RelayView
  readonly wishes: RoundWishes
  /** Tokens that the relay has taken in this round, by log. */
  readonly tokens: Map<string, Bytes>
  /** Logs that cannot go on in this round. */
  readonly shut: Set<string>
  readonly troubles: Map<string, Trouble>
  readonly lies: LieKind[]
  about: RelayAbout | undefined
  read: number
  sent: number
  lettersIn: number
  lettersOut: number
  wait: number
  /** Set when nothing more can be done now. */
  over: RoundEnd | undefined
}

export function isOver({ over, wishes }: Round): boolean {
  return over !== undefined || wishes.signal?.aborted === true
}

/** Writes down a refusal, and ends what it ends: a log, or the round. */
export function troubled(
  round: Round,
  refusal: LinkRefusal | { readonly kind: 'disk-full' },
  log?: LogState,
): void {
  switch (refusal.kind) {
    case 'silent':
    case 'other-version':
    case 'disk-full':
      round.over ??= refusal.kind
      return note(round, { kind: refusal.kind })
    case 'slow-down':
      round.over ??= 'slow-down'
      round.wait = Math.max(round.wait, refusal.seconds)
      return note(round, { kind: 'slow-down' })
    case 'relay-full':
      return note(round, { kind: 'relay-full' })
    default:
      if (log !== undefined) round.shut.add(log.hex)
      note(round, log === undefined ? { kind: refusal.kind } : { kind: refusal.kind, log: log.hex })
  }
}

function note({ troubles }: Round, trouble: Trouble): void {
  troubles.set(`${trouble.kind}/${trouble.log ?? ''}`, trouble)
}

export async function lied(round: Round, lies: readonly RelayLie[]): Promise<void> {
  if (lies.length === 0) return
  round.lies.push(...lies.map(({ kind }) => kind))
  await keepNow(round.replica, () => raise(round.replica, lies))
}

/** The logs of this round, the directory first: who belongs is read before what they wrote. */
export function logsOf({ replica, wishes, shut }: Round): readonly LogState[] {
  const { book } = replica
  const wanted = wishes.logs === undefined ? undefined : new Set(wishes.logs.map((id) => toHex(id)))
  return book
    .all()
    .filter(({ hex, keys }) => keys.size > 0 && !shut.has(hex) && (wanted?.has(hex) ?? true))
    .sort((a, b) => Number(b === book.directory) - Number(a === book.directory) || a.row - b.row)
}
