/** Wycheproof's files as its tests need them: cases with the properties of their group, picked or left out by name. */
import { expect } from 'vitest'
import { sharedText } from '../shared.ts'

type Field = string | number | undefined
export type Case = {
  readonly tcId: number
  readonly result: 'valid' | 'invalid' | 'acceptable'
  readonly flags: readonly string[]
  readonly [field: string]: unknown
}

/** All cases of one file, each with the plain properties of its group (key size, public key …). */
export async function casesOf(path: string): Promise<readonly Case[]> {
  const file = JSON.parse(await sharedText(path)) as {
    readonly testGroups: readonly ({ readonly tests: readonly Case[] } & Record<string, unknown>)[]
  }
  return file.testGroups.flatMap(({ tests, ...group }) => tests.map((test) => ({ ...group, ...test })))
}

/** Counts by kind, e.g. `66 of keySize 128, ivSize 96`, for the name of the test that leaves them out. */
export function countedBy(cases: readonly Case[], fields: readonly string[]): string {
  const kinds = Map.groupBy(cases, (test) =>
    fields.map((field) => `${field} ${String(test[field])}`).join(', '),
  )
  return [...kinds].map(([kind, { length }]) => `${length} of ${kind}`).join('; ')
}

export function bytesAt(test: Case, field: string): Uint8Array<ArrayBuffer> {
  const value = test[field] as Field
  if (typeof value !== 'string') throw new Error(`case ${test.tcId} has no ${field}`)
  return Uint8Array.fromHex(value)
}

/** Runs every case and expects none to disagree; a disagreement is named by its number. */
export async function expectAll(
  cases: readonly Case[],
  agrees: (test: Case) => boolean | Promise<boolean>,
): Promise<void> {
  const disagreeing: number[] = []
  for (const test of cases) if (!(await agrees(test))) disagreeing.push(test.tcId)
  expect(disagreeing).toEqual([])
  expect(cases.length).toBeGreaterThan(0)
}
