/**
 * What is being typed and not yet saved: kept at once, so that a closed lid or the automatic lock loses
 * nothing. A draft belongs to this device alone. It enters no feed, no index and no table, and lies under
 * the same page encryption as everything else in the file.
 */

import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { type Json, parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { isJson } from '@safeconduct/core/vault/part-state.ts'
import { isDiskFull } from '../store/damage.ts'
import type { Database } from '../store/database.ts'

/** Only the fields that were touched; null is an emptied field. */
export type Draft = { readonly [field: string]: Json }
export type DraftRefusal = { readonly kind: 'draft-too-long' | 'too-many-drafts' | 'disk-full' }

const longest = 4 * 1024 * 1024
const most = 500

export class Drafts {
  readonly #statements: ReturnType<typeof prepare>

  constructor(database: Database) {
    this.#statements = prepare(database)
  }

  /** Undefined when there is none; one that does not read is as good as none. */
  read(name: string): Draft | undefined {
    const text = this.#statements.read.get(name)
    const parsed = text === undefined ? undefined : parseJson(utf8(text))
    return parsed?.ok === true && isDraft(parsed.value) ? parsed.value : undefined
  }

  /** Those whose names begin so. */
  names(beginning: string): readonly string[] {
    return this.#statements.names.all(beginning.length, beginning)
  }

  keep(name: string, draft: Draft): Result<true, DraftRefusal> {
    const text = JSON.stringify(draft)
    if (text.length > longest) return refuse({ kind: 'draft-too-long' })
    const isNew = this.#statements.read.get(name) === undefined
    if (isNew && (this.#statements.count.get() ?? 0) >= most) return refuse({ kind: 'too-many-drafts' })
    try {
      this.#statements.keep.run(name, text)
      return ok(true)
    } catch (problem) {
      if (isDiskFull(problem)) return refuse({ kind: 'disk-full' })
      throw problem
    }
  }

  drop(name: string): void {
    this.#statements.drop.run(name)
  }
}

function isDraft(value: unknown): value is Draft {
  return isObject(value) && Object.values(value).every(isJson)
}

function prepare(database: Database) {
  return {
    read: database.prepare<[string], string>('select value from draft where name = ?').pluck(),
    names: database
      .prepare<[number, string], string>('select name from draft where substr(name, 1, ?) = ?')
      .pluck(),
    count: database.prepare<[], number>('select count(*) from draft').pluck(),
    keep: database.prepare(
      'insert into draft (name, value) values (?, ?) on conflict (name) do update set value = excluded.value',
    ),
    drop: database.prepare('delete from draft where name = ?'),
  }
}
