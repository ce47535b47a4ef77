import { type Kind, kindsOf } from '@safeconduct/core/records/kinds.ts'
import { useId, useState } from 'react'
import { kindFor } from '../records/plain.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { useSay, useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { Control, type ControlProps } from './control.tsx'

/** A field that may hold one kind or another: first which, then the value. */
export function EitherControl(props: ControlProps) {
  const { kind, value, change, marks } = props
  const words = useWords()
  const say = useSay()
  const name = useId()
  const kinds = kindsOf(kind)
  const [chosen, setChosen] = useState(() =>
    value === null
      ? 0
      : Math.max(
          0,
          kinds.findIndex((one) => one.control === kindFor(kind, value).control),
        ),
  )
  const current = kinds[chosen] ?? kind
  const only = current.many !== true ? current.vocabulary?.terms : undefined
  return (
    <>
      <span className={css['choices']} role="radiogroup" aria-labelledby={marks.labelledBy}>
        {kinds.map((one, index) => (
          <label key={one.control} className={css['check']}>
            <input
              type="radio"
              name={name}
              checked={index === chosen}
              onChange={() => {
                setChosen(index)
                const single =
                  one.many !== true && one.vocabulary?.terms.length === 1
                    ? one.vocabulary.terms[0]
                    : undefined
                change(single?.code ?? null)
              }}
            />
            {one.vocabulary?.terms.length === 1 && one.vocabulary.terms[0] !== undefined
              ? say(one.vocabulary.terms[0])
              : kindName(one, words)}
          </label>
        ))}
      </span>
      {only?.length !== 1 && <Control {...props} kind={current} />}
    </>
  )
}

function kindName(kind: Kind<unknown>, { form }: Catalogue): string {
  switch (kind.control) {
    case 'record':
      return kind.many === true ? form.listed : form.asRecord
    case 'member':
      return form.asMember
    case 'number':
      return form.asNumber
    case 'yes-no':
      return form.asYesNo
    case 'term':
      return form.asTerm
    default:
      return form.asText
  }
}
