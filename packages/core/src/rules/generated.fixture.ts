/**
 * Republics that nobody wrote: people, consents, papers, houses and journeys thrown by dice, and things that somebody
 * tries there. The same number gives the same republic.
 */
import { points } from './consent.ts'

export type Row = { readonly id: string; readonly [field: string]: unknown }
export type MadeUp = {
  readonly clock: string
  readonly members: readonly { readonly id: string; readonly role: string }[]
  readonly persons: readonly Row[]
  readonly cases: readonly Row[]
  readonly identities: readonly Row[]
  readonly consents: readonly Row[]
  readonly checks: readonly Row[]
  readonly testimonies: readonly Row[]
  readonly evidenceItems: readonly Row[]
  readonly shelters: readonly Row[]
  readonly journeys: readonly Row[]
  readonly interventions: readonly Row[]
  readonly releases: readonly Row[]
}
export type Tried = { readonly do: string; readonly with: Readonly<Record<string, unknown>> }

const roles = ['caseworker', 'coordinator', 'identity_keeper', 'legal', 'press_officer', 'safety_officer']
const purposes = ['P03', 'P05', 'P06', 'P10', 'P11', 'P12', 'P13']
const levels = ['I0', 'I1', 'I2', 'I3', 'I4', 'I5']
const recipients = [
  { kind: 'press', name: 'The Lantern Post' },
  { kind: 'court', name: 'High Court' },
  { kind: 'state', name: 'XK' },
  { kind: 'partner', name: 'Clinic' },
]

/** Numbers below `below`, one after the other, from one seed. */
type Dice = {
  readonly below: (below: number) => number
  readonly one: <T>(of: readonly T[]) => T
  readonly maybe: (percent: number) => boolean
  readonly some: <T>(of: readonly T[], most: number) => readonly T[]
}

