/**
 * What should come of an attempt, worked out in the plainest way from docs/formats/rules.md, sharing nothing with the rules
 * themselves: loops over rows, one question after the other.
 */
import type { MadeUp, Row, Tried } from './generated.fixture.ts'

const dayMs = 86_400_000
type Said = { result: string; rules: string[]; recall?: string[] }
// oxlint-disable-next-line typescript/no-explicit-any -- an oracle reads rows as they are written, and knows who wrote them
type Loose = any

export function foretell(tried: Tried, r: MadeUp): Said {
  const now = Date.parse(r.clock)
  const rules = new Set<string>()
  const w: Loose = tried.with
  if (tried.do === 'release') foretellRelease(w, r, now, rules)
  if (tried.do === 'place') foretellPlace(w, r, now, rules)
  if (tried.do === 'startLeg') foretellStart(w, r, rules)
  if (tried.do === 'merge') if (!mayMerge(w, r)) rules.add('R18')
  if (tried.do === 'dossier') for (const id of w.items) foretellItem(id, r, rules)
  if (tried.do === 'publishFigures') foretellFigures(w, r, rules)
  if (tried.do === 'meetJournalist') {
    const agreed = r.consents.some(
      (c: Loose) => same(c.personId, w.personId, r) && c.purpose === 'P13' && flaws(c, r, now).length === 0,
    )
    if (w.place !== 'Ostmouth' || !agreed) rules.add('R34')
    if (isMinor(w.personId, r)) rules.add('R06')
  }
  if (tried.do === 'withdraw') {
    const recall = r.releases.filter(
      (u: Loose) => u.consentIds.includes(w.consentId) && (u.state === 'sent' || u.state === 'recall_asked'),
    )
    return { result: 'effect', rules: ['R04'], recall: recall.map(({ id }) => id).toSorted() }
  }
  return { result: rules.size === 0 ? 'allow' : 'block', rules: [...rules].toSorted() }
}

function whole(id: string, r: MadeUp): string {
  const person: Loose = r.persons.find((one) => one.id === id)
  return person?.mergedInto === undefined ? id : whole(person.mergedInto, r)
}

function same(a: string, b: string, r: MadeUp): boolean {
  return whole(a, r) === whole(b, r)
}

function isMinor(id: string, r: MadeUp): boolean {
  return r.persons.some(
    (one) => same(one.id, id, r) && (one['ageBand'] === 'u14' || one['ageBand'] === '14_17'),
  )
}

function isMember(code: string, r: MadeUp): boolean {
  return r.members.some(({ id }) => id === code)
}

function members(codes: readonly string[], r: MadeUp): number {
  return new Set(codes.filter((code) => isMember(code, r))).size
}

function minorRule(person: string, purpose: string, r: MadeUp, rules: Set<string>): void {
  if (!isMinor(person, r)) return
  const decided = r.cases.some(
    (c: Loose) =>
      same(c.personId, person, r) && c.bestInterest !== undefined && members(c.bestInterest.by, r) >= 2,
  )
  if (['P08', 'P09', 'P11', 'P12', 'P13'].includes(purpose) || !decided) rules.add('R06')
}

function isLost(person: string, r: MadeUp, now: number): boolean {
  if (r.cases.some((c: Loose) => same(c.personId, person, r) && c.state === 'lost_contact')) return true
  const own: Loose[] = r.checks.filter((k: Loose) => same(k.subject, person, r) && k.kind !== 'reply')
  let sign = Number.NEGATIVE_INFINITY
  for (const k of own)
    if (k.outcome === 'safe' && Date.parse(k.doneAt) <= now) sign = Math.max(sign, Date.parse(k.doneAt))
  for (const k of own) {
    const ends = Date.parse(k.dueAt) + k.graceHours * 3_600_000
    const missed = k.outcome === 'no_answer' || (k.outcome === undefined && ends < now)
    if (missed && ends > sign) return true
  }
  return false
}

function flaws(c: Loose, r: MadeUp, now: number): string[] {
  const found: string[] = []
  if (c.status !== 'given') found.push('R03')
  if (Date.parse(c.expiresAt) + dayMs - 1 < now) found.push('R03')
  if (Date.parse(c.givenAt) > now) found.push('R03')
  if (!isMember(c.heardBy, r)) found.push('R03')
  if (!['P03', 'P05'].includes(c.purpose) && c.explained.length < 8) found.push('R03')
  if (c.givenBy !== undefined && !mayGive(c, r)) found.push('R05')
  const dead = r.persons.some((one) => same(one.id, c.personId, r) && one['deceased'] !== undefined)
  if (dead) {
    if (c.onDeath !== 'decided_by_trusted' || c.givenBy === undefined) found.push('R03')
  } else if (c.onLost === 'freeze' && isLost(c.personId, r, now)) found.push('R13')
  return found
}

