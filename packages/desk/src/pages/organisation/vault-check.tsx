import { call } from '../calls/client.ts'
import { useWords } from '../words/use-words.ts'
import { JobState } from './job-state.tsx'
import css from './organisation.module.css'
import { useJob } from './use-job.ts'

export function VaultCheck() {
  const { organisation: words } = useWords()
  const watched = useJob()
  return (
    <section className={css['part']}>
      <h2>{words.check}</h2>
      <p className={css['quiet']}>{words.checkHelp}</p>
      <div className={css['row']}>
        <button
          type="button"
          disabled={watched.job?.state === 'running'}
          onClick={() => void watched.start(call('vault.check', {}))}
        >
          {words.check}
        </button>
      </div>
      <JobState watched={watched} />
    </section>
  )
}
