/**
 * What may go wrong in a schedule, and what a device may then say of it.
 *
 * Each seed switches a random half of these on at a random strength (swarm testing): a fault that is always on
 * hides what only shows when it is off. The last column is what makes false alarms findable: an alarm of a
 * kind that no switched-on fault explains is a violation, and a seed without any hostile row may raise none.
 */
import type { Dice } from './dice.ts'

export type FaultKind =
  // The network, which nobody owns.
  | 'drop'
  | 'delay'
  | 'dup'
  | 'swizzle-clog'
  | 'quota'
  // A laptop, its disk and its clock.
  | 'crash'
  | 'torn-tail'
  | 'bit-rot'
  | 'disk-full'
  | 'io-error'
  | 'slow-disk'
  | 'fsync-lies'
  | 'kill-in-rekey'
  | 'clock-skew'
  | 'clock-jump'
  | 'device-image'
  | 'shared-key-file'
  // What people do at a bad moment.
  | 'member-removed'
  | 'two-admins'
  | 'invitation-replay'
  | 'usb-bundle'
  | 'recovery'
  | 'schema-upgrade'
  | 'words-struck'
  // A relay that lies, or was restored from yesterday.
  | 'rollback'
  | 'tamper'
  | 'swap'
  | 'reorder'
  | 'replay'
  | 'inject'
  | 'withhold'
  | 'split-view'
  | 'false-receipt'
  | 'relay-restored'
  // A colleague whose device signs what no honest program signs.
  | 'member-equivocates'
  | 'member-forges'
  // A relay that was trusted to wake somebody.
  | 'drop-timer'
  | 'late-timer'

type FaultRow = {
  readonly kind: FaultKind
  /** Somebody lies. A seed without any of these must raise no alarm of a lie. */
  readonly hostile: boolean
  /** Alarm kinds that are true under this fault. */
  readonly explains: readonly string[]
}

const relayLies = [
  'relay-rolled-back',
  'relay-forked',
  'relay-withheld',
  'relay-reordered',
  'relay-tampered',
  'relay-injected',
  'relay-false-receipt',
  'relay-other-key',
  'control-forked',
] as const
const silence = ['relay-silent'] as const
const ownFeed = ['own-feed-behind'] as const
const clocks = ['clock-differs'] as const

function row(kind: FaultKind, explains: readonly string[] = [], hostile = false): FaultRow {
  return { kind, hostile, explains }
}

function lie(kind: FaultKind, more: readonly string[] = []): FaultRow {
  return { kind, hostile: true, explains: [...relayLies, ...silence, ...more] }
}

const colleague = ['member-equivocated', 'unauthorised-control', 'false-key', 'control-forked'] as const

export const faultRows: readonly FaultRow[] = [
  row('drop', silence),
  row('delay', silence),
  row('dup'),
  row('swizzle-clog', silence),
  row('quota', silence),
  row('crash'),
  row('torn-tail', ownFeed),
  row('bit-rot', ownFeed),
  row('disk-full'),
  row('io-error'),
  row('slow-disk'),
  row('fsync-lies', ownFeed),
  row('kill-in-rekey'),
  row('clock-skew', clocks),
  row('clock-jump', clocks),
  row('device-image', ownFeed),
  row('shared-key-file', [...ownFeed, 'member-equivocated']),
  row('member-removed'),
  row('two-admins'),
  row('invitation-replay'),
  row('usb-bundle'),
  row('recovery'),
  row('schema-upgrade'),
  lie('rollback'),
  lie('tamper'),
  lie('swap'),
  lie('reorder'),
  lie('replay'),
  lie('inject'),
  lie('withhold'),
  lie('split-view', ownFeed),
  lie('false-receipt'),
  lie('relay-restored', ownFeed),
  row('member-equivocates', [...colleague, 'relay-forked'], true),
  row('member-forges', [...colleague, 'relay-injected', 'relay-forked'], true),
  // These stand last, so that what the others throw stays as it was.
  row('drop-timer', [], true),
  row('late-timer', [], true),
  row('words-struck'),
]

export type Faults = ReadonlyMap<FaultKind, number>

/** A random half, each at a random strength from 0 to 1. A third of the seeds have nobody hostile in them. */
export function throwFaults(dice: Dice): Faults {
  const honest = dice.chance(1 / 3)
  const on = new Map<FaultKind, number>()
  for (const { kind, hostile } of faultRows) {
    const strength = dice.share()
    if (dice.chance(0.5) && !(hostile && honest)) on.set(kind, strength)
  }
  return on
}

/** Every kind of alarm that may be raised truthfully under these faults. */
export function explainedBy(faults: Faults): ReadonlySet<string> {
  return new Set(faultRows.flatMap(({ kind, explains }) => (faults.has(kind) ? explains : [])))
}

/** Can what the relay was seen to have be gone from it for good? */
export function loses(faults: Faults): boolean {
  return faults.has('split-view') || faults.has('false-receipt') || faults.has('relay-restored')
}

export function faultNamed(name: string): FaultKind | undefined {
  return faultRows.find(({ kind }) => kind === name)?.kind
}
