/** What a law says, by whom, since when, where that stands, and when somebody last looked. */
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import { Link } from 'wouter'
import type { LawView } from '../../../calls/press-notes.ts'
import table from '../../cases/cases.module.css'
import { paths } from '../../frame/places.ts'
import { useSpeaking } from '../../records/speaking.ts'
import parts from '../../style/parts.module.css'
import { usePressWords } from '../../words/press/use-press-words.ts'
import { useLanguage } from '../../words/use-words.ts'
import { saidDayWords } from '../desk/said-day.ts'
import css from './notes.module.css'
import { Sources } from './sources.tsx'

export function Law({ law }: { readonly law: LawView }) {
  const { notes } = usePressWords()
  const speaking = useSpeaking()
  const language = useLanguage()
  const { id, what, day, place, bodies, text, sources, checkedOn, isOld } = law
  const facts = [saidDayWords(day, speaking), place, ...bodies].filter((one) => one !== '')
  return (
    <section className={css['entry']}>
      <h3>
        <Link href={paths.record('PressNote', id)}>
          <bdi>{what}</bdi>
        </Link>
      </h3>
      <p className={parts['facts']}>
        <bdi>{facts.join(' · ')}</bdi>
      </p>
      {text.map((one) => (
        <p key={one} className={css['paragraph']} dir="auto">
          {one}
        </p>
      ))}
      <Sources sources={sources} />
      {checkedOn !== undefined && (
        <p className={parts['facts']}>{notes.terms.checked(dayWords(checkedOn, language))}</p>
      )}
      {isOld && <p className={table['missing']}>{notes.terms.old}</p>}
    </section>
  )
}
