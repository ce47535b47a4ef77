import { trustOpens, trustRests } from '@safeconduct/core/line/trust.ts'
import { trustLevel } from '@safeconduct/core/records/choices/line.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { trustLevels } from '../../calls/line.ts'
import { call } from '../calls/client.ts'
import { instantWords } from '../records/dates.ts'
import parts from '../style/parts.module.css'
import { useLanguage, useSay, useWords } from '../words/use-words.ts'
import { TextField } from './field.tsx'
import css from './line.module.css'
import type { OfThread } from './thread.tsx'

/** How far this contact may be trusted: what the level opens, who signed, and what the next one needs. */
export function Trust({ thread: { id, trust, trustNext, trustStatements }, acting }: OfThread) {
  const { trust: said } = useWords().line
  const language = useLanguage()
  const say = useSay()
  const nextName =
    trustNext === undefined ? '' : `${trustNext.level} · ${termWords(trustLevel, trustNext.level, language)}`
  const [why, setWhy] = useState('')
  const sign = async (level: (typeof trustLevels)[number]): Promise<void> => {
    if ((await acting.run(call('line.trust', { id, level, why }))) !== undefined) setWhy('')
  }
  const below = trustLevels[trustLevels.indexOf(trust) - 1]
  return (
    <>
      <p>
        <strong>
          {trust} · {termWords(trustLevel, trust, language)}
        </strong>
        . {say(trustOpens[trust])}
      </p>
      {trustNext !== undefined && (
        <p className={parts['facts']}>
          {said.next(nextName, trustNext.signatures)} {say(trustRests[trustNext.level])}
        </p>
      )}
      <ul className={css['notes']}>
        {trustStatements.map(({ id: statement, by, level, at, why: reason }) => (
          <li key={statement}>
            <bdi>{reason}</bdi>
            <p className={parts['facts']}>
              {by} · {level} · {instantWords(at, language)}
            </p>
          </li>
        ))}
      </ul>
      <TextField label={said.why} text={why} change={setWhy} />
      <div className={parts['row']}>
        {trustNext !== undefined && (
          <button
            type="button"
            disabled={acting.busy || why.trim() === ''}
            onClick={() => void sign(trustNext.level)}
          >
            {said.sign(trustNext.level)}
          </button>
        )}
        {below !== undefined && (
          <button type="button" disabled={acting.busy || why.trim() === ''} onClick={() => void sign(below)}>
            {said.lower(below)}
          </button>
        )}
      </div>
    </>
  )
}
