/**
 * Makes the page of check-in links: one file, the same for every organisation and every link, so that its hash can be
 * published with the program. The relay puts in the origins of other relays, and nothing else.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkInDocument } from '../checkin/document.ts'
import { checkInFile } from './check-in-file.ts'

const entry = fileURLToPath(new URL('../checkin/main.ts', import.meta.url))

/** `es2020`, as the line's page: the last browsers for telephones of 2016. A classic script, no source map. */
export async function bundleCheckIn(file = checkInFile): Promise<string> {
  // Loaded only when needed: whoever starts a relay needs the bundler no more.
  const { rolldown } = await import('rolldown')
  await using bundle = await rolldown({
    input: { page: entry },
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    preserveEntrySignatures: false,
    transform: { target: 'es2020' },
  })
  const { output } = await bundle.generate({
    format: 'iife',
    minify: true,
    sourcemap: false,
    comments: { legal: false },
    codeSplitting: false,
  })
  const page = checkInDocument(output[0].code)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, page)
  return page
}
