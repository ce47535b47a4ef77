import { type KeyboardEvent, useRef, useState } from 'react'
import { call } from '../calls/client.ts'
import { keyFor } from '../frame/keys.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import { TextField } from './field.tsx'
import css from './line.module.css'
import { MarkedText } from './marked-text.tsx'
import type { OfThread } from './thread.tsx'

/** Words among colleagues. They stand apart from the talk so that nobody types one into the reply. */
export function Notes({ thread: { id, notes }, acting }: OfThread) {
  const { notes: said } = useWords().line
  const language = useLanguage()
  const [text, setText] = useState('')
  const part = useRef<HTMLDivElement>(null)
  const keep = async (): Promise<void> => {
    if ((await acting.run(call('line.note', { id, text }))) === undefined) return
    setText('')
    part.current?.querySelector('textarea')?.focus()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (keyFor(event.nativeEvent, 'form', true, false) !== 'save') return
    event.preventDefault()
    if (text.trim() !== '' && !acting.busy) void keep()
  }
  return (
    <>
      {notes.length === 0 && <p className={parts['facts']}>{said.none}</p>}
      <ul className={css['notes']}>
        {notes.map((note) => (
          <li key={note.id}>
            <MarkedText text={note.text} />
            <p className={parts['facts']}>
              {note.by} · {instantWords(note.at, language)}
            </p>
          </li>
        ))}
      </ul>
      <div ref={part} onKeyDown={onKey}>
        <TextField label={said.label} help={said.help} text={text} change={setText} rows={2} />
      </div>
      <p>
        <button type="button" disabled={acting.busy || text.trim() === ''} onClick={() => void keep()}>
          {said.add}
        </button>
      </p>
    </>
  )
}
