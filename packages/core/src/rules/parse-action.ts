/**
 * The door of the rules: what a page, a command or a file says about to be done becomes an action, or a refusal.
 *
 * Exact: an unknown part is refused, because a wish that is read only half is judged only half. `null` is absence.
 */
import * as base from '../base/parse.ts'
import { isObject, isText, object, oneOf, optional, type Parser, type Refusal, unfit } from '../base/parse.ts'
import { ok, type Result } from '../base/result.ts'
import { recordTypeNames } from '../records/record-types.ts'
import { consentPurpose } from '../records/vocabulary/consent-purpose.ts'
import { type Action, type ActionName, actionNames, levels, type Wish } from './action.ts'
import { timeOf } from './world.ts'

const id = base.text({ max: 200, lines: false })
const words = base.text({ max: 200_000, allowEmpty: true })
const short = base.text({ max: 2000, allowEmpty: true, lines: false })
const members = base.listOf(base.text({ max: 64, lines: false }), { max: 100 })
const ids = base.listOf(id)
const purpose = oneOf(consentPurpose.terms.map(({ code }) => code))

/** A day or an instant of this or the last century: 0021 is a slip of the finger, and would make every term long over. */
const moment: Parser<string> = (value, field) => {
  const isNear = isText(value) && /^(?:19|20)\d\d-/.test(value)
  return isNear && timeOf(value) !== undefined ? ok(value) : unfit(field, 'not-a-day')
}

const recipient = object({ kind: short, name: short })
const releaseItem = object({
  ref: id,
  derivative: optional(id),
  fields: optional(base.listOf(short)),
})

const cells: Parser<Readonly<Record<string, number | null>>> = (value, field) => {
  if (!isObject(value)) return unfit(field, 'not-an-object')
  const read: [string, number | null][] = []
  for (const [cell, n] of Object.entries(value)) {
    // `<5` and the like are ways to write a suppressed number.
    const isHidden = n === null || (isText(n) && n.length <= 20)
    const parsed = isHidden ? ok(null) : base.whole(0, 1_000_000_000)(n, field)
    if (!parsed.ok) return parsed
    read.push([cell, parsed.value])
  }
  return read.length > 1000 ? unfit(field, 'too-many') : ok(Object.fromEntries(read))
}

const figures = object({
  definition: words,
  asOf: optional(moment),
  by: optional(short),
  cells,
  k: optional(base.whole(1, 100_000)),
  total: optional(base.whole(0, 1_000_000_000)),
})

const anchor = object({
  publicationId: optional(id),
  itemId: optional(id),
  testimonyId: optional(id),
  quote: words,
})

const commitment = object({
  promisors: base.listOf(id),
  toWhom: optional(short),
  what: optional(words),
  due: optional(moment),
  every: optional(short),
  intervalAssumed: optional(base.yesOrNo),
})

const anything: Parser<unknown> = (value) => ok(value)

const nothingYet: readonly string[] = []

/** A list that a wish may leave out means an empty one. */
function listWhere<W extends Readonly<Record<string, unknown>>>(
  parser: Parser<W>,
  ...lists: readonly string[]
): Parser<W> {
  return (value, field) => {
    if (!isObject(value)) return parser(value, field)
    const absent = lists.filter((name) => value[name] === undefined || value[name] === null)
    return parser({ ...value, ...Object.fromEntries(absent.map((name) => [name, nothingYet])) }, field)
  }
}

/** `save.value` may be anything, also nothing: a field that is emptied holds no term. */
const save: Parser<Wish<'save'>> = (value, field) => {
  const emptied = isObject(value) && (value['value'] ?? null) === null ? { ...value, value: '' } : value
  return object({ type: oneOf(recordTypeNames), field: short, value: anything, id: optional(id) })(
    emptied,
    field,
  )
}

/** A translator who is said to be nobody is missing; one who is not spoken of is not judged here. */
const translated: Parser<Wish<'saveTranslation'>> = (value, field) => {
  const said = isObject(value) && value['by'] === null ? { ...value, by: '' } : value
  const parts = {
    testimonyId: id,
    original: optional(words),
    translation: words,
    by: optional(short),
    lang: optional(short),
  }
  return object(parts)(said, field)
}

