import { Link } from 'wouter'
import type { SharesView } from '../../calls/reading.ts'
import { paths } from '../frame/places.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './press.module.css'

/** The same as the picture, in numbers. */
export function SharesTable({ view }: { readonly view: SharesView }) {
  const { press } = useWords()
  const figures = new Intl.NumberFormat(useLanguage())
  const byId = new Map(view.reports.map((report) => [report.id, report]))
  return (
    <table className={css['table']}>
      <caption>{press.shares}</caption>
      <thead>
        <tr>
          <th scope="col">{press.one}</th>
          <th scope="col">{press.other}</th>
          <th scope="col" className={css['count']}>
            {press.runs}
          </th>
          <th scope="col" className={css['count']}>
            {press.words}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.shared.map(({ a, b, runs, words }) => (
          <tr key={`${a} ${b}`}>
            {[a, b].map((id) => (
              <td key={id}>
                <Link href={paths.reading(id)}>
                  <bdi>{byId.get(id)?.title}</bdi>
                </Link>
              </td>
            ))}
            <td className={css['count']}>{figures.format(runs)}</td>
            <td className={css['count']}>{figures.format(words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
