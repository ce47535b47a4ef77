/** The parts of the Cases room, each at an address of its own; the tables of records come last. */
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { type CasesTab, casesTabs, paths } from '../frame/places.ts'
import room from '../table/room.module.css'
import { useWords } from '../words/use-words.ts'

export function CasesTabs({ tab }: { readonly tab: CasesTab | 'records' | undefined }) {
  const { cases } = useWords()
  const row = useRef<HTMLElement>(null)
  // On a narrow screen the row is longer than the window: where one is must be seen.
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <nav ref={row} className={room['tabs']} aria-label={cases.tabs.label}>
      {[...casesTabs, 'records' as const].map((one) => (
        <Link
          key={one}
          href={one === 'records' ? paths.table('Case') : paths.cases(one)}
          className={room['tab'] ?? ''}
          aria-current={one === tab ? 'page' : undefined}
        >
          {cases.tabs[one]}
        </Link>
      ))}
    </nav>
  )
}
