/** The events of every log but the directory: who may read, write and lead there. docs/formats/control.md, rules R40 to R49. */
import { isObject, listOf, object, oneOf, optional, type Parser, text, unfit } from '../../base/parse.ts'
import { ok } from '../../base/result.ts'
import { parsePart, parseScope } from '../compartment.ts'
import { type CasePart, caseParts } from '../schema.ts'
import { hexOf, type LogHex, logHex, type MemberId, memberId, type Right, rights } from './names.ts'
import { type EpochEvent, epochEvent, mostMembers } from './roster-events.ts'
import { agreedParts, type StrikeAgreedEvent, type StrikeEvent, strikeParts } from './strikes.ts'

/** Sorted by member, each member once: one state, one spelling. */
export type RightList = readonly (readonly [member: MemberId, right: Right])[]
export type PartLogs = { readonly [P in Exclude<CasePart, 'work'>]?: LogHex }

export type MembershipEvent =
  | {
      readonly kind: 'open'
      readonly scope: string
      readonly part: string
      readonly commit: string
      readonly members: RightList
      /** In the `work` log of a case: the logs of its other parts. */
      readonly parts?: PartLogs
    }
  | { readonly kind: 'members'; readonly set: RightList }
  | { readonly kind: 'part-founded'; readonly part: Exclude<CasePart, 'work'>; readonly log: LogHex }
  /** `members`: everybody who stays. */
  | (EpochEvent & { readonly members: RightList })
  | StrikeEvent
  | StrikeAgreedEvent

export type MembershipEventKind = MembershipEvent['kind']

const rightPair: Parser<readonly [MemberId, Right]> = (value, field) => {
  if (!Array.isArray(value) || value.length !== 2) return unfit(field, 'not-a-list')
  const member = memberId(value[0], field)
  if (!member.ok) return member
  const right = oneOf(rights)(value[1], field)
  return right.ok ? ok([member.value, right.value]) : right
}

export const rightList: Parser<RightList> = (value, field) => {
  const list = listOf(rightPair, { max: mostMembers })(value, field)
  if (!list.ok) return list
  const sorted = list.value.every(([member], i) => i === 0 || (list.value[i - 1]?.[0] ?? '') < member)
  return sorted ? list : unfit(field, 'repeated')
}

const scopeOf: Parser<string> = (value, field) => {
  const scope = text({ max: 40 })(value, field)
  return scope.ok && parseScope(scope.value) === undefined ? unfit(field, 'not-a-term') : scope
}
const partOf: Parser<string> = (value, field) => {
  const part = text({ max: 20 })(value, field)
  return part.ok && parsePart(part.value) === undefined ? unfit(field, 'not-a-term') : part
}

const otherParts = caseParts.filter((part): part is Exclude<CasePart, 'work'> => part !== 'work')
const part = optional(logHex)

export const partLogs: Parser<PartLogs> = object({
  names: part,
  places: part,
  medical: part,
  allegations: part,
})

const parsers: { readonly [K in MembershipEventKind]: Parser<MembershipEvent> } = {
  open: object({
    kind: oneOf(['open']),
    scope: scopeOf,
    part: partOf,
    commit: hexOf(32),
    members: rightList,
    parts: optional(partLogs),
  }),
  members: object({ kind: oneOf(['members']), set: rightList }),
  'part-founded': object({ kind: oneOf(['part-founded']), part: oneOf(otherParts), log: logHex }),
  epoch: object({ ...epochEvent, members: rightList }),
  strike: object({ kind: oneOf(['strike']), ...strikeParts }),
  'strike-agreed': object({ kind: oneOf(['strike-agreed']), ...agreedParts }),
}

export const membershipKinds: readonly MembershipEventKind[] = [
  'open',
  'members',
  'part-founded',
  'epoch',
  'strike',
  'strike-agreed',
]

export const membershipEvent: Parser<MembershipEvent> = (value, field) => {
  const kind = isObject(value) ? value['kind'] : undefined
  const known = membershipKinds.find((one) => one === kind)
  return known === undefined ? unfit(field, 'not-a-term') : parsers[known](value, field)
}
