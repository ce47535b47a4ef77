import { describe, expect, it } from 'vitest'
import type { VaultSchema } from '../vault/schema.ts'
import { recordsSchema } from './vault-schema.ts'

describe('what the vault is told of records', () => {
  it('[R8] fits the interface the vault expects', () => {
    const schema: VaultSchema = recordsSchema
    expect(schema.types).toHaveLength(20)
  })
})
