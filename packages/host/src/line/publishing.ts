/**
 * The notice of the line: which keys callers seal to, whether somebody is there, what else there is. Signed by the
 * line's root, which lies on the desks of admins; put up again before the keys run out, and when anything changes.
 */
import { equalBytes, fromHex, toHex } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { type LineNotice, readNotice, signNotice, type WeekKey } from '@safeconduct/core/line/notice.ts'
import { weekOf } from '@safeconduct/core/line/week-keys.ts'
import { publicHalfOf } from '@safeconduct/core/sealed/envelope.ts'
import { publicKeyOf, type SigningKey, signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import { epochOf, type LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { DoorRefusal } from './line-door.ts'
import type { LineSetup } from './line-setup.ts'
import type { LineWorld } from './line-world.ts'
import { type HeldRatchet, keysOf, weeksAhead } from './week-ratchets.ts'

/** What callers' pages are shown now. */
export type Published = { readonly issued: number; readonly untilWeek: number; readonly notice: LineNotice }

/** Older than this it is put up again: the keys of four weeks and the rest stay ahead. */
const oldest = 3 * 86_400_000

/** The root's private half, where this desk holds it. */
export async function rootOf({ vault, log, setup }: LineWorld): Promise<SigningKey | undefined> {
  for (const { value } of await vault.replica.acts.secrets.of(log, 'line-root')) {
    const key = await signingKeyFrom(value.reveal())
    if (key.ok && equalBytes(publicKeyOf(key.value), setup.root)) return key.value
  }
  return undefined
}

/** What stands at the relay, if the root signed it. */
export async function publishedNow({
  door,
  setup,
}: Pick<LineWorld, 'door' | 'setup'>): Promise<Result<Published | undefined, DoorRefusal>> {
  const about = await door.about()
  // A line that has published nothing is not known to callers yet.
  if (!about.ok) return about.refusal.kind === 'unknown-line' ? ok(undefined) : about
  const notice = await readNotice(about.value.notice, setup.root, { line: setup.line })
  if (!notice.ok) return ok(undefined)
  const { issued } = notice.value
  return ok({ issued, untilWeek: weekOf(issued) + weeksAhead, notice: notice.value })
}

/**
 * Makes a ratchet where there is none, and another when somebody lost the right to the line since: whoever had it
 * could turn it forward. It is published after the colleagues' letters have left.
 */
export async function tendRatchet(
  { vault, ratchets, log }: LineWorld,
  state: LogState,
): Promise<HeldRatchet | undefined> {
  const [newest, before] = await ratchets.held()
  const epoch = epochOf(state)
  if (newest === undefined || newest.epoch < epoch) {
    await ratchets.make(epoch)
    return newest
  }
  const isHanded = vault.replica.acts.secrets.areHanded(log, 'line-week', toHex(newest.ratchet.id))
  return isHanded ? newest : (before ?? newest)
}

export async function publish(
  world: LineWorld,
  root: SigningKey,
  { ratchet }: HeldRatchet,
  now: Published | undefined,
): Promise<Result<Published | undefined, DoorRefusal>> {
  const { vault, door, setup } = world
  const week = weekOf(vault.clock.millis())
  const keys: readonly WeekKey[] = [...keysOf(ratchet, week, week + weeksAhead)].map(([at, key]) => ({
    week: at,
    key: publicHalfOf(key),
  }))
  if (keys.length === 0) return ok(now)
  if (now !== undefined && isFresh(now, setup, keys, vault.clock.millis())) return ok(now)
  const notice: LineNotice = {
    line: setup.line,
    // Pages refuse a notice older than one they know, so it never goes back.
    issued: Math.max(vault.clock.millis(), (now?.issued ?? 0) + 1),
    keys,
    state: setup.opening,
    otherWays: setup.otherWays,
    ...(setup.waitMinutes === undefined ? {} : { wait: setup.waitMinutes }),
    ...(setup.pageFiles.length === 0 ? {} : { page: pagesOf(setup) }),
  }
  const posted = await door.publish(await signNotice(root, notice))
  if (!posted.ok) return posted
  return ok({ issued: notice.issued, untilWeek: week + weeksAhead, notice })
}

function pagesOf({ pageFiles }: LineSetup) {
  return pageFiles.flatMap(({ sha256 }) => fromHex(sha256) ?? []).slice(0, 16)
}

/** The relay shows keys of this week and the next alone: these must be ours. */
function isFresh(
  { notice, issued }: Published,
  setup: LineSetup,
  keys: readonly WeekKey[],
  millis: number,
): boolean {
  const age = millis - issued
  const ours = (shown: WeekKey): boolean =>
    keys.some(({ week, key }) => week === shown.week && equalBytes(key, shown.key))
  const pages = setup.pageFiles.map(({ sha256 }) => sha256).slice(0, 16)
  return (
    age < oldest &&
    notice.keys.length > 0 &&
    notice.keys.every(ours) &&
    notice.state === setup.opening &&
    notice.wait === setup.waitMinutes &&
    JSON.stringify(notice.otherWays) === JSON.stringify(setup.otherWays) &&
    JSON.stringify((notice.page ?? []).map(toHex)) === JSON.stringify(pages)
  )
}
