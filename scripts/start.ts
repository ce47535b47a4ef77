/** `npm start [-- --home DIR | --demo | --again | --frozen | --port N]`: builds the pages if need be, then runs the desk. */
import { parseArgs } from 'node:util'
import { type DeskArguments, runDesk } from '@safeconduct/desk/process/main.ts'
import { buildPages } from './build.ts'

const usage = 'npm start -- [--home DIR] [--demo] [--again] [--frozen] [--port N]\n'

function deskArguments(words: readonly string[]): DeskArguments | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        home: { type: 'string' },
        demo: { type: 'boolean', default: false },
        again: { type: 'boolean', default: false },
        frozen: { type: 'boolean', default: false },
        port: { type: 'string' },
      },
    })
    const { home, demo, again, frozen } = values
    const port = values.port === undefined ? undefined : Number(values.port)
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) return undefined
    return {
      demo,
      again,
      frozen,
      ...(home === undefined ? {} : { home }),
      ...(port === undefined ? {} : { port }),
    }
  } catch {
    return undefined
  }
}

async function start(): Promise<number> {
  const asked = deskArguments(process.argv.slice(2))
  if (asked === undefined) {
    process.stderr.write(`${usage}`)
    return 2
  }
  await buildPages()
  return runDesk(asked)
}

process.exitCode = await start()
