/** What concerns the whole organisation: its key's fingerprint, dossiers, the check of the vault, this window. */
import { useOpenSession } from '../frame/open-session.tsx'
import { useWords } from '../words/use-words.ts'
import { Fingerprint } from './fingerprint.tsx'
import { FolderJob } from './folder-job.tsx'
import css from './organisation.module.css'
import { TermList } from './term-list.tsx'
import { VaultCheck } from './vault-check.tsx'
import { WindowSettings } from './window-settings.tsx'

export function Organisation() {
  const { organisation: words } = useWords()
  const session = useOpenSession()
  return (
    <div className={css['page']}>
      <h1>{words.title}</h1>
      <p>
        <bdi>{session.organisation}</bdi>
      </p>
      <Fingerprint fingerprint={session.fingerprint} />
      <FolderJob
        call="dossier.make"
        title={words.make}
        help={words.dossierHelp}
        folderHelp={words.folderMakeHelp}
      />
      <FolderJob
        call="dossier.verify"
        title={words.verify}
        help={words.verifyHelp}
        folderHelp={words.folderVerifyHelp}
      />
      <VaultCheck />
      <TermList />
      <WindowSettings />
    </div>
  )
}
