/** The door for what pages ask of the press desk: see `requests.ts`. Rules C120 and on of docs/formats/desk-calls.md. */
import { recordId } from '@safeconduct/core/base/id.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import { listOf, object, oneOf, optional, text, whole } from '@safeconduct/core/base/parse.ts'
import { type AttentionCalls, registerKinds } from './attention.ts'
import { call, type Requests } from './call.ts'
import { day, long, short, term, terms } from './cases-fields.ts'
import { type PublicationCalls, pageReaders } from './publication.ts'

const language = optional(oneOf(languages))
const look = object({ language })
const ofRecord = object({ id: recordId, language })

export const attentionRequests: Requests<keyof AttentionCalls> = {
  'press.provenance': call('press.provenance', look),
  'press.claims': call('press.claims', look),
  'press.claim': call('press.claim', ofRecord),
  'press.conflicts': call('press.conflicts', look),
  'press.register': call('press.register', object({ kind: oneOf(registerKinds), language })),
  'press.calendar': call('press.calendar', look),
  'press.asks': call('press.asks', look),
  'press.voices': call(
    'press.voices',
    object({ id: recordId, language, signed: optional(text({ max: 8_192 })) }),
  ),
  'press.faults': call('press.faults', ofRecord),
  'press.meetings': call('press.meetings', look),
  'press.meeting': call('press.meeting', ofRecord),
  'press.terms': call('press.terms', look),
  'press.style': call('press.style', object({ language, text: text({ max: 3_000 }) })),
  'press.log': call('press.log', look),
  'press.timeline': call('press.timeline', look),
  'press.charts': call('press.charts', look),
}

const to = object({ kind: oneOf(pageReaders), name: short })
const figure = object({
  definition: text({ max: 2_000 }),
  asOf: short,
  cells: listOf(object({ cell: short, n: optional(whole(0, 100_000_000)) }), { min: 1, max: 600 }),
})

export const publicationRequests: Requests<keyof PublicationCalls> = {
  'press.offered': call('press.offered', object({ purpose: term, identifiability: term, to, language })),
  'press.figure': call('press.figure', figure),
  'press.pages': call('press.pages', look),
  'press.page': call('press.page', ofRecord),
  'press.pageDraft': call(
    'press.pageDraft',
    object({
      title: short,
      lead: text({ max: 2_000 }),
      lang: oneOf(languages),
      to,
      purpose: term,
      identifiability: term,
      items: listOf(recordId, { min: 1, max: 500 }),
      figures: listOf(figure, { max: 50 }),
    }),
  ),
  'press.meetingNote': call(
    'press.meetingNote',
    object({
      what: short,
      on: day,
      bodies: listOf(short, { min: 1, max: 20 }),
      place: optional(short),
      text: optional(long),
      source: optional(object({ where: short, at: day })),
    }),
  ),
  'press.briefTake': call('press.briefTake', object({ id: recordId })),
  'press.briefKeep': call('press.briefKeep', object({ id: recordId, text: text({ max: 20_000 }) })),
  'press.publish': call(
    'press.publish',
    object({ id: recordId, folder: text({ max: 1024, lines: false }), despite: optional(terms) }),
  ),
}
