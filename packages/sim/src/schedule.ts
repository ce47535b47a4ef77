/**
 * A schedule: who is in the organisation, what goes wrong, and what happens, step by step. All of it follows
 * from one number; a step's own chances follow from its number within it, so that steps can be taken out.
 */
import { Dice } from './dice.ts'
import { type FaultKind, type Faults, throwFaults } from './faults.ts'

const stepWeights = [
  ['sync', 16],
  // After a save, or when the relay rings: only the logs that changed.
  ['send', 10],
  ['save-new', 12],
  ['edit', 24],
  ['edit-together', 8],
  ['withdraw-consent', 2],
  ['batch', 1],
  ['read', 6],
  ['open-case', 2],
  ['rights', 2],
  ['invite', 1],
  ['enrol', 1],
  ['remove-member', 0.4],
  ['strike-device', 0.4],
  ['suspend', 0.4],
  ['restore', 0.6],
  ['travel', 0.4],
  ['return', 0.6],
  ['rotate', 0.6],
  ['role', 0.5],
  ['two-admins', 0.4],
  ['approve', 1],
  ['adopt', 0.6],
  ['bundle', 2],
  ['restart', 2],
  ['pause', 1.5],
  ['clog', 1],
  ['clock', 0.5],
  ['image', 0.8],
  ['put-back', 0.4],
  ['twin', 0.2],
  ['tear', 0.3],
  ['rot', 0.3],
  ['upgrade', 0.3],
  ['replay-invitation', 0.3],
  ['split', 0.4],
  ['relay-backup', 0.6],
  ['relay-restore', 0.3],
  ['hostile-member', 8],
  ['recover', 0.2],
] as const
/** Comes in the place of another step: the weights of all the others stay as they were. */
const strikeShare = 0.08

export type StepKind = (typeof stepWeights)[number][0] | 'strike-words'

export type Step = {
  readonly number: number
  readonly kind: StepKind
  /** Which device, counted over all there are at that moment. */
  readonly who: number
  /** Milliseconds after the step before. */
  readonly after: number
}

export type Schedule = {
  readonly seed: number
  readonly ops: number
  /** How many people and devices there are before the first step. */
  readonly members: number
  readonly devices: number
  readonly hostileMembers: number
  readonly faults: Faults
  readonly steps: readonly Step[]
}

/** Steps that only happen where their fault is on. */
const faultOfStep: { readonly [kind in StepKind]?: FaultKind } = {
  'remove-member': 'member-removed',
  'two-admins': 'two-admins',
  bundle: 'usb-bundle',
  clog: 'swizzle-clog',
  clock: 'clock-jump',
  image: 'device-image',
  'put-back': 'device-image',
  twin: 'shared-key-file',
  tear: 'torn-tail',
  rot: 'bit-rot',
  upgrade: 'schema-upgrade',
  'replay-invitation': 'invitation-replay',
  split: 'split-view',
  'relay-backup': 'relay-restored',
  'relay-restore': 'relay-restored',
  recover: 'recovery',
  'strike-words': 'words-struck',
}

const mostDevices = 8

/** What a schedule may be cut down to: for making a failing one small. */
export type Cut = { readonly steps?: ReadonlySet<number>; readonly faults?: ReadonlySet<FaultKind> }

export function scheduleOf(seed: number, ops: number, cut: Cut = {}): Schedule {
  const dice = new Dice(seed, 'schedule')
  const thrown = throwFaults(dice.of('faults'))
  const faults = new Map([...thrown].filter(([kind]) => cut.faults?.has(kind) ?? true))
  const people = dice.of('people')
  const members = 1 + people.below(5)
  const devices = Math.min(mostDevices, members + people.below(4))
  const hostileMembers = members < 3 ? 0 : people.below(3)
  const weights = stepWeights.filter(([kind]) => isOn(kind, thrown))
  const steps = Array.from({ length: ops }, (_, number): Step => {
    const own = new Dice(seed, `step ${number}`)
    const usual = own.weighted(weights) ?? 'sync'
    const strikes = thrown.has('words-struck') && own.of('strike').chance(strikeShare)
    const kind = strikes ? 'strike-words' : usual
    return { number, kind, who: own.word(), after: pauseBefore(own) }
  }).filter(({ number, kind }) => (cut.steps?.has(number) ?? true) && isOn(kind, faults))
  return { seed, ops, members, devices, hostileMembers, faults, steps }
}

function isOn(kind: StepKind, faults: Faults): boolean {
  const fault = faultOfStep[kind]
  if (kind === 'hostile-member') return faults.has('member-equivocates') || faults.has('member-forges')
  return fault === undefined || faults.has(fault)
}

/** Most things happen within a minute of one another; some the next day. */
function pauseBefore(dice: Dice): number {
  const longest = dice.chance(0.1) ? 20_000_000 : dice.chance(0.5) ? 60_000 : 300
  return dice.below(longest)
}
