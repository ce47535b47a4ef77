/** The same over the source of the whole program: pages, commands and words of every part. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../../../../packages', import.meta.url))
const forbidden =
  /homosex|lesbi|bisex|transgen|transsex|lgbt|\bqueer|\bgays?\b|sexual[ _-]?orient|gender[ _-]?identit|identité de genre|orientation sexuelle|гомосекс|лесби|бисекс|трансген|транссекс|лгбт|квир|\bгеи?\b|ориентаци|гендер/iu

/** What code would be called that does one of the other refused functions: graphs, faces, maps of people, letters, scraping. */
const refusedWork: readonly RegExp[] = [
  /acquaintance|friends?Of|social-?graph/i,
  /face-?(?:match|search|recogni|detect|embed|print)/i,
  /deanonym|unmask|guess-?(?:speaker|witness|identity)/i,
  /navigator\.geolocation|geo-?cod|leaflet['"]|mapbox|maplibre|heat-?map/i,
  /(?:belonging|membership|truth|credib\w*)-?score|score-?(?:person|witness)/i,
  /auto-?(?:reject|decline|refuse|rank|triage)/i,
  /scrap(?:e|er|ing)\b|social-?media/i,
]

/** These name it, each for its reason. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['core/src/records/refused.ts', 'forbids it'],
  ['core/src/records/nothing-targeted.test.ts', 'looks for it'],
  ['core/src/records/nothing-targeted.node.test.ts', 'looks for it'],
  ['core/src/line/code-words/code-words.test.ts', 'looks for it'],
  ['line/src/build/build-line-page.node.test.ts', 'looks for it'],
  ['core/src/rules/leaving.test.ts', 'tries it and is refused'],
  ['core/src/press/words/name-words.ts', 'common words of news text that are never part of a name'],
])

const mail = /nodemailer|smtp|send-?(?:mail|sms|letter)/i
/** The relay wakes members by mail with one fixed sentence that says nothing; these carry it, and nothing else may. */
const wakesMembers: ReadonlySet<string> = new Set([
  'cli/src/commands/relay-alarms.ts',
  'cli/src/sentences.ts',
  'cli/src/usages.ts',
  'core/src/timers/channel.ts',
  'relay/src/timers/smtp.ts',
  'relay/src/timers/ways-out.ts',
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

  it('[RE18] no source of any part does what is refused: no graph of people, no face, no map, no letter, no scraping', async () => {
    const files = (await sources(packages)).filter(
      (file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'),
    )
    const doing: string[] = []
    for (const file of files) {
      const name = relative(packages, file).replaceAll('\\', '/')
      const text = await readFile(file, 'utf8')
      const works = wakesMembers.has(name) ? refusedWork : [...refusedWork, mail]
      if (!allowed.has(name) && works.some((work) => work.test(name) || work.test(text))) doing.push(name)
    }
    expect(doing).toEqual([])
    const refused = await readFile(join(packages, 'core/src/records/refused.ts'), 'utf8')
    expect(refusedWork.some((work) => work.test(refused))).toBe(true)
  })
})
