/**
 * Power cuts, after the fact: every write, flush, cut, rename and removal of a program is recorded (`strace`), and from
 * the record the disk is made as a power cut at any moment could have left it.
 *
 * What was flushed (`fsync`, `fdatasync`) is there; of the rest each 512-byte sector is there or not, as dice say, in any
 * order. Names of files are there once their folder was flushed; before that they may be the old ones.
 *
 * What this proves: that the program asks the system to flush what it acknowledges, in an order that survives any loss
 * of the rest. What it does not: that the system and the disk do what they are asked (a disk that lies about flushing
 * loses whatever it likes), nor anything of the journal of one particular file system.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Random } from '../../packages/core/src/base/random.ts'

export type Step =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'create' | 'remove'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly bytes: Buffer; readonly at: number | undefined }
  | { readonly kind: 'cut'; readonly path: string; readonly size: number }
  | { readonly kind: 'flush'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }

export const recordedCalls =
  'openat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat2,unlink,unlinkat'

/** Reads what `strace -f -y -qq -xx` wrote: what was said on the standard output, and all that touches `folder`. */
export function readRecord(record: string, folder: string): readonly Step[] {
  const begun = new Map<string, string>()
  return record.split('\n').flatMap((line) => {
    const thread = line.slice(0, line.indexOf(' '))
    const rest = line.slice(thread.length).trimStart()
    if (rest.includes('<unfinished ...>')) {
      begun.set(thread, rest.replace(/\s*<unfinished \.\.\.>.*$/, ''))
      return []
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(rest)?.[0]
    const call = resumed === undefined ? rest : (begun.get(thread) ?? '') + rest.slice(resumed.length)
    const step = stepOf(call)
    if (step === undefined) return []
    return step.kind === 'said' || step.path.startsWith(folder) ? [step] : []
  })
}

const plain = (text: string | undefined): string =>
  Buffer.from((text ?? '').replaceAll('\\x', ''), 'hex').toString()

function stepOf(call: string): Step | undefined {
  const result = Number(/\) += (-?\d+)/.exec(call)?.[1] ?? -1)
  if (result < 0) return undefined
  const name = call.slice(0, call.indexOf('('))
  const file = /^\w+\((\d+)<((?:\\x[0-9a-f]{2})*)>/.exec(call)
  const path = plain(file?.[2])
  const texts = [...call.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text]) => text)
  switch (name) {
    case 'openat':
      return call.includes('O_CREAT') ? { kind: 'create', path: plain(texts[0]) } : undefined
    case 'write':
    case 'pwrite64': {
      const bytes = Buffer.from((texts[0] ?? '').replaceAll('\\x', ''), 'hex').subarray(0, result)
      if (file?.[1] === '1') return { kind: 'said', text: bytes.toString() }
      const at = name === 'write' ? undefined : Number(/, (\d+)\) += /.exec(call)?.[1])
      return { kind: 'write', path, bytes, at }
    }
    case 'fsync':
    case 'fdatasync':
      return { kind: 'flush', path }
    case 'ftruncate':
      return { kind: 'cut', path, size: Number(/, (\d+)\) += /.exec(call)?.[1]) }
    case 'rename':
    case 'renameat2':
      return { kind: 'rename', path: plain(texts[0]), to: plain(texts[1]) }
    case 'unlink':
    case 'unlinkat':
      return { kind: 'remove', path: plain(texts[0]) }
    default:
      return undefined
  }
}

type Pending = { readonly bytes: Buffer; readonly at: number } | { readonly size: number }
/** A file as the disk surely has it, as programs see it, and what lies between. */
class DiskFile {
  sure: Buffer = Buffer.alloc(0)
  seen: Buffer = Buffer.alloc(0)
  readonly pending: Pending[] = []

  change(change: Pending): void {
    this.seen = changed(this.seen, change)
    this.pending.push(change)
  }

  flush(): void {
    this.sure = this.seen
    this.pending.length = 0
  }

  /** As it might be found: each sector of each change kept or lost. */
  found(keeps: () => boolean): Buffer {
    let content = this.sure
    for (const change of this.pending) {
      if ('size' in change) {
        if (keeps()) content = changed(content, change)
        continue
      }
      for (let from = 0; from < change.bytes.length; ) {
        const to = Math.min(change.bytes.length, from + sector - ((change.at + from) % sector))
        if (keeps())
          content = changed(content, { bytes: change.bytes.subarray(from, to), at: change.at + from })
        from = to
      }
    }
    return content
  }
}
const sector = 512

function changed(content: Buffer, change: Pending): Buffer {
  const size = 'size' in change ? change.size : Math.max(content.length, change.at + change.bytes.length)
  const next = Buffer.alloc(size)
  content.copy(next)
  if ('bytes' in change) change.bytes.copy(next, change.at)
  return next
}

/** A disk that steps are played on, and that a power cut can be tried on at any of them. */
export class RecordedDisk {
  readonly #names = new Map<string, DiskFile>()
  #sureNames = new Map<string, DiskFile>()
  readonly #root: string

  constructor(root: string) {
    this.#root = root
  }

  play(step: Step): void {
    if (step.kind === 'said') return
    const file = this.#names.get(step.path)
    switch (step.kind) {
      case 'create':
        if (file === undefined) this.#names.set(step.path, new DiskFile())
        break
      case 'write':
        file?.change({ bytes: step.bytes, at: step.at ?? file.seen.length })
        break
      case 'cut':
        file?.change({ size: step.size })
        break
      case 'flush':
        if (file !== undefined) file.flush()
        else this.#flushFolder(step.path)
        break
      case 'rename':
        if (file !== undefined) this.#names.set(step.to, file)
        this.#names.delete(step.path)
        break
      case 'remove':
        this.#names.delete(step.path)
    }
  }

  /** Flushes everything: the moment from which on cuts are tried. */
  settle(): void {
    for (const file of this.#names.values()) file.flush()
    this.#sureNames = new Map(this.#names)
  }

  #flushFolder(folder: string): void {
    for (const path of new Set([...this.#names.keys(), ...this.#sureNames.keys()])) {
      if (dirname(path) !== folder) continue
      const file = this.#names.get(path)
      if (file === undefined) this.#sureNames.delete(path)
      else this.#sureNames.set(path, file)
    }
  }

  /** Writes the disk into `folder` as it might be found: `kept` is the share of unflushed things that survive. */
  leave(folder: string, kept: number, random: Random): void {
    const keeps = (): boolean => (random.bytes(1)[0] ?? 0) < kept * 256
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const names = keeps() ? this.#names : this.#sureNames
    for (const [path, file] of names) {
      // The shared memory of a log is no file of anybody's: it is made anew by whoever comes first.
      if (path.endsWith('-shm')) continue
      const target = join(folder, dirname(path).slice(this.#root.length), basename(path))
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
      writeFileSync(target, file.found(keeps), { mode: 0o600 })
    }
  }
}
