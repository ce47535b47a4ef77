/**
 * How far a contact may be trusted: V0 to V3, by signatures of members, never by the program.
 *
 * From V2 two different members must have signed, because one volunteer may be an infiltrator. One member is enough
 * to lower. A signature names the lowerings its signer knew of: one that was written at the same time elsewhere, by
 * somebody who had not heard the bad news, does not undo it.
 */

import type { Words } from '../base/language.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import type { trustLevel } from '../records/choices/line.ts'
import { words } from '../records/field.ts'
import type { CodeOf } from '../records/vocabulary/vocabulary.ts'

export type TrustLevel = CodeOf<typeof trustLevel>
export const trustLevels = ['V0', 'V1', 'V2', 'V3'] as const satisfies readonly TrustLevel[]

export type TrustStatement = {
  /** 16 random bytes as hex. */
  readonly id: string
  readonly act: 'raises' | 'lowers'
  readonly level: TrustLevel
  readonly by: string
  readonly at: number
  readonly why: string
  /** Ids of the lowerings that the signer knew of. */
  readonly seen: readonly string[]
}

export type TrustRefusal =
  /** Already there: nothing to sign. */
  | { readonly kind: 'trust-same' }
  /** This member has signed for that level: another one must. */
  | { readonly kind: 'trust-signed-already' }
  /** A word why is needed. */
  | { readonly kind: 'trust-no-reason' }

/** What each level opens, beside what the levels below it open. */
export const trustOpens: { readonly [L in TrustLevel]: Words } = {
  V0: words(
    'Advice. Nothing about others, no place, no time.',
    'Советы. Ничего о других, никаких мест и времени.',
    'Des conseils. Rien sur d’autres, ni lieu, ni heure.',
  ),
  V1: words(
    'Help from afar: the person’s own ticket, a doctor, a lawyer.',
    'Помощь на расстоянии: билет на имя человека, врач, юрист.',
    'Une aide à distance : le billet de la personne, un médecin, un avocat.',
  ),
  V2: words(
    'A meeting at a neutral point.',
    'Встреча в нейтральном месте.',
    'Une rencontre en terrain neutre.',
  ),
  V3: words('A shelter.', 'Убежище.', 'Un refuge.'),
}

/** What a level rests on, as people check it. */
export const trustRests: { readonly [L in TrustLevel]: Words } = {
  V0: words(
    'Nobody knows this contact.',
    'Никто не знает этого человека.',
    'Personne ne connaît ce contact.',
  ),
  V1: words(
    'Two separate conversations agree; control questions were answered.',
    'Два отдельных разговора сходятся; на контрольные вопросы есть ответы.',
    'Deux entretiens séparés concordent ; les questions de contrôle ont eu réponse.',
  ),
  V2: words(
    'An independent referrer or documents; two members sign.',
    'Независимая рекомендация или документы; подписывают двое.',
    'Une recommandation indépendante ou des documents ; deux membres signent.',
  ),
  V3: words(
    'A trusted partner met the person; two members sign.',
    'Доверенный партнёр видел человека; подписывают двое.',
    'Un partenaire sûr a rencontré la personne ; deux membres signent.',
  ),
}

export function signaturesFor(level: TrustLevel): number {
  return level === 'V0' ? 0 : level === 'V1' ? 1 : 2
}

/** The level that the signatures carry, whatever the order in which they arrived. */
export function trustOf(statements: readonly TrustStatement[]): TrustLevel {
  return trustLevels.findLast((level) => signersOf(statements, level).size >= signaturesFor(level)) ?? 'V0'
}

/** The next level that somebody has signed for, and how many members are still needed. */
export function trustNext(
  statements: readonly TrustStatement[],
): { readonly level: TrustLevel; readonly signatures: number } | undefined {
  const now = rank(trustOf(statements))
  const begun = trustLevels.find((level) => rank(level) > now && signersOf(statements, level).size > 0)
  if (begun === undefined) return undefined
  return { level: begun, signatures: signaturesFor(begun) - signersOf(statements, begun).size }
}

/** The signature of `by` for `level`, or for lowering to it. */
export function signTrust(
  statements: readonly TrustStatement[],
  wish: {
    readonly id: string
    readonly level: TrustLevel
    readonly by: string
    readonly at: number
    readonly why: string
  },
): Result<TrustStatement, TrustRefusal> {
  if (wish.why.trim() === '') return refuse({ kind: 'trust-no-reason' })
  const now = trustOf(statements)
  const seen = statements.filter(({ act }) => act === 'lowers').map(({ id }) => id)
  if (rank(wish.level) < rank(now)) return ok({ ...wish, act: 'lowers', seen })
  // Whoever doubts a level that is only half signed lowers to where it stands: the begun signatures end.
  if (wish.level === now) {
    return trustNext(statements) === undefined
      ? refuse({ kind: 'trust-same' })
      : ok({ ...wish, act: 'lowers', seen })
  }
  return signersOf(statements, wish.level).has(wish.by)
    ? refuse({ kind: 'trust-signed-already' })
    : ok({ ...wish, act: 'raises', seen })
}

/** Who has signed for this level or a higher one, knowing of every lowering below it. */
function signersOf(statements: readonly TrustStatement[], level: TrustLevel): ReadonlySet<string> {
  const lowerings = statements.filter(({ act, level: to }) => act === 'lowers' && rank(to) < rank(level))
  const counting = statements.filter(
    ({ act, level: to, seen }) =>
      act === 'raises' && rank(to) >= rank(level) && lowerings.every(({ id }) => seen.includes(id)),
  )
  return new Set(counting.map(({ by }) => by))
}

function rank(level: TrustLevel): number {
  return trustLevels.indexOf(level)
}
