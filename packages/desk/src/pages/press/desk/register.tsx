/** Who denies, threatens, demands or promises what, in which exact words. */
import { useState } from 'react'
import { type RegisterKind, registerKinds } from '../../../calls/attention.ts'
import { useCall } from '../../calls/use-call.ts'
import css from '../../cases/cases.module.css'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { Nothing, Part } from './part.tsx'
import { Statement } from './statement.tsx'

export function Register() {
  const { register: said, listed } = usePressWords()
  const [kind, setKind] = useState<RegisterKind>('denial')
  const asked = useCall('press.register', { kind, language: useLanguage() })
  return (
    <Part
      tab="register"
      asked={asked}
      above={<Kinds kind={kind} choose={setKind} />}
      show={({ total, statements }) => (
        <>
          {statements.length === 0 && <Nothing what={said.none} why={said.noneWhy} />}
          {statements.length < total && (
            <p className={parts['facts']}>{listed(String(statements.length), String(total))}</p>
          )}
          <ul className={css['rows']}>
            {statements.map((one) => (
              <Statement key={one.id} statement={one} />
            ))}
          </ul>
        </>
      )}
    />
  )
}

type Choosing = { readonly kind: RegisterKind; readonly choose: (kind: RegisterKind) => void }

function Kinds({ kind, choose }: Choosing) {
  const { register: said } = usePressWords()
  return (
    <fieldset className={css['filters']} aria-label={said.kind}>
      {registerKinds.map((one) => (
        <button key={one} type="button" aria-pressed={one === kind} onClick={() => choose(one)}>
          {said.kinds[one]}
        </button>
      ))}
    </fieldset>
  )
}
