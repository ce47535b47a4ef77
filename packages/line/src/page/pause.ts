/** Waiting: between slices of work, so that typing goes on, and between attempts, so that a silent relay gets air. */

/** Back at once after whatever the person did meanwhile. A timer would sleep four milliseconds each time. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(0)
  })
}

/** When what was just put on the page can be seen: what comes then may hold a slow phone for half a second. */
export function shown(): Promise<void> {
  return new Promise((resolve) => {
    // A page in the background is never painted, and what waits behind this must go out all the same.
    setTimeout(resolve, 300)
    requestAnimationFrame(() => setTimeout(resolve))
  })
}

const longestAside = 10_000
let ahead: Promise<unknown> = Promise.resolve()

/** What a person waits for goes ahead of what is worked on beforehand, for some seconds. */
export async function goAhead<T>(work: Promise<T>): Promise<T> {
  ahead = Promise.race([
    work.catch(() => undefined),
    new Promise((resolve) => {
      setTimeout(resolve, longestAside)
    }),
  ])
  return work
}

/** For what is worked on beforehand: until nobody waits for anything else. */
export async function standAside(): Promise<void> {
  await breath()
  await ahead
}

export type Waiting = {
  /** Ends early when woken. `each` is told the seconds that are left. */
  readonly wait: (seconds: number, each: (left: number) => void) => Promise<void>
  /** "Try now", or the phone has a network again. */
  readonly wake: () => void
}

export function waiting(): Waiting {
  let wakeUp: () => void = () => {}
  return {
    wait: async (seconds, each) => {
      let awake = false
      for (let left = seconds; left > 0 && !awake; left--) {
        each(left)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 1_000)
          wakeUp = () => {
            awake = true
            clearTimeout(timer)
            resolve()
          }
        })
      }
      wakeUp = () => {}
    },
    wake: () => wakeUp(),
  }
}

/** How long to wait after so many attempts in vain: soon at first, then once a minute, for as long as it takes. */
export function secondsBefore(attempt: number): number {
  return Math.min(60, 3 * 2 ** Math.min(attempt, 5))
}
