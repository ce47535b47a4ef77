/** Looks through the memory of a running process, as somebody who took the machine would (Linux only). */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'

const piece = 16 * 1024 * 1024
const tooLarge = 2 * 1024 * 1024 * 1024

/** How often a text stands in the memory of a process, as UTF-8 or UTF-16. */
export function timesInMemory(pid: number, text: string): number {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    return regionsOf(pid).reduce((sum, region) => sum + timesInRegion(memory, region, forms), 0)
  } finally {
    closeSync(memory)
  }
}

type Region = { readonly from: number; readonly to: number }

function regionsOf(pid: number): readonly Region[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = /^([0-9a-f]+)-([0-9a-f]+) r.*?(\[v\w+\])?$/.exec(line)
      const [, from = '0', to = '0', ofTheSystem] = match ?? []
      const region = { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
      return ofTheSystem !== undefined || region.to - region.from > tooLarge ? [] : [region]
    })
}

function timesInRegion(memory: number, { from, to }: Region, forms: readonly Buffer[]): number {
  const overlap = Math.max(...forms.map((form) => form.length)) - 1
  let times = 0
  for (let at = from; at < to; at += piece) {
    const bytes = Buffer.alloc(Math.min(piece + overlap, to - at))
    try {
      readSync(memory, bytes, 0, bytes.length, at)
    } catch {
      // A region that went away while we looked.
      continue
    }
    for (const form of forms) {
      for (let hit = bytes.indexOf(form); hit >= 0 && hit < piece; hit = bytes.indexOf(form, hit + 1)) times++
    }
  }
  return times
}
