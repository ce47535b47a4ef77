/** Refusals of the parts that open items, under the kinds for which the pages have a sentence (C15). */
import { refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal } from '../calls/calls.ts'
import { callRefusalOf } from './call-refusal.ts'

/** The same words mean something else where a report comes in, or the vault itself is damaged. */
const ofItems: ReadonlyMap<string, string> = new Map([
  ['too-large', 'item-too-large'],
  ['damaged', 'picture-damaged'],
  ['not-text', 'not-words'],
  ['withheld', 'words-withheld'],
  ['not-a-raster', 'picture-damaged'],
])

export function itemRefusal(kind: string): { readonly ok: false; readonly refusal: CallRefusal } {
  return refuse(callRefusalOf({ kind: ofItems.get(kind) ?? kind }))
}
