/** What a colleague must know before a word is said: whom never to tell, who is feared, who may read this. */
import { threatActor } from '@safeconduct/core/records/vocabulary/threat-actor.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { Link } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import parts from '../../line/line.module.css'
import { instantWords } from '../../records/dates.ts'
import { languageName } from '../../records/language-names.ts'
import { useLanguage, useWords } from '../../words/use-words.ts'
import { Fold } from '../fold.tsx'
import { hrefOf } from '../hits.ts'

export function Known({ story }: { readonly story: StoryView }) {
  const { story: said } = useWords().cases
  const language = useLanguage()
  return (
    <>
      <Fold title={said.feared} open count={story.threatActors.length}>
        <p>{story.threatActors.map((one) => termWords(threatActor, one, language)).join(', ')}</p>
        {story.neverTell.length > 0 && (
          <div className={parts['due']}>
            <h3>{said.neverTell}</h3>
            <ul>
              {story.neverTell.map((one) => (
                <li key={one}>
                  <bdi>{one}</bdi>
                </li>
              ))}
            </ul>
          </div>
        )}
        {story.trustedContact !== undefined && (
          <p>
            {said.trusted}: <Link href={hrefOf(story.trustedContact)}>{story.trustedContact.title}</Link>
          </p>
        )}
        {story.langs.length > 0 && (
          <p>
            {said.speaks}: {story.langs.map((one) => languageName(one, language)).join(', ')}
          </p>
        )}
      </Fold>
      {story.minor && <BestInterest story={story} />}
      {story.summary !== '' && (
        <Fold title={said.summary} open>
          <p className={parts['said']}>{story.summary}</p>
        </Fold>
      )}
      <Fold title={said.readers} count={story.readers.length}>
        <ul className={parts['lines']}>
          {story.readers.map(({ member, parts: held }) => (
            <li key={member}>
              {said.readerLine(member, held.map((part) => partWords(part, said.readersParts)).join(', '))}
            </li>
          ))}
        </ul>
      </Fold>
    </>
  )
}

function BestInterest({ story }: { readonly story: StoryView }) {
  const { story: said } = useWords().cases
  const language = useLanguage()
  const { bestInterest } = story
  return (
    <Fold title={said.bestInterest} open>
      {bestInterest === undefined ? (
        <p className={parts['due']}>{said.noBestInterest}</p>
      ) : (
        <>
          <p className={parts['said']}>{bestInterest.decision}</p>
          <p className={parts['facts']}>
            {bestInterest.by.join(', ')}, {instantWords(bestInterest.at, language)}
          </p>
        </>
      )}
    </Fold>
  )
}

function partWords(part: string, said: Readonly<Record<string, string>>): string {
  return said[part] ?? part
}
