/**
 * Pictures as some telephones take them (HEIC: HEVC in HEIF), decoded by libheif's own program where this machine has it: our
 * library is built without that decoder, whose patents are others'. What comes out is a PNG that is opened like every other
 * stranger's picture; nothing beside the pixels is asked for.
 */
import { chmodSync, closeSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import { headLength, kindOf } from '@safeconduct/core/evidence/intake/kind.ts'
import { openPicture } from './open-picture.ts'
import { fill, hasMemory, memoryHere, nameless, programHere, run, written } from './outside.ts'
import type { Done } from './tasks.ts'

const heics: readonly string[] = ['image/heic', 'image/heif']

export async function decodeHeic(file: Uint8Array): Promise<Done> {
  const { type } = kindOf(file.subarray(0, headLength)).kind
  if (!heics.includes(type)) return refuse({ kind: 'not-this-kind' })
  // Later versions call it heif-dec.
  const program = programHere('SAFECONDUCT_HEIF', ['heif-dec', 'heif-convert'])
  if (program === undefined || !existsSync(program) || !hasMemory()) return refuse({ kind: 'tool-not-here' })
  // Its size is read from the head, by another reader, before a pixel is decoded.
  const head = await openPicture(file, { toDecode: false })
  if (!head.ok) return head.refusal.kind === 'tool-not-here' ? refuse({ kind: 'damaged' }) : head
  const png = await decodedBy(program, file)
  if (png === 'memory') return refuse({ kind: 'took-too-much-memory' })
  const opened = await openPicture(png)
  if (!opened.ok || opened.value.type !== 'image/png') return refuse({ kind: 'damaged' })
  const { width, height } = opened.value
  return ok({ said: { width, height, decoder: await nameOf(program) }, files: [png] })
}

/** Empty where it could not, and a word where it wanted too much. Names lead to a file without one, and no other can be made beside them. */
async function decodedBy(program: string, file: Uint8Array): Promise<Buffer | 'memory'> {
  const [given, made] = [nameless(), nameless()]
  const folder = mkdtempSync(join(memoryHere() ?? '', 'heic-'))
  try {
    fill(given, file)
    // Of a file of several pictures the first is the one that the telephone shows.
    for (const name of ['picture.png', 'picture-1.png']) symlinkSync('/proc/self/fd/4', join(folder, name))
    chmodSync(folder, 0o500)
    const { bound } = await run(program, ['/proc/self/fd/3', join(folder, 'picture.png')], {
      given,
      file: made,
      reads: [folder],
    })
    return bound === 'memory' ? bound : written(made)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    for (const each of [given, made]) closeSync(each)
  }
}

async function nameOf(program: string): Promise<string> {
  const given = nameless()
  const { out, said } = await run(program, ['-h'], { given }).finally(() => closeSync(given))
  const [, version = 'unknown'] =
    /libheif version: ([\d.]{1,20})/.exec(`${Buffer.from(out).toString('latin1')}${said}`) ?? []
  return `libheif ${version}`
}
