/**
 * `safeconduct line setup | page | status`: the same work as in the desk's Line room. Where a desk has the home open,
 * it is asked; else the home is opened for the command.
 */
import { resolve } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { relayOf } from '@safeconduct/core/vault/sync/relay-of.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import type { CallRefusal } from '@safeconduct/desk/calls/calls.ts'
import type { LineCalls } from '@safeconduct/desk/calls/line-calls.ts'
import { askDesk } from '@safeconduct/desk/process/desk-line.ts'
import { buildPage } from '@safeconduct/desk/process/line-page.ts'
import { lineView } from '@safeconduct/desk/process/line-views.ts'
import { LineWork } from '@safeconduct/host/line/line-work.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { homeFolder, withVault } from '../open-home.ts'
import { readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { askPassphrase } from '../passphrase.ts'
import { type Refused, refused } from '../refused.ts'
import { usages } from '../usages.ts'

const opening = { home: 'text', 'passphrase-file': 'text', json: 'yes' } as const

type Where = { readonly home: string; readonly passphrase: Passphrase }
type Call = 'line.setUp' | 'line.page' | 'line.now'

async function openingFrom(given: {
  readonly home: string | undefined
  readonly 'passphrase-file': string | undefined
}): Promise<Result<Where, Refused>> {
  const passphrase = await askPassphrase(given['passphrase-file'], 'Passphrase: ')
  return passphrase.ok ? ok({ home: homeFolder(given.home), passphrase: passphrase.value }) : passphrase
}

/** The desk of this home does it, or this command with the vault open. */
async function done<N extends Call>(
  { home, passphrase }: Where,
  call: N,
  ask: LineCalls[N]['ask'],
  here: (vault: Vault, work: LineWork) => Promise<Result<unknown, CallRefusal>>,
): Promise<Result<Json, Refused>> {
  const worked = await withVault(home, passphrase, async (vault) => withRelay(vault, here))
  if (!worked.ok && worked.refusal.kind === 'home-in-use') {
    const asked = await askDesk(home, { passphrase, call, ask })
    return !asked.ok && asked.refusal.kind === 'no-desk' ? worked : asked
  }
  if (!worked.ok) return worked
  if (!worked.value.ok) return worked.value
  // What the desk would have sent as JSON.
  return ok(jsonOf(worked.value.value))
}

function jsonOf(value: unknown): Json {
  const read: unknown = JSON.parse(JSON.stringify(value ?? null))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was JSON a moment ago
  return read as Json
}

/** A round before, so that this home knows what colleagues did, and one after, so that they know what it did. */
async function withRelay(
  vault: Vault,
  here: (vault: Vault, work: LineWork) => Promise<Result<unknown, CallRefusal>>,
): Promise<Result<unknown, CallRefusal>> {
  const relay = relayOf(vault.replica)
  if (relay === undefined) return refuse({ kind: 'no-relay' })
  const link = httpLink(relay)
  try {
    await syncRound(vault.replica, link)
    const work = new LineWork({ vault, post: (ask) => link.line(ask) })
    const result = await here(vault, work)
    await work.stop()
    await syncRound(vault.replica, link)
    return result
  } finally {
    link.close()
  }
}

const setupFlags = {
  ...opening,
  'exit-to': 'text',
  'ways-en': 'text',
  'ways-ru': 'text',
  'ways-fr': 'text',
  space: 'text',
  anew: 'yes',
} as const

export async function lineSetup(args: readonly string[]): Promise<number> {
  const options = readOptions(args, setupFlags, { usage: usages.lineSetup, files: [0, 8] })
  if (options === undefined) return wrongUsage
  const { flags, files } = options
  const [exitTo, en, ru, fr] = [flags['exit-to'], flags['ways-en'], flags['ways-ru'], flags['ways-fr']]
  if (exitTo === undefined || en === undefined || ru === undefined || fr === undefined) {
    sayUsage(usages.lineSetup)
    return wrongUsage
  }
  const where = await openingFrom(flags)
  if (!where.ok) return refused(where.refusal)
  const { space, anew } = flags
  const wish = { pages: files, exitTo, otherWays: { en, ru, fr } }
  const ask = { ...wish, anew, ...(space === undefined ? {} : { space }) }
  const made = await done(where.value, 'line.setUp', ask, async (_, work) => {
    const set = await work.setUp({ ...wish, organisationName: '' }, { space, anew })
    return set.ok ? ok(lineView(work)) : refuse({ kind: set.refusal.kind })
  })
  if (!made.ok) return refused(made.refusal)
  say(
    'The line is set up at the relay, and its notice is signed. Make its page with `safeconduct line page`.',
  )
  if (flags.json) await printJson(made.value)
  return 0
}

export async function linePage(args: readonly string[]): Promise<number> {
  const options = readOptions(args, opening, { usage: usages.linePage, files: [1, 1] })
  const folder = options?.files[0]
  if (options === undefined || folder === undefined) return wrongUsage
  const where = await openingFrom(options.flags)
  if (!where.ok) return refused(where.refusal)
  const out = resolve(folder)
  const made = await done(where.value, 'line.page', { folder: out }, async (_, work) => {
    const standing = work.standing()
    if (standing.state !== 'ready') return refuse({ kind: 'line-not-set-up' })
    const built = await buildPage(standing.world, out)
    if (!built.ok) return built
    work.changedSetup()
    await work.tick()
    return ok({ ...built.value, key: toHex(standing.world.setup.root) })
  })
  if (!made.ok) return refused(made.refusal)
  for (const { name, sha256 } of filesIn(made.value)) say(`${sha256}  ${name}`)
  say(
    `The page lies in ${out}. Serve it with \`safeconduct relay --line\`, and publish these hashes where others can find them.`,
  )
  if (options.flags.json) await printJson(made.value)
  return 0
}

function filesIn(value: Json): readonly { readonly name: string; readonly sha256: string }[] {
  const files = isObject(value) ? value['files'] : undefined
  if (!Array.isArray(files)) return []
  return files.flatMap((file: unknown) => {
    const of = isObject(file) ? file : {}
    const { name, sha256 } = of
    return typeof name === 'string' && typeof sha256 === 'string' ? [{ name, sha256 }] : []
  })
}

export async function lineStatus(args: readonly string[]): Promise<number> {
  const options = readOptions(args, opening, { usage: usages.lineStatus, files: [0, 0] })
  if (options === undefined) return wrongUsage
  const where = await openingFrom(options.flags)
  if (!where.ok) return refused(where.refusal)
  const told = await done(where.value, 'line.now', {}, async (_, work) => {
    await work.tick()
    return ok(lineView(work))
  })
  if (!told.ok) return refused(told.refusal)
  const view = isObject(told.value) ? told.value : {}
  const { state } = view
  if (typeof state === 'string') say(`The line: ${state}.`)
  if (state === 'ready') tellReady(view)
  if (options.flags.json) await printJson(told.value)
  return state === 'ready' && view['relay'] !== 'silent' ? 0 : 1
}

function tellReady(view: Readonly<Record<string, unknown>>): void {
  const published = isObject(view['published']) ? view['published'] : undefined
  const counts = isObject(view['counts']) ? view['counts'] : {}
  const number = (name: string): string => String(typeof counts[name] === 'number' ? counts[name] : 0)
  say(
    published === undefined
      ? 'Nothing is published: callers find no key. An admin’s desk has to be on.'
      : `Published: ${String(published['line'])}. Callers find a key until ${String(published['until'])}.`,
  )
  say(
    `Open: ${number('open')}. Unread: ${number('unread')}. Late: ${number('late')}. Held: ${number('held')}.`,
  )
  if (view['relay'] === 'silent') say('The relay does not answer.')
}
