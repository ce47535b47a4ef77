/**
 * Makes the folder that a server serves as the page of the line, for one organisation.
 *
 * The script was built once (`bundle.ts`) and is the same for every organisation and language, so its hash can be
 * published with the program; what belongs to an organisation (addresses, the line's id, the key that signs for it)
 * stands in the HTML. No clock and no dice: the same configuration gives the same bytes on every machine, and
 * whoever doubts a page builds it again and compares.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Language } from '@safeconduct/core/base/language.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { packedStyle } from '../html/document.ts'
import { type LineConfig, type NotAConfig, parseConfig } from './config.ts'
import { editions } from './editions.ts'
import { fileName, filePage, isForFile, type PageParts, servedPage } from './pages.ts'

export type BuiltFile = {
  readonly name: string
  readonly bytes: number
  /** As a server sends it: gzip at its best. */
  readonly compressed: number
  /** Hex, as `sha256sum` prints it. */
  readonly sha256: string
}

export type BuiltPage = {
  readonly files: readonly BuiltFile[]
  /** What one first visit in one language loads before anything is sent: that page and the two parts of its script. */
  readonly firstVisit: { readonly files: readonly string[]; readonly compressed: number }
}

export type PageRefusal =
  | NotAConfig
  | { readonly kind: 'script-not-built' }
  | { readonly kind: 'not-writable' }

/** Where `bundle.ts` puts the script. */
export const scriptFolder: string = fileURLToPath(new URL('../../dist', import.meta.url))
const entryName = /^page-[\w-]+\.js$/
/** What a first visit loads: the entry, and what seals. */
const firstScripts = /^(?:page|sealing)-[\w-]+\.js$/
const styleFile = new URL('../page.css', import.meta.url)

type Given = {
  readonly out: string
  readonly config: LineConfig
  /** Also a page that runs from right to left, made of the English one: for tests. */
  readonly mirrored?: boolean
  /** Where the script was built, if not here. */
  readonly script?: string
}

/** Writes every file of the page into `out`, which may exist; says their sizes and hashes. */
export function buildLinePage({
  out,
  config,
  mirrored = false,
  script = scriptFolder,
}: Given): Result<BuiltPage, PageRefusal> {
  const parsed = parseConfig(config)
  if (!parsed.ok) return parsed
  const scripts = builtScripts(script)
  if (scripts === undefined) return refuse({ kind: 'script-not-built' })
  const style = packedStyle(readFileSync(styleFile, 'utf8'))
  const files = filesOf({ config: parsed.value, style, ...scripts }, mirrored)
  try {
    mkdirSync(out, { recursive: true })
    for (const [name, content] of files) writeFileSync(join(out, name), content)
  } catch {
    return refuse({ kind: 'not-writable' })
  }
  return ok(summary(files, parsed.value.first))
}

type Scripts = Pick<PageParts, 'entry' | 'single'> & { readonly chunks: readonly PageParts['entry'][] }

function builtScripts(folder: string): Scripts | undefined {
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : []
  const read = (name: string): PageParts['entry'] => ({
    name,
    code: readFileSync(join(folder, name), 'utf8'),
  })
  const entry = names.find((name) => entryName.test(name))
  const single = names.find((name) => name === 'whole.js')
  if (entry === undefined || single === undefined) return undefined
  const chunks = names.filter((name) => name.endsWith('.js') && name !== entry && name !== single)
  return { entry: read(entry), single: read(single).code, chunks: chunks.map(read) }
}

function filesOf(parts: PageParts & Scripts, mirrored: boolean): ReadonlyMap<string, Buffer> {
  const { first } = parts.config
  const files = new Map<string, Buffer>()
  const put = (name: string, content: string): void => void files.set(name, Buffer.from(content, 'utf8'))
  for (const script of [parts.entry, ...parts.chunks]) put(script.name, script.code)
  for (const edition of editions) put(`${edition.code}.html`, servedPage(parts, edition.code))
  put('index.html', servedPage(parts, first))
  if (isForFile(parts.config)) put(fileName, filePage(parts))
  if (mirrored) put('mirrored.html', servedPage(parts, 'mirrored'))
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function summary(files: ReadonlyMap<string, Buffer>, first: Language): BuiltPage {
  const built = [...files].map(([name, content]) => ({
    name,
    bytes: content.length,
    compressed: gzipSync(content, { level: 9 }).length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }))
  const visit = [...files.keys()].filter((name) => name === `${first}.html` || firstScripts.test(name))
  const compressed = built
    .filter(({ name }) => visit.includes(name))
    .reduce((sum, file) => sum + file.compressed, 0)
  return { files: built, firstVisit: { files: visit, compressed } }
}
