/**
 * The use of a second code, told to those who hold the person's case and do not read the line. docs/formats/line-work.md, LW25.
 *
 * A desk that reads both writes to the desks that read the case, by sealed letter (control.md, R90 to R95), and in no
 * log: that somebody was forced must not stand in what a colleague's laptop keeps. The letter says when, and nothing
 * of what the line knows.
 */
import { ByteReader } from '@safeconduct/core/base/byte-reader.ts'
import { concat, toHex, u64, utf8 } from '@safeconduct/core/base/bytes.ts'
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import type { Contact } from '@safeconduct/core/line/contact.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { logHex, logHexOf } from '@safeconduct/core/vault/control/names.ts'
import type { Vault } from '../vault/vault.ts'
import { memberHere } from '../vault/who.ts'
import { listAt, textAt } from './kept-values.ts'
import type { LineWorld } from './line-world.ts'
import { bytesOfId } from './names.ts'

const name = 'line-duress'

export type CaseAlarm = { readonly caseId: RecordId; readonly at: number; readonly key: string }

/** True where a letter was written: it should leave soon. */
export async function tellCaseHolders({ vault, index }: LineWorld): Promise<boolean> {
  const { secrets } = vault.replica.acts
  const used = index.contacts().flatMap((contact) => {
    const log = contact.duress === undefined ? undefined : caseLogOf(vault, contact)
    if (log === undefined || contact.duress === undefined) return []
    const { at, seen } = contact.duress
    const id = alarmId(contact.id, at)
    return [{ at, seen, log, id, place: `${log}/${name}/${id}/` }]
  })
  const open = used.filter(({ seen }) => !seen)
  const here = secrets.all(name).map(({ key }) => key)
  // Somebody has taken note, or it was told anew since: nothing of it stays on this desk.
  const over = here.filter(
    (key) =>
      used.some(({ log }) => key.startsWith(`${log}/`)) && !open.some(({ place }) => key.startsWith(place)),
  )
  if (over.length > 0) await secrets.drop(over)
  let told = false
  for (const { log, at, id, place } of open) {
    if (here.some((key) => key.startsWith(place))) continue
    told = (await secrets.keep(log, name, id, u64(at))) || told
  }
  return told
}

function caseLogOf({ replica }: Vault, { caseId }: Contact) {
  const id = recordId(caseId, '')
  if (!id.ok) return undefined
  const log = replica.book.byName({ scope: { kind: 'case', caseId: id.value }, part: 'work' })
  return log === undefined || log.keys.size === 0 ? undefined : logHexOf(log.id)
}

/** The same from every desk that tells of it, and another when the code is used again. */
function alarmId(request: string, at: number): string {
  return toHex(sha256(concat(utf8('safeconduct/v1/line-duress\0'), bytesOfId(request), u64(at)))).slice(0, 32)
}

/** Of cases that the member who works here holds, or is in the team of; newest first, each case once. */
export function caseAlarms(vault: Vault): readonly CaseAlarm[] {
  const me = memberHere(vault.replica)
  const alarms = vault.replica.acts.secrets.all(name).flatMap(({ key, value }): readonly CaseAlarm[] => {
    const log = logHex(key.slice(0, key.indexOf('/')), '')
    const scope = log.ok ? vault.replica.book.byHex(log.value)?.name.scope : undefined
    const at = new ByteReader(value.reveal()).u64()
    const caseId = scope?.kind === 'case' ? recordId(scope.caseId, '') : undefined
    if (caseId?.ok !== true || me === undefined) return []
    const file = vault.reader.readText(caseId.value)
    const holders = [textAt(file, 'owner'), ...listAt(file, 'team')]
    return holders.includes(me) ? [{ caseId: caseId.value, at, key }] : []
  })
  return alarms.toSorted((a, b) => b.at - a.at)
}

/** Whoever holds the case has heard of it. */
export async function alarmHeard(vault: Vault, caseId: string): Promise<void> {
  const keys = caseAlarms(vault).flatMap((alarm) => (alarm.caseId === caseId ? [alarm.key] : []))
  if (keys.length > 0) await vault.replica.acts.secrets.drop(keys)
}
