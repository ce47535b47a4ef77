/**
 * The public page, built on an admin's desk: the only one that holds the root, which signs what the page consists of.
 * `safeconduct line check` and anybody with the manifest compare what a server hands out with it.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { certain, ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { signManifest } from '@safeconduct/core/line/manifest.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { changeSetup } from '@safeconduct/host/line/line-setup.ts'
import type { LineWorld } from '@safeconduct/host/line/line-world.ts'
import { rootOf } from '@safeconduct/host/line/publishing.ts'
import { type BuiltFile, buildLinePage } from '@safeconduct/line/build/build-line-page.ts'
import type { CallRefusal } from '../calls/calls.ts'
import { refusedBy } from './call-refusal.ts'
import { exportFolder } from './export-folder.ts'
import { withoutCode } from './organised.ts'

type Files = readonly { readonly name: string; readonly sha256: string }[]

export const manifestName = 'manifest.json'

export async function buildPage(
  world: LineWorld,
  wanted: string,
): Promise<Result<{ readonly folder: string; readonly files: Files }, CallRefusal>> {
  const { vault, setup } = world
  const [relay, root] = [relayOf(vault.replica), await rootOf(world)]
  if (relay === undefined || root === undefined) return refuse({ kind: 'not-allowed' })
  const place = exportFolder(vault.home, wanted)
  if (!place.ok) return place
  const folder = place.value
  const { otherWays, organisationName, exitTo } = setup
  const built = buildLinePage({
    out: folder,
    config: {
      relayUrls: [withoutCode(relay.url)],
      line: toHex(setup.line),
      root: toHex(setup.root),
      exitTo,
      otherWays,
      ...(organisationName === '' ? {} : { organisationName }),
    },
  })
  if (!built.ok) return refusedBy(built.refusal)
  const { files } = built.value
  const manifest = await signManifest(root, {
    line: setup.line,
    issued: vault.clock.millis(),
    files: files.map(fileOfManifest),
  })
  await writeFile(join(folder, manifestName), manifest)
  const pages = files
    .filter(({ name }) => name.endsWith('.html'))
    .map(({ name, sha256 }) => ({ name, sha256 }))
  const saved = await changeSetup(vault, setup, { pageFiles: pages })
  return saved.ok
    ? ok({ folder, files: files.map(({ name, sha256 }) => ({ name, sha256 })) })
    : refusedBy(saved.refusal)
}

function fileOfManifest({ name, bytes, sha256 }: BuiltFile) {
  return { path: name, bytes, sha256: certain(fromHex(sha256), 'a hash in hex') }
}
