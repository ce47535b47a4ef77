/** Entries that somebody names and that are not here, each with how many others wait for it. */
import type { LogState } from './log-book.ts'
import type { Hole } from './outcomes.ts'

export function holesOf(log: LogState): readonly Hole[] {
  const wanted = new Map<string, { readonly feed: string; readonly seq: number; wantedBy: number }>()
  for (const feed of log.feeds.values()) {
    for (const { missing } of feed.tray.values()) {
      if (missing === undefined) continue
      const [tag, seq] = missing
      // It is here and waits itself: for a key, a clock, a decision.
      if (log.byTag.get(tag)?.tray.has(seq) === true) continue
      const known = wanted.get(`${tag}.${seq}`)
      if (known === undefined) wanted.set(`${tag}.${seq}`, { feed: tag, seq, wantedBy: 1 })
      else known.wantedBy++
    }
  }
  return [...wanted.values()].map((hole) => ({ log: log.id, ...hole }))
}
