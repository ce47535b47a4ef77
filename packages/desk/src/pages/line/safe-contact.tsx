import type { ThreadView } from '../../calls/line.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import { SafeNowLine } from './safe-now.tsx'
import { clockWords, offsetWords } from './when.ts'

/** When and how an answer does no harm, as the person said it. */
export function SafeContact({ thread: { safe, safeContact } }: { readonly thread: ThreadView }) {
  const { safe: said } = useWords().line
  return (
    <>
      <SafeNowLine safe={safe} />
      {safeContact === undefined ? (
        <p className={parts['facts']}>{said.none}</p>
      ) : (
        <dl className={parts['pairs']}>
          {safeContact.hours.length > 0 && (
            <div>
              <dt>{said.hours}</dt>
              <dd>
                {safeContact.hours
                  .map(({ from, to, offset }) =>
                    said.window(clockWords(from), clockWords(to), `UTC${offsetWords(offset)}`),
                  )
                  .join('; ')}
              </dd>
            </div>
          )}
          <div>
            <dt>{said.screen}</dt>
            <dd>{said.screens[safeContact.screen]}</dd>
          </div>
          {safeContact.way !== '' && (
            <div>
              <dt>{said.way}</dt>
              <dd>
                <bdi>{safeContact.way}</bdi>
              </dd>
            </div>
          )}
          {safeContact.cannotTalk !== '' && (
            <div>
              <dt>{said.word}</dt>
              <dd>
                <bdi>{safeContact.cannotTalk}</bdi>
              </dd>
            </div>
          )}
        </dl>
      )}
    </>
  )
}
