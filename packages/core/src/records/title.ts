/**
 * The line that names a record to people: plain words, a code and never a name.
 *
 * A title reaches tables, search and notifications, so it is made only of what may stand there; a part
 * that this member cannot read is left out, and the line says less.
 */
import type { Language, Words } from '../base/language.ts'
import { isObject } from '../base/parse.ts'
import { type Field, words } from './field.ts'
import { declarationOf, type RecordTypeName } from './record-types.ts'
import { termWords } from './vocabulary/vocabulary.ts'
import { datedWords, dayWords, isPrecision } from './words/dates.ts'
import { noOutlet } from './words/no-outlet.ts'
import { counted } from './words/plurals.ts'
import { pointWords } from './words/points.ts'
import { recordTypeWords } from './words/record-types.ts'
import { shortCaseState, shortPriority } from './words/short-states.ts'

export type TitleLook = {
  /** How staff call another record: `P-07`, the code of a case's person. Undefined when it cannot be read. */
  readonly callOf: (id: string) => string | undefined
  /** Days of this year are said without their year. */
  readonly today?: string
}

type Values = Readonly<Record<string, unknown>>
/** Makes the pieces of a title; an empty or missing piece is left out. */
type Title = (say: Say) => readonly (string | undefined)[]

const reviewDue = words('review due', 'пересмотр', 'à réexaminer le')
const due = words('due', 'срок', 'échéance')
const overdue = words('overdue since', 'просрочено с', 'en retard depuis le')
const ends = words('ends', 'до', 'jusqu’au')
const accountOf = words('account of', 'рассказ от', 'récit du')
const notSealed = words('not sealed', 'не запечатано', 'non scellé')
const whoThisIs = words('who this is', 'кто это', 'qui est-ce')
const threadOf = words('thread of the line', 'переписка на линии', 'fil de la ligne')
const readLast = words('read', 'прочитано', 'lu le')
const noteAmongUs = words('note among colleagues', 'заметка для коллег', 'note entre collègues')
const setupOfLine = words('how the line is set up', 'как устроена линия', 'réglage de la ligne')
const madeApart = words('kept apart', 'порознь', 'à part')
const until = words('until', 'до', 'avant le')
const legs = {
  en: { one: 'leg', other: 'legs' },
  ru: { one: 'этап', few: 'этапа', many: 'этапов' },
  fr: { one: 'étape', other: 'étapes' },
}

const titles: { readonly [N in RecordTypeName]: Title } = {
  HelpRequest: (s) => [
    s.term('channel'),
    s.date('receivedAt'),
    s.short('priority', shortPriority),
    s.term('state'),
  ],
  Case: (s) => [s.call('personId'), s.short('state', shortCaseState), s.date('reviewAt', reviewDue)],
  Person: (s) => [s.text('code'), s.text('publicName') ?? s.text('pseudonym'), s.term('kind')],
  // Codes here too: the name is one step further, behind its own key.
  Identity: (s) => [s.call('personId'), s.word(whoThisIs)],
  Consent: (s) => [s.call('personId'), s.term('purpose'), s.term('status'), s.date('expiresAt', ends)],
  RiskAssessment: (s) => [s.call('caseId'), s.term('priority'), s.date('at')],
  Shelter: (s) => [s.text('code'), s.term('state')],
  Journey: (s) => [s.call('personId'), s.term('purpose'), s.count('legs')],
  VisaApplication: (s) => [s.call('personId'), s.text('stateCode'), s.term('state')],
  Assistance: (s) => [s.call('personId'), s.term('type'), s.date('at')],
  Check: (s) => [s.term('kind'), s.call('subject'), s.term('outcome') ?? s.date('dueAt', due, overdue)],
  Event: (s) => [s.text('title'), s.text('region'), s.date('start')],
  Act: (s) => [s.term('type'), s.call('victimId'), s.date('start')],
  Testimony: (s) => [s.call('sourceId'), s.date('takenAt', accountOf), s.term('state')],
  EvidenceItem: (s) => [s.text('title'), s.date('sealedAt') ?? s.word(notSealed)],
  Claim: (s) => [s.point('slot'), s.text('value'), s.call('origin')],
  Publication: (s) => [s.outlet('outlet'), s.text('title'), s.date('publishedAt')],
  Statement: (s) => [s.call('speakerId'), s.term('kind'), s.date('saidAt')],
  Intervention: (s) => [s.term('type'), s.text('body'), s.term('stage') ?? s.term('response')],
  Release: (s) => [s.inner('to', 'name'), s.term('purpose'), s.term('state'), s.date('sentAt')],
  // Nothing of what was written: these lines stand in lists beside others.
  LineThread: (s) => [s.word(threadOf), s.date('lastOpened', readLast)],
  LineMessage: (s) => [s.term('way'), s.date('at'), s.term('kind'), s.term('state')],
  LineNote: (s) => [s.word(noteAmongUs), s.date('at')],
  DutyShift: (s) => [s.member('member'), s.date('from'), s.term('level'), s.term('state')],
  CannedReply: (s) => [s.text('title'), s.text('lang'), s.term('use')],
  LineSetup: (s) => [s.word(setupOfLine), s.term('opening')],
  Occurrence: (s) => [
    s.call('caseId') ?? s.call('shelter') ?? s.member('member'),
    s.term('what'),
    s.date('at'),
  ],
  Task: (s) => [s.term('what'), s.call('caseId'), s.term('state'), s.date('due', until, overdue)],
  Told: (s) => [s.call('personId') ?? s.member('member'), s.term('kind'), s.date('from')],
  Apart: (s) => [s.call('shelter'), s.word(madeApart), s.term('answer')],
  Programme: (s) => [s.text('code'), s.text('stateCode'), s.text('office')],
  PressNote: (s) => [s.term('kind'), s.text('what'), s.date('on')],
  Correction: (s) => [s.call('personId'), s.term('state'), s.date('at')],
  Seal: (s) => [s.call('itemId'), s.date('sealedAt')],
  CustodyEvent: (s) => [s.term('type'), s.call('itemId'), s.date('at')],
}

