/** A small dossier of made-up reports, and a place on disk that goes away with the test. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Bytes, utf8 } from '@safeconduct/core/base/bytes.ts'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { instantOf } from '@safeconduct/core/base/date.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import type { Verdict } from '@safeconduct/core/evidence/verdict.ts'
import { type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import type { DossierOriginal, DossierRequest } from './request.ts'

/** 2021-08-05T09:00:00Z, the moment of the demonstration. */
export const moment = 1_628_154_000_000

export const reports: readonly DossierOriginal[] = [
  {
    name: 'Отчёт № 1.txt',
    title: 'Отчёт: «задержания» <августа>',
    source: 'Harbour Post',
    publishedAt: '2021-08-04',
    receivedAt: instantOf(moment),
    mediaType: 'text/plain',
    content: utf8('Two people were taken from a bus.\n'),
  },
  {
    name: '../../saved page.html',
    title: '=HYPERLINK("http://example.org")',
    receivedAt: instantOf(moment),
    mediaType: 'text/html',
    content: utf8('<script>document.title="ran"</script>'),
  },
  {
    name: 'empty',
    title: 'An empty file is evidence too',
    receivedAt: instantOf(moment),
    mediaType: 'application/octet-stream',
    content: new Uint8Array(),
  },
]

export async function keyOf(byte: number): Promise<SigningKey> {
  const key = await signingKeyFrom(new Uint8Array(32).fill(byte))
  if (!key.ok) throw new Error('not a seed')
  return key.value
}

export async function requestFor(
  folder: string,
  change: Partial<DossierRequest> = {},
): Promise<DossierRequest> {
  return {
    folder,
    title: 'Reports of August',
    organisation: 'The Network',
    language: 'en',
    software: 'Safeconduct 0.1.0',
    items: reports,
    signingKey: await keyOf(7),
    clock: frozenClock(moment),
    random: platformRandom,
    ...change,
  }
}

/** An empty folder of the test's own, removed when the test ends. */
export function freshFolder(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'dossier-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

export function filesUnder(folder: string): ReadonlyMap<string, Bytes> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return new Map(files.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]))
}

/** `file: rule` of each fault, or the kind of a verdict without any. */
export function faultsOf(verdict: Verdict): readonly string[] {
  return verdict.kind === 'faulty'
    ? verdict.faults.map(({ file, rule }) => `${file}: ${rule}`)
    : [verdict.kind]
}

/** Changes the text of one file of a folder; throws when that changes nothing. */
export function rewrite(folder: string, name: string, change: (text: string) => string): void {
  const before = readFileSync(join(folder, name), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`${name} was to be changed`)
  writeFileSync(join(folder, name), after)
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
