#!/usr/bin/env node
/**
 * `safeconduct`: the same work from a terminal. One file a command in `commands/`.
 *
 * Exit 0 done, 1 refused or failed check, 2 wrong usage. `--json` prints one document on stdout;
 * everything said to a person goes to stderr. A defect prints where it happened and never what it held.
 */
import { traceOf } from '@safeconduct/desk/process/defect.ts'
import { keepOutOfCoreDumps } from '@safeconduct/host/home/core-dumps.ts'
import { startQuickly } from '@safeconduct/host/home/quick-start.ts'
import { isDiskFull } from '@safeconduct/host/store/damage.ts'
import { findCommand, usage } from './commands.ts'
import { say } from './output.ts'
import { sentenceFor } from './sentences.ts'

// A title, a name or a file in an argument is nobody's business who looks at the list of processes.
process.title = 'node'
// Nobody but this person may read a file that is written here.
process.umask(0o077)
keepOutOfCoreDumps()
// The command itself is imported when it is called, and is most of the program.
startQuickly()

const found = findCommand(process.argv.slice(2))
if (found === undefined) {
  say(usage)
  process.exitCode = process.argv.slice(2).some((word) => word === '--help' || word === 'help') ? 0 : 2
} else {
  try {
    process.exitCode = await (await found.run())(found.args)
  } catch (defect) {
    if (isDiskFull(defect)) say(sentenceFor({ kind: 'disk-full' }))
    else {
      say('The program met a defect and stopped. Nothing that was acknowledged is lost. It happened here:')
      for (const place of traceOf(defect).split('\n').slice(1, 7)) say(place)
    }
    process.exitCode = 1
  }
}
