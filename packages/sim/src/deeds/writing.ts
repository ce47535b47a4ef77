/** What people do all day: they write down, correct, withdraw, and read. */

import { toHex } from '@safeconduct/core/base/bytes.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import { resolveField } from '@safeconduct/core/vault/merge.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { Scope } from '@safeconduct/core/vault/schema.ts'
import { canaryWord } from '../canaries.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'

export type Known = { readonly id: RecordId; readonly type: string; readonly home: Scope }

/** Where a person writes something unmistakable for each type. */
const tokenField = { Case: 'steps', Person: 'steps', Item: 'caption', Post: 'steps' } as const
export type TypeName = keyof typeof tokenField

export function isTypeName(type: string): type is TypeName {
  return Object.hasOwn(tokenField, type)
}

/** Something typed that nobody else types. */
export function typedText(world: World, device: Device): string {
  return `${canaryWord}-${world.schedule.seed}-${device.name}-${world.nextNumber()}`
}

/** What a device shows of a field; undefined when it cannot read it, or it is empty. */
export function shown(
  replica: Replica,
  device: Device,
  { id, type, home }: Known,
  field: string,
): Json | undefined {
  const place = replica.store.records.find(id)
  const rule = device.schema.field(type, field)
  if (place === undefined || rule === undefined) return undefined
  const state = replica.store.records.partState(place, rule.compartment(home)).get(field)
  const resolved = state === undefined ? undefined : resolveField(state, rule.merge)
  return resolved?.state === 'value' ? resolved.value : undefined
}

/** Changes that add an own text to a record, and maybe something that others change too. */
export function changeOf(
  world: World,
  device: Device,
  replica: Replica,
  known: Known,
  dice: Dice,
): RecordChange {
  const text = typedText(world, device)
  const fields: Record<string, Json> = {}
  const { type } = known
  if (type === 'Item') {
    fields['caption'] = text
    if (shown(replica, device, known, 'consent') === undefined) fields['consent'] = 'given'
  } else {
    const before = shown(replica, device, known, 'steps')
    fields['steps'] = [...(isList(before) ? before : []), text]
    if (type === 'Person') {
      fields['risk'] = dice.pick(['low', 'high', 'extreme']) ?? 'low'
      if (dice.chance(0.3)) fields['alias'] = typedText(world, device)
      if (dice.chance(0.3)) fields['place'] = typedText(world, device)
      if (dice.chance(0.2)) fields['condition'] = typedText(world, device)
    } else if (dice.chance(0.5)) fields['title'] = typedText(world, device)
  }
  return { id: known.id, type, home: known.home, fields }
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

export async function save(world: World, device: Device, changes: readonly RecordChange[]): Promise<string> {
  const { replica, life } = device
  if (replica === undefined) return 'off'
  const saved = await replica.save(changes)
  if (life.over) return 'killed'
  if (!saved.ok) return saved.refusal.kind
  for (const { id, type, home, fields } of changes) {
    const field = isTypeName(type) ? tokenField[type] : 'steps'
    const part = home === undefined ? undefined : device.schema.field(type, field)?.compartment(home)
    const log = part === undefined ? undefined : replica.book.byName(part)?.hex
    // One act lies in several logs: the entry that is asked for later is the one that says this very text.
    const touched = saved.value.touched.findLast((one) => toHex(one.log) === log)
    const value = fields[field]
    const token = isList(value) ? value.at(-1) : value
    if (typeof token !== 'string' || saved.value.changed === 0) continue
    world.witness.acknowledged.push({
      token,
      record: id,
      type,
      field,
      by: device,
      tag: touched?.feed ?? '',
      seq: touched?.seq ?? 0,
      hash:
        touched === undefined ? '' : (hashAt(replica, toHex(touched.log), touched.feed, touched.seq) ?? ''),
      log: touched === undefined ? '' : toHex(touched.log),
      points: saved.value.touched.map(({ log, feed, seq }) => `${toHex(log)}/${feed}/${seq}`),
    })
  }
  return `saved ${saved.value.changed}`
}

export async function saveNew(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica } = device
  if (replica === undefined) return 'off'
  const post = dice.chance(0.3)
  const scope: Scope | undefined = post ? { kind: 'press' } : dice.pick(casesOf(world, replica))
  if (scope === undefined) return 'no case'
  const type = post ? 'Post' : dice.chance(0.3) ? 'Item' : 'Person'
  const known: Known = { id: newRecordId(dice), type, home: scope }
  const outcome = await save(world, device, [changeOf(world, device, replica, known, dice)])
  if (outcome.startsWith('saved')) world.records.push(known)
  return `${type}: ${outcome}`
}