function mayGive(c: Loose, r: MadeUp): boolean {
  const isPerson = (code: string, id: string): boolean =>
    r.persons.some((one) => one.id === code && same(one.id, id, r))
  if (isPerson(c.givenBy, c.personId)) return true
  const own: Loose[] = r.cases.filter((one: Loose) => same(one.personId, c.personId, r))
  const contacts: string[] = own.flatMap((one) => one.trustedContact ?? [])
  const contact = contacts.find((id) => c.givenBy === 'trusted contact' || isPerson(c.givenBy, id))
  if (contact === undefined) return false
  return !own.some((one) =>
    (one.neverTell ?? []).some((text: string) => isPerson(text.split(' ')[0] ?? '', contact)),
  )
}

function foretellRelease(w: Loose, r: MadeUp, now: number, rules: Set<string>): void {
  const level = (code: string): number => Number(code.slice(1))
  let names = level(w.identifiability) >= 4
  const named: string[] = []
  const placed: string[] = []
  for (const item of w.items) {
    const isPicture = item.ref.startsWith('E')
    const identity: Loose = r.identities.find(({ id }) => id === item.ref)
    const journey: Loose = r.journeys.find(({ id }) => id === item.ref)
    if (identity !== undefined) {
      names = true
      named.push(whole(identity.personId, r))
    }
    if (journey !== undefined) {
      rules.add('R08')
      placed.push(whole(journey.personId, r))
    }
    foretellItem(item.ref, r, rules, true)
    if (item.derivative !== undefined) foretellItem(item.derivative, r, rules, true)
    if (isPicture && !isCovered(item, r)) rules.add('R27')
    for (const person of shown(item, r)) {
      minorRule(person, w.purpose, r, rules)
      const own: Loose[] = r.consents.filter(
        (c: Loose) => same(c.personId, person, r) && c.purpose === w.purpose,
      )
      const pieces = [item.ref, item.derivative, item.ref.replace('R', ''), item.derivative?.replace('R', '')]
      const inScope = own.filter((c) =>
        c.scope === 'all' ? w.purpose !== 'P12' : c.scope.some((id: string) => pieces.includes(id)),
      )
      const meant = inScope.filter(
        (c) =>
          c.recipients[0].kind === w.to.kind &&
          (c.recipients[0].name === '*' || c.recipients[0].name === w.to.name) &&
          Math.max(level(w.identifiability), identity === undefined ? 0 : 4) <= level(c.identifiability),
      )
      const fits = meant.filter(
        (c) => c.recipients[0].name !== '*' || !['P05', 'P06', 'P10'].includes(w.purpose),
      )
      if (isPicture && w.purpose === 'P11') {
        rules.add('R01').add('R02')
        continue
      }
      if (fits.some((c) => flaws(c, r, now).length === 0)) continue
      rules.add('R01')
      if (w.purpose === 'P12' && own.length > 0 && inScope.length === 0) rules.add('R02')
      for (const c of meant) for (const flaw of flaws(c, r, now)) rules.add(flaw)
    }
  }
  const dead = (id: string): boolean =>
    r.persons.some((one) => same(one.id, id, r) && one['deceased'] !== undefined)
  if (named.some((id) => placed.includes(id) && !dead(id))) rules.add('R07')
  if (names && members(w.approvals, r) < 2) rules.add('R09')
}

function shown(item: Loose, r: MadeUp): string[] {
  const ids = [item.ref, item.derivative].filter((id) => id !== undefined)
  const people: string[] = []
  for (const id of ids) {
    const row: Loose = [...r.testimonies, ...r.identities, ...r.journeys, ...r.evidenceItems].find(
      (one: Row) => one.id === id,
    )
    const from: Loose = r.evidenceItems.find((one) => one.id === row?.derivedFrom)
    people.push(row?.sourceId, row?.personId, row?.receivedFrom, from?.receivedFrom)
  }
  return [...new Set(people.filter((one) => one !== undefined).map((one) => whole(one, r)))]
}

function foretellItem(id: string, r: MadeUp, rules: Set<string>, leaves = false): void {
  const item: Loose = r.evidenceItems.find((one) => one.id === id)
  const account: Loose = r.testimonies.find((one) => one.id === id)
  if (item !== undefined && (item.sealedAt === null || item.provenance === 'unknown')) rules.add('R26')
  if (account !== undefined && account.state !== 'sealed') rules.add('R26')
  if (!leaves && id.startsWith('B')) rules.add('R08')
}

