/** A report as the pages show it, and who shares words with whom: see `calls.ts`. */

/** As it is printed: the hour and its zone only where the page has them. */
export type ReportDay = {
  readonly date: string
  readonly precision: string
  readonly time?: string
  readonly zone?: string
}

/** Offsets are JavaScript string indices into `text`. */
export type ReadingView = {
  readonly id: string
  readonly title: string
  readonly outlet: string
  readonly text: string
  /** What the report says of itself: who wrote it, when with its zone, and from whom it says it has it. */
  readonly head: {
    readonly bylines: readonly string[]
    readonly published?: ReportDay
    readonly updated?: ReportDay
    readonly sources: readonly string[]
  }
  readonly boilerplate: readonly (readonly [number, number])[]
  readonly quotes: readonly {
    readonly start: number
    readonly end: number
    readonly speaker: string | null
    /** Not said by the text: chosen among those who stand near. */
    readonly isChosen: boolean
  }[]
  readonly numbers: readonly {
    readonly start: number
    readonly end: number
    readonly min: number
    readonly max: number | null
  }[]
  /** Runs of eight or more words that also stand in another report, with their place in both. */
  readonly runs: readonly {
    readonly start: number
    readonly end: number
    readonly other: {
      readonly id: string
      readonly title: string
      readonly start: number
      readonly end: number
    }
  }[]
}

/** Who shares words with whom: reports as points, shared runs as lines. */
export type SharesView = {
  readonly reports: readonly { readonly id: string; readonly title: string; readonly outlet: string }[]
  readonly shared: readonly {
    readonly a: string
    readonly b: string
    readonly runs: number
    readonly words: number
  }[]
}
