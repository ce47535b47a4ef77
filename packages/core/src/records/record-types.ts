/** All types of record: the 20 of the model, the six that the line adds for its own work, the six of the work on cases, the press desk’s note, the two of evidence. */
import type { FieldsOf as FieldsOfDeclared, RecordOf as RecordOfDeclared, RecordType } from './record-type.ts'
import { actType } from './types/act.ts'
import { apartType } from './types/apart.ts'
import { assistanceType } from './types/assistance.ts'
import { cannedReplyType } from './types/canned-reply.ts'
import { caseType } from './types/case.ts'
import { checkType } from './types/check.ts'
import { claimType } from './types/claim.ts'
import { consentType } from './types/consent.ts'
import { correctionType } from './types/correction.ts'
import { custodyEventRecordType } from './types/custody-event.ts'
import { dutyShiftType } from './types/duty-shift.ts'
import { eventType } from './types/event.ts'
import { evidenceItemType } from './types/evidence-item.ts'
import { helpRequestType } from './types/help-request.ts'
import { identityType } from './types/identity.ts'
import { interventionType } from './types/intervention.ts'
import { journeyType } from './types/journey.ts'
import { lineMessageType } from './types/line-message.ts'
import { lineNoteType } from './types/line-note.ts'
import { lineSetupType } from './types/line-setup.ts'
import { lineThreadType } from './types/line-thread.ts'
import { occurrenceType } from './types/occurrence.ts'
import { personType } from './types/person.ts'
import { pressNoteType } from './types/press-note.ts'
import { programmeType } from './types/programme.ts'
import { publicationType } from './types/publication.ts'
import { releaseType } from './types/release.ts'
import { riskAssessmentType } from './types/risk-assessment.ts'
import { sealType } from './types/seal.ts'
import { shelterType } from './types/shelter.ts'
import { statementType } from './types/statement.ts'
import { taskType } from './types/task.ts'
import { testimonyType } from './types/testimony.ts'
import { toldType } from './types/told.ts'
import { visaApplicationType } from './types/visa-application.ts'

export const recordTypes = {
  HelpRequest: helpRequestType,
  Case: caseType,
  Person: personType,
  Identity: identityType,
  Consent: consentType,
  RiskAssessment: riskAssessmentType,
  Shelter: shelterType,
  Journey: journeyType,
  VisaApplication: visaApplicationType,
  Assistance: assistanceType,
  Check: checkType,
  Event: eventType,
  Act: actType,
  Testimony: testimonyType,
  EvidenceItem: evidenceItemType,
  Claim: claimType,
  Publication: publicationType,
  Statement: statementType,
  Intervention: interventionType,
  Release: releaseType,
  LineThread: lineThreadType,
  LineMessage: lineMessageType,
  LineNote: lineNoteType,
  DutyShift: dutyShiftType,
  CannedReply: cannedReplyType,
  LineSetup: lineSetupType,
  Occurrence: occurrenceType,
  Task: taskType,
  Told: toldType,
  Apart: apartType,
  Programme: programmeType,
  Correction: correctionType,
  PressNote: pressNoteType,
  Seal: sealType,
  CustodyEvent: custodyEventRecordType,
} as const

export type RecordTypeName = keyof typeof recordTypes
export type RecordOf<N extends RecordTypeName> = RecordOfDeclared<(typeof recordTypes)[N]>
export type FieldsOf<N extends RecordTypeName> = FieldsOfDeclared<(typeof recordTypes)[N]>
export type AnyRecord = { [N in RecordTypeName]: RecordOf<N> }[RecordTypeName]

export const recordTypeNames: readonly RecordTypeName[] = Object.values(recordTypes).map(({ name }) => name)

/** What the line adds to the model for its own work; all of it is at home in `line`. */
export const lineTypeNames = [
  'LineThread',
  'LineMessage',
  'LineNote',
  'DutyShift',
  'CannedReply',
  'LineSetup',
] as const satisfies readonly RecordTypeName[]

/** What the work on cases adds to the model. */
export const caseWorkTypeNames = [
  'Occurrence',
  'Task',
  'Told',
  'Apart',
  'Programme',
  'Correction',
] as const satisfies readonly RecordTypeName[]

/** What the press desk adds to the model. */
export const pressWorkTypeNames = ['PressNote'] as const satisfies readonly RecordTypeName[]

/** What the program writes beside an item of evidence: that it was sealed, and every handling. */
export const evidenceWorkTypeNames = ['Seal', 'CustodyEvent'] as const satisfies readonly RecordTypeName[]

export function isRecordTypeName(name: string): name is RecordTypeName {
  return Object.hasOwn(recordTypes, name)
}

/** The declaration of a type, without the types that only the compiler needs. */
export function declarationOf(name: RecordTypeName): RecordType<RecordTypeName> {
  return recordTypes[name]
}
