/** What one field alone cannot show: a reason that a state needs, a leg that stands twice. */
import { isObject, type Refusal } from '../base/parse.ts'
import type { RecordTypeName } from './record-types.ts'

type Values = Readonly<Record<string, unknown>>
type Check = (fields: Values) => Refusal | undefined

const checks: { readonly [N in RecordTypeName]?: readonly Check[] } = {
  HelpRequest: [neededWhen('state', 'declined', 'declineReason')],
  Consent: [neededWhen('status', 'withdrawn', 'withdrawn')],
  Shelter: [neededWhen('state', 'compromised', 'compromised')],
  Case: [neededWhen('state', 'closed', 'closure')],
  Journey: [onceEach('legs', 'n'), onceEach('stays', 'n', 'shelter')],
  Publication: [oneOfEach('dependsOn', ['publicationId', 'outlet'])],
  Statement: [oneOfEach('anchors', ['publicationId', 'itemId', 'testimonyId'])],
  Release: [neededWhen('state', 'sent', 'sentAt')],
  // A shift does not end without a word for whoever comes next.
  DutyShift: [neededWhen('state', 'ended', 'handover')],
  Occurrence: [oneOf(['caseId', 'shelter', 'member'])],
  Told: [oneOf(['personId', 'member']), oneOf(['shelter', 'of', 'words'])],
  // A meeting without a day is no meeting to be ready for; a law without a dated source is somebody's memory of one.
  PressNote: [
    neededWhen('kind', 'meeting', 'on'),
    neededWhen('kind', 'action', 'on'),
    neededWhen('kind', 'law', 'sources'),
    oneOfEach('sources', ['publicationId', 'itemId', 'where']),
  ],
  Task: [neededWhen('what', 'other', 'text'), neededWhen('state', 'dropped', 'reason')],
  LineMessage: [neededWhen('kind', 'text', 'text'), neededWhen('way', 'out', 'by')],
}

/** Undefined: nothing speaks against the record as a whole. */
export function wholeRecordRefusal(type: RecordTypeName, fields: Values): Refusal | undefined {
  for (const check of checks[type] ?? []) {
    const refusal = check(fields)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

/** At least one of these fields. */
function oneOf(names: readonly string[]): Check {
  return (fields) =>
    names.every((name) => fields[name] === undefined)
      ? { kind: 'unfit', field: names[0] ?? '', reason: 'missing' }
      : undefined
}

function neededWhen(state: string, is: string, field: string): Check {
  return (fields) =>
    fields[state] === is && fields[field] === undefined
      ? { kind: 'unfit', field, reason: 'missing' }
      : undefined
}

function onceEach(list: string, ...keys: readonly string[]): Check {
  return (fields) => {
    const seen = new Set<string>()
    for (const [index, item] of itemsOf(fields[list]).entries()) {
      const named = JSON.stringify(keys.map((key) => item[key]))
      if (seen.has(named))
        return { kind: 'unfit', field: `${list}[${index}].${keys[0] ?? ''}`, reason: 'repeated' }
      seen.add(named)
    }
    return undefined
  }
}

/** At least one of these parts in every item of the list. */
function oneOfEach(list: string, parts: readonly string[]): Check {
  return (fields) => {
    const index = itemsOf(fields[list]).findIndex((item) => parts.every((part) => item[part] === undefined))
    return index < 0
      ? undefined
      : { kind: 'unfit', field: `${list}[${index}].${parts[0] ?? ''}`, reason: 'missing' }
  }
}

function itemsOf(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
