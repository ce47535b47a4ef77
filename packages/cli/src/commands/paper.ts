/**
 * `safeconduct paper key` and `paper open`: for whoever receives a paper sealed to them. Neither needs a vault.
 *
 * The key file and the opened paper are the recipient's own; both are readable by this person alone, and nothing is
 * written over anything.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textOf } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import {
  openPaper,
  paperKeyShort,
  paperKeyText,
  paperSecretText,
  parsePaperSecret,
} from '@safeconduct/host/cases/paper-seal.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { print, printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'
import { sentenceFor, sentenceForFile } from '../sentences.ts'
import { usages } from '../usages.ts'

const keyFlags = { json: 'yes' } as const
const openFlags = { key: 'text', json: 'yes' } as const
const paperLimit = 16 * 1024 * 1024

export async function paperKey(args: readonly string[]): Promise<number> {
  const options = readOptions(args, keyFlags, { usage: usages.paperKey, files: [1, 1] })
  if (options === undefined) return wrongUsage
  const [path = ''] = options.files
  const key = newEnvelopeKey(platformRandom)
  const problem = written(path, paperSecretText(key))
  if (problem !== undefined) return refused(problem)
  const [text, short] = [paperKeyText(key.publicKey), paperKeyShort(key.publicKey)]
  if (options.flags.json) await printJson({ key: text, short })
  else await print(`${text}\n`)
  say(`Give this key to whoever writes to you, and read them its short form by telephone: ${short}.`)
  return 0
}

export async function paperOpen(args: readonly string[]): Promise<number> {
  const options = readOptions(args, openFlags, { usage: usages.paperOpen, files: [2, 2] })
  if (options === undefined || options.flags.key === undefined) return wrongUsage
  const [path = '', out = ''] = options.files
  const keyFile = readPlainFile(options.flags.key, 4096)
  if (!keyFile.ok) return refusedFile(options.flags.key, keyFile.refusal)
  const key = parsePaperSecret(textOf(keyFile.value) ?? '')
  if (!key.ok) return refused(key.refusal.kind)
  const file = readPlainFile(path, paperLimit)
  if (!file.ok) return refusedFile(path, file.refusal)
  const opened = await openPaper(key.value, file.value)
  if (!opened.ok) return refused(opened.refusal.kind)
  const files = [join(out, 'paper.html'), join(out, 'paper.json')]
  const [page = '', data = ''] = files
  // Both or neither: a folder with one of them would pass for a whole paper.
  if (files.some((one) => existsSync(one))) return refused('copy-exists')
  const problem = madeFolder(out) ?? written(page, opened.value.html) ?? written(data, opened.value.json)
  if (problem !== undefined) return refused(problem)
  if (options.flags.json) await printJson({ files })
  else say(`The paper is in ${page}. Whoever reads this folder reads it.`)
  return 0
}

type Unwritten = 'copy-exists' | 'copy-not-writable'

/** Never over anything, and for this person alone. */
function written(path: string, text: string): Unwritten | undefined {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
    return undefined
  } catch (problem) {
    return isExisting(problem) ? 'copy-exists' : 'copy-not-writable'
  }
}

function madeFolder(path: string): Unwritten | undefined {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return undefined
  } catch {
    return 'copy-not-writable'
  }
}

function isExisting(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'EEXIST'
}

function refused(kind: string): number {
  say(sentenceFor({ kind }))
  return 1
}

function refusedFile(path: string, refusal: { readonly kind: string }): number {
  say(sentenceForFile(path, refusal))
  return 1
}
