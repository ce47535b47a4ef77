/**
 * Where the folder of other people's material lies, and how the browser tests get its bytes.
 *
 * The reports and vectors in it are not ours: tests read them in place and never copy a line. A browser has no
 * files, so the test server answers `/__shared__/…` with bytes; a path never reaches the page.
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

export const SHARED_URL = '/__shared__/'

function sharedRoot(): string {
  const asked = process.env['SAFECONDUCT_SHARED']
  return asked === undefined || asked === ''
    ? fileURLToPath(new URL('../../../shared', import.meta.url))
    : resolve(asked)
}

/** `undefined` for a path that leaves the folder: a test's typing mistake must not read the machine. */
function inside(path: string): string | undefined {
  const root = sharedRoot()
  const full = resolve(root, path)
  return full === root || full.startsWith(root + sep) ? full : undefined
}

export async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const full = inside(path)
  if (full === undefined) return undefined
  try {
    return new Uint8Array(await readFile(full))
  } catch {
    return undefined
  }
}

/** Names in a folder, sorted; folders end in `/`. Empty where there is none. */
export async function namesIn(path: string): Promise<readonly string[]> {
  const full = inside(path)
  if (full === undefined) return []
  try {
    const entries = await readdir(full, { withFileTypes: true })
    return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).toSorted()
  } catch {
    return []
  }
}

export async function isHere(path: string): Promise<boolean> {
  const full = inside(path)
  if (full === undefined) return false
  return stat(full).then(
    () => true,
    () => false,
  )
}

/** Serves the folder to the pages of the test server, and to nothing else: it listens on the loopback only. */
export function sharedForPages(): Plugin {
  return {
    name: 'shared-for-pages',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? ''
        if (!url.startsWith(SHARED_URL)) {
          next()
          return
        }
        void answer(decodeURIComponent(url.slice(SHARED_URL.length)), response)
      })
    },
  }
}

/** What a page is told of a folder: its names, and the small files themselves, for a request each took longer than the tests. */
export type FolderForPage = { readonly names: readonly string[]; readonly small: Record<string, string> }

const SMALL = 64 * 1024

async function folderForPage(path: string): Promise<FolderForPage> {
  const names = await namesIn(path)
  const files = names.filter((name) => !name.endsWith('/'))
  const read = await Promise.all(files.map(async (name) => [name, await bytesOf(path + name)] as const))
  const small = read.flatMap(([name, bytes]) =>
    bytes === undefined || bytes.length > SMALL ? [] : [[name, bytes.toBase64()] as const],
  )
  return { names, small: Object.fromEntries(small) }
}

async function answer(asked: string, response: ServerResponse): Promise<void> {
  const isFolder = asked === '' || asked.endsWith('/')
  const body = isFolder ? JSON.stringify(await folderForPage(asked)) : await bytesOf(asked)
  response.statusCode = body === undefined ? 404 : 200
  response.setHeader('content-type', isFolder ? 'application/json' : 'application/octet-stream')
  response.end(body)
}
