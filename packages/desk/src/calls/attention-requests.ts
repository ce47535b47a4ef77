/** The door for what pages ask of the press desk: see `requests.ts`. Rules C120 and on of docs/formats/desk-calls.md. */
import { recordId } from '@safeconduct/core/base/id.ts'
import { languages } from '@safeconduct/core/base/language.ts'
import { object, oneOf, optional } from '@safeconduct/core/base/parse.ts'
import { type AttentionCalls, registerKinds } from './attention.ts'
import { call, type Requests } from './call.ts'

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
  'press.faults': call('press.faults', ofRecord),
}
