/** A real desk on a home of its own, and a page in front of it: what tests of the desk's process begin with. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, uptime } from 'node:os'
import { join } from 'node:path'
import { textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { isCallName } from '../../packages/desk/src/calls/requests.ts'
import { Desk } from '../../packages/desk/src/process/desk.ts'
import type { IdleClocks } from '../../packages/desk/src/process/idle.ts'
import type { Standing } from '../../packages/desk/src/process/sessions.ts'

export const passphrase = 'lantern orchard velvet harbour tin morning'
export const hour = 60 * 60 * 1000
export const realClocks: IdleClocks = { monotonic: () => performance.now(), uptime }

export type Home = { readonly path: string; readonly remove: () => Promise<void> }

export async function newHome(): Promise<Home> {
  const path = await mkdtemp(join(tmpdir(), 'desk-home-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

export type DeskWishes = { readonly clocks?: IdleClocks; readonly demonstration?: boolean }

export function startDesk(
  home: string,
  { clocks = realClocks, demonstration = false }: DeskWishes = {},
): ReturnType<typeof Desk.start> {
  const place = { home, demonstration, frozen: demonstration, cheap: true }
  return Desk.start({ place, random: platformRandom, clocks, autoLockAfter: hour })
}

export async function openDesk(home: string, wishes: DeskWishes = {}): Promise<Desk> {
  const desk = await startDesk(home, wishes)
  if (!desk.ok) throw new Error(desk.refusal.kind)
  return desk.value
}

type Told =
  | { readonly ok: true; readonly session: number; readonly value: unknown }
  | { readonly ok: false; readonly session: number; readonly refusal: { readonly kind: string } }

/** One call with a standing of one's choice, and its answer as a page reads it. */
export async function callAs(
  desk: Desk,
  standing: Standing,
  name: string,
  ask: unknown = {},
): Promise<{ readonly reply: Told; readonly cookie: string | undefined }> {
  if (!isCallName(name)) throw new Error(`no such call: ${name}`)
  const { reply, cookie } = await desk.call(name, utf8(JSON.stringify(ask)), standing)
  const told = reply.ok ? { ...reply, value: JSON.parse(textOf(reply.value) ?? '') as unknown } : reply
  return { reply: told, cookie }
}

export type Page = { cookie: string; readonly call: (name: string, ask?: unknown) => Promise<Told> }

/** A page: it has what a browser would keep, and nothing else. */
export function pageOf(desk: Desk): Page {
  const page: Page = {
    cookie: desk.enter(desk.mint()) ?? '',
    call: async (name, ask = {}) => {
      const { reply, cookie } = await callAs(desk, desk.standing(page.cookie), name, ask)
      if (cookie !== undefined) page.cookie = cookie
      return reply
    },
  }
  return page
}

/** A desk with the demonstration open. */
export async function demonstrationDesk(): Promise<{
  readonly home: Home
  readonly desk: Desk
  readonly page: Page
}> {
  const home = await newHome()
  const desk = await openDesk(home.path, { demonstration: true })
  const shown = await desk.showDemonstration()
  if (!shown.ok) throw new Error(shown.refusal.kind)
  return { home, desk, page: pageOf(desk) }
}
