import { useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { ComeBack } from './come-back.tsx'
import { CreateOrganisation } from './create-organisation.tsx'
import css from './door.module.css'
import { Door } from './door.tsx'
import { Join } from './join.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { LookAround } from './look-around.tsx'
import { Unreviewed } from './unreviewed.tsx'

/** The first time: make an organisation, join one, look around where nothing is real, or come back from papers. */
export function FirstRun() {
  const { first, people } = useWords()
  const [chosen, setChosen] = useState<'create' | 'join' | 'come-back'>()
  const back = (): void => setChosen(undefined)
  if (chosen === 'create') return <CreateOrganisation back={back} />
  if (chosen === 'join') return <Join back={back} />
  if (chosen === 'come-back') return <ComeBack back={back} />
  return (
    <Door title={first.title}>
      <Unreviewed />
      <LanguageChoice />
      <section className={css['choice']}>
        <button type="button" data-main onClick={() => setChosen('create')}>
          {first.create}
        </button>
        <p className={css['quiet']}>{first.createWhy}</p>
      </section>
      <section className={css['choice']}>
        <button type="button" onClick={() => setChosen('join')}>
          {people.join.title}
        </button>
        <p className={css['quiet']}>{people.join.why}</p>
      </section>
      <section className={css['choice']}>
        <LookAround />
        <p className={css['quiet']}>{first.lookWhy}</p>
      </section>
      <section className={css['choice']}>
        <button type="button" data-plain onClick={() => setChosen('come-back')}>
          {people.recovery.back}
        </button>
        <p className={css['quiet']}>{people.recovery.backWhy}</p>
      </section>
    </Door>
  )
}
