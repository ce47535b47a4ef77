/** Whom an item shows: a person is only ever added, and taken out again by two members, each at a desk of their own. */
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { shapesIn, textOf } from '@safeconduct/core/rules/world.ts'
import { ownItems } from '@safeconduct/core/rules/written.ts'
import { type CasesWorld, type Done, idOf, recordIn, write } from './cases-world.ts'
import { jsonList } from './visa-acts.ts'

/** One member's word that somebody named is not in it. The second one's counts (R01). */
export async function sayNotShown(
  cases: CasesWorld,
  { id, person, why }: { readonly id: string; readonly person: string; readonly why: string },
): Promise<Done> {
  const item = recordIn(cases, 'EvidenceItem', id)
  if (!item.ok) return item
  const isNamed = shapesIn(item.value, 'depicts').some((one) => textOf(one, 'personId') === person)
  if (!isNamed) return refuse({ kind: 'not-now', field: 'depicts' })
  // Only what a member wrote themselves: a line in a colleague's name must not keep the colleague from signing.
  const said = ownItems(item.value, 'notShown', shapesIn(item.value, 'notShown'))
  const isSaid = said.some((one) => textOf(one, 'personId') === person && textOf(one, 'by') === cases.by)
  if (isSaid) return refuse({ kind: 'already-signed' })
  const note = { personId: person, by: cases.by, at: cases.vault.clock.now(), why }
  const saved = await write(cases, [
    {
      id: idOf(item.value),
      type: 'EvidenceItem',
      fields: { notShown: [...jsonList(item.value, 'notShown'), note] },
    },
  ])
  return saved.ok ? ok(true) : saved
}
