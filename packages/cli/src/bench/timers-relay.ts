/**
 * A relay of the bench whose clock begins where the bench says, so that nobody waits five minutes for a due time:
 * `node timers-relay.ts FOLDER MILLIS PUSH`. It prints its address and key, and ends when it is killed.
 */
import { clockFrom } from '@safeconduct/core/base/clock.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { startRelay } from '@safeconduct/relay/start.ts'

const [folder = '', millis = '', push = ''] = process.argv.slice(2)
const started = await startRelay(
  { folder },
  { host: '127.0.0.1', port: 0, secured: { by: 'nothing' } },
  { clock: clockFrom(Number(millis), () => performance.now()), random: platformRandom, environment: {} },
  { alarms: { push: { servers: [push] } } },
)
process.stdout.write(`${JSON.stringify(started.ok ? started.value : started.refusal)}\n`)
