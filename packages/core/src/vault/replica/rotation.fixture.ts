/** New keys for a log of a test team. */
import { type Bytes, toHex } from '../../base/bytes.ts'
import { platformRandom } from '../../base/random.ts'
import { epochKeyCommitment } from '../compartment.ts'
import { sealKeyring } from '../control/epoch-keys.ts'
import type { FinalList } from '../control/finals.ts'
import { feedHexOf } from '../control/names.ts'
import { epochOf } from './log-book.ts'
import { pressLog, type TestDevice, type TestTeam } from './replica.fixture.ts'

/** A new key of the press log; whoever is not in `staying` loses it, and their feeds end where the founder has them. */
export async function rotated(team: TestTeam, staying: readonly TestDevice[]): Promise<Bytes> {
  const { founder } = team
  const log = founder.log()
  const epoch = epochOf(log) + 1
  const key = platformRandom.bytes(32)
  const keys = new Map([...log.keys].map(([number, { key: old }]) => [number, old]))
  const stayingMembers = staying.map((device) => team.members[team.devices.indexOf(device)])
  const members = team.members
    .filter((member) => stayingMembers.includes(member))
    .map((member, at) => [member, at === 0 ? 'lead' : 'writer'] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const gone = team.devices.filter((device) => !staying.includes(device))
  const finals: FinalList = [...log.feeds.values()]
    .filter(({ device }) =>
      gone.some(({ replica }) => device !== undefined && toHex(replica.me.device) === toHex(device)),
    )
    .map(({ key: feed, head }) => [feedHexOf(feed), head.seq, toHex(head.hash)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const place = { organisation: founder.replica.organisation.id, log: log.id, epoch }
  const keyring = await sealKeyring(place, key, keys, { random: platformRandom })
  const commit = toHex(epochKeyCommitment(log.id, epoch, key))
  await team.decide(pressLog, { kind: 'epoch', epoch, commit, keyring, finals, why: 'removal', members })
  for (const device of staying) await device.replica.learn(log.id, log.name, new Map([[epoch, key]]))
  return key
}
