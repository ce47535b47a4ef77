/**
 * A control entry that names a roster which is not there would be waited for, and with it every later one: a member
 * who is about to be removed could keep the new key from being made. docs/formats/control.md, R48.
 *
 * It may also be that the roster is on its way. So somebody says that it is void only when it has stood there for a while,
 * and even then that has no effect on an entry whose roster had been there before.
 */
import { textOf, toHex, utf8 } from '../../base/bytes.ts'
import { parseMembershipBody } from '../control/control-body.ts'
import { logHexOf } from '../control/names.ts'
import { readBody } from '../feed.ts'
import { type Context, commit } from './context.ts'
import { controlHead } from './control-chain.ts'
import { queuedAt } from './control-queue.ts'
import type { LogState } from './log-book.ts'
import { propose } from './organisation-proposals.ts'
import type { Scene } from './organisation-scene.ts'
import { storedProposals } from './organisation-shelf.ts'

/** A roster that was committed reaches whoever is at the relay within a round; this is many rounds. */
export const patience = 120_000

export async function voidStuck(scene: Scene): Promise<void> {
  const { context } = scene
  const { shelf } = context.store
  for (const log of context.book.all()) {
    const stuck = log.frozen ? undefined : await stuckEntry(scene, log)
    const noted = textOf(shelf.get('stuck', log.hex) ?? new Uint8Array()) ?? ''
    if (stuck === undefined) {
      if (noted !== '') commit(context, () => shelf.drop('stuck', log.hex))
    } else if (noted === '') {
      commit(context, () => shelf.put('stuck', log.hex, utf8(String(context.world.clock.millis()))))
    } else if (isDue(context, Number(noted)) && !isSaid(scene, stuck)) {
      await propose(scene, context.book.directory, { kind: 'void', log: logHexOf(log.id), entry: stuck })
    }
  }
}

/** By somebody, or by us and on its way. */
function isSaid({ context, roster }: Scene, hash: string): boolean {
  const mine = storedProposals(context.store.shelf, context.book.directory.hex)
  const asked = mine.some(({ draft: { event } }) => event.kind === 'void' && event.entry === hash)
  return asked || roster.voids.some(([, one]) => one === hash)
}

function isDue({ world }: Context, since: number): boolean {
  const waited = world.clock.millis() - since
  // A clock that was set back must not keep a log closed for years.
  return waited >= patience || waited < 0
}

/** Hash of the next entry of this chain, where it names a roster that is not here. */
async function stuckEntry({ context, roster }: Scene, log: LogState): Promise<string | undefined> {
  if (log.control?.kind !== 'membership' || log.controlQueue.size === 0) return undefined
  const head = controlHead(log)
  for (const { entry, hash, mark } of queuedAt(log, head.seq + 1)) {
    const key = log.keys.get(entry.header.epoch)
    if (mark === undefined || key === undefined || toHex(entry.header.previous) !== toHex(head.hash)) continue
    const content = await readBody(entry, key.entryKey, context.organisation)
    const body = content.ok ? parseMembershipBody(content.value) : undefined
    if (body !== undefined && body.roster > roster.head[0]) return toHex(hash)
  }
  return undefined
}
