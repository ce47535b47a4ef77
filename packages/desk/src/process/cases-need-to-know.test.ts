/**
 * Need to know is a key: whatever keys a colleague has, cases show nothing of a compartment whose key is not on that
 * device, and the device holds nothing of it.
 */

import { isObject } from '@safeconduct/core/base/parse.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { Kind } from '@safeconduct/core/records/kinds.ts'
import { declarationOf, isRecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { compartmentText } from '@safeconduct/core/vault/compartment.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { type CompartmentName, caseParts, type Scope } from '@safeconduct/core/vault/schema.ts'
import { everyPage } from '@safeconduct/host/store/pages.fixture.ts'
import { vaultSchema } from '@safeconduct/host/vault/joined-schema.ts'
import { type Colleague, VaultTeam } from '@safeconduct/host/vault/team.fixture.ts'
import { TestHomes } from '@safeconduct/host/vault/vault.fixture.ts'
import { demonstrationChanges } from '@safeconduct/host/work/demonstration.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newStem } from '../../../../test/support/canary.ts'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { isCallName, parseRequest } from '../calls/requests.ts'
import { answerOfVault } from './answers.ts'
import { type OpenVault, openAround } from './open-vault.ts'

const homes = new TestHomes()
const members = 3
let team: VaultTeam
let changes: readonly RecordChange[]
/** The word that everything written in a compartment carries. */
const stems = new Map<string, string>()
const grants = new Map<Colleague, ReadonlySet<string>>()

function stemOf(name: CompartmentName): string {
  const text = compartmentText(name)
  const known = stems.get(text) ?? newStem(platformRandom)
  stems.set(text, known)
  return known
}

/** Every word of people in a field gets the word of its compartment. */
function marked(kind: Kind<unknown>, value: unknown, stem: string): unknown {
  if (Array.isArray(value)) return value.map((one) => marked(kind, one, stem))
  const { parts } = kind
  if (isObject(value) && parts !== undefined)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        const part = parts[name]
        return [name, part === undefined ? one : marked(part, one, stem)]
      }),
    )
  return typeof value === 'string' && kind.words === true ? `${value} ${stem}` : value
}

function withCanaries(change: RecordChange): RecordChange {
  const { type, home, fields } = change
  if (!isRecordTypeName(type) || home === undefined) return change
  const declared = declarationOf(type).all
  const canaried = Object.entries(fields).map(([name, value]) => {
    const compartment = vaultSchema.field(type, name)?.compartment(home)
    const kind = declared[name]
    if (compartment === undefined || kind === undefined) return [name, value]
    const stem = stemOf(compartment)
    return [
      name,
      name === 'code' && typeof value === 'string' ? `${value}-${stem}` : marked(kind, value, stem),
    ]
  })
  return { ...change, fields: Object.fromEntries(canaried) }
}

function namesIn(all: readonly RecordChange[]): readonly CompartmentName[] {
  const caseIds = all.filter(({ type }) => type === 'Case').map(({ id }) => id)
  const shared: readonly Scope[] = [
    { kind: 'line' },
    { kind: 'events' },
    { kind: 'claims' },
    { kind: 'shelters' },
  ]
  return [
    ...caseIds.flatMap((caseId) =>
      caseParts.map((part): CompartmentName => ({ scope: { kind: 'case', caseId }, part })),
    ),
    ...shared.map((scope): CompartmentName => ({ scope, part: 'whole' })),
  ]
}

/** Some logs by chance, but never names and shelters on one device. */
function chosen(all: readonly CompartmentName[], seed: number): readonly CompartmentName[] {
  const random = seededRandom(seed)
  const mayShelter = (random.bytes(1)[0] ?? 0) % 2 === 0
  return all.filter(({ scope, part }) => {
    const taken = (random.bytes(1)[0] ?? 0) % 3 === 0
    if (scope.kind === 'shelters') return mayShelter
    return taken && !(part === 'names' && mayShelter)
  })
}

beforeAll(async () => {
  team = await VaultTeam.of(1, homes)
  const { vault } = team.founder
  changes = (await demonstrationChanges(vault)).map(withCanaries)
  const cases = changes.filter(({ type }) => type === 'Case')
  const others = changes.filter(({ type }) => type !== 'Case')
  for (const batch of [...cases.map((one) => [one]), others]) {
    const saved = await vault.writer.save(batch)
    if (!saved.ok) throw new Error(saved.refusal.kind)
  }
  // Names and shelters never meet on a device of a network; alone, one person has to have both.
  while (team.people.length <= members) await team.join()
  for (const [at, person] of team.people.entries()) {
    if (at === 0) continue
    const logs = chosen(namesIn(changes), at)
    for (const name of logs) {
      await team.grant(person, name, 'reader')
      await team.carry(team.founder, person, name)
    }
    grants.set(person, new Set(logs.map(compartmentText)))
  }
}, 120_000)

