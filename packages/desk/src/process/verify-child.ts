/** The process that checks one folder and says what it found. See `verify-process.ts`. */
import { readFileSync, statSync } from 'node:fs'
import type { Language } from '@safeconduct/core/base/language.ts'
import { blockHeadersIn } from '@safeconduct/core/evidence/ots/block-headers.ts'
import type { Verdict } from '@safeconduct/core/evidence/verdict.ts'
import { describeVerdict } from '@safeconduct/core/evidence/verdict-words.ts'
import { judgeTimes } from '@safeconduct/host/dossier/judge-times.ts'
import { verifyFolder } from '@safeconduct/host/dossier/verify-folder.ts'
import { certificatesIn } from '@safeconduct/host/evidence/timestamps/pem.ts'
import { reportDefect } from './defect.ts'
import { expectedKeyIn } from './expected-key.ts'
import { type FromVerify, toVerify } from './verify-process.ts'

process.title = 'node'
process.on('disconnect', () => process.exit(0))

process.once('message', (raw) => {
  const asked = toVerify(raw, '')
  if (!asked.ok) process.exit(1)
  const { folder, key, roots: file, headers: blocks } = asked.value
  const expected = key === undefined ? undefined : expectedKeyIn(key)
  // The desk has read the key before: one that is none here must not pass as if nobody had asked.
  if (expected?.ok === false) process.exit(1)
  const roots = file === undefined ? [] : certificatesIn(namedFile(file))
  // A check by other roots than were named would look like the one that was asked for.
  if (file !== undefined && roots.length === 0) return say({ kind: 'no-roots' })
  const blockHeaders = blocks === undefined ? [] : blockHeadersIn(namedFile(blocks))
  if (blockHeaders === undefined) return say({ kind: 'no-block-headers' })
  const progress = (done: number, of: number): void => say({ kind: 'progress', done, of })
  verifyFolder(folder, {
    progress,
    checkTime: judgeTimes(roots),
    blockHeaders,
    ...(expected === undefined ? {} : { expectedKey: expected.value }),
  })
    .then((verdict) => say({ kind: 'verdict', verdict: { ...firstOf(verdict), lines: linesOf(verdict) } }))
    .catch((error: unknown) => {
      reportDefect(error)
      process.exit(1)
    })
})

const largestNamed = 4 * 1024 * 1024

/** What somebody named beside the folder; nothing where it is no file, cannot be read or is too large. */
function namedFile(path: string): string {
  try {
    const is = statSync(path)
    return is.isFile() && is.size <= largestNamed ? readFileSync(path, 'latin1') : ''
  } catch {
    return ''
  }
}

/** A folder with thousands of faults is told by the first: a hostile one must not fill the memory of the desk. */
const most = 200

function firstOf(verdict: Verdict): Verdict {
  if (verdict.kind === 'faulty') return { ...verdict, faults: verdict.faults.slice(0, most) }
  return verdict.kind === 'bag' ? { ...verdict, warnings: verdict.warnings.slice(0, most) } : verdict
}

/** The verdict in words, for a page in whichever language it is read. */
function linesOf(verdict: Verdict): { readonly [L in Language]: readonly string[] } {
  const inLanguage = (language: Language): readonly string[] =>
    describeVerdict(verdict, language).slice(0, most)
  return { en: inLanguage('en'), ru: inLanguage('ru'), fr: inLanguage('fr') }
}

function say(message: FromVerify): void {
  process.send?.(message)
}
