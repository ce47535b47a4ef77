/**
 * A page of the web taken by the program that captures, as a job, and kept as an item: also a hollow one, which says so.
 * docs/formats/desk-calls.md, C117.
 */
import { resolve } from 'node:path'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { parseTask } from '@safeconduct/core/evidence/capture/task.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import { keepCapture } from '@safeconduct/host/evidence/capture/into-vault.ts'
import { type CaptureWish, runCapture } from '@safeconduct/host/evidence/capture/run-capture.ts'
import { machineNow } from '@safeconduct/host/home/machine-clock.ts'
import { software } from '@safeconduct/host/work/software.ts'
import type { Ask, CallRefusal, Job } from '../calls/calls.ts'
import { refusedBy } from './call-refusal.ts'
import { maybe } from './cases-naming.ts'
import type { Write } from './evidence-look.ts'
import type { Jobs } from './jobs.ts'

export function capturePage(
  { vault, index }: CasesWorld,
  jobs: Jobs,
  ask: Ask<'evidence.capture'>,
  write: Write,
): Result<Job, CallRefusal> {
  const wish = wishOf(ask)
  const parsed = parseTask({ ...wish, folder: '.' }, '')
  if (!parsed.ok) return refuse({ kind: parsed.refusal.field === 'via' ? 'not-an-egress' : 'not-a-web-page' })
  return jobs.start('capture', async ({ progress, signal }) => {
    const taken = await runCapture(
      { ...wish, url: parsed.value.url, ...rootsAsked() },
      { onSaid: ({ answers }) => progress(answers ?? 0, 0), signal },
    )
    if (!taken.ok) return refuse({ kind: 'not-captured', reason: taken.refusal.why })
    const kept = await write(keepCapture(vault, taken.value, software))
    index.refresh()
    if (!kept.ok) return refusedBy(kept.refusal)
    const { verdict, facts } = taken.value
    return ok({
      id: kept.value.id,
      verdict,
      reached: facts.reached,
      reasons: [...facts.reasons],
      missing: [...facts.missing],
    })
  })
}

/** The machine's time, also in the demonstration: a certificate is judged by it. */
function wishOf({ url, words, via }: Ask<'evidence.capture'>): Omit<CaptureWish, 'roots'> {
  return {
    url: url.trim(),
    words: words.map((each) => each.trim()).filter((each) => each !== ''),
    now: machineNow(),
    software,
    ...maybe('via', via),
    ...maybe('chromium', setIn('SAFECONDUCT_CHROMIUM')),
  }
}

/** As Node looks at it: certificates of a partner's network, handed on by name. */
function rootsAsked(): { readonly roots?: string } {
  const asked = setIn('NODE_EXTRA_CA_CERTS')
  return asked === undefined ? {} : { roots: resolve(asked) }
}

function setIn(name: string): string | undefined {
  const value = process.env[name] ?? ''
  return value === '' ? undefined : value
}
