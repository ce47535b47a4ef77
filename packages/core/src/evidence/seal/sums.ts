/** `SHA256SUMS`: the hashes once more as `sha256sum -c` reads them. docs/formats/seal.md, SL16 and SL17. */
import { textOf } from '../../base/bytes.ts'

export type Sum = { readonly sha256: string; readonly path: string }

/** Names that every system writes the same way, and that lead nowhere else. */
const pathForm = /^(?!.*(?:^|\/)\.)[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/

/** In the order of their names. Throws for a name that two systems would read differently. */
export function sumsText(sums: readonly Sum[]): string {
  const lines = sums.map(({ sha256, path }) => {
    if (!pathForm.test(path)) throw new Error('a file was to be listed under a name that is no plain one')
    return { path, line: `${sha256}  ${path}\n` }
  })
  return lines
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ line }) => line)
    .join('')
}

/** Undefined unless every line is ours: no other spelling, no name twice. */
export function parseSums(file: Uint8Array): readonly Sum[] | undefined {
  const text = textOf(file)
  if (text === undefined || !text.endsWith('\n')) return undefined
  const sums: Sum[] = []
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line) ?? []
    if (sha256 === undefined || path === undefined || !pathForm.test(path)) return undefined
    sums.push({ sha256, path })
  }
  return new Set(sums.map(({ path }) => path)).size === sums.length ? sums : undefined
}
