import { Link, useLocation } from 'wouter'
import { useCopies } from '../session/copies.ts'
import { useWords } from '../words/use-words.ts'
import css from './frame.module.css'
import { Glyph } from './glyph.tsx'
import { paths, places } from './places.ts'
import { placeOf } from './where.ts'

/** The five places. Each has a word; the shape beside it is for the corner of the eye. */
export function Rail({ chosen }: { readonly chosen?: () => void }) {
  const words = useWords()
  const [path] = useLocation()
  // A colleague waits for a signature: that is seen from every room.
  const asks = useCopies()?.asks ?? 0
  const here = placeOf(path)
  return (
    <nav className={css['rail']} aria-label={words.places.label}>
      <ul>
        {places.map((place) => (
          <li key={place}>
            <Link
              href={paths.place(place)}
              className={css['place'] ?? ''}
              aria-current={place === here ? 'page' : undefined}
              onClick={() => chosen?.()}
            >
              <Glyph place={place} />
              {words.places[place]}
              {place === 'organisation' && asks > 0 && (
                <span className={css['asks']} title={words.people.proposals.title}>
                  {asks}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
