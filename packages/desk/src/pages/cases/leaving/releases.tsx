/** Everything that leaves or has left: to whom, on which consents, approved by whom. Also the list for asking back. */
import { releaseState } from '@safeconduct/core/records/choices/consent.ts'
import { consentPurpose } from '@safeconduct/core/records/vocabulary/consent-purpose.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { ReleasesView } from '../../../calls/cases-leaving.ts'
import { paths } from '../../frame/places.ts'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { useLeavingWords } from '../../words/cases/use-leaving-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Fold } from '../fold.tsx'
import { Nothing, Part } from '../room.tsx'
import { useLook } from '../use-cases.ts'
import { DraftRelease } from './draft-release.tsx'
import { recipientWords } from './recipients.ts'

export function Releases() {
  const { releases: said } = useLeavingWords()
  const { asked, again } = useLook('cases.releases', { language: useLanguage() })
  return (
    <Part
      tab="releases"
      title={said.title}
      asked={asked}
      show={(view) => (
        <div className={parts['two']}>
          <Table view={view} />
          <aside className={parts['side']}>
            <Fold title={said.draft}>
              <DraftRelease again={again} />
            </Fold>
          </aside>
        </div>
      )}
    />
  )
}

function Table({ view: { releases } }: { readonly view: ReleasesView }) {
  const { releases: said } = useLeavingWords()
  const language = useLanguage()
  if (releases.length === 0) return <Nothing what={said.none} why={said.noneWhy} />
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${css['worded']}`}>
        <thead>
          <tr>
            <th scope="col">{said.columns.to}</th>
            <th scope="col">{said.columns.purpose}</th>
            <th scope="col">{said.columns.items}</th>
            <th scope="col">{said.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {releases.map((release) => (
            <tr key={release.id}>
              <td>
                <Link href={paths.release(release.id)}>
                  <bdi>{recipientWords([release.to], language)}</bdi>
                </Link>
              </td>
              <td>{termWords(consentPurpose, release.purpose, language)}</td>
              <td>
                <bdi>{release.items.map(({ item }) => item.title).join(', ')}</bdi>
              </td>
              <td>
                {termWords(releaseState, release.state, language)}
                {release.sentAt !== undefined && (
                  <>
                    {' '}
                    <span className={`${css['quiet']} ${css['when']}`}>
                      {instantWords(release.sentAt, language)}
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
