/** The dossier leaves the desk, and a stranger checks it with tools of his own. */
import { execFile } from 'node:child_process'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'vitest'
import type { Made } from './begin.ts'
import { expectAccessible, goToOrganisation, type Walk } from './walk.ts'

const run = promisify(execFile)

export async function makeDossier(walk: Walk, { fingerprint }: Made): Promise<string> {
  const folder = join(walk.work, 'dossier')
  await goToOrganisation(walk, 'Exports and settings')
  await onFolder(walk, 'Make a dossier of the reports', folder)
  await walk.page.getByText('The dossier is written.').waitFor({ timeout: 60_000 })
  await onFolder(walk, 'Check a dossier', folder)
  await walk.page.getByText(`Unchanged since signed by ${fingerprint}`).waitFor({ timeout: 60_000 })
  // Told by telephone, in groups of four as the desk shows it.
  await onFolder(walk, 'Check a dossier', folder, fingerprint.replaceAll(/(.{4})/g, '$1 '))
  await walk.page.getByText(`and unchanged since. Key ${fingerprint}`).waitFor({ timeout: 60_000 })
  await expectAccessible(walk, 'a dossier made and checked')
  return folder
}

async function onFolder({ page }: Walk, title: string, folder: string, key = ''): Promise<void> {
  const part = page.getByRole('region', { name: title }).or(sectionOf(page, title))
  await part.getByLabel('Folder').fill(folder)
  if (key !== '') await part.getByLabel('Fingerprint').fill(key)
  await part.getByRole('button', { name: 'Start' }).click()
}

function sectionOf(page: Walk['page'], title: string) {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
}

/** What is inside is what came in, byte for byte, and three tools that know nothing of us agree. */
export async function checkAsStranger(walk: Walk, folder: string, { fingerprint }: Made): Promise<void> {
  const originals = join(folder, 'data', 'originals')
  const kept = await Promise.all(
    (await readdir(originals)).map((name) => readFile(join(originals, name), 'utf8')),
  )
  expect(kept.toSorted()).toEqual(walk.reports.map(({ text }) => text).toSorted())
  await run('sha256sum', ['-c', '--quiet', 'manifest-sha256.txt'], { cwd: folder })
  const signers = join(folder, 'allowed_signers')
  const signer = (await readFile(signers, 'utf8')).split(' ')[0] ?? ''
  const signature = join(folder, 'manifest-sha256.txt.sig')
  const verify = ['-Y', 'verify', '-f', signers, '-I', signer, '-n', 'safeconduct-dossier', '-s', signature]
  const said = run('ssh-keygen', verify)
  said.child.stdin?.end(await readFile(join(folder, 'manifest-sha256.txt')))
  expect((await said).stdout).toContain(fingerprint)
  await run('dash', [join(folder, 'verify', 'verify.sh'), fingerprint])
}

/** One byte of one report is another: the desk says so and names the file. */
export async function noticeChangedByte(walk: Walk, folder: string): Promise<void> {
  const changed = join(walk.work, 'changed')
  await cp(folder, changed, { recursive: true })
  const name = (await readdir(join(changed, 'data', 'originals')))[0] ?? ''
  const path = join(changed, 'data', 'originals', name)
  const bytes = await readFile(path)
  bytes[20] = (bytes[20] ?? 0) ^ 1
  await writeFile(path, bytes)
  await onFolder(walk, 'Check a dossier', changed)
  await walk.page.getByText(`data/originals/${name}`).first().waitFor({ timeout: 60_000 })
  await expect(run('dash', [join(changed, 'verify', 'verify.sh')])).rejects.toThrow()
}