const wishes: { readonly [N in ActionName]: Parser<Wish<N>> } = {
  release: listWhere(
    object({
      to: recipient,
      purpose,
      items: base.listOf(releaseItem),
      identifiability: oneOf(levels),
      approvals: members,
      figures: optional(base.listOf(figures)),
      releaseId: optional(id),
    }),
    'items',
    'approvals',
  ),
  export: object({
    classes: base.listOf(short),
    personId: optional(id),
    recordIds: optional(ids),
  }),
  startLeg: object({ journeyId: id, n: base.whole(1, 99), approvals: optional(members) }),
  place: object({
    personId: id,
    shelterId: id,
    from: optional(moment),
    to: optional(moment),
    assumeFree: optional(base.yesOrNo),
    mustNotMeet: optional(base.yesOrNo),
  }),
  answer: object({ helpRequestId: id, template: short, text: optional(words) }),
  grade: object({ about: id, slot: short, value: scalar, credibility: scalar, subject: optional(id) }),
  merge: listWhere(object({ a: id, b: id, approvals: members }), 'approvals'),
  publishStatement: object({ statementId: id }),
  newStatement: listWhere(
    object({
      kind: short,
      wording: words,
      speakerId: optional(id),
      officeThen: optional(short),
      saidAt: optional(anything),
      forum: optional(short),
      lang: optional(short),
      translationOf: optional(id),
      relayedBy: optional(id),
      anchors: base.listOf(anchor),
      denialType: optional(short),
      denies: ids,
      commitment: optional(commitment),
    }),
    'anchors',
    'denies',
  ),
  setStage: object({
    interventionId: id,
    stage: short,
    publicationId: optional(id),
    itemId: optional(id),
  }),
  file: listWhere(
    object({
      type: short,
      body: optional(short),
      personIds: ids,
      actIds: optional(ids),
      asks: optional(base.listOf(words)),
      remedies: optional(listWhere(object({ tried: base.listOf(words), whyNone: optional(words) }), 'tried')),
      spAnswers: optional(
        object({
          consent: optional(base.yesOrNo),
          knowsLetterToState: optional(base.yesOrNo),
          knowsPublicReport: optional(base.yesOrNo),
          nameOrInitials: optional(short),
        }),
      ),
    }),
    'personIds',
  ),
  dossier: object({ items: ids }),
  publishFigures: figures,
  save,
  nameAccused: listWhere(object({ personId: id, to: recipient, approvals: members }), 'approvals'),
  saveTranslation: translated,
  meetJournalist: object({ personId: id, place: short, chosenBy: optional(short) }),
  checkAnswer: object({ checkId: id, word: oneOf(['safe', 'duress', 'none']) }),
  withdraw: object({ consentId: id, wish: oneOf(['stop', 'stop_and_recall', 'erase']) }),
  closeCase: object({ caseId: id }),
  lowerPriority: listWhere(object({ caseId: id, to: short, approvals: members }), 'approvals'),
}

/** Numbers are compared as they are written: a grade of 1 is the grade "1". */
function scalar(value: unknown, field: string): Result<string, Refusal> {
  if (typeof value === 'number' || typeof value === 'boolean') return ok(String(value))
  return short(value, field)
}

export function parseAction(value: unknown): Result<Action, Refusal> {
  if (!isObject(value)) return unfit('', 'not-an-object')
  const name = oneOf(actionNames)(value['do'], 'do')
  if (!name.ok) return name
  return actionOf(name.value, value['with'])
}

/** One step for each kind, so that the compiler sees that a name and its wish belong together. */
function actionOf<N extends ActionName>(name: N, raw: unknown): Result<Action, Refusal> {
  const wish = wishes[name](raw, 'with')
  if (!wish.ok) return wish
  const action: unknown = { do: name, with: wish.value }
  return isAction(action) ? ok(action) : unfit('do', 'not-a-term')
}

/** Its two halves were parsed by the parser of this name. */
function isAction(value: unknown): value is Action {
  return isObject(value) && 'do' in value && 'with' in value
}
