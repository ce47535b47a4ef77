/**
 * Committers that entries further along the queue name: a relay receipts the whole chain when it is set up, also the
 * entries that a keeper marked before, and it is the relay's receipts that a new device sees.
 *
 * Its marks count for those entries because the members' own entry that names it lies behind them, follows them by
 * hash, and is valid: they have said what the chain is up to there. docs/formats/control.md, rule R8.
 */
import { equalBytes } from '../../base/bytes.ts'
import { judgeRoster } from '../control/judge.ts'
import type { DeviceId } from '../control/names.ts'
import type { Context } from './context.ts'
import { type QueuedControl, queuedAt } from './control-queue.ts'
import type { LogState } from './log-book.ts'

export async function committersAhead(
  { organisation }: Pick<Context, 'organisation'>,
  log: LogState,
  first: QueuedControl,
): Promise<readonly DeviceId[]> {
  const place = { organisation, log: log.id, key: (epoch: number) => log.keys.get(epoch)?.key }
  const named: DeviceId[] = []
  let state = log.control?.kind === 'roster' ? log.control.state : undefined
  for (let one: QueuedControl | undefined = first; one !== undefined; ) {
    const judged = await judgeRoster(place, state, one.entry)
    if ((judged.kind !== 'applied' && judged.kind !== 'dead') || judged.state === undefined) break
    if (judged.kind === 'applied' && judged.event.kind === 'relay-set') named.push(judged.event.key)
    if (judged.kind === 'applied' && judged.event.kind === 'keeper-set') named.push(judged.event.device)
    state = judged.state
    const { hash, entry }: QueuedControl = one
    one = queuedAt(log, entry.header.seq + 1).find((next) => equalBytes(next.entry.header.previous, hash))
  }
  return named
}
