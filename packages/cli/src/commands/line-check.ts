/**
 * `safeconduct line check URL… --manifest FILE`: does each address hand out the page that was signed? Exit code 1 when
 * one of them does not, with the names of what differs. Needs no vault, so that a partner can run it.
 */
import { readFileSync } from 'node:fs'
import { fromBase64Url, fromHex } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { manifestOf, type PageManifest, readManifest } from '@safeconduct/core/line/manifest.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { checkRoute, parseVia, type Route, type RouteFinding } from '@safeconduct/host/line/page-check.ts'
import { readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { refused } from '../refused.ts'
import { usages } from '../usages.ts'

const flags = { manifest: 'text', via: 'text', key: 'text', json: 'yes' } as const
const mostAddresses = 64

export async function lineCheck(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.lineCheck, files: [1, mostAddresses] })
  if (options === undefined) return wrongUsage
  const { manifest: file, via: proxy, key, json } = options.flags
  const via = proxy === undefined ? undefined : parseVia(proxy)
  if (file === undefined || (proxy !== undefined && via === undefined)) {
    sayUsage(usages.lineCheck)
    return wrongUsage
  }
  const manifest = await manifestFrom(file, key)
  if (!manifest.ok) return refused(manifest.refusal)
  const direct: readonly Route[] = options.files.map((url) => ({ url }))
  // With a proxy each address is asked both ways: a wall may show the two of them two pages.
  const routes = via === undefined ? direct : [...direct, ...direct.map((route) => ({ ...route, via }))]
  const findings = await Promise.all(routes.map((route) => checkRoute(route, manifest.value)))
  for (const finding of findings) tell(finding)
  if (key === undefined)
    say('Nobody looked at the signature of the manifest: name the line’s key with --key.')
  const same = findings.every(({ files }) => files.every(({ state }) => state === 'same'))
  if (json) await printJson({ same, routes: findings })
  return same ? 0 : 1
}

function tell({ url, via, files }: RouteFinding): void {
  const route = via === undefined ? url : `${url} through ${via}`
  const wrong = files.filter(({ state }) => state !== 'same')
  if (wrong.length === 0) say(`${route}: the page that was signed, all ${files.length} files.`)
  for (const { path, state, sha256 } of wrong) {
    say(`${route}: ${path} ${states[state]}${sha256 === undefined ? '' : ` (${sha256})`}`)
  }
}

const states = {
  same: 'is the same',
  other: 'is not what was signed',
  missing: 'is not there',
  silent: 'was not reached',
} as const

async function manifestFrom(
  file: string,
  key: string | undefined,
): Promise<Result<PageManifest, { readonly kind: string }>> {
  const bytes = readOr(file)
  if (bytes === undefined) return refuse({ kind: 'manifest-unreadable' })
  if (key === undefined) {
    const read = manifestOf(bytes)
    return read === undefined ? refuse({ kind: 'manifest-unreadable' }) : ok(read)
  }
  const root = parsePublicKey(fromHex(key) ?? fromBase64Url(key) ?? new Uint8Array())
  if (!root.ok) return refuse({ kind: 'line-key-unreadable' })
  const read = await readManifest(bytes, root.value)
  return read.ok
    ? read
    : refuse({ kind: read.refusal.kind === 'not-signed' ? 'manifest-not-signed' : 'manifest-unreadable' })
}

function readOr(file: string): Uint8Array | undefined {
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    return undefined
  }
}