export function dice(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const below = (limit: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39) >>> 0
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit
  }
  const one = <T>(of: readonly T[]): T => {
    const found = of[below(of.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  const some = <T>(of: readonly T[], most: number): readonly T[] =>
    of.length === 0 ? [] : Array.from({ length: below(most + 1) }, () => one(of))
  return { below, one, some, maybe: (percent) => below(100) < percent }
}

export function madeUp(d: Dice): MadeUp {
  const count = 4 + d.below(5)
  const codes = Array.from({ length: count }, (_, n) => `H${n}q`)
  const members = Array.from({ length: 6 + d.below(4) }, (_, n) => ({
    id: `W${n}`,
    role: roles[n] ?? d.one(roles),
  }))
  const workers = members.map(({ id }) => id)
  const persons = codes.map((id, n) => ({
    id,
    code: id,
    kind: 'individual',
    ageBand: d.one(['u14', '14_17', '18_24', '25_34', '35_49', 'unknown']),
    ...(d.maybe(8) ? { deceased: { date: '2030-01-01', precision: 'exact' } } : {}),
    ...(n > 0 && d.maybe(12) ? { mergedInto: codes[n - 1] } : {}),
  }))
  const testimonies = codes.map((sourceId, n) => ({
    id: `A${n}`,
    sourceId,
    takenAt: day(d, -30),
    original: 'x',
    state: d.maybe(85) ? 'sealed' : 'draft',
  }))
  const evidenceItems = codes.flatMap((personId, n) => picture(d, n, personId))
  const papers = [...testimonies, ...evidenceItems].map(({ id }) => id)
  const shelters = Array.from({ length: 3 }, (_, n) => shelter(d, n))
  const consents = Array.from({ length: 14 }, (_, n) => consent(d, `Y${n}`, codes, papers, workers))
  return {
    clock: '2031-02-14T15:30:00Z',
    members,
    persons,
    cases: codes.map((personId, n) => caseOf(d, n, personId, { codes, workers })),
    identities: codes.map((personId, n) => ({ id: `N${n}`, personId, names: [{ text: 'x' }] })),
    consents,
    checks: Array.from({ length: 5 }, (_, n) => check(d, n, codes)),
    testimonies,
    evidenceItems,
    shelters,
    journeys: codes.map((personId, n) => ({
      id: `B${n}`,
      personId,
      purpose: 'evacuation',
      legs: legs(d, shelters, workers),
    })),
    interventions: [
      {
        id: 'L0',
        type: 'X-VISD',
        body: 'Kelmar',
        dialogue: { stateCode: 'XK', nameable: d.maybe(50), history: [] },
      },
    ],
    releases: Array.from({ length: 5 }, (_, n) => ({
      id: `U${n}`,
      consentIds: d.some(consents, 3).map(({ id }) => id),
      state: d.one(['draft', 'approved', 'sent', 'recall_asked']),
      items: [],
    })),
  }
}

export function attempt(d: Dice, written: MadeUp): Tried {
  const { persons, testimonies, evidenceItems, shelters, journeys, identities, consents, members } = written
  const person = () => d.one(persons).id
  const two = () => d.some([...members.map(({ id }) => id), 'stranger'], 3)
  const kinds: readonly (() => Tried)[] = [
    () => drafted(d, written, two()),
    () => drafted(d, written, two()),
    () => drafted(d, written, two()),
    () => release(d, { testimonies, evidenceItems, identities, journeys, approvals: two() }),
    () => release(d, { testimonies, evidenceItems, identities, journeys, approvals: two() }),
    () => ({
      do: 'place',
      with: {
        personId: person(),
        shelterId: d.one(shelters).id,
        ...(d.maybe(50)
          ? { from: day(d, 0, 9).slice(0, 10), ...(d.maybe(60) ? { to: day(d, 10, 9).slice(0, 10) } : {}) }
          : {}),
      },
    }),
    () => ({ do: 'startLeg', with: { journeyId: d.one(journeys).id, n: 1 } }),
    () => ({ do: 'merge', with: { a: person(), b: person(), approvals: two() } }),
    () => ({
      do: 'withdraw',
      with: { consentId: d.one(consents).id, wish: d.one(['stop', 'stop_and_recall', 'erase']) },
    }),
    () => ({
      do: 'dossier',
      with: {
        items: d.some(
          [...testimonies, ...evidenceItems, ...journeys].map(({ id }) => id),
          2,
        ),
      },
    }),
    () => ({
      do: 'publishFigures',
      with: {
        definition: d.one(['people', 'people helped by Kelmar', '']),
        asOf: '2031-02-01',
        cells: Object.fromEntries(
          ['east', 'west', d.one(['XK', 'north'])].map((cell) => [cell, d.one([null, 3, 5, 8, 30])]),
        ),
        ...(d.maybe(50) ? { total: 40 } : {}),
      },
    }),
    () => ({
      do: 'meetJournalist',
      with: { personId: person(), place: d.one(['Refuge1', 'Ostmouth', 'R0']) },
    }),
  ]
  return d.one(kinds)()
}

type Papers = Pick<MadeUp, 'testimonies' | 'evidenceItems' | 'identities' | 'journeys'> & {
  readonly approvals: readonly string[]
}

/** As somebody would draft it who has a consent before them, and gets one thing wrong now and then. */
function drafted(
  d: Dice,
  { consents, testimonies, identities, evidenceItems }: MadeUp,
  approvals: readonly string[],
): Tried {
  const consent = d.one(consents)
  const [asked] = recipients.filter(({ kind }) => JSON.stringify(consent['recipients']).includes(kind))
  const own = [...testimonies, ...identities].filter(
    (one) => one['sourceId'] === consent['personId'] || one['personId'] === consent['personId'],
  )
  const scope = consent['scope']
  const ref = Array.isArray(scope) ? String(scope[0]).replace('R', '') : d.one(own).id
  const isPicture = evidenceItems.some(({ id }) => id === ref)
  const agreed = levels.slice(0, levels.indexOf(String(consent['identifiability'])) + 1)
  return {
    do: 'release',
    with: {
      to: d.maybe(92) ? asked : d.one(recipients),
      purpose: d.maybe(95) ? consent['purpose'] : d.one(purposes),
      items: [isPicture && d.maybe(95) ? { ref, derivative: `${ref}R` } : { ref }],
      identifiability: d.maybe(90) ? d.one(agreed) : d.one(levels),
      approvals,
    },
  }
}

function release(d: Dice, { testimonies, evidenceItems, identities, journeys, approvals }: Papers): Tried {
  const originals = evidenceItems.filter((item) => item['original'] === true).map(({ id }) => id)
  const ref = () =>
    d.one([...testimonies, ...testimonies, ...identities, ...(d.maybe(15) ? journeys : [])]).id
  const item = () => {
    if (d.maybe(45)) return { ref: ref() }
    const shown = d.one(originals)
    return d.maybe(75)
      ? { ref: shown, derivative: `${d.maybe(90) ? shown : d.one(originals)}R` }
      : { ref: shown }
  }
  const wish = {
    to: d.one(recipients),
    purpose: d.one(purposes),
    items: Array.from({ length: 1 + d.below(2) }, item),
    identifiability: d.one(levels),
    approvals,
  }
  return { do: 'release', with: wish }
}

function shelter(d: Dice, n: number): Row {
  return {
    id: `R${n}`,
    code: `Refuge${n}`,
    address: `${n} Nowhere Row`,
    capacity: 1 + d.below(3),
    suits: d.maybe(40) ? ['any', 'minors'] : ['any'],
    state: d.one(['open', 'open', 'open', 'paused', 'compromised', 'closed']),
    maxStayDays: 30,
  }
}

type People = { readonly codes: readonly string[]; readonly workers: readonly string[] }

function caseOf(d: Dice, n: number, personId: string, { codes, workers }: People): Row {
  return {
    id: `F${n}`,
    personId,
    state: d.maybe(6) ? 'lost_contact' : 'active_hidden',
    priority: d.one(['emergency', 'urgent']),
    owner: d.one(workers),
    team: d.some(workers, 2),
    ...(d.maybe(40)
      ? { bestInterest: { by: d.some(workers, 3), at: '2031-02-01', decision: 'decided' } }
      : {}),
    ...(d.maybe(30) ? { trustedContact: d.one(codes) } : {}),
    ...(d.maybe(20) ? { neverTell: [`${d.one(codes)} (uncle)`] } : {}),
  }
}

function check(d: Dice, n: number, codes: readonly string[]): Row {
  return {
    id: `V${n}`,
    kind: d.one(['safety', 'safety', 'leg', 'reply']),
    subject: d.one(codes),
    dueAt: day(d, -4, 6),
    graceHours: d.below(12),
    escalation: [],
    ...d.one([
      {},
      {},
      { outcome: 'safe', doneAt: day(d, -4, 3) },
      { outcome: 'no_answer' },
      { outcome: 'cancelled' },
    ]),
  }
}

function consent(
  d: Dice,
  id: string,
  codes: readonly string[],
  papers: readonly string[],
  workers: readonly string[],
): Row {
  const to = d.one(recipients)
  return {
    id,
    personId: d.one(codes),
    purpose: d.one(purposes),
    scope: d.maybe(50) ? 'all' : [d.one(papers), ...d.some(papers, 2)],
    recipients: [d.maybe(35) ? { ...to, name: '*' } : to],
    identifiability: d.one(['I2', 'I4', 'I5', 'I1']),
    givenAt: d.maybe(95) ? '2031-01-01' : '2031-03-01',
    heardBy: d.maybe(93) ? d.one(workers) : 'cousin',
    explained: d.maybe(85) ? points : points.slice(2),
    expiresAt: d.one(['2031-12-31', '2031-12-31', '2031-12-31', '2031-02-14', '2031-02-13']),
    status: d.one(['given', 'given', 'given', 'given', 'given', 'withdrawn', 'refused', 'asked']),
    onLost: d.one(['freeze', 'keep']),
    onDeath: d.one(['freeze', 'decided_by_trusted']),
    ...(d.maybe(12) ? { givenBy: d.one([...codes, 'father', 'trusted contact']) } : {}),
  }
}

function picture(d: Dice, n: number, personId: string): readonly Row[] {
  const marks = d.some(['scar', 'ring', 'voice of a child'], 2)
  const item = {
    kind: '160815201501',
    title: 'x',
    provenance: d.one(['own_subject', 'own_subject', 'own_witness', 'unknown']),
    sealedAt: d.maybe(92) ? '2031-01-02T00:00:00Z' : null,
  }
  return [
    { ...item, id: `E${n}`, original: true, receivedFrom: personId, depicts: [{ personId, marks }] },
    {
      ...item,
      id: `E${n}R`,
      original: false,
      derivedFrom: `E${n}`,
      metadataRemoved: d.maybe(90),
      depicts: [],
      redactions: marks.filter(() => d.maybe(90)).map((why) => ({ region: 'part', why })),
    },
  ]
}

function legs(d: Dice, shelters: readonly Row[], workers: readonly string[]): readonly object[] {
  const move = {
    n: 1,
    kind: 'move',
    planned: '2031-02-15',
    state: 'planned',
    toArea: 'Far',
    approvals: d.some(workers, 3),
  }
  if (d.maybe(40)) return [move]
  const state = d.one(['planned', 'approved', 'underway', 'ended', 'aborted'])
  const from = day(d, -5, 10).slice(0, 10)
  const to = d.maybe(40) ? { to: day(d, 8, 9).slice(0, 10) } : {}
  return [
    move,
    {
      n: 2,
      kind: 'stay',
      shelter: d.one(shelters).id,
      planned: from,
      ...(state === 'planned' ? {} : { from }),
      ...to,
      state,
    },
  ]
}

/** An instant around the clock: from so many days before or after it, within a span of days. */
function day(d: Dice, start: number, span = 20): string {
  const at = Date.parse('2031-02-14T15:30:00Z') + start * 86_400_000 + d.below(span * 24) * 3_600_000
  return Temporal.Instant.fromEpochMilliseconds(at).toString()
}
