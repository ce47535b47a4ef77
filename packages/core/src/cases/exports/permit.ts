/**
 * The one way to a paper that leaves: a release that members signed and that the rules allow at this moment.
 *
 * A permit cannot be written by hand. It is made by judging the release against the world as it stands now, for one
 * person and one kind of paper; a draft that was allowed yesterday asks again. A consent of the person to this purpose,
 * recipient and level is asked for even where the release lists no item, because the paper itself shows the person.
 */
import { type Brand, brand } from '../../base/brand.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { recipientKind } from '../../records/choices/consent.ts'
import type { Purpose } from '../../records/consent-expiry.ts'
import { consentPurpose } from '../../records/vocabulary/consent-purpose.ts'
import { type Identifiability, levels, type ReleaseItem, type ReleaseWish } from '../../rules/action.ts'
import { judge } from '../../rules/judge.ts'
import { approvalBreaks, approvalsOf } from '../../rules/signed.ts'
import type { Break } from '../../rules/verdict.ts'
import { careful, type Held, shapesIn, textListOf, textOf, textsIn, type World } from '../../rules/world.ts'
import { type ExportKind, papersFor, type RecipientKind, ways } from './ways.ts'

type PermitFacts = {
  readonly kind: ExportKind
  readonly release: string
  /** Absent where a paper is about nobody: costs. */
  readonly person?: string
  readonly to: { readonly kind: RecipientKind; readonly name: string }
  readonly purpose: Purpose
  readonly level: Identifiability
  readonly items: readonly ReleaseItem[]
}
export type Permit = Brand<PermitFacts, 'Permit'>

type PermitWhy = 'no-such-release' | 'not-approved' | 'not-for-this' | 'another-paper' | 'needs-two'

export type PermitRefusal =
  | {
      readonly kind: 'not-permitted'
      readonly why: PermitWhy
    }
  | { readonly kind: 'rule-broken'; readonly breaks: readonly Break[] }

export type Wanted = { readonly kind: ExportKind; readonly release: string; readonly person?: string }

/** Judges the release now. Only `allow` gives a permit: a rule that warns is answered by a member before, not here. */
export function permitFor(world: World, { kind, release, person }: Wanted): Result<Permit, PermitRefusal> {
  const held = world.byId(release)
  const wish = held?.type === 'Release' ? wishOf(held, world) : undefined
  if (held === undefined || wish === undefined) return not('no-such-release')
  // Of two states the one that holds back: a release that somebody recalled is not sent by somebody else.
  if (careful(held, 'state', ['recalled', 'recall_asked', 'sent', 'draft', 'approved']) !== 'approved')
    return not('not-approved')
  if (shapesIn(held, 'cancelled').length > 0) return not('not-approved')
  const way = ways[kind]
  const to = recipientKind.terms.find(({ code }) => code === wish.to.kind)?.code
  if (to === undefined || !way.to.includes(to) || !way.purposes.includes(wish.purpose))
    return not('not-for-this')
  // A referral that two members approved must not leave as an application with the name in it.
  if (!isMeantAs(held, kind, wish)) return not('another-paper')
  if (kind !== 'costs' && (person === undefined || world.byId(person)?.type !== 'Person'))
    return not('not-for-this')
  // Approved by two is what the state says; whether it is this that they approved, their approvals say.
  const unapproved = approvalBreaks(held, world)
  if (unapproved.some(({ because }) => because === 'approved-otherwise'))
    return refuse({ kind: 'rule-broken', breaks: unapproved })
  if (way.joins && unapproved.length > 0) return not('needs-two')
  const shown =
    person === undefined ? wish.items : [...wish.items.filter(({ ref }) => ref !== person), { ref: person }]
  const verdict = judge({ do: 'release', with: { ...wish, items: shown, releaseId: release } }, world)
  if (verdict.result !== 'allow') {
    return refuse({ kind: 'rule-broken', breaks: verdict.result === 'effect' ? [] : verdict.breaks })
  }
  const facts: PermitFacts = {
    kind,
    release,
    ...(person === undefined ? {} : { person }),
    to: { kind: to, name: wish.to.name },
    purpose: wish.purpose,
    level: wish.identifiability,
    items: wish.items,
  }
  return ok(brand<Permit>(facts))
}

function not(why: PermitWhy) {
  return refuse({ kind: 'not-permitted', why } as const)
}

/** Which paper stands in what was approved. Where it says none, only the one that no other could be meant for. */
function isMeantAs(held: Held, kind: ExportKind, { purpose, to }: ReleaseWish): boolean {
  const said = textsIn(held, 'paper')
  const fitting = papersFor(purpose, to.kind)
  return said.length === 0 ? fitting.length === 1 : said.every((one) => one === kind)
}

/** The release as the rules judge it. Of two levels the lower. */
function wishOf(held: Held, world: World): ReleaseWish | undefined {
  const [to] = shapesIn(held, 'to')
  const written = textsIn(held, 'purpose')
  const purpose = consentPurpose.terms.find(({ code }) => written.length === 1 && code === written[0])?.code
  const level = careful(held, 'identifiability', levels)
  const [kind, name] = to === undefined ? [] : [textOf(to, 'kind'), textOf(to, 'name')]
  if (purpose === undefined || level === undefined || kind === undefined || name === undefined)
    return undefined
  return {
    to: { kind, name },
    purpose,
    items: shapesIn(held, 'items').flatMap((item) => {
      const [ref, derivative] = [textOf(item, 'ref'), textOf(item, 'derivative')]
      if (ref === undefined) return []
      return [
        { ref, ...(derivative === undefined ? {} : { derivative }), fields: textListOf(item, 'fields') },
      ]
    }),
    identifiability: level,
    approvals: approvalsOf(held, world),
    releaseId: held.id,
  }
}
