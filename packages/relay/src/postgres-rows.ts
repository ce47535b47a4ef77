/** What PostgreSQL answers, read as what it must be; and a full server as a refusal. */
import { type Bytes, concat } from '@safeconduct/core/base/bytes.ts'
import { RelayFull } from './store.ts'

type Row = Readonly<Record<string, unknown>>

export async function unlessFull<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (problem) {
    // 53100 disk_full, 53200 out_of_memory, 53400 configuration_limit_exceeded (a quota of the server's).
    if (problem instanceof Error && 'code' in problem && /^53[1-4]00$/.test(String(problem.code)))
      throw new RelayFull()
    throw problem
  }
}

export function bytesIn(row: Row, name: string): Bytes {
  const value = row[name]
  if (!(value instanceof Uint8Array)) throw new Error(`the field ${name} is no bytes`)
  return concat(value)
}

export function numberIn(row: Row | undefined, name: string): number {
  const value = row?.[name]
  if (typeof value !== 'number') throw new Error(`the field ${name} is no number`)
  return value
}