afterAll(async () => {
  await team.close()
  homes.removeAll()
})

function opened({ vault }: Colleague): OpenVault {
  return openAround(vault, { demonstration: true, told: () => {}, known: () => {} })
}

async function answer(open: OpenVault, name: string, ask: object): Promise<string> {
  const request = isCallName(name) ? parseRequest(name, ask) : undefined
  if (request?.ok !== true) throw new Error(`${name} was not parsed`)
  const tools = {
    place: { home: open.vault.home, demonstration: true, frozen: true },
    mayGoOn: () => true,
    write: <T>(work: Promise<T>) => work,
  }
  // The opening calls are not among those asked here.
  const asked = request.value as Parameters<typeof answerOfVault>[2]
  return JSON.stringify(await answerOfVault(open, tools, asked))
}

/** Everything that the pages of cases may ask, about every record that there is. */
async function everyAnswer(open: OpenVault): Promise<string> {
  const answers: string[] = []
  const all: readonly (readonly [string, object])[] = [
    ['cases.tonight', {}],
    ...['open', 'mine', 'danger', 'review', 'no-step', 'closed'].map(
      (filter) => ['cases.board', { offset: 0, limit: 200, filter }] as const,
    ),
    ['cases.shelters', {}],
    ['cases.journeys', {}],
    ['cases.visas', {}],
    ['cases.programmes', {}],
    ['cases.counts', { asOf: '2021-08-05' }],
    ['cases.support', {}],
    ['cases.checks', { which: 'all' }],
    ['cases.consents', {}],
    ['cases.releases', {}],
    ['cases.filings', {}],
    ['cases.settings', {}],
    ['press.provenance', {}],
    ['press.claims', {}],
    ['press.conflicts', {}],
    ['press.calendar', {}],
    ...['denial', 'threat', 'call', 'commitment'].map((kind) => ['press.register', { kind }] as const),
    ...changes.flatMap(({ id, type }): readonly (readonly [string, object])[] => {
      if (type === 'Case')
        return [
          ['cases.story', { id }],
          ['cases.exposure', { id }],
          ['cases.consents', { caseId: id }],
        ]
      if (type === 'Shelter')
        return [
          ['cases.shelter', { id }],
          ['cases.exposure', { id }],
        ]
      if (type === 'Claim') return [['press.claim', { id }]]
      if (type === 'Publication') return [['press.faults', { id }]]
      return type === 'Release' ? [['cases.releaseRead', { id }]] : []
    }),
  ]
  for (const [name, ask] of all) answers.push(await answer(open, name, ask))
  return answers.join('\n')
}

describe('what cases show', () => {
  it('[C90] [C120] holds no word of a compartment whose key is not on the device, whatever keys are', async () => {
    let seen = 0
    for (const [person, granted] of grants) {
      const shown = await everyAnswer(opened(person))
      for (const [name, stem] of stems) {
        if (granted.has(name)) seen += shown.includes(stem) ? 1 : 0
        else expect([name, shown.includes(stem)]).toEqual([name, false])
      }
    }
    // And it is not because nothing is shown.
    expect(seen).toBeGreaterThan(members * 5)
  })

  it('[C90] and neither does the device: not in a page of its file, live or free', () => {
    for (const [{ home }, granted] of grants) {
      const pages = Buffer.concat(everyPage(home.file, home.key))
      for (const [name, stem] of stems) {
        if (granted.has(name) || name.startsWith('press') || name.startsWith('directory')) continue
        const spellings = [Buffer.from(stem), Buffer.from(stem, 'utf16le')]
        expect([name, spellings.some((one) => pages.includes(one))]).toEqual([name, false])
      }
    }
  })

  it('[C90] the founder, who has every key, sees them: the words are where people write', async () => {
    const shown = await everyAnswer(opened(team.founder))
    const work = [...stems].filter(([name]) => name.endsWith('work'))
    expect(work.length).toBeGreaterThan(10)
    for (const [, stem] of work) expect(shown).toContain(certain(stem, 'a word'))
  })
})