export function titleOf(type: RecordTypeName, fields: Values, language: Language, look: TitleLook): string {
  const pieces = titles[type](sayer(type, fields, language, look)).filter(
    (piece) => piece !== undefined && piece !== '',
  )
  return pieces.length === 0 ? recordTypeWords[type].one[language] : pieces.join(' · ')
}

type Say = {
  readonly outlet: (field: string) => string | undefined
  readonly text: (field: string) => string | undefined
  /** The name of what is claimed, without what programs need in it. */
  readonly point: (field: string) => string | undefined
  /** A member's code; a key of the roster is nothing to read. */
  readonly member: (field: string) => string | undefined
  readonly inner: (field: string, part: string) => string | undefined
  readonly term: (field: string) => string | undefined
  /** A term in one word of its own. */
  readonly short: (field: string, words: Readonly<Record<string, Words>>) => string | undefined
  readonly call: (field: string) => string | undefined
  /** `gone` stands before a day that is over. */
  readonly date: (field: string, before?: Words, gone?: Words) => string | undefined
  readonly count: (field: string) => string | undefined
  readonly word: (words: Words) => string
}

function sayer(type: RecordTypeName, fields: Values, language: Language, look: TitleLook): Say {
  const declared: Readonly<Record<string, Field>> = declarationOf(type).all
  const textOf = (value: unknown): string | undefined =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  return {
    outlet: (field) => (fields[field] === noOutlet ? undefined : textOf(fields[field])),
    text: (field) => textOf(fields[field]),
    point: (field) => {
      const slot = textOf(fields[field])
      return slot === undefined ? undefined : pointWords(slot)
    },
    member: (field) => textOf(fields[field])?.match(/^M-\d+$/)?.[0],
    inner: (field, part) => {
      const value = fields[field]
      return isObject(value) ? textOf(value[part]) : undefined
    },
    term: (field) => {
      const value = fields[field]
      const list = declared[field]?.vocabulary
      return typeof value === 'string' && list !== undefined ? termWords(list, value, language) : undefined
    },
    short: (field, said) => {
      const value = fields[field]
      return typeof value === 'string' && Object.hasOwn(said, value) ? said[value]?.[language] : undefined
    },
    call: (field) => {
      const value = fields[field]
      if (typeof value !== 'string') return undefined
      const [id = '', leg] = value.split('#')
      const called = look.callOf(id)
      return called === undefined || leg === undefined ? called : `${called}, ${leg}`
    },
    date: (field, before, gone = before) => {
      const said = dateSaid(fields[field], language, look.today)
      const lead = isGone(fields[field], look.today) ? gone : before
      return said === undefined || lead === undefined ? said : `${lead[language]} ${said}`
    },
    count: (field) => {
      const value = fields[field]
      return Array.isArray(value) ? counted(legs, value.length, language) : undefined
    },
    word: (said) => said[language],
  }
}

/** The day itself is not over while it lasts. */
function isGone(value: unknown, today: string | undefined): boolean {
  return typeof value === 'string' && today !== undefined && value.slice(0, 10) < today.slice(0, 10)
}

function dateSaid(value: unknown, language: Language, today: string | undefined): string | undefined {
  if (typeof value === 'string') return dayWords(value, language, today)
  if (!isObject(value)) return undefined
  const { date, precision } = value
  return typeof date === 'string' && typeof precision === 'string' && isPrecision(precision)
    ? datedWords({ date, precision }, language, today)
    : undefined
}
