import { type Language, languages } from '@safeconduct/core/base/language.ts'
import { dutyLevel } from '@safeconduct/core/records/choices/line.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { dutyLevels } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { readInstant, wholeMoment } from '../form/read-day.ts'
import { languageName } from '../records/language-names.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'
import type { OfDuty } from './duty.tsx'
import { Choice, TextField } from './field.tsx'

/** A shift for oneself or a colleague. */
export function PlanShift({ duty, acting }: OfDuty) {
  const { duty: said } = useWords().line
  const mine = useLanguage()
  const others = duty.members.filter(({ me }) => !me)
  const [member, setMember] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [level, setLevel] = useState<(typeof dutyLevels)[number]>('L1')
  const [spoken, setSpoken] = useState<readonly Language[]>([mine])
  const plan = async (): Promise<void> => {
    const planned = await acting.run(
      call('duty.plan', {
        ...(member === '' ? {} : { member }),
        from: readInstant(from),
        to: readInstant(to),
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        languages: spoken,
        level,
      }),
    )
    if (planned === undefined) return
    setFrom('')
    setTo('')
  }
  return (
    <section className={parts['part']}>
      <h2>{said.plan}</h2>
      <Choice
        label={said.who}
        value={member}
        of={[['', said.myself], ...others.map(({ code }) => [code, code] as const)]}
        choose={setMember}
      />
      <div className={parts['row']}>
        <TextField label={said.from} help={said.whenHelp} text={from} change={setFrom} read={wholeMoment} />
        <TextField label={said.to} help={said.whenHelp} text={to} change={setTo} read={wholeMoment} />
      </div>
      <Choice
        label={said.level}
        value={level}
        of={dutyLevels.map((one) => [one, termWords(dutyLevel, one, mine)] as const)}
        choose={setLevel}
      />
      <fieldset className={parts['group']}>
        <legend>{said.languages}</legend>
        <div className={parts['row']}>
          {languages.map((one) => (
            <label key={one} className={parts['tick']}>
              <input
                type="checkbox"
                checked={spoken.includes(one)}
                onChange={({ target }) =>
                  setSpoken(target.checked ? [...spoken, one] : spoken.filter((other) => other !== one))
                }
              />
              {languageName(one, mine)}
            </label>
          ))}
        </div>
      </fieldset>
      <p>
        <button
          type="button"
          disabled={acting.busy || from.trim() === '' || to.trim() === '' || spoken.length === 0}
          onClick={() => void plan()}
        >
          {said.add}
        </button>
      </p>
    </section>
  )
}
