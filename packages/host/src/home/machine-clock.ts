/**
 * The one file that asks the machine what time it is: everything else is given a clock.
 *
 * The moment is read once, when the clock is made, and time runs on monotonically from there: somebody who
 * sets the machine's clock back while a vault is open changes no stamp in it.
 */
import { type Clock, clockFrom } from '@safeconduct/core/base/clock.ts'

export function machineNow(): number {
  return Math.floor(performance.timeOrigin + performance.now())
}

export function machineClock(): Clock {
  return clockFrom(machineNow(), () => performance.now())
}
