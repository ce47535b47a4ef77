/**
 * After the last step: the network heals, the relay tells the truth, every laptop is on and its clock is right.
 * Then rounds, until a whole loop of them changes nothing, and the checks that need rest.
 */
import { checkAtRest } from './checks/at-rest.ts'
import { awake, isEntitled } from './checks/audience.ts'
import type { Device } from './device/device.ts'
import type { World } from './world.ts'

/** I9: more loops than this and something never comes to rest. */
const mostLoops = 24
const betweenLoops = 20 * 60_000
/** Longer than anybody waits before asking again. */
const longBreak = 25 * 3_600_000
const tenYears = 10.2 * 365 * 86_400_000

export async function settle(world: World): Promise<void> {
  heal(world)
  // What was under way when it healed ends first.
  await world.agenda.sleep(60 * 60_000)
  await restless(world)
  if (world.schedule.faults.has('clock-jump')) {
    // What a clock ten years ahead has stamped becomes readable when the time has come.
    await world.agenda.sleep(tenYears)
    await restless(world)
  }
  if (world.verdict.violation === undefined) await checkAtRest(world)
}

function heal(world: World): void {
  world.calm = true
  world.relay?.unsplit()
  for (const device of world.devices) {
    device.clogged = false
    device.clock.off = 0
    device.hiddenFrom.clear()
  }
  world.trace.say('everything heals')
}

async function restless(world: World): Promise<void> {
  let before = ''
  for (let loop = 1, still = 0; loop <= mostLoops; loop++) {
    const { moved } = world
    for (const device of world.devices) {
      await world.start(device)
      await world.round(device)
      if (world.verdict.violation !== undefined) return
    }
    await world.agenda.sleep(loop % 3 === 0 ? longBreak : betweenLoops)
    const now = world.devices.map(holdings).join('\n')
    still = now === before && world.moved === moved ? still + 1 : 0
    if (still > (isAnswerDue(world) ? 4 : 0)) return
    before = now
  }
  world.verdict.blame('I9', `devices still change after ${mostLoops} rounds each`)
}

/**
 * Who is shut out of a log asks once a day, is answered, and reads on in a third round: that is waited for. Whoever may
 * not read it by what is settled asks for ever, and nobody answers.
 */
function isAnswerDue(world: World): boolean {
  return awake(world).some(({ device, replica }) =>
    [...device.shutOut].some((hex) => isEntitled(world, replica, hex)),
  )
}

/** What a device holds of every log, as one text: the same twice means that nothing came and nothing went. */
export function holdings(device: Device): string {
  const { replica } = device
  if (!device.on || replica === undefined) return `${device.name} off`
  const logs = replica.book.all().map((log) => {
    const feeds = [...log.feeds.values()]
      .map(({ hex, head }) => `${hex.slice(0, 8)}.${head.seq}`)
      .sort()
      .join(' ')
    const [seq, hash] = log.control?.state.head ?? [0, '']
    return `${log.hex.slice(0, 6)}@${log.control?.state.epoch ?? 0} ${seq} ${hash.slice(0, 6)} ${feeds}`
  })
  return `${device.name} ${logs.sort().join('; ')}`
}
