/** Words that leave the signed entries: who wished it, who must agree, what is done, and where they may still lie. */
import { dayWords } from '@safeconduct/core/records/words/dates.ts'
import type { StrikeView } from '../../calls/sync.ts'
import { useCall } from '../calls/use-call.ts'
import { useNews } from '../session/copies.ts'
import { useStrikeWords } from '../words/people/strike-words.ts'
import { useLanguage } from '../words/use-words.ts'
import css from './organisation.module.css'
import { Part } from './part.tsx'
import people from './people.module.css'
import { useLogWords } from './use-log-words.ts'

export function Strikes() {
  const said = useStrikeWords()
  const asked = useCall('strikes.read', {}, useNews())
  return (
    <Part title={said.title} help={said.help}>
      {asked.state === 'answered' && <StrikeList strikes={asked.value.strikes} />}
    </Part>
  )
}

/** Also on the page of the consent under which it was erased. */
export function StrikeList({ strikes }: { readonly strikes: readonly StrikeView[] }) {
  const said = useStrikeWords()
  if (strikes.length === 0) return <p>{said.none}</p>
  return (
    <>
      <ul className={people['lines']}>
        {strikes.map((strike) => (
          <Strike key={strike.id} strike={strike} />
        ))}
      </ul>
      <p className={css['quiet']}>{said.copies}</p>
    </>
  )
}

function Strike({ strike }: { readonly strike: StrikeView }) {
  const said = useStrikeWords()
  const language = useLanguage()
  const logWords = useLogWords()
  const { by, agreed, on, mayHold, beyond, mine } = strike
  return (
    <li className={people['wait']}>
      <strong>
        <bdi>{logWords(strike.name)}</bdi>
        {on !== undefined && ` · ${said.on(dayWords(on, language))}`}
      </strong>
      {strike.state === 'asked' ? (
        <span>
          {said.asked(by)} {mine ? said.mine : said.others}
        </span>
      ) : (
        <span>{agreed === undefined || agreed === by ? said.alone(by) : said.done(by, agreed)}</span>
      )}
      {strike.state === 'done' && mayHold.length > 0 && <span>{said.mayHold(mayHold.join(', '))}</span>}
      {mayHold.length === 0 && strike.state === 'done' && <span className={css['quiet']}>{said.nobody}</span>}
      {beyond.length > 0 && <span className={css['quiet']}>{said.beyond(beyond.join(', '))}</span>}
    </li>
  )
}
