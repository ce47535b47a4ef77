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
