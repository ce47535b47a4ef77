/** `safeconduct bench`: measured figures, each beside its target. Ratios tell more than seconds on a shared machine. */
import { benches } from '../bench/benches.ts'
import type { Figure } from '../bench/figure.ts'
import { readOptions, sayUsage, wrongUsage } from '../options.ts'
import { printJson, say } from '../output.ts'
import { usages } from '../usages.ts'

export async function bench(args: readonly string[]): Promise<number> {
  const called = { usage: usages.bench, files: [0, benches.size] } as const
  const options = readOptions(args, { json: 'yes', records: 'text' } as const, called)
  if (options === undefined) return wrongUsage
  const names = options.files.length === 0 ? [...benches.keys()] : options.files
  const records = options.flags.records === undefined ? undefined : Number(options.flags.records)
  const unknown = names.some((name) => !benches.has(name))
  if (unknown || (records !== undefined && !(Number.isSafeInteger(records) && records >= 1000)))
    return sayUsage(usages.bench) ?? wrongUsage
  const figures: Figure[] = []
  for (const name of names) {
    const run = benches.get(name)
    if (run === undefined) continue
    say(`Measuring ${name} …`)
    for (const figure of await run({ ...(records === undefined ? {} : { records }), say })) {
      figures.push(figure)
      say(lineOf(figure))
    }
  }
  if (options.flags.json) await printJson({ node: process.version, figures })
  return 0
}

function lineOf({ name, value, unit, target, met }: Figure): string {
  const trial = target?.trial === undefined ? '' : ` (a trial reached ${target.trial})`
  const beside =
    target === undefined
      ? ''
      : `   target ${target.is} ${target.value} ${unit}${trial}   ${met === true ? 'met' : 'NOT MET'}`
  return `  ${name}: ${value === null ? 'not measured' : value} ${unit}${beside}`
}
