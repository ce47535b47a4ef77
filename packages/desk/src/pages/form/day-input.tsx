import { useState } from 'react'
import { useWords } from '../words/use-words.ts'
import type { ControlProps } from './control.tsx'
import { inputMarks } from './input-marks.ts'
import { readDay } from './read-day.ts'

export function DayInput({ value, change, marks }: ControlProps) {
  const { form } = useWords()
  const [typed, setTyped] = useState(() => (typeof value === 'string' ? value : ''))
  const take = (text: string): void => {
    setTyped(text)
    change(text.trim() === '' ? null : readDay(text))
  }
  return (
    <input
      {...inputMarks(marks)}
      inputMode="numeric"
      dir="ltr"
      size={34}
      value={typed}
      placeholder={form.date}
      onChange={({ target }) => take(target.value)}
      onBlur={() => setTyped(readDay(typed))}
    />
  )
}
