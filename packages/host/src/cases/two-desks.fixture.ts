/** Two coordinators at desks of their own, two people in danger, one house with one bed. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { points } from '@safeconduct/core/rules/consent.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { type Colleague, VaultTeam } from '../vault/team.fixture.ts'
import { caseScope, newId, type TestHomes } from '../vault/vault.fixture.ts'
import type { Vault } from '../vault/vault.ts'
import { memberRoleChange } from '../work/member-roles.ts'
import { type BatchWish, saveRecords } from '../work/save-record.ts'
import { CaseIndex } from './case-index.ts'
import type { CasesWorld, Done } from './cases-world.ts'

const shelters: CompartmentName = { scope: { kind: 'shelters' }, part: 'whole' }
const parts = (caseId: string): readonly CompartmentName[] => [
  { scope: { kind: 'case', caseId }, part: 'work' },
  { scope: { kind: 'case', caseId }, part: 'places' },
  { scope: { kind: 'case', caseId }, part: 'medical' },
]

function worldOf({ vault, code }: Colleague): CasesWorld {
  return { vault, index: new CaseIndex(vault), by: code }
}

export function done<T>(result: Done<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

export function kindOf(result: Done<unknown>): string {
  return result.ok ? 'done' : result.refusal.kind
}

/** Which rules refuse, and why. */
export function breaksOf(result: Done<unknown>): readonly string[] {
  const refusal = result.ok ? undefined : result.refusal
  if (refusal === undefined || !('breaks' in refusal)) return [kindOf(result)]
  return refusal.breaks.map(({ rule, because }) => `${rule} ${because}`)
}

export type Scene = {
  readonly team: VaultTeam
  readonly first: CasesWorld
  readonly second: CasesWorld
  readonly cases: readonly RecordId[]
  readonly persons: readonly RecordId[]
  readonly shelter: RecordId
  readonly share: (from: number, to: number) => Promise<void>
}

async function openCase(
  vault: Vault,
  { caseId, personId, at }: { readonly caseId: RecordId; readonly personId: RecordId; readonly at: number },
): Promise<void> {
  const saved = await vault.writer.save([
    {
      id: caseId,
      type: 'Case',
      home: caseScope(caseId),
      fields: {
        personId,
        state: 'active_in_danger',
        priority: 'urgent',
        owner: 'M-01',
        team: ['M-02'],
        openedAt: '2021-08-01',
        reviewAt: '2021-08-20',
        threatActors: ['family'],
        createdAt: '2021-08-01T09:00:00Z',
        createdBy: 'M-01',
      },
    },
  ])
  if (!saved.ok) throw new Error(saved.refusal.kind)
  done(
    await saveRecords(
      vault,
      [
        {
          newId: personId,
          type: 'Person',
          caseId,
          fields: { code: `P-0${at + 1}`, kind: 'individual', ageBand: '25_34' },
        },
      ],
      'M-01',
    ),
  )
}

/** `founded`: what the founder does while alone. */
export async function scene(
  homes: TestHomes,
  founded: (team: VaultTeam) => Promise<void> = () => Promise.resolve(),
): Promise<Scene> {
  const team = await VaultTeam.of(1, homes)
  await founded(team)
  await team.join()
  const { vault } = team.founder
  const [cases, persons, shelter] = [[newId(), newId()], [newId(), newId()], newId()]
  for (const [at, caseId] of cases.entries())
    await openCase(vault, { caseId, personId: certain(persons[at], 'a person for each case'), at })
  const house: BatchWish = {
    newId: shelter,
    type: 'Shelter',
    fields: {
      code: 'S-1',
      address: 'behind the mill',
      capacity: 1,
      state: 'open',
      maxStayDays: 30,
      noVisitors: true,
      suits: ['any'],
    },
  }
  done(await saveRecords(vault, [house], 'M-01'))
  await vault.writer.save([
    memberRoleChange({ code: 'M-01', role: 'coordinator' }),
    memberRoleChange({ code: 'M-02', role: 'safety_officer' }),
  ])
  const second = team.at(1)
  const directory: CompartmentName = { scope: { kind: 'directory' }, part: 'whole' }
  const holders = [team.founder.member, second.member].toSorted()
  await team.decide(directory, { kind: 'holders', shelters: holders })
  const logs = [shelters, ...cases.flatMap(parts)]
  for (const name of logs) await team.grant(second, name, 'writer')
  const share = async (from: number, to: number): Promise<void> => {
    for (const name of [directory, ...logs]) await team.carry(team.at(from), team.at(to), name)
  }
  await share(0, 1)
  const [one, other] = [worldOf(team.founder), worldOf(second)]
  return { team, first: one, second: other, cases, persons, shelter, share }
}

export const explained = points
