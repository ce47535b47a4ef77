import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { afterEach } from 'vitest'
import { vaultSchema } from '../vault/joined-schema.ts'
import { createDatabase, type Database, openDatabase } from './database.ts'
import { SqliteStore } from './sqlite-store.ts'
import { describeStore } from './store.fixture.ts'

const left: (() => void)[] = []
afterEach(() => {
  for (const close of left.splice(0)) close()
})

describeStore('SQLite', () => {
  const home = mkdtempSync(join(tmpdir(), 'store-'))
  const key = platformRandom.bytes(32)
  const path = join(home, 'vault.db')
  const storeOver = (database: Database): SqliteStore => {
    left.unshift(() => database.close())
    return new SqliteStore({ database, schema: vaultSchema, home, filesOf: () => [] })
  }
  left.push(() => rmSync(home, { recursive: true, force: true }))
  const made = createDatabase(path, key)
  return {
    store: storeOver(certain(made.ok ? made.value : undefined, 'a new file')),
    again: () => {
      const opened = openDatabase(path, key)
      return storeOver(certain(opened.ok ? opened.value : undefined, 'the file opens'))
    },
  }
})
