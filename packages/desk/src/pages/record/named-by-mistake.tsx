/**
 * Who is named in an item, and what it takes to take somebody out again: two members, each on this page at a desk of
 * their own (CA35). Until both have said so the person is asked before the item leaves.
 */
import { isObject } from '@safeconduct/core/base/parse.ts'
import { type Shape, textOf } from '@safeconduct/core/rules/world.ts'
import { useState } from 'react'
import type { RecordView } from '../../calls/calls.ts'
import type { CasesCalls } from '../../calls/cases-calls.ts'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { CasesRefused } from '../cases/cases-refused.tsx'
import { TextField } from '../line/field.tsx'
import { instantWords } from '../records/dates.ts'
import { Reference } from '../records/reference.tsx'
import parts from '../style/parts.module.css'
import { useLanguage, useWords } from '../words/use-words.ts'

type Props = { readonly id: string; readonly record: RecordView; readonly again: () => void }

export function NamedByMistake({ id, record, again }: Props) {
  const { notShown: said } = useWords().cases.acts
  const named = [...new Set(listed(record, 'depicts').flatMap((one) => textOf(one, 'personId') ?? []))]
  if (named.length === 0) return null
  return (
    <details className={parts['fold']}>
      <summary>
        <h2>{said.title}</h2>
      </summary>
      <div className={parts['inside']}>
        <p className={parts['facts']}>{said.why}</p>
        <ul className={parts['lines']}>
          {named.map((person) => (
            <Named
              key={person}
              id={id}
              person={person}
              notes={listed(record, 'notShown').filter((one) => one['personId'] === person)}
              again={again}
            />
          ))}
        </ul>
      </div>
    </details>
  )
}

type NamedProps = {
  readonly id: string
  readonly person: string
  readonly notes: readonly Shape[]
  readonly again: () => void
}

function Named({ id, person, notes, again }: NamedProps) {
  const { notShown: said } = useWords().cases.acts
  const language = useLanguage()
  const acting = useAct<CasesCalls['cases.notShown']['answer']>()
  const [why, setWhy] = useState('')
  const say = async (): Promise<void> => {
    const done = await acting.run(call('cases.notShown', { id, person, why }))
    if (done !== undefined) setWhy('')
    again()
  }
  return (
    <li>
      <Reference id={person} />
      {notes.map((one) => (
        <p key={`${textOf(one, 'by')} ${textOf(one, 'at')}`} className={parts['facts']}>
          {said.by(textOf(one, 'by') ?? '', instantWords(textOf(one, 'at') ?? '', language))}{' '}
          <bdi>{textOf(one, 'why')}</bdi>
        </p>
      ))}
      <div className={parts['act-on']}>
        <TextField label={said.reason} text={why} change={setWhy} />
        <button type="button" disabled={acting.busy || why.trim() === ''} onClick={() => void say()}>
          {said.act}
        </button>
      </div>
      {acting.done !== undefined && (
        <p role="status" className={parts['note']}>
          {acting.done.stillNamed ? said.waits : said.out}
        </p>
      )}
      <CasesRefused refusal={acting.refusal} />
    </li>
  )
}

/** The items of a list that stand here; of a list that this member may not read nothing is said. */
function listed({ fields }: RecordView, field: string): readonly Shape[] {
  const value = fields[field]
  const standing = value?.state === 'value' ? value.value : []
  return Array.isArray(standing) ? standing.filter(isObject) : []
}
