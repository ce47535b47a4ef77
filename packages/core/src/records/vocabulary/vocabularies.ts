/** All 45 lists of the standards, by name. Inline choices of single fields are in `records/choices`. */
import { actType } from './act-type.ts'
import { assistanceType } from './assistance-type.ts'
import { caseState } from './case-state.ts'
import { checkKind } from './check-kind.ts'
import { checkOutcome } from './check-outcome.ts'
import { commitmentStatus } from './commitment-status.ts'
import { consentPurpose } from './consent-purpose.ts'
import { consentStatus } from './consent-status.ts'
import { corroboration } from './corroboration.ts'
import { credibility } from './credibility.ts'
import { datePrecision } from './date-precision.ts'
import { denialType } from './denial-type.ts'
import { dialogueState } from './dialogue-state.ts'
import { evidentiality } from './evidentiality.ts'
import { helpRequestState } from './help-request-state.ts'
import { identifiability } from './identifiability.ts'
import { imageProvenance } from './image-provenance.ts'
import { interventionType } from './intervention-type.ts'
import { investigationStage } from './investigation-stage.ts'
import { involvementDegree } from './involvement-degree.ts'
import { istanbulConsistency } from './istanbul-consistency.ts'
import { legState } from './leg-state.ts'
import { legalBasis } from './legal-basis.ts'
import { methodOfViolence } from './method-of-violence.ts'
import { numberQualifier } from './number-qualifier.ts'
import { perpetratorType } from './perpetrator-type.ts'
import { placeType } from './place-type.ts'
import { priority } from './priority.ts'
import { publicationRelation } from './publication-relation.ts'
import { quoteFault } from './quote-fault.ts'
import { relationCertainty } from './relation-certainty.ts'
import { relationship } from './relationship.ts'
import { reliability } from './reliability.ts'
import { response } from './response.ts'
import { riskFactor } from './risk-factor.ts'
import { sensitivity } from './sensitivity.ts'
import { sourceConnection } from './source-connection.ts'
import { sourceMaterial } from './source-material.ts'
import { statementKind } from './statement-kind.ts'
import { statusAtEndOfAct } from './status-at-end-of-act.ts'
import { threatActor } from './threat-actor.ts'
import { tortureIntent } from './torture-intent.ts'
import { violationStatus } from './violation-status.ts'
import { visaCategory } from './visa-category.ts'
import { visaState } from './visa-state.ts'

export const vocabularies = {
  actType,
  methodOfViolence,
  tortureIntent,
  placeType,
  perpetratorType,
  involvementDegree,
  statusAtEndOfAct,
  sourceConnection,
  sourceMaterial,
  interventionType,
  response,
  denialType,
  statementKind,
  commitmentStatus,
  investigationStage,
  reliability,
  credibility,
  violationStatus,
  corroboration,
  relationCertainty,
  istanbulConsistency,
  datePrecision,
  evidentiality,
  numberQualifier,
  publicationRelation,
  quoteFault,
  imageProvenance,
  consentPurpose,
  identifiability,
  consentStatus,
  legalBasis,
  priority,
  riskFactor,
  threatActor,
  assistanceType,
  relationship,
  sensitivity,
  helpRequestState,
  caseState,
  legState,
  visaState,
  visaCategory,
  dialogueState,
  checkKind,
  checkOutcome,
} as const
export type VocabularyName = keyof typeof vocabularies
