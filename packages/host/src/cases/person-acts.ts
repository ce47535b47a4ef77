/** Two codes are one person (R18): asked by a member of one team, agreed to by one of the other. A minor is of age (R06): by two. */
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { ofAgeBy } from '@safeconduct/core/rules/age.ts'
import { signersOf } from '@safeconduct/core/rules/merged.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { type CasesWorld, type Done, idOf, judged, recordIn, write } from './cases-world.ts'
import { jsonList } from './visa-acts.ts'

export type MergeWish = { readonly id: string; readonly into: string; readonly what: 'same' | 'apart' }

/** `waiting`: a member of the other team says so as well, and then they are one. */
export async function mergePersons(
  cases: CasesWorld,
  { id, into, what }: MergeWish,
): Promise<Done<'waiting' | 'merged' | 'apart'>> {
  const person = recordIn(cases, 'Person', id)
  if (!person.ok) return person
  if (!recordIn(cases, 'Person', into).ok || id === into) return refuse({ kind: 'no-such-record' })
  const signed = signersOf(person.value, into)
  if (what === 'same' && signed.includes(cases.by)) return refuse({ kind: 'already-signed' })
  const both = [...signed, cases.by]
  if (what === 'same' && both.length > 1) {
    const allowed = judged(cases, { do: 'merge', with: { a: into, b: id, approvals: both } })
    if (!allowed.ok) return allowed
  }
  const step = { into, by: cases.by, at: cases.vault.clock.now(), what }
  const fields = {
    mergeSteps: [...jsonList(person.value, 'mergeSteps'), step],
    ...(what === 'same' && both.length > 1 ? { mergedInto: into } : {}),
    ...(what === 'apart' ? { mergedInto: null } : {}),
  }
  const saved = await write(cases, [{ id: idOf(person.value), type: 'Person', fields }])
  return saved.ok ? ok(what === 'apart' ? 'apart' : both.length > 1 ? 'merged' : 'waiting') : saved
}

/** The second member's word that somebody who stood here as a minor is as old as the record says now (CA56). */
export async function sayOfAge(cases: CasesWorld, caseId: string): Promise<Done> {
  const file = recordIn(cases, 'Case', caseId)
  if (!file.ok) return file
  const person = recordIn(cases, 'Person', textIn(file.value, 'personId') ?? '')
  if (!person.ok) return person
  const said = ofAgeBy(person.value)
  const band = textIn(person.value, 'ageBand')
  if (band === undefined || said.length === 0) return refuse({ kind: 'not-now', field: 'ageBand' })
  if (said.includes(cases.by)) return refuse({ kind: 'already-signed' })
  const step = { by: cases.by, at: cases.vault.clock.now(), band }
  const ageSteps = [...jsonList(person.value, 'ageSteps'), step]
  const saved = await write(cases, [{ id: idOf(person.value), type: 'Person', fields: { ageSteps } }])
  return saved.ok ? ok(true) : saved
}
