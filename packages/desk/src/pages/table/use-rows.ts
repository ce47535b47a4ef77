import { useEffect, useState, useSyncExternalStore } from 'react'
import { useChanges } from '../records/changes.ts'
import { type Question, Rows, type RowsState } from './rows.ts'

/** The rows that answer a question, kept while the table is shown. */
export function useRows(question: Question): { readonly rows: Rows; readonly state: RowsState } {
  const [rows, setRows] = useState(() => new Rows())
  const key = JSON.stringify(question)
  const changes = useChanges()
  useEffect(() => rows.ask(question, changes), [rows, key, changes])
  // Development draws everything twice: a store that was stopped is replaced, never woken.
  useEffect(() => {
    const mine = new Rows()
    setRows(mine)
    return () => mine.stop()
  }, [])
  return { rows, state: useSyncExternalStore(rows.subscribe, rows.state) }
}
