/** The door for what pages ask of cases: see `requests.ts`. Rules C90 and on of docs/formats/desk-calls.md. */
import { recordId } from '@safeconduct/core/base/id.ts'
import {
  listOf,
  object,
  oneOf,
  optional,
  type Parser,
  text,
  whole,
  yesOrNo,
} from '@safeconduct/core/base/parse.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import { exportKinds } from '@safeconduct/core/cases/exports/ways.ts'
import { call, hexOf, type Requests, relayKey } from './call.ts'
import { boardFilters } from './cases.ts'
import { countWhats } from './cases-asks.ts'
import { type CasesCalls } from './cases-calls.ts'
import {
  acts,
  boxes,
  country,
  day,
  despite,
  duration,
  instant,
  instantOrNone,
  itemState,
  lang,
  language,
  legNumber,
  long,
  look,
  member,
  month,
  ofCase,
  one,
  recipient,
  recipients,
  short,
  subject,
  term,
  terms,
} from './cases-fields.ts'

type Asks<N extends keyof CasesCalls> = CasesCalls[N]['ask']

const leg = acts<Asks<'cases.leg'>>({
  plan: object({
    act: oneOf(['plan']),
    caseId: recordId,
    journey: optional(recordId),
    purpose: optional(term),
    fromArea: optional(short),
    toArea: optional(short),
    toCountry: optional(country),
    planned: day,
    arrival: optional(instant),
    means: optional(short),
    required: terms,
    planB: optional(long),
    abortWords: optional(short),
  }),
  require: object({
    act: oneOf(['require']),
    journey: recordId,
    n: legNumber,
    item: term,
    state: itemState,
  }),
  approve: object({ act: oneOf(['approve']), journey: recordId, n: legNumber }),
  start: object({ act: oneOf(['start']), journey: recordId, n: legNumber }),
  arrive: object({ act: oneOf(['arrive']), journey: recordId, n: legNumber }),
  end: object({ act: oneOf(['end']), journey: recordId, n: legNumber }),
  abort: object({ act: oneOf(['abort']), journey: recordId, n: legNumber, why: optional(long) }),
  house: object({ act: oneOf(['house']), journey: recordId, n: legNumber, shelter: recordId }),
})

const visa = acts<Asks<'cases.visa'>>({
  open: object({
    act: oneOf(['open']),
    caseId: recordId,
    stateCode: country,
    kind: term,
    priority: term,
    category: listOf(term, { max: 2 }),
    programme: optional(recordId),
  }),
  move: object({ act: oneOf(['move']), id: recordId, state: term, at: day }),
  stage: object({ act: oneOf(['stage']), id: recordId, stage: term, at: day, document: optional(recordId) }),
})

const programme = acts<Asks<'cases.programme'>>({
  open: object({
    act: oneOf(['open']),
    code: text({ max: 40, lines: false }),
    stateCode: country,
    legalBasis: short,
    office: short,
    status: term,
    at: day,
    source: short,
  }),
  status: object({ act: oneOf(['status']), id: recordId, status: term, at: day, source: short }),
})

const support = acts<Asks<'cases.supportAct'>>({
  request: object({
    act: oneOf(['request']),
    caseId: recordId,
    type: term,
    at: day,
    until: optional(day),
    amount: optional(object({ value: whole(0, 1_000_000_000), unit: text({ max: 3, lines: false }) })),
    fund: optional(term),
  }),
  approve: object({ act: oneOf(['approve']), id: recordId }),
  pay: object({ act: oneOf(['pay']), id: recordId }),
  account: object({ act: oneOf(['account']), id: recordId, receipt: optional(recordId) }),
})

const check = acts<Asks<'cases.check'>>({
  arm: object({
    act: oneOf(['arm']),
    caseId: recordId,
    kind: term,
    dueAt: instant,
    every: optional(duration),
    zone: optional(short),
    graceHours: whole(0, 720),
    escalation: listOf(member, { min: 1, max: 6 }),
    safeWord: optional(short),
    duressWord: optional(short),
  }),
  answer: object({ act: oneOf(['answer']), id: recordId, word: optional(short), outcome: optional(term) }),
  acknowledge: object({ act: oneOf(['acknowledge']), id: recordId }),
  link: object({ act: oneOf(['link']), id: recordId, safeWord: short, duressWord: optional(short) }),
  drop: object({ act: oneOf(['drop']), id: recordId, why: optional(long) }),
  change: object({
    act: oneOf(['change']),
    id: recordId,
    dueAt: optional(instant),
    graceHours: optional(whole(0, 720)),
    escalation: optional(listOf(member, { min: 1, max: 6 })),
    why: optional(long),
  }),
})

