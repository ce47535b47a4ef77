/**
 * The door of the rules: what a page, a command or a file says about to be done becomes an action, or a refusal.
 *
 * Exact: an unknown part is refused, because a wish that is read only half is judged only half. `null` is absence.
 */
import { brand } from '../base/brand.ts'
import { isObject, isText, oneOf, type Parser, type Refusal, unfit } from '../base/parse.ts'
import { ok, type Result } from '../base/result.ts'
import type { Purpose } from '../records/consent-expiry.ts'
import { isRecordTypeName } from '../records/record-types.ts'
import { consentPurpose } from '../records/vocabulary/consent-purpose.ts'
import { type Action, type ActionName, actionNames, type Identifiability, levels } from './action.ts'
