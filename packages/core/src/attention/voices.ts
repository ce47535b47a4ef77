/**
 * How many of a report's unnamed voices are people of ours: a count that is made where the case is known, and no more.
 *
 * Who it is, only that case's compartment knows. The press desk gets a number over a name of the report, signed by a
 * device that may know it; it never gets a code, so that a seized press laptop tells nobody whom a reporter met.
 */
import { canonicalBytes, type Json } from '../base/json.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { canonical, casesOf } from '../rules/persons.ts'
import { type Held, isWithheld, textIn, textsIn, type World } from '../rules/world.ts'
import { isUnnamed } from './stances.ts'

export type VoiceCount = {
  readonly publication: string
  /** Unnamed voices that claims were taken from. */
  readonly unnamed: number
  readonly ours: number
}
/** `record-withheld`: a claim of this report lies in a case that this device does not open. */
export type VoiceRefusal = { readonly kind: 'no-such-record' | 'record-withheld'; readonly record: string }

export function countVoices(publication: string, world: World): Result<VoiceCount, VoiceRefusal> {
  if (world.byId(publication)?.type !== 'Publication')
    return refuse({ kind: 'no-such-record', record: publication })
  const claims = world
    .about(publication)
    .filter((one) => one.type === 'Claim' && textsIn(one, 'source').includes(publication))
  const hidden = claims.find((claim) => isWithheld(claim, 'origin') || hasUnknownOrigin(claim, world))
  if (hidden !== undefined) return refuse({ kind: 'record-withheld', record: publication })
  const unnamed = new Set(
    claims
      .filter(isOwnVoice)
      .flatMap((claim) => textsIn(claim, 'origin').map((id) => canonical(id, world)))
      .filter((id) => isUnnamed(id, world)),
  )
  const ours = [...unnamed].filter((id) => casesOf(id, world).length > 0)
  return ok({ publication, unnamed: unnamed.size, ours: ours.length })
}

function hasUnknownOrigin(claim: Held, world: World): boolean {
  return textsIn(claim, 'origin').some((id) => world.byId(id) === undefined)
}

/** What the report read elsewhere is no voice of its own. */
function isOwnVoice(claim: Held): boolean {
  return textIn(claim, 'evidentiality') !== 'read'
}

/** What is signed: a number, the report, and the day it was counted. */
export function voiceStatement({ publication, unnamed, ours }: VoiceCount, at: string): Uint8Array {
  const said: Json = { format: 'safeconduct-voices/1', publication, unnamed, ours, at }
  return canonicalBytes(said)
}
