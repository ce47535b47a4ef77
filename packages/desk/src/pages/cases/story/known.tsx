/** What a colleague must know before a word is said: whom never to tell, who is feared, who may read this. */
import { threatActor } from '@safeconduct/core/records/vocabulary/threat-actor.ts'
import { termWords } from '@safeconduct/core/records/vocabulary/vocabulary.ts'
import { useState } from 'react'
import { Link } from 'wouter'
import type { StoryView } from '../../../calls/cases.ts'
import { call } from '../../calls/client.ts'
import { useAct } from '../../calls/use-act.ts'
import { TextField } from '../../line/field.tsx'
import { instantWords } from '../../records/dates.ts'
import { languageName } from '../../records/language-names.ts'
import parts from '../../style/parts.module.css'
import { Colon } from '../../words/colon.tsx'
import { useLanguage, useWords } from '../../words/use-words.ts'
import css from '../cases.module.css'
import { CasesRefused } from '../cases-refused.tsx'
import { Fold } from '../fold.tsx'
import { hrefOf } from '../hits.ts'
import type { OfStory } from './story.tsx'

export function Known({ story, again }: Pick<OfStory, 'story' | 'again'>) {
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
            {said.trusted}
            <Colon />
            <Link href={hrefOf(story.trustedContact)}>{story.trustedContact.title}</Link>
          </p>
        )}
        {story.langs.length > 0 && (
          <p>
            {said.speaks}
            <Colon />
            {story.langs.map((one) => languageName(one, language)).join(', ')}
          </p>
        )}
      </Fold>
      {story.minor && <BestInterest story={story} again={again} />}
      {story.summary !== '' && (
        <Fold title={said.summary} open>
          <p className={parts['said']}>{story.summary}</p>
        </Fold>
      )}
      <Fold title={said.readers} count={story.readers.length}>
        <ul className={parts['lines']}>
          {story.readers.map(({ member, parts: held }) => (
            <li key={member}>
              {`${member}: ${held.map((part) => partWords(part, said.readersParts)).join(', ')}`}
            </li>
          ))}
        </ul>
      </Fold>
    </>
  )
}

function BestInterest({ story, again }: Pick<OfStory, 'story' | 'again'>) {
  const { story: said } = useWords().cases
  const language = useLanguage()
  const acting = useAct<StoryView>()
  const [text, setText] = useState('')
  const decide = async (decision: string): Promise<void> => {
    if ((await acting.run(call('cases.bestInterest', { id: story.id, decision }))) === undefined) return
    setText('')
    again()
  }
  const ofAge = async (): Promise<void> => {
    if ((await acting.run(call('cases.ofAge', { id: story.id }))) !== undefined) again()
  }
  const { bestInterest } = story
  return (
    <Fold title={said.bestInterest} open>
      {story.ofAge.length > 0 && (
        <div className={parts['due']}>
          <p>{said.ofAge(story.ofAge.join(', '))}</p>
          <button type="button" disabled={acting.busy} onClick={() => void ofAge()}>
            {said.ofAgeAct}
          </button>
        </div>
      )}
      {(bestInterest?.by.length ?? 0) < 2 && <p className={parts['due']}>{said.noBestInterest}</p>}
      {bestInterest !== undefined && (
        <>
          <p className={parts['said']}>{bestInterest.decision}</p>
          <p className={parts['facts']}>
            {bestInterest.by.join(', ')}, {instantWords(bestInterest.at, language)}
          </p>
        </>
      )}
      {bestInterest?.by.length === 1 && (
        <button type="button" disabled={acting.busy} onClick={() => void decide(bestInterest.decision)}>
          {said.bestInterestSign}
        </button>
      )}
      {(bestInterest?.by.length ?? 0) < 2 && (
        <div className={css['asking']}>
          <TextField label={said.bestInterestField} text={text} change={setText} rows={3} />
          <p>
            <button
              type="button"
              disabled={acting.busy || text.trim() === ''}
              onClick={() => void decide(text)}
            >
              {said.bestInterestWrite}
            </button>
          </p>
        </div>
      )}
      <CasesRefused refusal={acting.refusal} />
    </Fold>
  )
}

function partWords(part: string, said: Readonly<Record<string, string>>): string {
  return said[part] ?? part
}
