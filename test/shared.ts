/**
 * Other people's reports and test vectors, for tests in Node and in Chromium alike.
 *
 * The folder is `SAFECONDUCT_SHARED`, else `shared` beside the repository. Where it is absent a test skips by name:
 *
 *     it.skipIf(!sharedIsHere)('[S1] agrees with the published vectors', async () => {
 *       const bytes = await readShared('vectors/hpke/…')
 *     })
 */

import type { FolderForPage } from './support/shared-folder.ts'

type Folder = {
  readonly bytesOf: (path: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly namesIn: (path: string) => Promise<readonly string[]>
  readonly isHere: (path: string) => Promise<boolean>
}

const inBrowser = typeof document !== 'undefined'

// The name is held in a variable so that Vite does not carry a module full of `node:` into the page.
const nodeFolder = './support/shared-folder.ts'
const folder: Folder = inBrowser ? folderOverHttp() : await import(/* @vite-ignore */ nodeFolder)

async function fetchShared(path: string): Promise<Response | undefined> {
  const response = await fetch(`/__shared__/${encodeURIComponent(path)}`)
  return response.ok ? response : undefined
}

function folderOverHttp(): Folder {
  const folders = new Map<string, Promise<FolderForPage>>()
  const folderAt = (path: string): Promise<FolderForPage> => {
    const asked = path.endsWith('/') || path === '' ? path : `${path}/`
    const known = folders.get(asked) ?? fetchShared(asked).then(async (told) => told?.json())
    folders.set(asked, known)
    return known
  }
  const bytesOf: Folder['bytesOf'] = async (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const { names, small } = await folderAt(path.slice(0, path.length - name.length))
    const here = small[name]
    if (here !== undefined) return Uint8Array.fromBase64(here)
    const response = names.includes(name) ? await fetchShared(path) : undefined
    return response && new Uint8Array(await response.arrayBuffer())
  }
  return {
    namesIn: async (path) => (await folderAt(path)).names,
    bytesOf,
    isHere: async (path) => (await folderAt(path)).names.length > 0 || (await bytesOf(path)) !== undefined,
  }
}

/** Whether the folder is here at all; for `it.skipIf(!sharedIsHere)(…)`. */
export const sharedIsHere: boolean = await folder.isHere('vectors')

/** Whether one file or folder of it is here, e.g. `press` on a machine that has only the vectors. */
export async function sharedHas(path: string): Promise<boolean> {
  return folder.isHere(path)
}

/** The bytes of one file, or `undefined` where it is absent. */
export async function readShared(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  return folder.bytesOf(path)
}

/** The text of one file, which the caller knows to be there (after `skipIf`). */
export async function sharedText(path: string): Promise<string> {
  const bytes = await readShared(path)
  if (bytes === undefined) throw new Error(`no such file in the shared folder: ${path}`)
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
}

/** Names in one folder, sorted; folders end in `/`. */
export async function listShared(path: string): Promise<readonly string[]> {
  return folder.namesIn(path)
}
