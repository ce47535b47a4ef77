/** Pages that are prepared, approved or out. */
import { releaseState } from '@safeconduct/core/records/choices/consent.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { PageRow } from '../../../calls/publication.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import { recipientWords } from '../../cases/leaving/recipients.ts'
import { paths } from '../../frame/places.ts'
import { instantWords } from '../../records/dates.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Nothing, Part } from '../desk/part.tsx'

export function Pages() {
  const { page: said } = usePressWords()
  const asked = useCall('press.pages', { language: useLanguage() })
  return (
    <Part
      tab="pages"
      asked={asked}
      above={
        <p>
          <Link href={paths.newPublicPage} className={parts['act'] ?? ''}>
            {said.prepare}
          </Link>
        </p>
      }
      show={({ pages }) =>
        pages.length === 0 ? <Nothing what={said.none} why={said.noneWhy} /> : <Table pages={pages} />
      }
    />
  )
}

function Table({ pages }: { readonly pages: readonly PageRow[] }) {
  const { page: said } = usePressWords()
  const language = useLanguage()
  return (
    <div className={css['scroll']}>
      <table className={`${css['table']} ${css['worded']}`}>
        <thead>
          <tr>
            <th scope="col">{said.title}</th>
            <th scope="col">{said.to}</th>
            <th scope="col">{said.state}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map(({ id, title, to, state, approvals, sentAt }) => (
            <tr key={id}>
              <td>
                <Link href={paths.publicPage(id)}>
                  <bdi>{title}</bdi>
                </Link>
              </td>
              <td>
                <bdi>{to.kind === 'public' ? said.readers.public : recipientWords([to], language)}</bdi>
              </td>
              <td>
                {termWords(releaseState, state, language)}
                <p className={parts['facts']}>
                  {sentAt === undefined
                    ? approvals.length > 0 && said.approvals(approvals.join(', '))
                    : instantWords(sentAt, language)}
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
