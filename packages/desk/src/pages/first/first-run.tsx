import { useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { CreateOrganisation } from './create-organisation.tsx'
import css from './door.module.css'
import { Door } from './door.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { LookAround } from './look-around.tsx'
import { Unreviewed } from './unreviewed.tsx'

/** The first time: make an organisation, or look around where nothing is real. */
export function FirstRun() {
  const { first } = useWords()
  const [creating, setCreating] = useState(false)
  if (creating) return <CreateOrganisation back={() => setCreating(false)} />
  return (
    <Door title={first.title}>
      <Unreviewed />
      <LanguageChoice />
      <section className={css['choice']}>
        <button type="button" data-main onClick={() => setCreating(true)}>
          {first.create}
        </button>
        <p className={css['quiet']}>{first.createWhy}</p>
      </section>
      <section className={css['choice']}>
        <LookAround />
        <p className={css['quiet']}>{first.lookWhy}</p>
      </section>
    </Door>
  )
}
