/** What a capture, a raid or a phone in other hands exposes, and what one step of "taken" began. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import { caseFiles } from '@safeconduct/core/cases/case-files.ts'
import { compromisedHouse } from '@safeconduct/core/cases/compromised.ts'
import { type Exposed, type Exposure, exposureOf, type There } from '@safeconduct/core/cases/exposure.ts'
import { tasksFor } from '@safeconduct/core/cases/exposure-tasks.ts'
import { lastOccurrence } from '@safeconduct/core/cases/occurrences.ts'
import { clockFrom } from '@safeconduct/core/cases/taken.ts'
import { textsIn } from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { Hit } from '../calls/calls.ts'
import type { StoryView } from '../calls/cases.ts'
import type { ExposedRow, ExposureView, TakenView } from '../calls/cases-leaving.ts'
import { accessView } from './access-view.ts'
import { taskRow } from './cases-checks-views.ts'
import { consentViews, filingView } from './cases-leaving-views.ts'
import { codeOfPerson, dueAt, type Looking, maybe, nowOf } from './cases-naming.ts'
import type { Organised } from './organised.ts'

/** About a case, a house, or a colleague. */
export function exposureView(looking: Looking, id: string, organised?: Organised): ExposureView | undefined {
  const { world } = looking
  if (world.byId(id) === undefined)
    return organised === undefined ? undefined : colleagueView(looking, organised, id)
  const held = world.byId(id)
  const about = looking.hit(id)
  if (about === undefined || held === undefined) return undefined
  if (held.type === 'Shelter')
    return viewOf(looking, id, exposureOf(world, { shelter: id }, { what: 'raid' }), knewOf(looking, id))
  const file = caseFiles(world).byId.get(id)
  if (file === undefined) return undefined
  // What happened last decides how fast it becomes known.
  const last = lastOccurrence(file, world.now)
  const exposure = exposureOf(world, { case: id }, last ?? {})
  return viewOf(looking, id, { ...exposure, ...maybe('cause', last?.id) }, [])
}

/** What one of us knew: what was noted as told, and what the keys open, as far as this member reads who holds keys. */
function colleagueView(looking: Looking, organised: Organised, id: string): ExposureView | undefined {
  const { world } = looking
  const { members, rows } = accessView(organised)
  const member = members.find((one) => one.id === id)
  if (member === undefined) return undefined
  const theirs = rows.filter(({ rights }) => rights.some((right) => right.member === id))
  const cases = new Set(theirs.flatMap(({ name }) => name.caseId ?? []))
  const granted = {
    cases: [...cases].toSorted(),
    shelters: theirs.some(({ name }) => name.scope === 'shelters'),
  }
  const exposure = exposureOf(world, { member: member.code, granted }, { what: 'turned' })
  return viewOf(looking, id, exposure, [], { id, type: 'Member', title: member.code })
}

export function viewOf(
  looking: Looking,
  id: string,
  { since, rows, cause }: Exposure & { readonly cause?: string },
  knew: ExposureView['knew'],
  about: Hit = looking.hit(id) ?? { id, type: '', title: '' },
): ExposureView {
  return {
    now: nowOf(looking),
    about,
    since: instantOf(since),
    rows: rows.flatMap((row) => rowView(looking, row, cause) ?? []),
    knew,
  }
}

/** Who was there or was told of it, by their cases, as far as this device may read them. */
export function knewOf(looking: Looking, shelter: string): ExposureView['knew'] {
  const files = caseFiles(looking.world)
  const people = new Set((compromisedHouse(looking.world, shelter)?.knew ?? []).map(({ person }) => person))
  return [...people].flatMap((person) => {
    const file = files.byPerson(person)
    return file === undefined ? [] : [{ caseId: file.id, code: file.code }]
  })
}

function rowView(looking: Looking, row: Exposed, cause: string | undefined): ExposedRow | undefined {
  const { kind, id, how, since, hours, todo, there, caseId } = row
  const file = caseId === undefined ? undefined : looking.world.byId(caseId)
  const [task] = tasksFor(row, looking.world.ofType('Task'), cause)
  return {
    kind,
    id,
    title: looking.hit(id)?.title ?? '',
    ...maybe('caseId', file === undefined ? undefined : caseId),
    ...maybe(
      'code',
      file === undefined ? undefined : codeOfPerson(looking, textsIn(file, 'personId')[0]) || undefined,
    ),
    how,
    ...maybe('since', since === undefined ? undefined : instantOf(since)),
    hours,
    todo,
    ...maybe('task', task === undefined ? undefined : taskRow(looking, task)),
    there: there.flatMap(thereView),
  }
}

function thereView({ caseId, code }: There): ExposedRow['there'] {
  return caseId === undefined ? [] : [{ caseId, code }]
}

export function takenView(
  looking: Looking,
  cases: CasesWorld,
  story: StoryView,
  { occurrence, at }: { readonly occurrence: string; readonly at: number },
): TakenView {
  return {
    now: nowOf(looking),
    story,
    since: instantOf(at),
    occurrence,
    tasks: looking.world
      .ofType('Task')
      .filter((task) => textsIn(task, 'from').includes(occurrence))
      .map((task) => taskRow(looking, task))
      .toSorted((a, b) => ((a.due?.at ?? '9') < (b.due?.at ?? '9') ? -1 : 1)),
    drafts: story.filings.flatMap(({ id, filedAt }) =>
      filedAt === undefined ? (filingView(looking, cases, id) ?? []) : [],
    ),
    clocks: clockFrom(at).map(({ what, due }) => ({ what, due: dueAt(looking, due) })),
    ifTaken: consentViews(looking, story.id).filter(({ ifTaken }) => ifTaken !== undefined),
    exposure: exposureView(looking, story.id) ?? {
      now: nowOf(looking),
      about: { id: story.id, type: 'Case', title: story.title },
      rows: [],
      knew: [],
    },
  }
}