function isCovered({ ref, derivative }: Loose, r: MadeUp): boolean {
  const copy: Loose = r.evidenceItems.find(({ id }) => id === derivative)
  const item: Loose = r.evidenceItems.find(({ id }) => id === ref)
  if (copy === undefined || copy.derivedFrom !== ref || copy.metadataRemoved !== true) return false
  return item.depicts[0].marks.every((mark: string) => copy.redactions.some((one: Loose) => one.why === mark))
}

function foretellPlace(w: Loose, r: MadeUp, now: number, rules: Set<string>): void {
  const house: Loose = r.shelters.find(({ id }) => id === w.shelterId)
  if (house.state !== 'open') rules.add('R10')
  if (isMinor(w.personId, r) && !house.suits.includes('minors')) rules.add('R10')
  const begins = w.from === undefined ? now : Date.parse(w.from)
  const ends = w.to === undefined ? Date.parse('2099-01-01') : Date.parse(w.to) + dayMs - 1
  const others = residents(w, r, now)
  // Hour by hour is plain enough.
  for (let at = begins; at < Math.min(ends, begins + 60 * dayMs); at += dayMs / 24) {
    const there = others.filter((stay) => stay.from <= at && at < stay.to)
    if (new Set(there.map(({ person }) => person)).size >= house.capacity) rules.add('R10')
  }
  const feared = (a: string, b: string): boolean =>
    r.cases.some(
      (c: Loose) =>
        same(c.personId, a, r) &&
        (c.neverTell ?? []).some((text: string) => same(text.split(' ')[0] ?? '', b, r)),
    )
  if (others.some(({ person }) => feared(person, w.personId) || feared(w.personId, person))) rules.add('R11')
}

function residents(w: Loose, r: MadeUp, now: number): { person: string; from: number; to: number }[] {
  const found = new Map<string, { person: string; from: number; to: number; here: boolean }>()
  const journeys = r.journeys.flatMap((j: Loose) =>
    j.legs
      .filter((leg: Loose) => leg.kind === 'stay')
      .map((leg: Loose) => ({ person: whole(j.personId, r), leg })),
  )
  journeys.sort(
    (a: Loose, b: Loose) => Date.parse(a.leg.from ?? a.leg.planned) - Date.parse(b.leg.from ?? b.leg.planned),
  )
  for (const { person, leg } of journeys) {
    if (
      leg.shelter !== w.shelterId ||
      person === whole(w.personId, r) ||
      leg.state === 'ended' ||
      leg.state === 'aborted'
    )
      continue
    const here = leg.state === 'underway'
    const from = here ? 0 : Date.parse(leg.from ?? leg.planned)
    const until = leg.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(leg.to)
    const known = found.get(person)
    if (known !== undefined && (known.here || !here)) continue
    found.set(person, { person, from, to: here && until <= now ? Number.POSITIVE_INFINITY : until, here })
  }
  return [...found.values()]
}

function foretellStart(w: Loose, r: MadeUp, rules: Set<string>): void {
  const journey: Loose = r.journeys.find(({ id }) => id === w.journeyId)
  minorRule(journey.personId, 'P01', r, rules)
  if (members(journey.legs[0].approvals, r) < 2) rules.add('R09')
  const stay = journey.legs[1]
  if (stay === undefined) return
  const before = new Set<string>()
  foretellPlace(
    { personId: journey.personId, shelterId: stay.shelter, from: '2098-12-31' },
    { ...r, shelters: r.shelters.map((one) => ({ ...one, capacity: 99 })) },
    Date.parse(r.clock),
    before,
  )
  for (const rule of before) rules.add(rule)
}

function mayMerge(w: Loose, r: MadeUp): boolean {
  if (same(w.a, w.b, r)) return false
  const team = (id: string): string[] =>
    r.cases.flatMap((c: Loose) => (same(c.personId, id, r) ? [c.owner, ...c.team] : []))
  const known = w.approvals.filter((code: string) => isMember(code, r))
  return known.some(
    (one: string) =>
      team(w.a).includes(one) && known.some((other: string) => other !== one && team(w.b).includes(other)),
  )
}

function foretellFigures(w: Loose, r: MadeUp, rules: Set<string>): void {
  const least = 'XK' in w.cells ? 10 : 5
  const numbers = Object.values<number | null>(w.cells)
  if (w.definition === '') rules.add('R28')
  if (numbers.some((n) => n !== null && n < least)) rules.add('R28')
  else if (w.total !== undefined) {
    const hidden = numbers.filter((n) => n === null).length
    const rest = 40 - numbers.reduce<number>((sum, n) => sum + (n ?? 0), 0)
    if (hidden === 1 || (hidden > 1 && rest < least)) rules.add('R28')
  }
  const dialogue: Loose = r.interventions[0]?.['dialogue']
  if (!dialogue.nameable && ('XK' in w.cells || w.definition.includes('Kelmar'))) rules.add('R33')
}
