/** Keys that came in a letter: what waited for them is read. Whether the letter is to be believed was asked before. */
import type { Bytes } from '../../base/bytes.ts'
import type { CompartmentId } from '../compartment.ts'
import type { CompartmentName } from '../schema.ts'
import { advance } from './applying.ts'
import type { Context } from './context.ts'
import { catchUp } from './control-chain.ts'
import { fits, keepKeys } from './keys.ts'
import { newLogState } from './log-book.ts'

/** False when another log bears this name already, or a key contradicts the one that is here. */
export async function learnKeys(
  context: Context,
  id: CompartmentId,
  name: CompartmentName,
  keys: ReadonlyMap<number, Bytes>,
): Promise<boolean> {
  const known = context.book.get(id)
  const namesake = context.book.byName(name)
  // The name of a case belongs to its first log here: a second one would hide it.
  if (known === undefined && namesake !== undefined) return false
  if (known !== undefined && !fits(known, keys)) return false
  const log = known ?? newLogState(0, id, name)
  keepKeys(context, log, keys)
  await catchUp(context, [log])
  await advance(context, log)
  return true
}
