/** Reading the files a command names, each with its own sentence when it cannot be read. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'

export type FileRefusal = { readonly kind: 'file-unreadable' | 'file-too-large' }

/** The bytes of a plain file of at most `limit` bytes; a folder, a pipe or a device is refused. */
export function readPlainFile(path: string, limit: number): Result<Uint8Array<ArrayBuffer>, FileRefusal> {
  let file: number | undefined
  try {
    // A pipe that nobody writes to would hold the program for ever; so it is opened without waiting, and refused.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const { size, isFile } = describe(file)
    if (!isFile) return refuse({ kind: 'file-unreadable' })
    if (size > limit) return refuse({ kind: 'file-too-large' })
    const bytes = new Uint8Array(size)
    let at = 0
    while (at < size) {
      const read = readSync(file, bytes, at, size - at, at)
      if (read === 0) break
      at += read
    }
    return ok(bytes.subarray(0, at))
  } catch {
    return refuse({ kind: 'file-unreadable' })
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function describe(file: number): { readonly size: number; readonly isFile: boolean } {
  const stat = fstatSync(file)
  return { size: stat.size, isFile: stat.isFile() }
}
