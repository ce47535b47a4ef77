/** A bag in memory, for tests in Node and in Chromium alike. SHA-2 alone: the platform of a page has nothing weaker. */
import { type Bytes, toHex, utf8 } from '../base/bytes.ts'
import { ok, refuse } from '../base/result.ts'
import type { Algorithm, BagEntry, BagReader } from './bag-reader.ts'

const platformNames: ReadonlyMap<Algorithm, string> = new Map([
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
])

export type BagFiles = Readonly<Record<string, string | Bytes>>

export function bagOf(files: BagFiles): BagReader {
  const bytesByPath = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? utf8(content) : content,
    ]),
  )
  return bagOfBytes(bytesByPath)
}

export function bagOfBytes(bytesByPath: ReadonlyMap<string, Bytes>): BagReader {
  const missing = refuse({ kind: 'unreadable', why: 'missing' } as const)
  return {
    entries: () => Promise.resolve(ok(entriesOf(bytesByPath))),
    bytes: (path) => {
      const bytes = bytesByPath.get(path)
      return Promise.resolve(bytes === undefined ? missing : ok(bytes))
    },
    digests: async (path, wanted) => {
      const bytes = bytesByPath.get(path)
      if (bytes === undefined) return missing
      const digests = new Map<Algorithm, string>()
      for (const algorithm of wanted) {
        const name = platformNames.get(algorithm)
        if (name === undefined) return refuse({ kind: 'unreadable', why: 'algorithm' })
        digests.set(algorithm, toHex(new Uint8Array(await crypto.subtle.digest(name, bytes))))
      }
      return ok(digests)
    },
  }
}

function entriesOf(bytesByPath: ReadonlyMap<string, Bytes>): readonly BagEntry[] {
  const entries = new Map<string, BagEntry>()
  for (const [path, bytes] of bytesByPath) {
    entries.set(path, { path, kind: 'file', size: bytes.length })
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
      entries.set(path.slice(0, at), { path: path.slice(0, at), kind: 'folder', size: 0 })
    }
  }
  return [...entries.values()]
}
