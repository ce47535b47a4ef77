import { useId } from 'react'
import type { SafeContactView } from '../../calls/line.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import css from './line.module.css'

export type Hours = {
  readonly any: boolean
  /** HH:MM, as a time field gives it. */
  readonly from: string
  readonly to: string
  /** Hours from UTC, as typed; halves and quarters occur. */
  readonly offset: string
}

export function hoursOf({ any, from, to, offset }: Hours): SafeContactView['hours'] {
  if (any) return []
  const hours = Number(offset.replace(',', '.'))
  return [
    {
      from: minutesOf(from),
      to: minutesOf(to),
      offset: Number.isFinite(hours) ? Math.round(hours * 60) : 0,
    },
  ]
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** Any time, or one stretch of the day where the person is. */
export function HoursField({
  hours,
  change,
}: {
  readonly hours: Hours
  readonly change: (hours: Hours) => void
}) {
  const { enter: said } = useWords().line
  const name = useId()
  return (
    <div className={css['hours']}>
      <label className={parts['tick']}>
        <input
          type="radio"
          name={name}
          checked={hours.any}
          onChange={() => change({ ...hours, any: true })}
        />
        {said.anyTime}
      </label>
      <label className={parts['tick']}>
        <input
          type="radio"
          name={name}
          checked={!hours.any}
          onChange={() => change({ ...hours, any: false })}
        />
        {said.between}
      </label>
      {!hours.any && (
        <div className={parts['row']}>
          <input
            type="time"
            aria-label={said.between}
            value={hours.from}
            onChange={({ target }) => change({ ...hours, from: target.value })}
          />
          <span>{said.and}</span>
          <input
            type="time"
            aria-label={said.and}
            value={hours.to}
            onChange={({ target }) => change({ ...hours, to: target.value })}
          />
          <label className={parts['row']}>
            {said.offset}
            <input
              inputMode="decimal"
              size={4}
              dir="ltr"
              value={hours.offset}
              onChange={({ target }) => change({ ...hours, offset: target.value })}
            />
          </label>
        </div>
      )}
    </div>
  )
}
