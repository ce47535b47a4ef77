/** When, how, who else sees the screen: asked the same way of a caller by hand and of a person who is asked again. */
import { useState } from 'react'
import { type SafeContactView, screens } from '../../calls/line.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import { Choice, TextField } from './field.tsx'
import { type Hours, HoursField, hoursOf } from './hours-field.tsx'

export type SafeSaid = { readonly hours: Hours; readonly rest: Omit<SafeContactView, 'hours'> }

export function useSafeSaid() {
  return useState<SafeSaid>({
    hours: { any: true, from: '19:00', to: '22:00', offset: '3' },
    rest: { screen: 'unknown', way: '', cannotTalk: '' },
  })
}

export function safeContactOf({ hours, rest }: SafeSaid): SafeContactView {
  return { ...rest, hours: hoursOf(hours) }
}

type Props = { readonly said: SafeSaid; readonly change: (said: SafeSaid) => void }

export function SafeFields({ said, change }: Props) {
  const { safe: words } = useWords().line
  const { rest } = said
  const set = (part: Partial<SafeSaid['rest']>): void => change({ ...said, rest: { ...rest, ...part } })
  return (
    <fieldset className={parts['group']}>
      <legend>{words.title}</legend>
      <HoursField hours={said.hours} change={(hours) => change({ ...said, hours })} />
      <Choice
        label={words.screen}
        value={rest.screen}
        of={screens.map((one) => [one, words.screens[one]] as const)}
        choose={(screen) => set({ screen })}
      />
      <TextField label={words.way} text={rest.way} change={(way) => set({ way })} />
      <TextField label={words.word} text={rest.cannotTalk} change={(cannotTalk) => set({ cannotTalk })} />
    </fieldset>
  )
}
