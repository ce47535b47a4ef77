/** `npm start`: the pages are built if they have to be, then the desk runs until it is closed. */
import { runDesk } from '@safeconduct/desk/process/main.ts'
import { buildPages } from './build.ts'

await buildPages()
process.exitCode = await runDesk(process.argv.slice(2))
