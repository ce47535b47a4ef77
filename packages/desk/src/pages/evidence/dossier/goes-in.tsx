/** The items of the release, each with what it lacks. */
import { Link } from 'wouter'
import type { DossierItemView } from '../../../calls/evidence.ts'
import { hrefOf } from '../../cases/hits.ts'
import { useEvidenceWords } from '../use-evidence-words.ts'
import css from './dossier.module.css'

export function GoesIn({ items }: { readonly items: readonly DossierItemView[] }) {
  const { dossier: said } = useEvidenceWords()
  return (
    <section className={css['part']} aria-labelledby="goes-in">
      <h2 id="goes-in">{said.items}</h2>
      <ol className={css['items']}>
        {items.map(({ number, item, copy, lacks, gaps }) => (
          <li key={number}>
            <Link href={hrefOf(item)}>
              <bdi>{item.title}</bdi>
            </Link>
            {copy !== undefined && <p className={css['quiet']}>{said.copy(copy.title)}</p>}
            {lacks.length === 0 && <p className={css['quiet']}>{said.whole}</p>}
            {lacks.map((one) => (
              <p key={one} className={css['missing']}>
                {said.lacks[one]}
              </p>
            ))}
            {gaps > 0 && <p className={css['quiet']}>{said.gaps(gaps)}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
