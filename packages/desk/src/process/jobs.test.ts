import type { Json } from '@safeconduct/core/base/json.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { expect, it } from 'vitest'
import type { CallRefusal, Job } from '../calls/calls.ts'
import { Jobs, type JobTools } from './jobs.ts'

function started(job: Result<Job, CallRefusal>): Job {
  if (!job.ok) throw new Error(job.refusal.kind)
  return job.value
}

const now = (jobs: Jobs, { id }: Job): Partial<Job> => started(jobs.read(id))

it('[C25] a dossier that is being made says how far it is, and what came of it', async () => {
  const jobs = new Jobs(platformRandom)
  const done = Promise.withResolvers<Result<Json, CallRefusal>>()
  let tools: JobTools | undefined
  const job = started(
    jobs.start('dossier', (given) => {
      tools = given
      return done.promise
    }),
  )
  expect(job).toMatchObject({ what: 'dossier', state: 'running', done: 0 })
  tools?.progress(3, 5)
  expect(now(jobs, job)).toMatchObject({ state: 'running', done: 3, of: 5 })
  expect(jobs.start('dossier', () => done.promise)).toEqual({
    ok: false,
    refusal: { kind: 'already-running' },
  })
  done.resolve(ok({ items: 5 }))
  await expect.poll(() => now(jobs, job)).toMatchObject({ state: 'finished', done: 5, result: { items: 5 } })
})

it('[C25] a job that is told to stop stops, and a result that comes too late is not shown', async () => {
  const jobs = new Jobs(platformRandom)
  const done = Promise.withResolvers<Result<Json, CallRefusal>>()
  let signal: AbortSignal | undefined
  const job = started(
    jobs.start('check', (tools) => {
      signal = tools.signal
      return done.promise
    }),
  )
  expect(started(jobs.stop(job.id)).state).toBe('stopped')
  expect(signal?.aborted).toBe(true)
  done.resolve(ok('late'))
  await done.promise
  expect(now(jobs, job)).toEqual({ ...job, state: 'stopped' })
})

it('a job that is refused says why, and a defect in it says no more than that', async () => {
  const jobs = new Jobs(platformRandom)
  const full = started(jobs.start('dossier', async () => refuse({ kind: 'disk-full' })))
  const torn = started(jobs.start('verify', () => Promise.reject(new Error('P-07 is in Harbour Street'))))
  await expect.poll(() => now(jobs, full)).toMatchObject({ state: 'refused', refusal: { kind: 'disk-full' } })
  await expect.poll(() => now(jobs, torn)).toMatchObject({ state: 'refused', refusal: { kind: 'defect' } })
  expect(JSON.stringify(now(jobs, torn))).not.toContain('Harbour')
})

it('ended jobs are forgotten after a while, running ones never', async () => {
  const jobs = new Jobs(platformRandom)
  const running = started(jobs.start('check', () => new Promise(() => {})))
  const first = started(jobs.start('verify', async () => ok(null)))
  await expect.poll(() => now(jobs, first).state).toBe('finished')
  for (let count = 0; count < 40; count++) {
    const job = started(jobs.start('verify', async () => ok(null)))
    await expect.poll(() => now(jobs, job).state, { interval: 1 }).toBe('finished')
  }
  expect(jobs.read(first.id)).toEqual({ ok: false, refusal: { kind: 'no-such-job' } })
  expect(now(jobs, running).state).toBe('running')
})
