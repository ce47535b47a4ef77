/** The parts of the Line room, each at an address of its own. */
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { type LineTab, lineTabs, paths } from '../frame/places.ts'
import room from '../table/room.module.css'
import { useWords } from '../words/use-words.ts'

export function LineTabs({ tab }: { readonly tab: LineTab | 'requests' }) {
  const { line } = useWords()
  const row = useRef<HTMLElement>(null)
  // On a narrow screen the row is longer than the window: where one is must be seen.
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <nav ref={row} className={room['tabs']} aria-label={line.tabs.label}>
      {[...lineTabs, 'requests' as const].map((one) => (
        <Link
          key={one}
          href={one === 'requests' ? paths.table('HelpRequest') : paths.line(one)}
          className={room['tab'] ?? ''}
          aria-current={one === tab ? 'page' : undefined}
        >
          {line.tabs[one]}
        </Link>
      ))}
    </nav>
  )
}
