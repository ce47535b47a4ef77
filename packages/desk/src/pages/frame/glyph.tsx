import css from './frame.module.css'
import type { Place } from './places.ts'

/** Plain shapes that say nothing about the work to somebody across the room. */
const strokes: { readonly [P in Place]: string } = {
  line: 'M2 4h12v7H8l-3 3v-3H2z',
  cases: 'M2 4h5l1 2h6v7H2z',
  evidence: 'M4 2h6l3 3v9H4zM6 8h4M6 11h4',
  press: 'M2 3h10v10H3a1 1 0 0 1-1-1zM12 6h2v6a1 1 0 0 1-2 0M4 6h6M4 9h6',
  organisation: 'M3 14V5l5-3 5 3v9zM6.5 14v-3h3v3',
}

export function Glyph({ place }: { readonly place: Place }) {
  return (
    <svg className={css['glyph']} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={strokes[place]} fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
    </svg>
  )
}