export async function openCase(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica } = device
  if (replica === undefined) return 'off'
  const id = newRecordId(dice)
  const known: Known = { id, type: 'Case', home: { kind: 'case', caseId: id } }
  const outcome = await save(world, device, [changeOf(world, device, replica, known, dice)])
  if (outcome.startsWith('saved')) world.records.push(known)
  return outcome
}

/** A record that this device can show, the newest half the time. */
export function someRecord(
  world: World,
  replica: Replica,
  dice: Dice,
  types?: readonly string[],
): Known | undefined {
  const here = world.records.filter(
    ({ id, type }) => (types?.includes(type) ?? true) && replica.store.records.find(id) !== undefined,
  )
  return dice.chance(0.5) ? here.at(-1) : dice.pick(here)
}

export async function edit(world: World, device: Device, dice: Dice, known?: Known): Promise<string> {
  const { replica } = device
  const record = replica === undefined ? undefined : (known ?? someRecord(world, replica, dice))
  if (replica === undefined || record === undefined) return 'nothing to edit'
  const outcome = await save(world, device, [changeOf(world, device, replica, record, dice)])
  return `${record.type}: ${outcome}`
}

/** Two devices that both have a record change it without having heard of one another. */
export async function editTogether(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica } = device
  const known = replica === undefined ? undefined : someRecord(world, replica, dice)
  if (known === undefined) return 'nothing to edit'
  const others = world.devices.filter(
    (one) => one !== device && one.on && one.replica?.store.records.find(known.id) !== undefined,
  )
  const other = dice.pick(others)
  const first = await edit(world, device, dice, known)
  return other === undefined ? first : `${first}, ${other.name} ${await edit(world, other, dice, known)}`
}

export async function batch(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica } = device
  if (replica === undefined) return 'off'
  const made = Array.from({ length: 60 + dice.below(20) }, (): Known => {
    return { id: newRecordId(dice), type: 'Post', home: { kind: 'press' } }
  })
  const changes = made.map((known) => changeOf(world, device, replica, known, dice))
  const outcome = await save(world, device, changes)
  if (outcome.startsWith('saved')) world.records.push(...made)
  return outcome
}

/** Hash of an applied entry; undefined when it is not here. */
export function hashAt(replica: Replica, log: string, tag: string, seq: number): string | undefined {
  const feed = replica.book.byHex(log)?.byTag.get(tag)
  if (feed?.row === undefined || feed.head.seq < seq) return undefined
  const entry = replica.store.entries.at(feed.row, seq)?.entry
  return entry === undefined ? undefined : toHex(entryHash(entry))
}

export async function withdrawConsent(world: World, device: Device, dice: Dice): Promise<string> {
  const { replica, life } = device
  const known = replica === undefined ? undefined : someRecord(world, replica, dice, ['Item', 'Post'])
  if (replica === undefined || known === undefined) return 'nothing to withdraw'
  const change = { id: known.id, type: known.type, home: known.home, fields: { consent: 'withdrawn' } }
  const saved = await replica.save([change])
  if (!saved.ok || life.over) return saved.ok ? 'killed' : saved.refusal.kind
  const point = saved.value.touched[0]
  const hash = point === undefined ? undefined : hashAt(replica, toHex(point.log), point.feed, point.seq)
  if (point !== undefined && hash !== undefined)
    world.witness.withdrawals.push({ known, log: toHex(point.log), tag: point.feed, seq: point.seq, hash })
  return 'withdrawn'
}

/** Every case whose record this device has. */
function casesOf(world: World, replica: Replica): readonly Scope[] {
  return world.records
    .filter(({ type, id }) => type === 'Case' && replica.store.records.find(id) !== undefined)
    .map(({ home }) => home)
}
