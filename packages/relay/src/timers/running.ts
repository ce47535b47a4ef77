/**
 * Looks at the timers of a relay for as long as it runs, four times a minute. A look that fails (a database that is
 * away, a full disk) is followed by the next; nobody is told here, the heartbeat tells how long ago the last good one was.
 */
import type { Timers } from './timers.ts'

const lookedEvery = 15_000
/** A message that is on its way when the relay ends is sent again after the next start. */
const longestFarewell = 2_000

export function runTimers(timers: Timers): { readonly end: () => Promise<void> } {
  let looking: Promise<void> | undefined
  const posting = new Set<Promise<void>>()
  const post = (): void => {
    const sent = timers.posting.deliver().then(
      () => void posting.delete(sent),
      () => void posting.delete(sent),
    )
    posting.add(sent)
  }
  const look = (): void => {
    looking ??= timers
      .look()
      .catch(() => 0)
      .then(() => {
        looking = undefined
        post()
      })
  }
  // At once: what came to its minute while nobody ran is late already.
  look()
  const every = setInterval(look, lookedEvery)
  return {
    end: async () => {
      clearInterval(every)
      await looking
      const farewell = new Promise((done) => setTimeout(done, longestFarewell).unref())
      await Promise.race([Promise.all(posting), farewell])
    },
  }
}
