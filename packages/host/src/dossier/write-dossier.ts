/**
 * Writes a dossier (docs/formats/dossier.md): originals streamed from the vault, then what follows from them,
 * then the signature. Same items, same key, same clock: same bytes.
 */
import { readFile } from 'node:fs/promises'
import { type Bytes, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { millisOf } from '@safeconduct/core/base/date.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { listLimit } from '@safeconduct/core/evidence/bag-lists.ts'
import { writeManifest } from '@safeconduct/core/evidence/bag-manifest.ts'
import {
  type Contents,
  type DossierItem,
  dossierFormat,
  dossierParts,
  parseWholeContents,
  writeContents,
} from '@safeconduct/core/evidence/dossier.ts'
import { writeFrontPage } from '@safeconduct/core/evidence/front-page.ts'
import { writeInventory } from '@safeconduct/core/evidence/inventory.ts'
import {
  annexFile,
  contentsFile,
  frontPageFile,
  inventoryFile,
  namespace,
  payloadManifest,
  signatureFile,
  tagManifest,
  textPageFile,
} from '@safeconduct/core/evidence/layout.ts'
import { fingerprintOf, keyLine } from '@safeconduct/core/evidence/ssh-key.ts'
import { signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { tagTexts } from '@safeconduct/core/evidence/tag-texts.ts'
import { isKnownTool, toolFiles } from '@safeconduct/core/evidence/verify-tools.ts'
import { digest } from '@safeconduct/core/sealed/hash.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import type { DossierRefusal, DossierRequest, WrittenDossier } from './request.ts'
import { codeOf, openStaging, type Staging, type Written } from './staging.ts'
import { wholeOf } from './whole-parts.ts'
import { writeOriginals } from './write-originals.ts'

export async function writeDossier(request: DossierRequest): Promise<Result<WrittenDossier, DossierRefusal>> {
  let staging: Staging | undefined
  try {
    const opened = await openStaging(request.folder, {
      random: request.random,
      seconds: Math.floor(millisOf(request.clock.now()) / 1000),
    })
    if (!opened.ok) return opened
    staging = opened.value
    const written = await writeParts(request, staging)
    if (written.ok) await staging.finish()
    else await staging.drop()
    return written
  } catch (error) {
    // A disk that fails may also refuse to delete; the first reason is the one to tell.
    await staging?.drop().catch(() => undefined)
    return refuse(refusalOf(error))
  }
}

async function writeParts(
  request: DossierRequest,
  staging: Staging,
): Promise<Result<WrittenDossier, DossierRefusal>> {
  const head = contentsOf(request, [])
  // What is wrong with the title is said before gigabytes are copied.
  if (!head.ok) return head
  const items = await writeOriginals(request, staging)
  if (!items.ok) return items
  const whole = await wholeOf(request, items.value)
  if (!whole.ok) return whole
  const contents = contentsOf(
    request,
    items.value,
    whole.value.map(({ path }) => path),
  )
  if (!contents.ok) return contents
  const payload = new Map<string, Written>(items.value.map((item) => [item.path, item]))
  const write = async (path: string, bytes: Bytes): Promise<void> => {
    payload.set(path, await staging.write(path, bytes))
  }
  await write(frontPageFile, writeFrontPage(contents.value))
  await write(inventoryFile, writeInventory(contents.value.items))
  for (const { path, bytes } of whole.value) await write(path, bytes)
  const listing = writeContents(contents.value)
  // What our own check would refuse to read must not be written.
  if (listing.length > listLimit) return refuse({ kind: 'too-many-items' })
  await write(contentsFile, listing)
  const bytes = [...payload.values()].reduce((sum, file) => sum + file.size, 0)
  await writeTagFiles(request, staging, contents.value, payload, bytes)
  if (request.signal?.aborted === true) return refuse({ kind: 'stopped' })
  const key = fingerprintOf(publicKeyOf(request.signingKey))
  return ok({ folder: request.folder, items: items.value.length, bytes, key })
}

function contentsOf(
  request: DossierRequest,
  items: readonly DossierItem[],
  papers: readonly string[] = [],
): Result<Contents, DossierRefusal> {
  const contents = parseWholeContents(
    {
      format: dossierFormat,
      title: request.title,
      organisation: request.organisation,
      language: request.language,
      software: request.software,
      signedAt: request.clock.now(),
      signer: keyLine(publicKeyOf(request.signingKey)),
      parts: partsIn(papers),
      items,
      ...(papers.length === 0 ? {} : { papers: papers.toSorted() }),
    },
    '',
  )
  return contents.ok ? contents : refuse({ kind: 'head-unfit', field: contents.refusal.field })
}

/** In which file each part stands. */
function partsIn(papers: readonly string[]): Contents['parts'] {
  const head: Contents['parts'] = [
    { part: 'cover', path: frontPageFile },
    { part: 'inventory', path: inventoryFile },
  ]
  if (!papers.includes(textPageFile)) return head
  const others = dossierParts.filter((part) => part !== 'cover' && part !== 'inventory')
  const isAnnex = (part: string): boolean => part === 'sealed-annex' && papers.includes(annexFile)
  return [...head, ...others.map((part) => ({ part, path: isAnnex(part) ? annexFile : textPageFile }))]
}

async function writeTagFiles(
  request: DossierRequest,
  staging: Staging,
  contents: Contents,
  payload: ReadonlyMap<string, Written>,
  bytes: number,
): Promise<void> {
  const list = utf8(writeManifest(hashesOf(payload)))
  const tags = new Map<string, Written>()
  const write = async (path: string, content: Uint8Array): Promise<void> => {
    tags.set(path, await staging.write(path, content))
  }
  for (const [path, text] of tagTexts(contents, { bytes, files: payload.size })) await write(path, text)
  await write(payloadManifest, list)
  await write(signatureFile, utf8(await signForSsh(request.signingKey, namespace, list)))
  for (const path of toolFiles) await write(path, await toolText(path))
  await staging.write(tagManifest, utf8(writeManifest(hashesOf(tags))))
}

function hashesOf(files: ReadonlyMap<string, Written>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, { sha256 }]) => [path, sha256]))
}

/** The stranger's check as it lies in the repository. A script that somebody changed there is not handed on. */
async function toolText(path: string): Promise<Uint8Array> {
  const bytes = await readFile(new URL(`../../../../${path}`, import.meta.url))
  const isOurs = isKnownTool(path, toHex(await digest(bytes)))
  if (!isOurs) throw new Error(`${path} is not the one of this release`)
  return bytes
}

function refusalOf(error: unknown): DossierRefusal {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { kind: 'disk-full' }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { kind: 'not-allowed' }
    case 'EIO':
    case 'ENXIO':
    case 'ENODEV':
      return { kind: 'device' }
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'no-parent-folder' }
    case 'EEXIST':
    case 'ENOTEMPTY':
      return { kind: 'folder-not-empty' }
    default:
      throw error
  }
}
