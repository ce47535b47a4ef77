import { Link } from 'wouter'
import type { ProvenanceView } from '../../../calls/attention.ts'
import table from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { useSpeaking } from '../../records/speaking.ts'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { saidDayWords } from './said-day.ts'

/** The same as the picture, with the words that stand in both. */
export function ProvenanceTable({ view: { reports, copies } }: { readonly view: ProvenanceView }) {
  const { provenance: said } = usePressWords()
  return (
    <div className={table['scroll']}>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{said.report}</th>
            <th scope="col">{said.from}</th>
            <th scope="col">{said.credit}</th>
            <th scope="col">{said.common}</th>
          </tr>
        </thead>
        <tbody>
          {copies.map(({ by, from, credit, words, utterances }) => (
            <tr key={`${by} ${from}`}>
              <td>
                <ReportName reports={reports} id={by} />
              </td>
              <td>
                <ReportName reports={reports} id={from} />
              </td>
              <td>{said.credits[credit]}</td>
              <td>
                <ul>
                  {words.map((one) => (
                    <li key={one}>
                      «<bdi>{one}</bdi>»
                    </li>
                  ))}
                  {utterances > 0 && <li>{said.utterances(utterances)}</li>}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Named = { readonly reports: ProvenanceView['reports']; readonly id: string }

export function ReportName({ reports, id }: Named) {
  const speaking = useSpeaking()
  const report = reports.find((one) => one.id === id)
  return (
    <>
      <Link href={paths.reading(id)}>
        <bdi>{report?.outlet}</bdi>
      </Link>{' '}
      {saidDayWords(report?.day, speaking)}
    </>
  )
}
