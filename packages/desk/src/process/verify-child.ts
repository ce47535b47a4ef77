/** The process that checks one folder and says what it found. See `verify-process.ts`. */
import { verifyFolder } from '@safeconduct/host/dossier/verify-folder.ts'
import { reportDefect } from './defect.ts'
import { type FromVerify, toVerify } from './verify-process.ts'

process.title = 'node'
process.on('disconnect', () => process.exit(0))

process.once('message', (raw) => {
  const asked = toVerify(raw, '')
  if (!asked.ok) process.exit(1)
  verifyFolder(asked.value.folder, { progress: (done, of) => say({ kind: 'progress', done, of }) })
    .then((verdict) => say({ kind: 'verdict', verdict }))
    .catch((error: unknown) => {
      reportDefect(error)
      process.exit(1)
    })
})

function say(message: FromVerify): void {
  process.send?.(message)
}
