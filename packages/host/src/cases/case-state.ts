/** A case moves on, and is closed only when nobody waits for the person's word any more (CA55). */
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { closingBreaks } from '@safeconduct/core/rules/closing.ts'
import type { Held } from '@safeconduct/core/rules/world.ts'
import { type CasesWorld, type Done, idOf, judged, recordIn, worldNow, write } from './cases-world.ts'

export async function moveCase(
  cases: CasesWorld,
  { id, state, reason }: { readonly id: string; readonly state: string; readonly reason?: string },
): Promise<Done> {
  const file = recordIn(cases, 'Case', id)
  if (!file.ok) return file
  const closed: Held = { ...file.value, fields: { ...file.value.fields, state: [state] } }
  const breaks = closingBreaks({ before: file.value, after: closed, by: cases.by }, worldNow(cases))
  if (breaks.length > 0) return refuse({ kind: 'rule-broken', breaks })
  if (state === 'closed') {
    const closing = judged(cases, { do: 'closeCase', with: { caseId: id } })
    if (!closing.ok) return closing
  }
  const at = cases.vault.clock.now().slice(0, 10)
  const closure: { readonly [field: string]: Json } =
    state === 'closed' ? { closure: { reason: reason ?? state, at, by: cases.by } } : {}
  const saved = await write(cases, [{ id: idOf(file.value), type: 'Case', fields: { state, ...closure } }])
  return saved.ok ? ok(true) : saved
}
