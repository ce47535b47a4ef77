/** Somebody's words are to go: one member wishes it, another agrees, with whatever happens in between. */
import { logHexOf } from '@safeconduct/core/vault/control/names.ts'
import type { Device } from '../device/device.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'
import { outcomeOf } from './people.ts'
import { isTypeName, someRecord } from './writing.ts'

/** Consent stays: a withdrawal is not struck, and what was withdrawn must go on being shown so. */
const fieldsOf = {
  Case: ['title', 'steps'],
  Person: ['steps', 'risk', 'place', 'alias', 'condition'],
  Item: ['caption'],
  Post: ['title', 'steps'],
} as const

export async function strikeWords(world: World, { replica, schema }: Device, dice: Dice): Promise<string> {
  if (replica === undefined) return 'off'
  const asked = dice.pick(await replica.acts.strikesAsked())
  if (asked !== undefined && dice.chance(0.8))
    return `agrees: ${outcomeOf(await replica.acts.agreeToStrike(asked.log, asked.id))}`
  const known = someRecord(world, replica, dice)
  if (known === undefined || !isTypeName(known.type)) return 'nothing to strike'
  const field = dice.pick(fieldsOf[known.type]) ?? 'steps'
  const part = schema.field(known.type, field)?.compartment(known.home)
  const log = part === undefined ? undefined : replica.book.byName(part)
  if (log === undefined) return 'not here'
  const wish = { what: [[known.id, [field]]], pieces: [] } as const
  const wished = await replica.acts.strikeWords(logHexOf(log.id), wish)
  return wished === undefined ? 'nothing of it is left' : `${field}: ${outcomeOf(wished)}`
}
