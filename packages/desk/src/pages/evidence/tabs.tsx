/** The parts of the Evidence room: the wall first, then taking a page, and the tables of records. */
import { useEffect } from 'react'
import { Link } from 'wouter'
import { type EvidenceTab, evidenceTabs, paths } from '../frame/places.ts'
import room from '../table/room.module.css'
import { useWords } from '../words/use-words.ts'
import { leaveWall } from './wall/remembered.ts'

export function EvidenceTabs({ tab }: { readonly tab: EvidenceTab | 'records' }) {
  const { tabs } = useWords().evidence
  useEffect(() => {
    if (tab === 'records') leaveWall()
  }, [tab])
  return (
    <nav className={room['tabs']} aria-label={tabs.label}>
      {([...evidenceTabs, 'records'] as const).map((one) => (
        <Link
          key={one}
          href={one === 'records' ? paths.table('EvidenceItem') : paths.evidence(one)}
          className={room['tab'] ?? ''}
          aria-current={one === tab ? 'page' : undefined}
        >
          {tabs[one]}
        </Link>
      ))}
    </nav>
  )
}
