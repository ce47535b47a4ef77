/** The parts of the organisation's room, each at an address of its own. */
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { type OrganisationTab, organisationTabs, paths } from '../frame/places.ts'
import { useCopies } from '../session/copies.ts'
import room from '../table/room.module.css'
import { useWords } from '../words/use-words.ts'
import css from './people.module.css'

/** How many things wait there to be read or signed. */
function Count({ of: count = 0 }: { readonly of: number | undefined }) {
  return count > 0 && <span className={css['count']}> {count}</span>
}

export function OrganisationTabs({ tab }: { readonly tab: OrganisationTab }) {
  const { people } = useWords()
  const { alarms = 0, asks = 0 } = useCopies() ?? {}
  const counts: Partial<Record<OrganisationTab, number>> = { alarms, members: asks }
  const row = useRef<HTMLElement>(null)
  // On a narrow screen the row is longer than the window: where one is must be seen.
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <nav ref={row} className={room['tabs']} aria-label={people.tabs.label}>
      {organisationTabs.map((one) => (
        <Link
          key={one}
          href={paths.organisation(one)}
          className={room['tab'] ?? ''}
          aria-current={one === tab ? 'page' : undefined}
        >
          {people.tabs[one]}
          <Count of={counts[one]} />
        </Link>
      ))}
    </nav>
  )
}
