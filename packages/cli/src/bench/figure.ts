/** One measured number and what it should be. */
export type Target = {
  readonly is: '≤' | '≥'
  readonly value: number
  /** What a throw-away trial reached before the program was written. */
  readonly trial?: string
}
export type Figure = {
  readonly name: string
  /** null: could not be measured on this machine. */
  readonly value: number | null
  readonly unit: string
  readonly target?: Target
  readonly met?: boolean
}
export type BenchWorld = { readonly records?: number; readonly say: (line: string) => void }
export type Bench = (world: BenchWorld) => Promise<readonly Figure[]>

export function figure(name: string, value: number | null, unit: string, target?: Target): Figure {
  const rounded = value === null ? null : Number(value.toPrecision(4))
  if (target === undefined) return { name, value: rounded, unit }
  const met = value !== null && (target.is === '≤' ? value <= target.value : value >= target.value)
  return { name, value: rounded, unit, target, met }
}

/** The median of some runs, in milliseconds: the first run warms up and does not count. */
export async function medianOf(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    await work()
    if (run > 0) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? 0
}