const items: Parser<readonly string[]> = listOf(recordId, { min: 1, max: 1000 })
const scope: Parser<'all' | readonly string[]> = (value, field) =>
  value === 'all' ? ok('all') : items(value, field)

const consent = acts<Asks<'cases.consent'>>({
  ask: object({
    act: oneOf(['ask']),
    caseId: recordId,
    purpose: term,
    scope,
    recipients,
    identifiability: term,
    method: term,
    lang,
    interpreterUsed: yesOrNo,
    explained: terms,
    expiresAt: optional(day),
    conditions: optional(long),
    givenBy: optional(short),
    onLost: optional(term),
    onDeath: optional(term),
    ifTaken: optional(object({ recipients, words: long, afterHours: whole(0, 720) })),
  }),
  give: object({ act: oneOf(['give']), id: recordId, explained: optional(terms) }),
  hear: object({ act: oneOf(['hear']), id: recordId }),
  refuse: object({ act: oneOf(['refuse']), id: recordId }),
  confirmErase: object({ act: oneOf(['confirmErase']), id: recordId }),
  erase: object({ act: oneOf(['erase']), id: recordId }),
  hold: object({ act: oneOf(['hold']), id: recordId, why: long }),
  unhold: object({ act: oneOf(['unhold']), id: recordId, why: optional(long) }),
  sealUp: object({ act: oneOf(['sealUp']), id: recordId, other: member, why: long }),
  askOpen: object({ act: oneOf(['askOpen']), id: recordId, why: long }),
  agreeOpen: object({ act: oneOf(['agreeOpen']), id: recordId, why: long }),
})

const releasedItem = object({
  item: recordId,
  derivative: optional(recordId),
  fields: optional(listOf(short, { max: 60 })),
})
const release = acts<Asks<'cases.release'>>({
  draft: object({
    act: oneOf(['draft']),
    caseId: optional(recordId),
    to: recipient,
    purpose: term,
    identifiability: term,
    paper: optional(oneOf(exportKinds)),
    items: listOf(releasedItem, { max: 500 }),
  }),
  approve: object({ act: oneOf(['approve']), id: recordId }),
  cancel: object({ act: oneOf(['cancel']), id: recordId }),
  recall: object({ act: oneOf(['recall']), id: recordId }),
  recalled: object({ act: oneOf(['recalled']), id: recordId, answer: optional(long) }),
})

const tried = listOf(long, { max: 100 })
const filing = acts<Asks<'cases.filing'>>({
  draft: object({
    act: oneOf(['draft']),
    caseId: recordId,
    type: term,
    body: short,
    asks: listOf(long, { min: 1, max: 100 }),
    remedies: optional(object({ tried, whyNone: optional(long) })),
  }),
  remedies: object({ act: oneOf(['remedies']), id: recordId, tried, whyNone: optional(long) }),
  file: object({
    act: oneOf(['file']),
    id: recordId,
    at: day,
    reference: optional(short),
    replyDue: optional(day),
  }),
  stage: object({ act: oneOf(['stage']), id: recordId, stage: term, at: day, item: optional(recordId) }),
  response: object({ act: oneOf(['response']), id: recordId, response: term }),
})

const channel = acts<Asks<'cases.channel'>>({
  put: object({
    act: oneOf(['put']),
    kind: oneOf(['mail', 'push']),
    address: text({ max: 200, lines: false }),
  }),
  drop: object({ act: oneOf(['drop']), id: hexOf(16) }),
  try: object({ act: oneOf(['try']), id: hexOf(16) }),
  second: object({ act: oneOf(['second']), url: text({ max: 300, lines: false }), key: relayKey }),
  'no-second': object({ act: oneOf(['no-second']) }),
})

const answer = oneOf(['yes', 'no', 'unknown', 'not_asked'])

