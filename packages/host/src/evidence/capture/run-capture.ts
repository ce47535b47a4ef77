/**
 * Has a page taken by the program that captures, which holds no key, and looks at every byte of what it brings before
 * anybody else does. docs/formats/capture.md, rules CP60 to CP66.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseJson } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import {
  type CaptureFlaw,
  type CaptureTask,
  captureFile,
  type Said,
  saidIn,
} from '@safeconduct/core/evidence/capture/task.ts'
import { checkWacz } from '@safeconduct/core/evidence/wacz/check-wacz.ts'
import { sourceOf } from '@safeconduct/core/evidence/zip/zip.ts'
import { programCache } from './program-cache.ts'
import { waczTools } from './unpacking.ts'

export type CaptureWish = Omit<CaptureTask, 'folder'> & {
  /** A file of certificates (PEM) that are trusted beside those of the system's: for a site inside a partner's network. */
  readonly roots?: string
}
export type CaptureRefusal = {
  readonly kind: 'not-captured'
  readonly why: CaptureFlaw | 'program-fell' | 'not-whole'
}
export type TakenPage = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly verdict: 'held' | 'hollow' | 'nothing-asked'
  readonly facts: CaptureFacts
}
/** What the capture says of itself; the page wrote part of it. */
export type CaptureFacts = {
  readonly asked: string
  readonly reached: string
  readonly title: string
  readonly startedAt: string
  readonly reasons: readonly string[]
  readonly missing: readonly string[]
  readonly answers: number
}

export async function runCapture(
  { roots, ...wish }: CaptureWish,
  { onSaid, signal }: { readonly onSaid?: (said: Said) => void; readonly signal?: AbortSignal } = {},
): Promise<Result<TakenPage, CaptureRefusal>> {
  const folder = mkdtempSync(join(tmpdir(), 'safeconduct-capture-'))
  try {
    const ended = await program({ ...wish, folder }, roots, onSaid, signal)
    if (ended.step !== 'done' || ended.verdict === undefined) return notCaptured(ended.why ?? 'program-fell')
    const bytes = new Uint8Array(readFileSync(join(folder, captureFile)))
    const facts = await factsIn(bytes)
    return facts === undefined ? notCaptured('not-whole') : ok({ bytes, verdict: ended.verdict, facts })
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function notCaptured(why: CaptureRefusal['why']): { readonly ok: false; readonly refusal: CaptureRefusal } {
  return refuse({ kind: 'not-captured', why })
}

/** The last thing that the program said, when it has ended. */
function program(
  task: CaptureTask,
  roots: string | undefined,
  onSaid: ((said: Said) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Partial<Said>> {
  const { promise, resolve } = Promise.withResolvers<Partial<Said>>()
  const main = fileURLToPath(import.meta.resolve('@safeconduct/capture/main.ts'))
  const child = spawn(
    process.execPath,
    ['--disable-proto=delete', '--disable-warning=ExperimentalWarning', main],
    {
      env: environment(roots),
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      // A group of its own, so that the browser ends with it.
      detached: process.platform !== 'win32',
    },
  )
  let last: Partial<Said> = {}
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = saidIn(line)
    if (said === undefined) return
    last = said
    onSaid?.(said)
  })
  // Its input stays open: when this program dies, it notices.
  child.stdin.on('error', () => undefined)
  child.stdin.write(`${JSON.stringify(task)}\n`)
  const stop = (): void => void child.kill('SIGTERM')
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted === true) stop()
  const deadline = setTimeout(() => endGroup(child), ((task.seconds ?? 60) + 120) * 1000)
  child.once('error', () => resolve({}))
  child.once('close', () => {
    clearTimeout(deadline)
    signal?.removeEventListener('abort', stop)
    child.stdin.destroy()
    endGroup(child)
    resolve(signal?.aborted === true ? { step: 'refused', why: 'stopped' } : last)
  })
  return promise
}

/** Also where the program has ended: what it started would go on writing into a folder that is being deleted. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined || process.platform === 'win32') return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody of it is left.
  }
}

/** Nothing of what this process was started with reaches a program that strangers write to. */
function environment(roots: string | undefined): NodeJS.ProcessEnv {
  const path = process.env['PATH']
  return {
    ...programCache,
    ...(path === undefined ? {} : { PATH: path }),
    ...(roots === undefined ? {} : { NODE_EXTRA_CA_CERTS: roots }),
  }
}

/** Undefined where the file is not whole: the program that made it was open to the page. */
async function factsIn(bytes: Uint8Array): Promise<CaptureFacts | undefined> {
  const checked = await checkWacz(sourceOf(bytes), waczTools)
  if (!checked.ok) return undefined
  const record = checked.value.records.find(
    ({ type, uri }) => type === 'metadata' && uri?.startsWith('urn:capture:') === true,
  )
  const json = record === undefined ? undefined : parseJson(record.block)
  if (json?.ok !== true || !isObject(json.value)) return undefined
  const { asked, reached, title, startedAt, content, answers } = json.value
  const { reasons, words } = isObject(content) ? content : {}
  const missing = listIn(words).flatMap((one) =>
    isObject(one) && one['found'] === false ? [textIn(one['words'])] : [],
  )
  return {
    asked: textIn(asked),
    reached: textIn(reached),
    title: textIn(title),
    startedAt: textIn(startedAt),
    reasons: listIn(reasons).map(textIn),
    missing,
    answers: typeof answers === 'number' ? answers : 0,
  }
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
