/** Where changes are and what waits, in the words of the contract: nothing that the relay refused is swallowed. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import { type SyncState, syncState } from '@safeconduct/core/vault/sync/change-states.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import type { RoundEnd, RoundProgress } from '@safeconduct/core/vault/sync/round.ts'
import type { TroubleKind } from '@safeconduct/core/vault/sync/troubles.ts'
import type { SyncView, WaitReason, WaitView } from '../calls/sync.ts'
import { alarmViews } from './act-views.ts'
import { logNameOf, type Organised, withoutCode } from './organised.ts'

/** What the running loop knows beside what lies on the disk. */
export type Rounds = {
  readonly running: boolean
  readonly progress: RoundProgress | undefined
  /** How the last round of this session ended; undefined: none has. */
  readonly end: RoundEnd | undefined
  /** Seconds until the next attempt, where the last one failed. */
  readonly nextIn: number | undefined
  /** Changes of others that came in since the vault was opened. */
  readonly news: number
}

export function syncView(organised: Organised, rounds: Rounds): SyncView {
  const { replica } = organised
  const state = syncState(replica)
  const open = alarmViews(organised).filter((alarm) => alarm.state === 'open')
  // Silence is a state and no lie: it never stands before one.
  const first = (open.find(({ kind }) => kind !== 'relay-silent') ?? open[0])?.kind
  const { progress } = rounds
  return {
    relay: relayView(organised, state, rounds),
    ...(state.heard === undefined ? {} : { currentAt: instantOf(state.heard) }),
    counts: state.counts,
    waits: waitsOf(organised, state, rounds),
    ...(progress === undefined ? {} : { progress: { done: progress.entries, of: 0 } }),
    asks: organised.acts.proposals().filter((one) => one.state === 'asks-me').length,
    alarms: open.length,
    ...(first === undefined ? {} : { alarm: first }),
    news: rounds.news,
  }
}

function relayView(
  { replica }: Organised,
  { troubles, waitingOut }: SyncState,
  { running, end }: Rounds,
): SyncView['relay'] {
  const relay = relayOf(replica)
  if (relay === undefined) return { state: 'none' }
  const url = withoutCode(relay.url)
  const whole = troubles.find(({ log }) => log === undefined)
  if (whole !== undefined) {
    return { state: whole.kind === 'silent' ? 'silent' : 'refused', url, why: whole.kind }
  }
  if (end === undefined) return { state: running ? 'running' : 'never-heard', url }
  if (running) return { state: 'running', url }
  return { state: waitingOut.length > 0 ? 'behind' : 'current', url }
}

function waitsOf(
  organised: Organised,
  { waitingOut, waitingIn, troubles }: SyncState,
  { nextIn }: Rounds,
): readonly WaitView[] {
  const whole: TroubleKind | undefined = troubles.find(({ log }) => log === undefined)?.kind
  const seconds = nextIn === undefined ? {} : { seconds: Math.ceil(nextIn) }
  const out = waitingOut.flatMap(({ log, count }): readonly WaitView[] => {
    const state = organised.replica.book.get(log)
    const own = troubles.find((trouble) => trouble.log !== undefined && trouble.log === state?.hex)?.kind
    const why: WaitReason | undefined = own ?? whole
    // On its way and refused by nobody: that is not waiting.
    return why === undefined
      ? []
      : [{ direction: 'out', why, count, ...nameOf(organised, state), ...seconds }]
  })
  const into = waitingIn.map(({ log, why, count }): WaitView => {
    return { direction: 'in', why, count, ...nameOf(organised, organised.replica.book.get(log)) }
  })
  return [...out, ...into]
}

function nameOf(organised: Organised, log: LogState | undefined): Pick<WaitView, 'name'> {
  return log === undefined ? {} : { name: logNameOf(organised, log.name) }
}
