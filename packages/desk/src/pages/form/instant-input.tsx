import { useState } from 'react'
import { useWords } from '../words/use-words.ts'
import type { ControlProps } from './control.tsx'
import { inputMarks } from './input-marks.ts'
import { readInstant, typedInstant } from './read-day.ts'

export function InstantInput({ value, change, marks }: ControlProps) {
  const { form } = useWords()
  const [typed, setTyped] = useState(() => (typeof value === 'string' ? typedInstant(value) : ''))
  const take = (text: string): void => {
    setTyped(text)
    change(text.trim() === '' ? null : readInstant(text))
  }
  return (
    <input
      {...inputMarks(marks)}
      dir="ltr"
      size={34}
      value={typed}
      placeholder={form.instant}
      onChange={({ target }) => take(target.value)}
      onBlur={() => setTyped(typedInstant(readInstant(typed)))}
    />
  )
}
