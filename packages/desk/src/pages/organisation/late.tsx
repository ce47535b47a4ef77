import { useState } from 'react'
import { call } from '../calls/client.ts'
import { useAct } from '../calls/use-act.ts'
import { useCall } from '../calls/use-call.ts'
import { Refused } from '../frame/refused.tsx'
import { changed } from '../records/changes.ts'
import { instantWords } from '../records/dates.ts'
import { useNews } from '../session/copies.ts'
import { useLanguage, useWords } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { useLogWords } from './use-log-words.ts'

/** Work of somebody who was removed meanwhile: it has changed nothing, and need not be lost. */
export function Late() {
  const { people: said } = useWords()
  const language = useLanguage()
  const logWords = useLogWords()
  const [acts, setActs] = useState(0)
  const asked = useCall('late.read', {}, useNews() * 1_000 + acts)
  const acting = useAct<unknown>()
  const adopt = async (id: string): Promise<void> => {
    await acting.run(call('late.adopt', { id }))
    setActs((before) => before + 1)
    changed()
  }
  const entries = asked.state === 'answered' ? asked.value.entries : []
  return (
    <Part title={said.sync.late} help={said.sync.lateWhat}>
      {asked.state === 'answered' && entries.length === 0 && <p>{said.sync.lateNone}</p>}
      <ul className={people['lines']}>
        {entries.map(({ id, who, name, at, records, why, mayAdopt }) => (
          <li key={id} className={people['line']}>
            <span className={people['grow']}>
              <bdi>{who ?? ''}</bdi> {said.sync.lateWhy[why]} · <bdi>{logWords(name)}</bdi> ·{' '}
              {said.removal.records(records)}
              {at !== undefined && <span className={css['quiet']}> · {instantWords(at, language)}</span>}
            </span>
            {mayAdopt && (
              <button type="button" disabled={acting.busy} onClick={() => void adopt(id)}>
                {said.sync.adopt}
              </button>
            )}
          </li>
        ))}
      </ul>
      <Refused refusal={acting.refusal} />
    </Part>
  )
}
