/**
 * Content Credentials (C2PA), validated on the way in. They are read, never made: a credential of ours would name who
 * published, and one of a camera names its owner and holds a small picture of the uncovered original.
 *
 * The reader is WebAssembly made for a worker of a browser; of that it needs only a way to read a Blob at once.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import initReader, { WasmReader } from '@contentauth/c2pa-wasm'
import { isObject, isText } from '@safeconduct/core/base/parse.ts'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import type { Done } from './tasks.ts'

/** A file in memory that can be read without waiting. */
class HeldFile extends Blob {
  readonly held: Uint8Array<ArrayBuffer>

  constructor(held: Uint8Array<ArrayBuffer>) {
    super([held])
    this.held = held
  }

  override slice(start = 0, end = this.held.length): HeldFile {
    return new HeldFile(this.held.slice(start, end))
  }
}

class ReadAtOnce {
  readAsArrayBuffer(file: HeldFile): ArrayBuffer {
    return file.held.slice().buffer
  }
}

/** Nothing is fetched for a credential: neither the credential itself nor whether its certificate was called back. */
const settings = JSON.stringify({
  verify: {
    verify_after_reading: true,
    verify_trust: false,
    ocsp_fetch: false,
    remote_manifest_fetch: false,
  },
})

export async function credentials(file: Uint8Array<ArrayBuffer>): Promise<Done> {
  const { type, family } = kindOf(file.subarray(0, headLength)).kind
  if (!['picture', 'film', 'sound', 'paper'].includes(family)) return refuse({ kind: 'not-this-kind' })
  Object.defineProperty(globalThis, 'FileReaderSync', { value: ReadAtOnce })
  const wasm = fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))
  await initReader({ module_or_path: readFileSync(wasm) })
  let store: unknown
  try {
    const reader = await WasmReader.fromBlob(type, new HeldFile(file), settings)
    store = JSON.parse(reader.json())
  } catch (problem) {
    const said = problem instanceof Error ? problem.message : String(problem)
    const isNone = /JumbfNotFound|no JUMBF|UnsupportedType|unsupported type/i.test(said)
    return ok({
      said: { state: isNone ? 'none' : 'invalid', problems: isNone ? [] : ['unreadable'] },
      files: [],
    })
  }
  return ok({ said: { ...stateOf(store), ...signatureOf(store) }, files: [] })
}

function stateOf(store: unknown): { readonly state: string; readonly problems: readonly string[] } {
  const said = isObject(store) ? store['validation_state'] : undefined
  const state = said === 'Trusted' ? 'trusted' : said === 'Valid' ? 'valid' : 'invalid'
  const list = isObject(store) ? store['validation_status'] : undefined
  const problems = Array.isArray(list)
    ? list.flatMap((one: unknown) => (isObject(one) ? lineOf(one['code']) : []))
    : []
  return { state, problems: [...new Set(problems)].slice(0, 1000) }
}

function signatureOf(store: unknown): Readonly<Record<string, string>> {
  const manifests = isObject(store) ? store['manifests'] : undefined
  const active = isObject(store) ? store['active_manifest'] : undefined
  const manifest = isObject(manifests) && isText(active) ? manifests[active] : undefined
  if (!isObject(manifest)) return {}
  const signature = manifest['signature_info']
  const [signer] = isObject(signature) ? lineOf(signature['issuer']) : []
  const [signedAt] = isObject(signature) ? lineOf(signature['time']) : []
  const [generator] = generatorOf(manifest)
  return {
    ...(signer === undefined ? {} : { signer }),
    ...(signedAt === undefined ? {} : { signedAt }),
    ...(generator === undefined ? {} : { generator }),
  }
}

/** Since its second version a claim has a list of programs, before that a line. */
function generatorOf(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  const list = manifest['claim_generator_info']
  const [first]: readonly unknown[] = Array.isArray(list) ? list : []
  if (!isObject(first)) return lineOf(manifest['claim_generator'])
  return lineOf([...lineOf(first['name']), ...lineOf(first['version'])].join(' '))
}

function lineOf(value: unknown): readonly string[] {
  if (!isText(value)) return []
  const said = value
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, 300)
  return said === '' ? [] : [said]
}
