/** The demonstration in the order its records can be placed: what others refer to comes first. */
import type { RecordTypeName } from '../record-types.ts'
import { assistance } from './assistance.ts'
import { cases } from './cases.ts'
import { apart, corrections, occurrences, programmes, tasks, told } from './casework.ts'
import { checks } from './checks.ts'
import { claimsOfAprilAccounts } from './claims-of-april-accounts.ts'
import { claimsOfLaterAccounts } from './claims-of-later-accounts.ts'
import { claimsOfPress } from './claims-of-press.ts'
import { consents } from './consents.ts'
import { interventions, visaApplications } from './dealings.ts'
import type { Demonstrated } from './demonstrated.ts'
import { cannedReplies, dutyShifts } from './duty.ts'
import { acts, events, releases } from './events.ts'
import { evidenceItems } from './evidence-items.ts'
import { lineMessages, lineNotes, lineThreads } from './line.ts'
import { journeys, shelters } from './moves.ts'
import { helpRequests, identities, persons } from './people.ts'
import { publications, statements } from './press.ts'
import { pressNotes } from './press-notes.ts'
import { riskAssessments } from './risk-assessments.ts'
import { testimonies } from './testimonies.ts'

export const demonstrationSource: readonly {
  readonly type: RecordTypeName
  readonly rows: readonly Demonstrated[]
}[] = [
  { type: 'Case', rows: cases },
  { type: 'Person', rows: persons },
  { type: 'Identity', rows: identities },
  { type: 'HelpRequest', rows: helpRequests },
  { type: 'RiskAssessment', rows: riskAssessments },
  { type: 'Shelter', rows: shelters },
  { type: 'Journey', rows: journeys },
  { type: 'Event', rows: events },
  { type: 'EvidenceItem', rows: evidenceItems },
  { type: 'Testimony', rows: testimonies },
  { type: 'Publication', rows: publications },
  { type: 'Statement', rows: statements },
  { type: 'PressNote', rows: pressNotes },
  { type: 'Claim', rows: [...claimsOfAprilAccounts, ...claimsOfLaterAccounts, ...claimsOfPress] },
  { type: 'Act', rows: acts },
  { type: 'Intervention', rows: interventions },
  { type: 'VisaApplication', rows: visaApplications },
  { type: 'Assistance', rows: assistance },
  { type: 'Consent', rows: consents },
  { type: 'Check', rows: checks },
  { type: 'Release', rows: releases },
  { type: 'CannedReply', rows: cannedReplies },
  { type: 'DutyShift', rows: dutyShifts },
  { type: 'LineThread', rows: lineThreads },
  { type: 'LineMessage', rows: lineMessages },
  { type: 'LineNote', rows: lineNotes },
  { type: 'Occurrence', rows: occurrences },
  { type: 'Told', rows: told },
  { type: 'Task', rows: tasks },
  { type: 'Apart', rows: apart },
  { type: 'Programme', rows: programmes },
  { type: 'Correction', rows: corrections },
]
