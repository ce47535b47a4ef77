import type { Json } from '@safeconduct/core/base/json.ts'
import { type Kind, kindsOf } from '@safeconduct/core/records/kinds.ts'
import type { Term } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useId, useState } from 'react'
import { kindFor } from '../records/plain.ts'
import type { Catalogue } from '../words/catalogue.ts'
import { useSay, useWords } from '../words/use-words.ts'
import css from './control.module.css'
import { Control, type ControlProps } from './control.tsx'

/** A field that may hold one kind or another: first which, then the value. */
export function EitherControl(props: ControlProps) {
  const { kind, value, change, marks } = props
  const name = useId()
  const kinds = kindsOf(kind)
  const [chosen, setChosen] = useState(() => startingKind(kind, value))
  const current = kinds[chosen] ?? kind
  const choose = (index: number): void => {
    setChosen(index)
    const one = kinds[index]
    change(one === undefined ? null : (onlyTerm(one)?.code ?? null))
  }
  return (
    <>
      <span className={css['choices']} role="radiogroup" aria-labelledby={marks.labelledBy}>
        {kinds.map((one, index) => (
          <label key={one.control} className={css['check']}>
            <input type="radio" name={name} checked={index === chosen} onChange={() => choose(index)} />
            <KindName kind={one} />
          </label>
        ))}
      </span>
      {onlyTerm(current) === undefined && <Control {...props} kind={current} />}
    </>
  )
}

function startingKind(kind: Kind<unknown>, value: Json): number {
  if (value === null) return 0
  const { control } = kindFor(kind, value)
  return Math.max(
    0,
    kindsOf(kind).findIndex((one) => one.control === control),
  )
}

/** Choosing a kind with a single term is choosing that term. */
function onlyTerm({ many, vocabulary }: Kind<unknown>): Term | undefined {
  return many !== true && vocabulary?.terms.length === 1 ? vocabulary.terms[0] : undefined
}

function KindName({ kind }: { readonly kind: Kind<unknown> }) {
  const words = useWords()
  const say = useSay()
  const term = onlyTerm(kind)
  return term === undefined ? kindName(kind, words) : say(term)
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
