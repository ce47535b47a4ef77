/** Whom an alarm is about: the member's code where the roster has the device, else the key in hex. */
import { toHex } from '../../base/bytes.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import { deviceIdOf } from '../control/names.ts'
import { memberOf } from '../control/roster.ts'
import type { Context } from './context.ts'
import type { FeedState } from './log-book.ts'

export function whoWrites(context: Pick<Context, 'book'>, feed: FeedState): string {
  return feed.device === undefined ? feed.hex : codeOfDevice(context, feed.device)
}

export function codeOfDevice({ book }: Pick<Context, 'book'>, device: PublicKey): string {
  const { roster } = book
  const id = deviceIdOf(device)
  const member = roster?.devices.find((one) => one.device === id)?.member
  const code = roster === undefined || member === undefined ? undefined : memberOf(roster, member)?.code
  return code ?? toHex(device)
}
