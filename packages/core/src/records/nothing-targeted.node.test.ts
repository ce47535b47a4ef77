/** The same over the source of the whole program: pages, commands and words of every part. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../../../../packages', import.meta.url))
const forbidden =
  /homosex|lesbi|bisex|transgen|transsex|lgbt|\bqueer|\bgays?\b|sexual[ _-]?orient|gender[ _-]?identit|identité de genre|orientation sexuelle|гомосекс|лесби|бисекс|трансген|транссекс|лгбт|квир|\bгеи?\b|ориентаци|гендер/iu

/** These name it, each for its reason. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['core/src/records/refused.ts', 'forbids it'],
  ['core/src/records/nothing-targeted.test.ts', 'looks for it'],
  ['core/src/records/nothing-targeted.node.test.ts', 'looks for it'],
  ['core/src/press/name-words.ts', 'common words of news text that are never part of a name'],
])

async function sources(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (entry.name === 'node_modules' || entry.name === 'dist') return []
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return sources(path)
      return /\.(?:ts|tsx|html|json)$/.test(entry.name) ? [path] : []
    }),
  )
  return found.flat()
}

describe('nothing that the persecutors want, in the whole program', () => {
  it('[RE15] no source of any part names a targeted ground', async () => {
    const files = await sources(packages)
    expect(files.length).toBeGreaterThan(150)
    const named: string[] = []
    for (const file of files) {
      const name = relative(packages, file).replaceAll('\\', '/')
      if (!allowed.has(name) && forbidden.test(await readFile(file, 'utf8'))) named.push(name)
    }
    expect(named).toEqual([])
  })
})
