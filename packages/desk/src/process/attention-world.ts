/**
 * The records as the press desk compares them: reports with their words, and only claims whose source, origin and
 * subject this device holds.
 *
 * A claim that lies open may name an account that does not. Counted, it would tell the press desk that somebody behind
 * a closed compartment confirms it; so it counts for nothing here, and a label says less, never more.
 */
import { comparedPublications } from '@safeconduct/core/attention/compared.ts'
import { type Held, isWithheld, textsIn, type World, worldAt } from '@safeconduct/core/rules/world.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'

const known = new WeakMap<World['byId'], World>()

/** The same as long as the records stay as they are: what is computed from it is then computed once. */
export function attentionWorld(vault: Vault, world: World): World {
  const found = known.get(world.byId) ?? readableOf(vault, world)
  known.set(world.byId, found)
  return worldAt(found, world.now)
}

function readableOf(vault: Vault, world: World): World {
  const all = world.ofType('Publication')
  const whole = new Map(comparedPublications(world).map((held) => [held.id, withText(vault, held)]))
  const reports = new Map(all.map((held) => [held.id, whole.get(held.id) ?? held]))
  const claims = world.ofType('Claim').filter((claim) => isWhole(claim, world))
  const kept = new Set(claims.map(({ id }) => id))
  const isShown = (held: Held): boolean => held.type !== 'Claim' || kept.has(held.id)
  return {
    ...world,
    byId: (id) => {
      const held = reports.get(id) ?? world.byId(id)
      return held === undefined || !isShown(held) ? undefined : held
    },
    ofType: (type) =>
      type === 'Claim' ? claims : type === 'Publication' ? [...reports.values()] : world.ofType(type),
    about: (id) => world.about(id).filter(isShown),
  }
}

const references = ['source', 'origin', 'about', 'subject']

function isWhole(claim: Held, world: World): boolean {
  return references.every(
    (field) => !isWithheld(claim, field) && textsIn(claim, field).every((id) => world.byId(id) !== undefined),
  )
}

/** The index of cases leaves whole reports out; here they are read once for each record that stands. */
const read = new WeakMap<Held, Held>()

function withText(vault: Vault, held: Held): Held {
  const whole = read.get(held) ?? { ...held, fields: { ...held.fields, ...wordsIn(vault, held.id) } }
  read.set(held, whole)
  return whole
}

function wordsIn(vault: Vault, id: string): Record<string, readonly unknown[]> {
  const stored = vault.reader.readText(id)
  return Object.fromEntries(
    ['text', 'highlights'].flatMap((field) => {
      const value = stored?.fields.get(field)
      return value?.state === 'value' ? [[field, [value.value]] as const] : []
    }),
  )
}
