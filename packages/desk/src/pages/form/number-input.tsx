import { useState } from 'react'
import type { ControlProps } from './control.tsx'
import { inputMarks } from './input-marks.ts'

/** A whole number. What is no number stays as typed, so that its fault can be shown beside it. */
export function NumberInput({ value, change, marks }: ControlProps) {
  const [typed, setTyped] = useState(() =>
    typeof value === 'number' || typeof value === 'string' ? String(value) : '',
  )
  const take = (text: string): void => {
    setTyped(text)
    const trimmed = text.trim()
    const number = Number(trimmed)
    change(trimmed === '' ? null : Number.isFinite(number) ? number : trimmed)
  }
  return (
    <input
      {...inputMarks(marks)}
      inputMode="numeric"
      value={typed}
      onChange={({ target }) => take(target.value)}
    />
  )
}
