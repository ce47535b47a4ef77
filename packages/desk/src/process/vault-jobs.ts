/** Press reports in, dossiers out, and the check of the vault itself: the work that takes a while. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fromBase64 } from '@safeconduct/core/base/bytes.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import { words } from '@safeconduct/core/records/field.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import { type ImportedReport, importReports } from '@safeconduct/host/work/import-press.ts'
import { makePressDossier } from '@safeconduct/host/work/press-dossier.ts'
import type { Ask, CallRefusal, ImportedFile, Job } from '../calls/calls.ts'
import { callRefusalOf, refusedBy } from './call-refusal.ts'
import { exportFolder } from './export-folder.ts'
import type { Jobs } from './jobs.ts'

const dossierTitle = words('Press reports', 'Публикации прессы', 'Articles de presse')

/**
 * Each file by itself: one that is refused keeps no other from being taken in. A lock stops between two
 * files; nobody is told then which were the last, so nothing is said to be in that is not.
 */
export async function importFiles(
  vault: Vault,
  { files }: Ask<'press.import'>,
  mayGoOn: () => boolean,
): Promise<readonly ImportedFile[]> {
  const imported: ImportedFile[] = []
  for (const { name, base64 } of files) {
    if (!mayGoOn()) break
    const bytes = fromBase64(base64)
    const reports: readonly ImportedReport[] =
      bytes === undefined
        ? [{ name, state: 'refused', refusal: { kind: 'file-not-text' } }]
        : await importReports(vault, [{ name, bytes }])
    imported.push(...reports.map(inWordsOfContract))
  }
  return imported
}

function inWordsOfContract(report: ImportedReport): ImportedFile {
  return report.state === 'refused' ? { ...report, refusal: callRefusalOf(report.refusal) } : report
}

export function makeDossier(
  vault: Vault,
  jobs: Jobs,
  { home, software }: { readonly home: string; readonly software: string },
  { folder: typed, language = 'en', title = dossierTitle[language] }: Ask<'dossier.make'>,
): Result<Job, CallRefusal> {
  const folder = exportFolder(home, typed)
  if (!folder.ok) return folder
  return jobs.start('dossier', async ({ progress, signal }) => {
    await mkdir(dirname(folder.value), { recursive: true }).catch(() => undefined)
    const wish = { folder: folder.value, language, title, software }
    const written = await makePressDossier(vault, { ...wish, progress, signal })
    return written.ok ? ok({ ...written.value }) : refusedBy(written.refusal)
  })
}

export function checkVault(vault: Vault, jobs: Jobs): Result<Job, CallRefusal> {
  return jobs.start('check', async ({ progress, signal }) => {
    const report = await vault.check({ readData: true, progress, signal })
    return ok({ ...report })
  })
}
