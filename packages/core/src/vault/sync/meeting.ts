/** Is whoever answers the relay that the roster names, of a protocol that we speak, and does its clock agree with ours? */
import { equalBytes } from '../../base/bytes.ts'
import type { Result } from '../../base/result.ts'
import { refuse } from '../../base/result.ts'
import type { PublicKey } from '../../sealed/sign.ts'
import type { AlarmKind } from '../replica/alarms.ts'
import type { Replica } from '../replica/replica.ts'
import type { LinkRefusal, RelayAbout, RelayLink } from './link.ts'
import { keepNow } from './turns.ts'
import { wireVersion } from './wire.ts'

/** More than this and somebody's clock is set wrong: entries of whoever it is would wait, or win. */
const clockTolerance = 600_000
/** The same finding again within this time is the same finding. */
const sameFinding = 86_400_000

export async function meetRelay(
  replica: Replica,
  link: RelayLink,
  key: PublicKey,
): Promise<Result<RelayAbout, LinkRefusal | { readonly kind: 'other-key' }>> {
  const asked = replica.world.clock.millis()
  const about = await link.about()
  const heard = replica.world.clock.millis()
  if (!about.ok) return about
  const { oldest, newest, clock } = about.value
  if (!equalBytes(about.value.key, key)) {
    await raiseOnce(replica, 'relay-other-key')
    return refuse({ kind: 'other-key' })
  }
  if (wireVersion < oldest || wireVersion > newest) return refuse({ kind: 'other-version', oldest, newest })
  // The answer may have been long on its way: the relay looked at its clock somewhere between these two moments.
  if (clock < asked - clockTolerance || clock > heard + clockTolerance)
    await raiseOnce(replica, 'clock-differs')
  return about
}

/** An alarm that would come with every round is counted once a day. */
export async function raiseOnce(replica: Replica, kind: AlarmKind): Promise<void> {
  const now = replica.world.clock.millis()
  const isFresh = replica.alarms
    .list()
    .some(
      (alarm) => alarm.kind === kind && alarm.log === undefined && Math.abs(now - alarm.last) < sameFinding,
    )
  if (!isFresh) await keepNow(replica, () => replica.alarms.raise(kind))
}
