/** Holds a home's lock until it is killed: `node hold-home.ts HOME`. For the test of the lock. */
import { lockHome } from '../../packages/host/src/home/lock.ts'

const lock = lockHome(process.argv[2] ?? '')
process.stdout.write(lock.ok ? 'held\n' : 'refused\n')
// Whoever started it may end without a word.
process.stdin.resume().on('end', () => process.exit())
