/**
 * Builds the desk's pages and the script of the line's page, when something they are made of changed.
 *
 * Nothing else is built: Node runs the rest as written. The stamp is one hash over every input, so that a second
 * start costs a few milliseconds, and an edited file is never served stale.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleCheckIn } from '@safeconduct/line/build/build-check-in.ts'
import { scriptFolder } from '@safeconduct/line/build/build-line-page.ts'
import { bundleLineScript } from '@safeconduct/line/build/bundle.ts'
import { checkInFile } from '@safeconduct/line/build/check-in-file.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const desk = join(root, 'packages/desk')
const stampFile = join(root, 'node_modules/.cache/pages.stamp')

/** What the import table lets a page contain, and what says how it is put together. */
const INPUTS: readonly string[] = [
  'package-lock.json',
  'packages/desk/index.html',
  'packages/desk/vite.config.ts',
  'packages/desk/src/pages',
  'packages/desk/src/calls',
  'packages/core/src/base',
  'packages/core/src/records',
  'packages/core/src/press',
  'packages/core/src/sealed',
  'packages/core/src/line',
  'packages/core/src/timers',
  'packages/line/src',
]

function filesUnder(path: string): readonly string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

function stampOfInputs(): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap((input) => filesUnder(join(root, input)))) {
    const content = readFileSync(file)
    hash.update(`${relative(root, file).replaceAll(sep, '/')} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function isBuilt(stamp: string): boolean {
  return (
    existsSync(join(desk, 'dist/index.html')) &&
    existsSync(join(scriptFolder, 'whole.js')) &&
    existsSync(checkInFile) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stamp
  )
}

/** Builds `packages/desk/dist` and `packages/line/dist` unless they are already of these inputs; says whether it had to. */
export async function buildPages(): Promise<boolean> {
  const stamp = stampOfInputs()
  if (isBuilt(stamp)) return false
  // Loaded only when needed: it is most of the time of a start that builds nothing.
  const { build } = await import('vite')
  await build({ root: desk, configFile: join(desk, 'vite.config.ts'), logLevel: 'warn' })
  await bundleLineScript()
  await bundleCheckIn()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
  return true
}

if (import.meta.main) {
  console.log((await buildPages()) ? 'Pages built.' : 'Pages were already built from these files.')
}
