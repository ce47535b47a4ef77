/**
 * What exists already is shown before an account of somebody is taken: a second one hurts whoever tells it, and differs.
 * From what this device may read, so it may say less than there is. docs/formats/testimony.md TY10, desk-calls.md C135.
 */
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { codesOf } from '@safeconduct/core/rules/persons.ts'
import { shapesIn, textIn, textOf } from '@safeconduct/core/rules/world.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { beforeTaking } from '@safeconduct/host/evidence/testimony/accounts.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'
import type { BeforeTaking, EarlierTelling } from '../calls/evidence-items.ts'
import { refusedBy } from './call-refusal.ts'
import { lookingAt, maybe } from './cases-naming.ts'

export function beforeAnAccountOf(
  cases: CasesWorld,
  { source, language }: Ask<'evidence.beforeTaking'>,
): Result<BeforeTaking, CallRefusal> {
  const looking = lookingAt(cases, { ...maybe('language', language) })
  const { world, vault } = looking
  if (world.byId(source)?.type !== 'Person') return refusedBy({ kind: 'no-such-record' })
  // Where two codes are one person, each account of either counts.
  const codes = codesOf(source, world)
  const accounts = world
    .ofType('Testimony')
    .filter(
      (account) => codes.has(textIn(account, 'sourceId') ?? '') && textIn(account, 'state') !== 'withdrawn',
    )
  const warnings = [...codes].flatMap((code) => beforeTaking(vault, code))
  return ok({
    warnings: warnings.map(({ kind, ...said }) => ({
      kind,
      ...maybe('account', 'id' in said ? looking.hit(said.id) : undefined),
      ...maybe('takenAt', 'takenAt' in said ? said.takenAt : undefined),
      ...maybe('paragraphs', 'paragraphs' in said ? said.paragraphs : undefined),
      ...maybe('times', 'times' in said ? said.times : undefined),
    })),
    tellings: accounts
      .flatMap((account) => shapesIn(account, 'priorTellings'))
      .flatMap((telling): readonly EarlierTelling[] => {
        const [to, when] = [textOf(telling, 'to'), textOf(telling, 'when')]
        const isPublic = textOf(telling, 'publicationId') !== undefined
        return to === undefined ? [] : [{ to, ...maybe('when', when), ...(isPublic ? { public: true } : {}) }]
      })
      .toSorted((a, b) => ((a.when ?? '') < (b.when ?? '') ? -1 : 1)),
  })
}
