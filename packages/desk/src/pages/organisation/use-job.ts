/** Long work in the process: starts it, looks how far it is, stops it when told. */
import type { Result } from '@safeconduct/core/base/result.ts'
import { useEffect, useState } from 'react'
import type { CallRefusal, Job } from '../../calls/calls.ts'
import { call } from '../calls/client.ts'

export type Watched = {
  readonly job: Job | undefined
  readonly refusal: CallRefusal | undefined
  readonly start: (begin: Promise<Result<Job, CallRefusal>>) => Promise<void>
  readonly stop: () => Promise<void>
}

const between = 300

export function useJob(): Watched {
  const [job, setJob] = useState<Job>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const take = (answer: Result<Job, CallRefusal>): void => {
    setRefusal(answer.ok ? answer.value.refusal : answer.refusal)
    setJob(answer.ok ? answer.value : undefined)
  }
  useEffect(() => {
    if (job?.state !== 'running') return undefined
    const wait = setTimeout(() => void call('job.read', { id: job.id }).then(take), between)
    return () => clearTimeout(wait)
  }, [job])
  return {
    job,
    refusal,
    start: async (begin) => take(await begin),
    stop: async () => {
      if (job !== undefined) take(await call('job.stop', { id: job.id }))
    },
  }
}
