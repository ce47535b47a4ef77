/** The parts of the Press room, each at an address of its own; the tables of records come first. */
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { type PressTab, paths, pressTabs } from '../../frame/places.ts'
import room from '../../table/room.module.css'
import { useWords } from '../../words/use-words.ts'

export function PressTabs({ tab }: { readonly tab: PressTab | 'records' }) {
  const { tabs } = useWords().press
  const row = useRef<HTMLElement>(null)
  // On a narrow screen the row is longer than the window: where one is must be seen.
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <nav ref={row} className={room['tabs']} aria-label={tabs.label}>
      {(['records', ...pressTabs] as const).map((one) => (
        <Link
          key={one}
          href={one === 'records' ? paths.table('Publication') : paths.press(one)}
          className={room['tab'] ?? ''}
          aria-current={one === tab ? 'page' : undefined}
        >
          {tabs[one]}
        </Link>
      ))}
    </nav>
  )
}
