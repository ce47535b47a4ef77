/** A round's own small changes: each in its turn, in one transaction, and nothing in memory moves if there is no room. */
import type { Replica } from '../replica/replica.ts'

export function keepNow(replica: Replica, work: () => void): Promise<void> {
  return replica.turn(async () => {
    try {
      replica.store.transaction(work)
    } catch (problem) {
      replica.alarms.reload()
      throw problem
    }
  })
}
