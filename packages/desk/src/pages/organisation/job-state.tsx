import { unreachable } from '@safeconduct/core/base/result.ts'
import type { Job } from '../../calls/calls.ts'
import { Refused } from '../frame/refused.tsx'
import { useLanguage, useWords } from '../words/use-words.ts'
import { JobResult } from './job-result.tsx'
import css from './organisation.module.css'
import type { Watched } from './use-job.ts'

/** What the work does, how far it is, and how it ended; the end stays until the next start. */
export function JobState({ watched: { job, refusal, stop } }: { readonly watched: Watched }) {
  return (
    <div role="status" className={css['state']}>
      {job !== undefined && <OneState job={job} stop={stop} />}
      <Refused refusal={refusal} />
    </div>
  )
}

function OneState({ job, stop }: { readonly job: Job; readonly stop: () => Promise<void> }) {
  const { organisation: words } = useWords()
  const figures = new Intl.NumberFormat(useLanguage())
  switch (job.state) {
    case 'running':
      return (
        <div className={css['row']}>
          <span>{words.running[job.what]}</span>
          <progress
            className={css['progress']}
            aria-label={words.running[job.what]}
            {...(job.of > 0 ? { value: job.done, max: job.of } : {})}
          />
          {job.of > 0 && <span>{words.progress(figures.format(job.done), figures.format(job.of))}</span>}
          <button type="button" onClick={() => void stop()}>
            {words.stop}
          </button>
        </div>
      )
    case 'finished':
      return <JobResult job={job} />
    case 'stopped':
      return <p>{words.stopped}</p>
    case 'refused':
      return null
    default:
      return unreachable(job.state)
  }
}
