/** What leaves the organisation and what is checked: dossiers, the vault, the list of words, this window. */
import { useOpenSession } from '../frame/open-session.tsx'
import { useWords } from '../words/use-words.ts'
import { Fingerprint } from './fingerprint.tsx'
import { FolderJob } from './folder-job.tsx'
import css from './organisation.module.css'
import { OrganisationTabs } from './tabs.tsx'
import { TermList } from './term-list.tsx'
import { VaultCheck } from './vault-check.tsx'
import { WindowSettings } from './window-settings.tsx'

export function Exports() {
  const { organisation: words, people } = useWords()
  const session = useOpenSession()
  return (
    <>
      <OrganisationTabs tab="exports" />
      <div className={css['page']}>
        <h1>{people.tabs.exports}</h1>
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
    </>
  )
}
