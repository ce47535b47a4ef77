import { rightOf } from '@safeconduct/core/vault/control/membership.ts'
import { epochOf } from '@safeconduct/core/vault/replica/log-book.ts'
import { accessHash, accessToken } from '@safeconduct/core/vault/sync/access.ts'
import { awake, checkAlarms, checkConsent } from './checks.ts'
import { perform } from './deeds/deeds.ts'
import { seedPlatformChance, takePlatformChance } from './platform.ts'
import { scheduleOf } from './schedule.ts'
import { setUp } from './set-up.ts'
import { settle } from './settle.ts'
import { quiet } from './time/quiet.ts'
import { World } from './world.ts'

takePlatformChance()
const seed = Number(process.argv[2])
const ops = Number(process.argv[3] ?? 300)
const wantedLog = process.argv[4] ?? ''
const schedule = scheduleOf(seed, ops)
seedPlatformChance(seed)
const world: any = new World(schedule, true)
const one = async () => {
  if (!world.agenda.step()) return
  await quiet()
}
async function untilDone(task: Promise<void>) {
  let done = false
  let p: unknown
  task.then(
    () => (done = true),
    (t) => {
      done = true
      p = t
    },
  )
  await quiet()
  while (!done && world.verdict.violation === undefined) {
    if (world.agenda.empty) throw new Error('stuck')
    await one()
  }
  if (p) throw p
}
await untilDone(setUp(world))
world.calm = false
for (const step of schedule.steps) {
  if (world.verdict.violation) break
  let come = false
  world.agenda.plan(step.after, () => {
    come = true
    void perform(world, step)
  })
  while (!come && world.verdict.violation === undefined) await one()
  checkAlarms(world)
  if (step.kind === 'read') checkConsent(world)
}
if (!world.verdict.violation) await untilDone(settle(world))
console.log(world.verdict.violation)
for (const { device, replica } of awake(world))
  for (const log of replica.book.all()) {
    if (wantedLog && !log.hex.startsWith(wantedLog)) continue
    const st: any = {}
    let acc = ''
    for (const [e, k] of log.keys as any) if (await world.relay.opens(log.id, accessToken(k.key))) acc += e
    const toks: any = [...log.keys].map(
      ([e, k]: any) => `${e}:${accessHash(accessToken(k.key)).toHex().slice(0, 8)}`,
    )
    const me = replica.me.member
    console.log(
      device.name,
      log.hex.slice(0, 6),
      log.name.scope.kind,
      log.name.part,
      'epoch',
      epochOf(log),
      'head',
      log.control?.state.head[0],
      'keys',
      toks.join(' '),
      'relay',
      acc,
      st?.size,
      'queue',
      [...log.controlQueue.keys()].join(),
      'right',
      log.control?.kind === 'membership' && me ? rightOf(log.control.state, me) : '',
    )
  }
console.log(world.trace.lines.slice(-16).join('\n'))
