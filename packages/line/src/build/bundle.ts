/**
 * Bundles the page's script, once for every organisation: served in pieces, and whole for the file without a server.
 *
 * The names hold the hash of the content, so that a cache never mixes two versions. No source map: it would name the
 * paths of the machine that built it. `es2020` is what the last browsers for telephones of 2016 understand.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { scriptFolder } from './build-line-page.ts'

const entry = fileURLToPath(new URL('../page/main.ts', import.meta.url))

/** What is there first: the way out and the form for writing. Five kilobytes, so that somebody can begin. */
const first =
  /page\/(?:main|old-browsers|exit|forgetting|parts|pause|phone-clock|settings|write-screen|room)\.ts|words\/front-coding|base\/(?:bytes|language|parse|result)\.ts|line\/(?:cover-topics|padding)\.ts|\0|helpers/

/** What comes only when it is needed, and what only that needs. */
const later =
  /old-curves|curves\/(?:ed25519|abstract\/(?:edwards|curve|modular|montgomery))|page\/(?:coming-back|back-screen|thread-screen|file-screen|marked-\w+|code-trouble|pieces|piece-sending|file-sending|recording|every-list)|line\/code-words/

/** Builds into `packages/line/dist`, or elsewhere, to compare. */
export async function bundleLineScript(folder = scriptFolder): Promise<void> {
  // Loaded only when needed: whoever makes a page for an organisation needs the bundler no more.
  const { rolldown } = await import('rolldown')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await using bundle = await rolldown({
    input: { page: entry },
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    preserveEntrySignatures: false,
    transform: { target: 'es2020' },
  })
  const groups = [
    { name: 'page', test: (id: string) => first.test(id) },
    { name: 'sealing', test: (id: string) => !first.test(id) && !later.test(id) },
  ]
  const common = { dir: folder, minify: true, sourcemap: false, comments: { legal: false } } as const
  await bundle.write({
    ...common,
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { includeDependenciesRecursively: false, groups },
  })
  await bundle.write({ ...common, entryFileNames: 'whole.js', codeSplitting: false })
}
