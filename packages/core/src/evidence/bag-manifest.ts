/** Lists of hashes as BagIt writes them: `<hex>  <path>` a line, for the payload and for everything else. */

import { decodePath, encodePath } from './bag-path.ts'
import { type Algorithm, algorithms } from './bag-reader.ts'

/** `path` is decoded and without a leading `./`. */
export type ManifestLine = {
  readonly path: string
  readonly hash: string
  readonly dotSlash: boolean
  readonly star: boolean
}

const hexLengths: Readonly<Record<Algorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
}

/** The lines of a list sorted by path in code-unit order: the one way a list of ours is spelt. */
export function writeManifest(hashByPath: ReadonlyMap<string, string>): string {
  const paths = [...hashByPath.keys()].sort()
  return paths.map((path) => `${hashByPath.get(path)}  ${encodePath(path)}\n`).join('')
}

export type ManifestReading = {
  readonly lines: readonly ManifestLine[]
  /** Numbers, from 1, of lines that are none. */
  readonly badLines: readonly number[]
}

/** Reads leniently, as bags of all tools are written: one or more blanks, `*` of md5sum, CR LF. */
export function readManifest(text: string, algorithm: Algorithm, version = '1.0'): ManifestReading {
  const lines: ManifestLine[] = []
  const badLines: number[] = []
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    if (raw === '') continue
    const match = /^([0-9A-Fa-f]+)[ \t]+(\*?)(\.\/)?(.+)$/s.exec(raw)
    const [, hash = '', star, dotSlash, written = ''] = match ?? []
    if (hash.length !== hexLengths[algorithm]) badLines.push(index + 1)
    else {
      lines.push({
        path: decodePath(written, version),
        hash: hash.toLowerCase(),
        dotSlash: dotSlash !== undefined,
        star: star === '*',
      })
    }
  }
  return { lines, badLines }
}

export type ManifestName = { readonly tag: boolean; readonly algorithm: Algorithm | undefined }

/** Whether a file of the bag's top folder is a manifest, and of which algorithm; `undefined` in it is an unknown one. */
export function manifestNamed(path: string): ManifestName | undefined {
  const match = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i.exec(path)
  if (match === null) return undefined
  const name = (match[2] ?? '').toLowerCase().replaceAll('-', '')
  return { tag: match[1] !== undefined, algorithm: algorithms.find((known) => known === name) }
}
