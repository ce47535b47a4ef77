/**
 * What the simulator's people write: a few made-up types that use every merge rule and every part of a case.
 *
 * The vault is given this table as the program gives it the record types of the field; it cannot tell.
 */
import type { FieldRule, Merge, Part, Scope, VaultSchema } from '@safeconduct/core/vault/schema.ts'

type Declared = { readonly part: Part; readonly merge: Merge }

const last: Merge = { kind: 'last' }
const keepBoth: Merge = { kind: 'keep-both' }
const append: Merge = { kind: 'append' }

export const consentOrder = ['withdrawn', 'paused', 'given'] as const

const types: { readonly [type: string]: { readonly [field: string]: Declared } } = {
  Case: { title: { part: 'work', merge: last }, steps: { part: 'work', merge: append } },
  Person: {
    alias: { part: 'names', merge: last },
    place: { part: 'places', merge: keepBoth },
    condition: { part: 'medical', merge: last },
    account: { part: 'allegations', merge: { kind: 'fixed' } },
    risk: { part: 'work', merge: keepBoth },
    steps: { part: 'work', merge: append },
    tags: { part: 'work', merge: { kind: 'set', keys: [] } },
  },
  Item: {
    caption: { part: 'allegations', merge: last },
    consent: { part: 'work', merge: { kind: 'restrictive', order: consentOrder } },
  },
  Post: {
    title: { part: 'whole', merge: last },
    steps: { part: 'whole', merge: append },
    consent: { part: 'whole', merge: { kind: 'restrictive', order: consentOrder } },
  },
}
/** Written by a newer program only: an older one must carry it unread and unharmed. */
const newer: typeof types = { Post: { review: { part: 'whole', merge: last } } }

function declared(type: string, field: string, withNewer: boolean): Declared | undefined {
  const known = types[type]?.[field]
  return known ?? (withNewer ? newer[type]?.[field] : undefined)
}

function schemaOf(withNewer: boolean): VaultSchema {
  return {
    types: Object.keys(types),
    field: (type, field) => {
      const rule = declared(type, field, withNewer)
      if (rule === undefined) return undefined
      const made: FieldRule = {
        compartment: (home: Scope) => ({ scope: home, part: rule.part }),
        merge: rule.merge,
        findable: 'rooms',
      }
      return made
    },
    wordsOf: () => '',
    columnWordsOf: () => '',
  }
}

export const schema: VaultSchema = schemaOf(false)
export const newerSchema: VaultSchema = schemaOf(true)
