/** Which entries a copy lacks, told in the numbers that a person can read out to a colleague. Never content. */
export type CopyHole = {
  /** First eight digits of the log's id, and of the feed's key. */
  readonly log: string
  readonly feed: string
  readonly from: number
  readonly to: number
}

export class HoleFinder {
  readonly #feeds = new Map<
    string,
    { readonly log: string; readonly upTo: number; readonly here: Set<number> }
  >()

  /** A feed is known to reach to this number. */
  expect(log: string, feed: string, upTo: number): void {
    this.#feeds.set(feed, { log, upTo, here: this.#feeds.get(feed)?.here ?? new Set() })
  }

  saw(log: string, feed: string, seq: number): void {
    const known = this.#feeds.get(feed) ?? { log, upTo: 0, here: new Set() }
    known.here.add(seq)
    this.#feeds.set(feed, known)
  }

  /** Hex ids of the logs that lack something. */
  logs(): readonly string[] {
    const found = new Set<string>()
    for (const { log, upTo, here } of this.#feeds.values()) {
      const last = [...here].reduce((most, seq) => Math.max(most, seq), upTo)
      if (here.size < last) found.add(log)
    }
    return [...found]
  }

  holes(): readonly CopyHole[] {
    const holes: CopyHole[] = []
    for (const [feed, { log, upTo, here }] of this.#feeds) {
      const last = [...here].reduce((most, seq) => Math.max(most, seq), upTo)
      for (let seq = 1; seq <= last; seq++) {
        if (here.has(seq)) continue
        const from = seq
        while (seq < last && !here.has(seq + 1)) seq++
        holes.push({ log: log.slice(0, 8), feed: feed.slice(0, 8), from, to: seq })
      }
    }
    return holes
  }
}
