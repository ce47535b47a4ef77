/** A link for the phone of whoever answers: shown once, works once, says nothing of what it is for. */
import { useState } from 'react'
import { TextField } from '../../line/field.tsx'
import parts from '../../style/parts.module.css'
import { useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import type { OfCheck } from './check.tsx'

export function CheckLink({ check: { id }, acting, run }: OfCheck) {
  const { checks: said } = useWords().cases.ways
  const [safeWord, setSafe] = useState('')
  const [duressWord, setDuress] = useState('')
  const [url, setUrl] = useState<string>()
  const make = async (): Promise<void> => {
    const second = duressWord.trim() === '' ? {} : { duressWord }
    const made = await run({ act: 'link', id, safeWord, ...second })
    setSafe('')
    setDuress('')
    setUrl(made?.link?.url)
  }
  return (
    <div className={parts['act-on']}>
      <TextField label={said.safeWord} text={safeWord} change={setSafe} />
      <TextField label={said.duressWord} help={said.wordsHelp} text={duressWord} change={setDuress} />
      <button type="button" disabled={acting.busy || safeWord.trim() === ''} onClick={() => void make()}>
        {said.link}
      </button>
      {url !== undefined && (
        <div className={parts['code']} role="status">
          <p className={css['quiet']}>{said.linkOnce}</p>
          <code className={css['url']} dir="ltr">
            {url}
          </code>
        </div>
      )}
    </div>
  )
}
