/** Noting a meeting: with it goes the task of its brief, due three days before. */
import { parseDay } from '@safeconduct/core/base/date.ts'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { readDay } from '../../form/read-day.ts'
import { paths } from '../../frame/places.ts'
import { Refused } from '../../frame/refused.tsx'
import { TextField } from '../../line/field.tsx'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useWords } from '../../words/use-words.ts'
import css from './notes.module.css'

const empty = { what: '', on: '', bodies: '', place: '', text: '', where: '', at: '' }
type Typed = typeof empty

export function NoteMeeting({ leave }: { readonly leave: () => void }) {
  const { form } = useWords()
  const { notes } = usePressWords()
  const said = notes.meetings
  const [, go] = useLocation()
  const acting = useAct<{ readonly id: string }>()
  const [typed, setTyped] = useState<Typed>(empty)
  const change = (some: Partial<Typed>): void => setTyped((before) => ({ ...before, ...some }))
  const wish = wishOf(typed)
  const save = async (): Promise<void> => {
    const done = wish === undefined ? undefined : await acting.run(call('press.meetingNote', wish))
    if (done !== undefined) go(paths.meeting(done.id))
  }
  return (
    <form
      className={css['form']}
      aria-label={said.add}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={css['pair']}>
        <TextField label={said.what} text={typed.what} change={(what) => change({ what })} />
        <TextField
          label={said.on}
          help={said.onHelp}
          dir="ltr"
          text={typed.on}
          change={(on) => change({ on })}
        />
      </div>
      <TextField
        label={said.bodies}
        help={said.bodiesHelp}
        rows={3}
        text={typed.bodies}
        change={(bodies) => change({ bodies })}
      />
      <TextField label={said.place} text={typed.place} change={(place) => change({ place })} />
      <TextField label={said.agenda} rows={3} text={typed.text} change={(text) => change({ text })} />
      <div className={css['pair']}>
        <TextField label={said.where} text={typed.where} change={(where) => change({ where })} />
        <TextField
          label={said.readOn}
          help={said.onHelp}
          dir="ltr"
          text={typed.at}
          change={(at) => change({ at })}
        />
      </div>
      <Refused refusal={acting.refusal} />
      <div className={css['acts']}>
        <button type="submit" data-main disabled={wish === undefined || acting.busy}>
          {said.save}
        </button>
        <button type="button" data-plain onClick={leave}>
          {form.cancel}
        </button>
      </div>
    </form>
  )
}

function wishOf({ what, on, bodies, place, text, where, at }: Typed) {
  const day = parseDay(readDay(on))
  const of = parseDay(readDay(at))
  const named = bodies.split('\n').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))
  const source = where.trim() === '' ? undefined : of
  if (what.trim() === '' || day === undefined || named.length === 0) return undefined
  // A source without its day would be kept without one: the day is asked for instead.
  if (where.trim() !== '' && of === undefined) return undefined
  return {
    what: what.trim(),
    on: day,
    bodies: named,
    ...(place.trim() === '' ? {} : { place: place.trim() }),
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(source === undefined ? {} : { source: { where: where.trim(), at: source } }),
  }
}
