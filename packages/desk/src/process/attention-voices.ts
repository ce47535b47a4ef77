/**
 * How many of a report's unnamed voices are ours: counted and signed on a desk that has the cases, read on one that has
 * not. What goes from one to the other is a number for this report and a signature, and no code.
 */
import { fromHex, textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { type PublicKey, parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { rosterAt } from '@safeconduct/core/vault/control/roster.ts'
import { readVoices, type SignedVoices, signVoices } from '@safeconduct/host/attention/voice-count.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { VoicesView } from '../calls/attention.ts'
import type { Ask, CallRefusal } from '../calls/calls.ts'

export async function voicesOf(
  cases: CasesWorld,
  { id, signed }: Ask<'press.voices'>,
): Promise<Result<VoicesView, CallRefusal>> {
  const given = signed === undefined ? await counted(cases, id) : ok(parted(signed))
  if (!given.ok) return given
  const read = await readVoices(given.value, keysOf(cases))
  if (!read.ok) return refuse({ kind: read.refusal.kind })
  const { publication, unnamed, ours } = read.value
  if (publication !== id) return refuse({ kind: 'count-of-another-report' })
  return ok({ unnamed, ours, at: dayIn(given.value.said), signed: joined(given.value) })
}

async function counted(cases: CasesWorld, id: string): Promise<Result<SignedVoices, CallRefusal>> {
  const made = await signVoices(cases, id)
  return made.ok
    ? made
    : refuse({ kind: made.refusal.kind === 'no-such-record' ? 'not-found' : 'cases-not-open' })
}

/** On one line what is said, under it the signature. */
function joined({ said, signature }: SignedVoices): string {
  return `${textOf(said) ?? ''}\n${signature}`
}

function parted(text: string): SignedVoices {
  const [said = '', ...signature] = text.trim().split(/\r?\n/)
  return { said: utf8(said.trim()), signature: `${signature.join('\n').trim()}\n` }
}

function dayIn(said: Uint8Array): string {
  const json = parseJson(said)
  const at = json.ok && isObject(json.value) ? json.value['at'] : undefined
  return isText(at) ? at : ''
}

/** Of every device that may speak for the organisation now: its name is its key. */
function keysOf({ vault }: CasesWorld): readonly PublicKey[] {
  const { roster } = vault.replica.book
  const devices = roster === undefined ? [] : [...rosterAt(roster).devices.values()]
  return devices.flatMap(({ state, device }) => {
    const key = parsePublicKey(fromHex(device) ?? new Uint8Array())
    return state === 'active' && key.ok ? [key.value] : []
  })
}
