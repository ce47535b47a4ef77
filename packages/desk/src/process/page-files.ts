/**
 * The built pages, read once at the start into a list of exact addresses.
 *
 * No address from a request ever becomes a path on the disk, so there is nothing for `..` to climb out of;
 * and what was read at the start is what is served, whatever happens to the folder afterwards.
 */
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'

export type PageFile = { readonly type: string; readonly content: Bytes }
export type PageFiles = ReadonlyMap<string, PageFile>

const typeByEnding: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml; charset=utf-8'],
  ['.png', 'image/png'],
  ['.woff2', 'font/woff2'],
])

export type PagesRefusal = { readonly kind: 'pages-not-built' }

/** Reads the folder of the built pages. Files of other kinds (source maps, notes) are not served. */
export async function readPageFiles(folder: string): Promise<Result<PageFiles, PagesRefusal>> {
  const files = new Map<string, PageFile>()
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const type = typeByEnding.get(extname(entry.name))
      if (!entry.isFile() || type === undefined) continue
      const path = join(entry.parentPath, entry.name)
      const address = `/${relative(folder, path).split(sep).join('/')}`
      files.set(address, { type, content: new Uint8Array(await readFile(path)) })
    }
  } catch {
    return refuse({ kind: 'pages-not-built' })
  }
  const first = files.get('/index.html')
  if (first === undefined) return refuse({ kind: 'pages-not-built' })
  return ok(files.set('/', first))
}
