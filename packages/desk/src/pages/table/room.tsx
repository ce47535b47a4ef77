/** A room: its kinds of record as tabs, and the table of the chosen kind. */
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { Link } from 'wouter'
import type { Room as RoomName } from '../../calls/calls.ts'
import { CasesTabs } from '../cases/tabs.tsx'
import { EvidenceTabs } from '../evidence/tabs.tsx'
import { paths, roomTypes } from '../frame/places.ts'
import { LineTabs } from '../line/tabs.tsx'
import { PressTabs } from '../press/desk/tabs.tsx'
import { ReportTools } from '../press/report-tools.tsx'
import { useTypeWords } from '../words/use-type-words.ts'
import { useWords } from '../words/use-words.ts'
import css from './room.module.css'
import { TypeTable } from './type-table.tsx'

export function Room({ room, type }: { readonly room: RoomName; readonly type: RecordTypeName }) {
  const words = useWords()
  const typeWords = useTypeWords()
  return (
    <div className={css['room']}>
      <h1 className={css['unseen']}>{typeWords.all(type)}</h1>
      {room === 'line' && <LineTabs tab="requests" />}
      {room === 'cases' && <CasesTabs tab="records" />}
      {room === 'evidence' && <EvidenceTabs tab="records" />}
      {room === 'press' && <PressTabs tab="records" />}
      {room !== 'line' && roomTypes[room].length > 1 && (
        <nav className={css['tabs']} aria-label={words.table.types}>
          {roomTypes[room].map((one) => (
            <Link
              key={one}
              href={paths.table(one)}
              className={css['tab'] ?? ''}
              aria-current={one === type ? 'page' : undefined}
            >
              {typeWords.all(one)}
            </Link>
          ))}
        </nav>
      )}
      {type === 'Publication' && <ReportTools />}
      <TypeTable key={type} type={type} />
    </div>
  )
}
