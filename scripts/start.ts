/** `npm start [-- --home DIR | --demo | --again …]`: builds the pages if they have to be, then runs the desk. */
import { runDesk } from '@safeconduct/desk/process/main.ts'
import { buildPages } from './build.ts'

await buildPages()
// npm runs this at the root of the clone; a folder was named from where the person stood.
process.chdir(process.env['INIT_CWD'] ?? '.')
process.exitCode = await runDesk(process.argv.slice(2))
