/**
 * Long work: a page asks for it, looks how far it is, and may stop it.
 *
 * Jobs live in the process that does them and die with it: a lock ends them, half a dossier included.
 */
import { newRecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { CallRefusal, Job } from '../calls/calls.ts'
import { reportDefect } from './defect.ts'

export type JobTools = {
  readonly progress: (done: number, of: number) => void
  readonly signal: AbortSignal
}
export type JobWork = (tools: JobTools) => Promise<Result<Json, CallRefusal>>

/** Ended jobs are remembered until a few newer ones have begun, so that a page can still read the result. */
const remembered = 20

type Running = { job: Job; readonly stop: AbortController }

export class Jobs {
  readonly #random: Random
  readonly #jobs = new Map<string, Running>()

  constructor(random: Random) {
    this.#random = random
  }

  /** One of a kind at a time: a second dossier beside the first would only slow both. */
  start(what: Job['what'], work: JobWork): Result<Job, CallRefusal> {
    const jobs = [...this.#jobs.values()]
    if (jobs.some(({ job }) => job.what === what && job.state === 'running'))
      return refuse({ kind: 'already-running' })
    for (const { job } of jobs.slice(0, Math.max(0, jobs.length - remembered + 1))) {
      if (job.state !== 'running') this.#jobs.delete(job.id)
    }
    const running: Running = {
      job: { id: newRecordId(this.#random), what, done: 0, of: 0, state: 'running' },
      stop: new AbortController(),
    }
    this.#jobs.set(running.job.id, running)
    void this.#run(running, work)
    return ok(running.job)
  }

  read(id: string): Result<Job, CallRefusal> {
    const running = this.#jobs.get(id)
    return running === undefined ? refuse({ kind: 'no-such-job' }) : ok(running.job)
  }

  stop(id: string): Result<Job, CallRefusal> {
    const running = this.#jobs.get(id)
    if (running === undefined) return refuse({ kind: 'no-such-job' })
    if (running.job.state === 'running') {
      running.job = { ...running.job, state: 'stopped' }
      running.stop.abort()
    }
    return ok(running.job)
  }

  /** Stops all and forgets their results. */
  clear(): void {
    for (const id of this.#jobs.keys()) this.stop(id)
    this.#jobs.clear()
  }

  async #run(running: Running, work: JobWork): Promise<void> {
    const progress = (done: number, of: number): void => {
      if (running.job.state === 'running') running.job = { ...running.job, done, of }
    }
    const result = await work({ progress, signal: running.stop.signal }).catch((error: unknown) => {
      reportDefect(error)
      return refuse<CallRefusal>({ kind: 'defect' })
    })
    if (running.job.state !== 'running') return
    running.job = result.ok
      ? { ...running.job, done: running.job.of, state: 'finished', result: result.value }
      : { ...running.job, state: 'refused', refusal: result.refusal }
  }
}
