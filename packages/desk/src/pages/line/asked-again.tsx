/**
 * What the person said when they were asked again, and that a phone was taken. The hours grow old and the program
 * then lets nothing through but what anybody may read: without this an operator could never speak freely again.
 */
import { call } from '../calls/client.ts'
import parts from '../style/parts.module.css'
import { useWords } from '../words/use-words.ts'
import { SafeFields, safeContactOf, useSafeSaid } from './safe-fields.tsx'
import type { OfThread } from './thread.tsx'

export function AskedAgain({ thread: { id }, acting }: OfThread) {
  const { safe: words, enter } = useWords().line
  const [said, setSaid] = useSafeSaid()
  const keep = (): Promise<unknown> =>
    acting.run(call('line.safeContact', { id, safeContact: safeContactOf(said) }))
  return (
    <>
      <details className={parts['fold']}>
        <summary>{words.askedAgain}</summary>
        <div className={parts['inside']}>
          <SafeFields said={said} change={setSaid} />
          <p>
            <button type="button" disabled={acting.busy} onClick={() => void keep()}>
              {enter.keep}
            </button>
          </p>
        </div>
      </details>
      <p>
        <button
          type="button"
          disabled={acting.busy}
          onClick={() => void acting.run(call('line.phoneTaken', { id }))}
        >
          {words.phoneTaken}
        </button>
      </p>
    </>
  )
}