export const casesRequests: Requests<keyof CasesCalls> = {
  'cases.tonight': call('cases.tonight', look),
  'cases.board': call(
    'cases.board',
    object({ offset: whole(0, 1_000_000), limit: whole(1, 200), filter: oneOf(boardFilters), language }),
  ),
  'cases.story': call('cases.story', one),
  'cases.assess': call(
    'cases.assess',
    object({
      id: recordId,
      answers: boxes(answer),
      priority: optional(term),
      threatActors: terms,
      likelihood: whole(1, 5),
      impact: whole(1, 5),
      plan: long,
      capacities: optional(long),
    }),
  ),
  'cases.secondRead': call('cases.secondRead', object({ id: recordId, assessment: recordId })),
  'cases.move': call('cases.move', object({ id: recordId, state: term, reason: optional(long) })),
  'cases.step': call('cases.step', object({ id: recordId, what: short, at: instantOrNone })),
  'cases.task': call(
    'cases.task',
    object({
      id: optional(recordId),
      caseId: optional(recordId),
      what: optional(term),
      text: optional(short),
      due: optional(instant),
      who: optional(member),
      state: optional(term),
    }),
  ),
  'cases.ofAge': call('cases.ofAge', one),
  'cases.bestInterest': call('cases.bestInterest', object({ id: recordId, decision: text({ max: 20_000 }) })),
  'cases.occurrence': call(
    'cases.occurrence',
    object({
      caseId: recordId,
      kind: term,
      at: instant,
      known: long,
      heldBy: optional(short),
      lastSeen: optional(instant),
    }),
  ),
  'cases.correction': call(
    'cases.correction',
    object({ caseId: recordId, record: optional(recordId), text: long }),
  ),
  'cases.told': call(
    'cases.told',
    object({
      caseId: recordId,
      kind: term,
      shelter: optional(recordId),
      of: optional(subject),
      words: optional(text({ max: 2_000 })),
      from: day,
    }),
  ),
  'cases.shelters': call('cases.shelters', look),
  'cases.shelter': call('cases.shelter', one),
  'cases.place': call(
    'cases.place',
    object({
      caseId: recordId,
      shelter: recordId,
      from: day,
      to: optional(day),
      apart: oneOf(['yes', 'no']),
      despite,
    }),
  ),
  'cases.shelterState': call(
    'cases.shelterState',
    object({ id: recordId, state: oneOf(['open', 'paused', 'closed']) }),
  ),
  'cases.compromise': call('cases.compromise', object({ id: recordId, how: long })),
  'cases.raid': call('cases.raid', object({ shelter: recordId, at: instant, known: long, language })),
  'cases.journeys': call('cases.journeys', look),
  'cases.leg': call('cases.leg', leg),
  'cases.visas': call('cases.visas', look),
  'cases.visa': call('cases.visa', visa),
  'cases.programmes': call('cases.programmes', look),
  'cases.programme': call('cases.programme', programme),
  'cases.counts': call(
    'cases.counts',
    object({
      asOf: day,
      compare: optional(object({ what: oneOf(countWhats), value: whole(0, 100_000_000) })),
    }),
  ),
  'cases.support': call('cases.support', object({ asOf: optional(day), language })),
  'cases.supportAct': call('cases.supportAct', support),
  'cases.checks': call('cases.checks', object({ which: oneOf(['open', 'all']), language })),
  'cases.check': call('cases.check', check),
  'cases.exposure': call('cases.exposure', one),
  'cases.taken': call(
    'cases.taken',
    object({
      caseId: recordId,
      at: instant,
      known: long,
      heldBy: optional(short),
      lastSeen: optional(instant),
      language,
    }),
  ),
  'cases.takenRead': call('cases.takenRead', one),
  'cases.meeting': call('cases.meeting', object({ caseId: recordId, place: short })),
  'cases.consents': call('cases.consents', ofCase),
  'cases.consent': call('cases.consent', consent),
  'cases.openSealed': call('cases.openSealed', one),
  'cases.notShown': call('cases.notShown', object({ id: recordId, person: recordId, why: short })),
  'cases.merge': call(
    'cases.merge',
    object({ id: recordId, into: recordId, what: oneOf(['same', 'apart']) }),
  ),
  'cases.withdraw': call(
    'cases.withdraw',
    object({ id: recordId, wish: oneOf(['stop', 'stop_and_recall', 'erase']), via: short }),
  ),
  'cases.releases': call('cases.releases', ofCase),
  'cases.releaseRead': call('cases.releaseRead', one),
  'cases.release': call('cases.release', release),
  'cases.send': call('cases.send', object({ id: recordId, despite })),
  'cases.filings': call('cases.filings', ofCase),
  'cases.filing': call('cases.filing', filing),
  'cases.setRole': call('cases.setRole', object({ member, role: term })),
  'cases.channel': call('cases.channel', channel),
  'cases.settings': call('cases.settings', object({})),
  'cases.export': call(
    'cases.export',
    object({
      kind: oneOf(exportKinds),
      release: recordId,
      typed: boxes(text({ max: 20_000, allowEmpty: true })),
      more: optional(
        object({
          fund: optional(oneOf(['EU', 'PG', 'other'])),
          readForOthers: optional(listOf(recordId, { max: 1000 })),
          correction: optional(recordId),
          recipientKey: optional(text({ max: 4000 })),
          from: optional(month),
          to: optional(month),
        }),
      ),
      language,
    }),
  ),
}
