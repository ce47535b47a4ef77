/**
 * Everything that a file says of itself in one answer, for the report that is sealed with it. Each part is refused for
 * itself: a torn block of Exif hides no credential.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Json, parseJson } from '@safeconduct/core/base/json.ts'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import { credentials } from './credentials.ts'
import { metadata } from './metadata.ts'
import { readers } from './open-picture.ts'
import type { Done } from './tasks.ts'

export async function report(file: Uint8Array<ArrayBuffer>): Promise<Done> {
  const { family } = kindOf(file.subarray(0, headLength)).kind
  const isSeen = family === 'picture' || family === 'film'
  const said = {
    ...(isSeen ? { metadata: await readingOf(metadata(file)) } : {}),
    credentials: await readingOf(credentials(file)),
    readers: [...readers, { name: 'c2pa-wasm', version: credentialsReader() }],
  }
  return ok({ said, files: [] })
}

async function readingOf(done: Promise<Done>): Promise<Json> {
  try {
    const read = await done
    return read.ok ? { said: read.value.said } : { refused: read.refusal.kind }
  } catch {
    return { refused: 'damaged' }
  }
}

function credentialsReader(): string {
  const path = fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/package.json'))
  const said = parseJson(readFileSync(path))
  const version = said.ok && isObject(said.value) ? said.value['version'] : undefined
  return isText(version) ? version : 'unknown'
}
