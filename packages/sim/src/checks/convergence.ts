/** I2: after healing, whoever may read a log holds the same of it. */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { canonicalJson } from '@safeconduct/core/base/json.ts'
import { entryHash } from '@safeconduct/core/vault/entry.ts'
import { encodePartState, isJson } from '@safeconduct/core/vault/part-state.ts'
import type { FeedState, LogState } from '@safeconduct/core/vault/replica/log-book.ts'
import type { Replica } from '@safeconduct/core/vault/replica/replica.ts'
import type { Device } from '../device/device.ts'
import type { World } from '../world.ts'
import { awake, knowsRoster, mayRead, nameOf, someoneDecides } from './audience.ts'

/** I2. Whoever may read a log holds the same of it, entry for entry and value for value. */
export function checkConvergence(world: World): void {
  const held: Held = new Map()
  canonical.clear()
  for (const { device, replica } of awake(world)) {
    if (!knowsRoster(world, replica)) continue
    for (const log of replica.book.all()) {
      if (log.frozen || world.lockedOut.has(log.hex) || !mayRead(world, replica, log)) continue
      // Where nobody is left who may say where the feeds of those who left end, what they wrote last stays open.
      if (!someoneDecides(world, log.hex)) continue
      compare(world, held, `${log.hex} entries`, device, log, entriesOf(replica, log))
      compare(world, held, `${log.hex} records`, device, log, recordsOf(world, replica, log))
    }
  }
}

/** JSON of a value to its canonical form, while one world is looked at. */
const canonical = new Map<string, string>()

type Held = Map<string, { readonly by: Device; readonly text: string }>

function compare(
  world: World,
  held: Held,
  what: string,
  device: Device,
  log: LogState,
  lines: readonly string[],
): void {
  const text = lines.join('\n')
  const other = held.get(what)
  if (other === undefined) held.set(what, { by: device, text })
  else if (other.text !== text) {
    world.verdict.blame(
      'I2',
      `${other.by.name} and ${device.name} differ in ${nameOf(log)}: ${difference(other.text, text)}`,
    )
  }
}

/** Who may what, and the last word of everybody. */
function entriesOf(replica: Replica, log: LogState): readonly string[] {
  const feeds = [...log.feeds.values()].flatMap((feed) => lastWord(replica, feed)).sort()
  return [...controlLines(log), ...feeds]
}

function recordsOf(world: World, replica: Replica, log: LogState): readonly string[] {
  const parts = world.records.flatMap(({ id }) => {
    const place = replica.store.records.find(id)
    const state = place === undefined ? undefined : replica.store.records.partState(place, log.name)
    return state === undefined || state.size === 0 ? [] : [`${id.slice(0, 8)} ${encodePartState(state)}`]
  })
  return parts.sort()
}

/** The last entry of a feed that says something: a heartbeat that only its writer took back changes nobody's record. */
function lastWord(replica: Replica, { row, head, tag }: FeedState): readonly string[] {
  for (let { seq } = head; row !== undefined && seq > 0; seq--) {
    const entry = replica.store.entries.at(row, seq)?.entry
    if (entry?.header.kind === 'changes') return [`${tag}.${seq} ${toHex(entryHash(entry)).slice(0, 12)}`]
  }
  return []
}

/** One line for each member of the state, so that a difference says where it is. */
function controlLines({ control }: LogState): readonly string[] {
  if (control === undefined) return ['no control chain']
  return Object.entries(control.state).map(([name, value]) => lineOf(name, value))
}

function lineOf(name: string, value: unknown): string {
  // Two devices that hold the same have come to it in the same order: nearly always this text was written before.
  const text = JSON.stringify({ value })
  const known = canonical.get(text)
  if (known !== undefined) return `${name} ${known}`
  const json: unknown = JSON.parse(text)
  const made = canonicalJson(isJson(json) ? json : null)
  canonical.set(text, made)
  return `${name} ${made}`
}

function difference(a: string, b: string): string {
  const [left, right] = [a.split('\n'), b.split('\n')]
  const only = (here: readonly string[], there: readonly string[]): string =>
    here
      .filter((line) => !there.includes(line))
      .slice(0, 2)
      .map((line) => line.slice(0, 160))
      .join(' | ')
  return `only the first has [${only(left, right)}], only the second [${only(right, left)}]`
}
