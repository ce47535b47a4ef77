/**
 * `safeconduct capture URL`: a page of the web as one file that a stranger can check, or as an item in the vault. Exit code 1
 * where it was not captured, and also where it was, but does not hold the words that one came for.
 */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parseTask, type Said } from '@safeconduct/core/evidence/capture/task.ts'
import { exportCopy } from '@safeconduct/host/evidence/capture/export-copy.ts'
import { keepCapture } from '@safeconduct/host/evidence/capture/into-vault.ts'
import {
  type CaptureWish,
  runCapture,
  type TakenPage,
} from '@safeconduct/host/evidence/capture/run-capture.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { software } from '@safeconduct/host/work/software.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { refused } from '../refused.ts'
import { untilStopped } from '../until-stopped.ts'
import { usages } from '../usages.ts'

const flags = {
  words: 'texts',
  out: 'text',
  into: 'text',
  via: 'text',
  seconds: 'text',
  home: 'text',
  'passphrase-file': 'text',
  json: 'yes',
} as const

export async function capture(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.capture, files: [1, 1] })
  const wish = options === undefined ? undefined : wishOf(options.files[0] ?? '', options.flags)
  if (options === undefined || wish === undefined) return wrongUsage
  const { out, into, json } = options.flags
  const place = out ?? (into === undefined ? 'capture.wacz' : undefined)
  if (place !== undefined && existsSync(place)) return refused({ kind: 'copy-exists' })
  // Asked before the page is: nobody waits for a capture and finds the vault shut.
  const passphrase =
    into === undefined ? undefined : await askPassphrase(options.flags['passphrase-file'], 'Passphrase: ')
  if (passphrase?.ok === false) return refused(passphrase.refusal)
  if (wish.via === undefined)
    say('Asked directly: the site sees the address of this network. --via leads through a proxy.')
  const taken = await untilStopped((signal) => runCapture(wish, { onSaid: progress, signal }))
  if (!taken.ok) return refused(taken.refusal)
  const sha256 = createHash('sha256').update(taken.value.bytes).digest('hex')
  if (place !== undefined) {
    const written = writeNew(place, taken.value.bytes)
    if (!written.ok) return refused(written.refusal)
  }
  const home = homeFolder(options.flags.home)
  const kept =
    passphrase?.ok === true
      ? await withVault(home, passphrase.value, (vault) => keepCapture(vault, taken.value, software))
      : undefined
  if (kept?.ok === false) return refused(kept.refusal)
  if (kept?.value.ok === false) return refused(kept.value.refusal)
  tell(taken.value, sha256)
  const { verdict, facts } = taken.value
  const id = kept?.value.ok === true ? { id: kept.value.value.id } : {}
  if (json) await printJson({ verdict, sha256, ...facts, ...id })
  return verdict === 'hollow' ? 1 : 0
}

/** `safeconduct capture copy FILE OUT`: the copy that may leave. */
export async function captureCopy(args: readonly string[]): Promise<number> {
  const options = readOptions(args, { json: 'yes' } as const, { usage: usages.captureCopy, files: [2, 2] })
  if (options === undefined) return wrongUsage
  const [file = '', out = ''] = options.files
  const original = readOr(file)
  if (original === undefined) return refused({ kind: 'capture-unreadable' })
  if (existsSync(out)) return refused({ kind: 'copy-exists' })
  const copy = await exportCopy(original, { random: platformRandom, software })
  if (!copy.ok) return refused({ kind: 'capture-not-whole' })
  const written = writeNew(out, copy.value.bytes)
  if (!written.ok) return refused(written.refusal)
  const { taken } = copy.value
  say(
    taken.length === 0 ? 'Written. There was nothing to take out.' : `Written without: ${taken.join(', ')}.`,
  )
  if (options.flags.json) await printJson({ taken })
  return 0
}

type Told = {
  readonly words: readonly string[]
  readonly via: string | undefined
  readonly into: string | undefined
  readonly seconds: string | undefined
}

/** Undefined after saying how the command is called. */
function wishOf(url: string, { words, via, into, seconds }: Told): CaptureWish | undefined {
  const wish = {
    url,
    words,
    now: machineNow(),
    software,
    ...(via === undefined ? {} : { via }),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
    ...chromiumAsked(),
    ...rootsAsked(),
  }
  const { roots: _, ...task } = wish
  const parsed = parseTask({ ...task, folder: '.' }, '')
  if (parsed.ok && (into === undefined || into === 'vault')) return { ...wish, url: parsed.value.url }
  return sayUsage(usages.capture)
}

function chromiumAsked(): { readonly chromium?: string } {
  const asked = process.env['SAFECONDUCT_CHROMIUM'] ?? ''
  return asked === '' ? {} : { chromium: asked }
}

/** The same variable that Node itself looks at, handed on by name: nothing else of this process is. */
function rootsAsked(): { readonly roots?: string } {
  const asked = process.env['NODE_EXTRA_CA_CERTS'] ?? ''
  return asked === '' ? {} : { roots: resolve(asked) }
}

function progress({ step, answers }: Said): void {
  if (!process.stderr.isTTY || step === 'done' || step === 'refused') return
  const count = answers === undefined ? '' : `: ${answers} answers`
  process.stderr.write(`\r${steps[step]}${count}   ${step === 'writing' ? '\n' : ''}`)
}

const steps = { starting: 'Starting', loading: 'Loading', reading: 'Reading', writing: 'Writing' } as const

function tell({ verdict, facts }: TakenPage, sha256: string): void {
  say(`SHA-256 ${sha256}`)
  for (const words of facts.missing) say(`Not in the page: ${words}`)
  say(verdicts[verdict])
}

const verdicts = {
  held: 'Captured. The words that you looked for are in the page.',
  hollow: 'Hollow: it was saved, but the page does not show what you came for.',
  'nothing-asked': 'Captured. Nobody said which words the page must hold: --words looks for them.',
} as const

function writeNew(path: string, bytes: Uint8Array): Result<true, { readonly kind: string }> {
  try {
    writeFileSync(path, bytes, { flag: 'wx', mode: 0o600, flush: true })
    return ok(true)
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : ''
    return refuse({
      kind: code === 'ENOSPC' ? 'disk-full' : code === 'EEXIST' ? 'copy-exists' : 'copy-not-writable',
    })
  }
}

function readOr(path: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    return undefined
  }
}
