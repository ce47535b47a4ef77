/** Stamps for what is about to be sent, worked on while the person is still typing. */
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { type Stamp, solveStamp } from '@safeconduct/core/line/stamp.ts'
import { standAside } from './pause.ts'

export type StampWork = {
  /** 0 to 99: how likely it was to be done by now. */
  readonly done: () => number
  /** Undefined: more work was asked than any honest relay asks. */
  readonly stamp: Promise<Stamp | undefined>
  readonly stop: () => void
}

const hashesBetween = 200

/** What a relay wants before it gives room. */
export type Asked = { readonly challenge: Bytes; readonly bits: number }

export function workOn({ challenge, bits }: Asked): StampWork {
  let slices = 0
  let stopped = false
  const stamp = solveStamp(challenge, bits, {
    random: platformRandom,
    pause: () => {
      slices++
      return standAside()
    },
    stopped: () => stopped,
  })
  return {
    done: () => Math.floor(99 * (1 - Math.exp((-slices * hashesBetween) / 2 ** bits))),
    stamp,
    stop: () => {
      stopped = true
    },
  }
}
