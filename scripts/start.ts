/**
 * `npm start [-- --home DIR | --demo | --again | --with-relay …]`: builds the pages if they have to be, then runs the
 * desk. `--with-relay` runs a relay beside it, for one machine: it listens on 127.0.0.1, lies beside the home, serves
 * the page of the line when one was built into the folder `line`, and ends with the desk.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runDesk } from '@safeconduct/desk/process/main.ts'
import { defaultHome } from '@safeconduct/host/home/home.ts'
import { buildPages } from './build.ts'

/** `safeconduct`, run as the program that it is: nothing imports the command line. */
const program = join(fileURLToPath(new URL('..', import.meta.url)), 'packages/cli/src/main.ts')
/** The organisation knows its relay by its address, so the port is the same every day. */
const usualPort = '8443'
const withRelay = /^--with-relay(?:=(\d{1,5}))?$/

await buildPages()
// npm runs this at the root of the clone; a folder was named from where the person stood.
process.chdir(process.env['INIT_CWD'] ?? '.')
const asked = process.argv.slice(2)
const args = asked.filter((word) => !withRelay.test(word))
const wish = asked.map((word) => withRelay.exec(word)).find((match) => match !== null)
if (wish !== undefined) runRelay(homeIn(args), wish[1] ?? usualPort)
process.exitCode = await runDesk(args)

/** It says itself where it listens, or why it does not; the desk works either way. */
function runRelay(home: string, port: string): void {
  const page = join(home, 'exports', 'line')
  const serves = existsSync(join(page, 'manifest.json')) ? ['--line', page] : []
  const words = ['relay', '--home', `${home}-relay`, '--listen', `127.0.0.1:${port}`, ...serves]
  const relay = spawn(process.execPath, [program, ...words], { stdio: ['ignore', 'ignore', 'inherit'] })
  // This process ends when the desk does, and takes the relay with it.
  relay.unref()
  process.on('exit', () => relay.kill('SIGTERM'))
}

function homeIn(words: readonly string[]): string {
  const at = words.findIndex((word) => word === '--home')
  const joined = words.find((word) => word.startsWith('--home='))?.slice('--home='.length)
  return resolve(joined ?? (at === -1 ? undefined : words[at + 1]) ?? defaultHome())
}
