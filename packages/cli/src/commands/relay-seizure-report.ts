/** `safeconduct relay seizure-report`: everything that the disk of a relay tells whoever takes it. */
import { type SeizureReport, seizureReport } from '@safeconduct/relay/seizure-report.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { print, printJson } from '../output.ts'
import { refused } from '../refused.ts'
import { usages } from '../usages.ts'
import { relayFolder } from './relay.ts'

const flags = { home: 'text', database: 'text', json: 'yes' } as const

export async function relaySeizureReport(args: readonly string[]): Promise<number> {
  const options = readOptions(args, flags, { usage: usages.relaySeizureReport, files: [0, 0] })
  if (options === undefined) return wrongUsage
  const { home, database, json } = options.flags
  const report = await read({ folder: relayFolder(home), ...(database === undefined ? {} : { database }) })
  if (report === 'silent') return refused({ kind: 'database-silent' })
  if (report === undefined) return refused({ kind: 'no-relay-here' })
  if (json) await printJson(report)
  else await print(`${linesOf(report).join('\n')}\n`)
  return 0
}

async function read(
  place: Parameters<typeof seizureReport>[0],
): Promise<SeizureReport | 'silent' | undefined> {
  try {
    return await seizureReport(place)
  } catch (problem) {
    if (place.database !== undefined) return 'silent'
    throw problem
  }
}

function linesOf({ tables, files, follows, unknown }: SeizureReport): readonly string[] {
  return [
    'What this relay keeps, and what each of it tells whoever takes the disk.',
    ...tables.flatMap(({ name, what, rows, fields }) => [
      '',
      `${name}: ${rows} rows, ${what}`,
      ...fields.map(
        (field) => `  ${field.name} (${field.values} values): ${field.what}. It tells: ${field.tells}.`,
      ),
    ]),
    '',
    'Files:',
    ...files.map(
      ({ name, files: count, bytes, tells }) => `  ${name} (${count} files, ${bytes} bytes): ${tells}.`,
    ),
    '',
    'What follows from it:',
    ...follows.map(
      ({ what, counts }) =>
        `  ${what}: ${
          Object.entries(counts)
            .map(([value, count]) => `${value} × ${count}`)
            .join(', ') || 'none'
        }`,
    ),
    ...(unknown.length === 0 ? [] : ['', `Not of this program: ${unknown.join(', ')}`]),
    '',
    'It keeps no name, no address of a network, no hour but coming ones of check-ins, no list of requests.',
  ]
}
