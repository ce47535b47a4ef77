/** The door for what pages ask of single items: see `requests.ts`. Rules C112 to C119 of docs/formats/desk-calls.md. */
import { recordId } from '@safeconduct/core/base/id.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import {
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  unfit,
  whole,
  yesOrNo,
} from '@safeconduct/core/base/parse.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import { call, type Requests } from './call.ts'
import { term } from './cases-fields.ts'
import { type ItemCalls, labelKinds, wallStates } from './evidence-items.ts'

const line = text({ max: 300, lines: false })
const language = optional(oneOf(languages))
const pixel = whole(0, 100_000)
const page = optional(whole(1, 5_000))
const number = whole(0, 10_000)

/** Of a film, from its beginning. */
const second: Parser<number> = (value, field) =>
  typeof value === 'number' && value >= 0 && value <= 86_400 ? ok(value) : unfit(field, 'not-a-number')

const box = object({
  x: pixel,
  y: pixel,
  width: whole(1, 100_000),
  height: whole(1, 100_000),
  page,
  from: optional(second),
  to: optional(second),
  why: line,
  covers: listOf(line, { max: 100 }),
})

const accountWish = object({
  id: recordId,
  labels: oneOf(languages),
  named: listOf(object({ kind: oneOf(labelKinds), forms: listOf(line, { min: 1, max: 50 }) }), { max: 300 }),
  leaveOut: listOf(object({ paragraph: number, sentence: optional(number) }), { max: 5_000 }),
})

export const evidenceItemRequests: Requests<keyof ItemCalls> = {
  'evidence.wall': call(
    'evidence.wall',
    object({
      kind: optional(term),
      state: optional(oneOf(wallStates)),
      offset: whole(0, 1_000_000),
      limit: whole(1, 100),
      language,
    }),
  ),
  'evidence.item': call('evidence.item', object({ id: recordId, language })),
  'evidence.look': call('evidence.look', object({ id: recordId, clear: yesOrNo, large: yesOrNo, page })),
  'evidence.report': call('evidence.report', object({ id: recordId })),
  'evidence.takeLine': call('evidence.takeLine', object({ caseId: recordId, provenance: optional(term) })),
  'evidence.takeOut': call(
    'evidence.takeOut',
    object({ id: recordId, names: listOf(text({ max: 2_000 }), { min: 1, max: 200 }) }),
  ),
  'evidence.file': call('evidence.file', object({ id: recordId })),
  'evidence.coverStart': call('evidence.coverStart', object({ id: recordId, page, language })),
  'evidence.coverMake': call(
    'evidence.coverMake',
    object({
      id: recordId,
      boxes: listOf(box, { min: 1, max: 500 }),
      form: oneOf(['proof', 'small']),
      sound: optional(yesOrNo),
    }),
  ),
  'evidence.strip': call('evidence.strip', object({ id: recordId })),
  'evidence.stills': call(
    'evidence.stills',
    object({ id: recordId, at: listOf(second, { min: 1, max: 8 }) }),
  ),
  'evidence.clip': call('evidence.clip', object({ id: recordId, from: second, sound: yesOrNo })),
  'evidence.beforeTaking': call('evidence.beforeTaking', object({ source: recordId, language })),
  'evidence.account': call('evidence.account', accountWish),
  'evidence.accountMake': call('evidence.accountMake', accountWish),
  'evidence.accountSeal': call('evidence.accountSeal', object({ id: recordId })),
  'evidence.capture': call(
    'evidence.capture',
    object({
      url: text({ max: 8_000, lines: false }),
      words: listOf(text({ max: 2_000, lines: false }), { max: 50 }),
      via: optional(text({ max: 300, lines: false })),
    }),
  ),
}
