/** What a network's evidence looks like on a disk: papers, photographs, recordings, a few films. Nothing that packs smaller. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'

type Sort = { readonly name: string; readonly share: number; readonly size: (at: number) => number }

/** Shares of all bytes. */
const sorts: readonly Sort[] = [
  { name: 'paper', share: 0.07, size: (at) => 200_000 + ((at * 7919) % 1_000_000) },
  { name: 'photograph', share: 0.5, size: (at) => 2_000_000 + ((at * 104_729) % 3_000_000) },
  { name: 'recording', share: 0.13, size: (at) => 4_000_000 + ((at * 104_729) % 4_000_000) },
  { name: 'film', share: 0.3, size: () => 150_000_000 },
]

const piece = 60_000

/** Writes about so many bytes, and says which files. */
export function writeMixedFiles(folder: string, bytes: number): readonly string[] {
  mkdirSync(folder, { recursive: true })
  const paths: string[] = []
  for (const { name, share, size } of sorts) {
    for (let written = 0, at = 0; written < bytes * share; at++) {
      const path = join(folder, `${name}-${String(at).padStart(4, '0')}`)
      writeFileSync(path, chance(size(at)))
      written += size(at)
      paths.push(path)
    }
  }
  return paths
}

function chance(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += piece) bytes.set(platformRandom.bytes(Math.min(piece, size - at)), at)
  return bytes
}
