/** Checks: what is watched, what came of it, and arming one; the alarm of each says who is told. */
import { useState } from 'react'
import type { CheckRow } from '../../../calls/cases.ts'
import { Choice } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { Fold } from '../fold.tsx'
import { Nothing, Part } from '../room.tsx'
import { useLook } from '../use-cases.ts'
import { AlarmChannels } from './alarm-channels.tsx'
import { ArmCheck } from './arm-check.tsx'
import { Check } from './check.tsx'

export function Checks() {
  const { checks: said } = useWords().cases.ways
  const [which, setWhich] = useState<'open' | 'all'>('open')
  const { asked, again } = useLook('cases.checks', { which, language: useLanguage() })
  return (
    <Part
      tab="checks"
      title={said.title}
      asked={asked}
      show={({ checks, now }) => (
        <div className={parts['two']}>
          <div className={css['main']}>
            <div className={parts['tools']}>
              <Choice
                label={said.which}
                value={which}
                of={[
                  ['open', said.open],
                  ['all', said.all],
                ]}
                choose={setWhich}
              />
            </div>
            <List checks={checks} now={now} again={again} />
          </div>
          <aside className={parts['side']}>
            <Fold title={said.arm} open={checks.length === 0}>
              <ArmCheck again={again} />
            </Fold>
            <Fold title={said.settings}>
              <AlarmChannels />
            </Fold>
          </aside>
        </div>
      )}
    />
  )
}

type ListProps = {
  readonly checks: readonly CheckRow[]
  readonly now: string
  readonly again: () => void
}

function List({ checks, now, again }: ListProps) {
  const { checks: said } = useWords().cases.ways
  if (checks.length === 0) return <Nothing what={said.none} why={said.noneWhy} />
  return (
    <ul className={css['stack']}>
      {checks.map((check) => (
        <Check key={check.id} check={check} now={now} again={again} />
      ))}
    </ul>
  )
}
