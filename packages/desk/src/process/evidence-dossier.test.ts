/** Making a dossier at a desk: what is missing is told first, and it is made as a job. docs/formats/desk-calls.md, C109 and C110. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { newAgeIdentity } from '@safeconduct/core/sealed/age/keys.ts'
import { askConsent, giveConsent, withdraw } from '@safeconduct/host/cases/consent-acts.ts'
import { approveRelease, draftRelease } from '@safeconduct/host/cases/release-acts.ts'
import { done, explained, type Scene, scene } from '@safeconduct/host/cases/two-desks.fixture.ts'
import { roomOf } from '@safeconduct/host/evidence/custody/evidence-room.ts'
import { givenFile } from '@safeconduct/host/evidence/intake/file-source.ts'
import { takeIn } from '@safeconduct/host/evidence/intake/take-in.ts'
import { ledgerRound } from '@safeconduct/host/evidence/ledger/ledger-round.ts'
import { TestHomes } from '@safeconduct/host/vault/vault.fixture.ts'
import { afterEach, expect, it } from 'vitest'
import type { DossierAsk } from '../calls/evidence.ts'
import { lookingAt } from './cases-naming.ts'
import { dropStaleDossierDrafts } from './dossier-drafts.ts'
import { dossierReady, makeDossierOfRelease } from './evidence-dossier.ts'
import { Jobs } from './jobs.ts'
import { verifyApart } from './verify-process.ts'

const homes = new TestHomes()
const out = mkdtempSync(join(tmpdir(), 'desk-dossier-'))
afterEach(() => {
  rmSync(out, { recursive: true, force: true })
  homes.removeAll()
})

const court = { kind: 'court', name: 'Federal Investigative Office' }

/** A letter of the first person, taken in, and a release of it to a court that nobody has signed. */
async function drafted({ first, cases, persons }: Scene): Promise<RecordId> {
  const [caseId, person] = [certain(cases[0], 'a case'), certain(persons[0], 'a person')]
  const room = certain(await roomOf(first.vault), 'somebody works here')
  const taken = await takeIn(room, givenFile('letter.pdf', [utf8('%PDF-1.7\na letter\n')]), {
    caseId,
    receivedVia: 'by-hand',
    receivedFrom: person,
    from: 'P-01',
    provenance: 'own_subject',
  })
  if (taken.state !== 'taken-in') throw new Error(taken.state)
  first.index.refresh()
  const consent = done(
    await askConsent(first, {
      caseId,
      purpose: 'P10',
      scope: 'all',
      recipients: [court],
      identifiability: 'I4',
      method: 'spoken_noted',
      lang: 'ru',
      interpreterUsed: false,
      explained,
    }),
  )
  done(await giveConsent(first, { id: consent }))
  const wish = {
    caseId,
    to: court,
    purpose: 'P10',
    identifiability: 'I4',
    items: [{ item: taken.id }],
  } as const
  return done(await draftRelease(first, wish))
}

async function made({ first }: Scene, ask: DossierAsk) {
  const jobs = new Jobs(platformRandom)
  const begun = await makeDossierOfRelease(first, jobs, { home: out, software: 'safeconduct 0.1.0' }, ask)
  if (!begun.ok) return begun.refusal.kind
  for (;;) {
    const job = jobs.read(begun.value.id)
    if (!job.ok || job.value.state !== 'running') return job.ok ? job.value : undefined
    await new Promise((wake) => setTimeout(wake, 20))
  }
}

it('[C109] [C110] says what is missing before it is made, and makes what two members approved', async () => {
  const at = await scene(homes)
  const { first, second, share } = at
  const release = await drafted(at)
  const look = () => dossierReady(first, lookingAt(first), { release })
  expect(await look()).toMatchObject({
    refusal: { kind: 'not-approved' },
    hasKey: true,
    items: [{ number: 1, lacks: ['seal-waits'] }],
    release: { consents: [{ usable: true }] },
  })
  done(await approveRelease(first, release))
  await share(0, 1)
  done(await approveRelease(second, release))
  await share(1, 0)
  await ledgerRound(certain(await roomOf(first.vault), 'somebody works here'), {
    post: async () => undefined,
  })
  const ready = certain(await look(), 'it can be read here')
  expect(ready).not.toHaveProperty('refusal')
  expect(ready.items[0]?.lacks).toEqual([])
  const ask: DossierAsk = {
    release,
    folder: join(out, 'made'),
    title: 'Of the cannery',
    version: 2,
    summary: ['Men were held.'],
    law: [],
    method: ['Each was asked once.'],
    omit: [],
    annexFor: [newAgeIdentity(platformRandom).recipient],
  }
  expect(await made(at, { ...ask, annexFor: ['age1notakey'] })).toBe('not-an-age-key')
  expect(await made(at, { ...ask, folder: '../out' })).toBe('folder-name')
  const job = await made(at, ask)
  expect(job).toMatchObject({ state: 'finished', result: { items: 1 } })
  const { signal } = new AbortController()
  const checked = await verifyApart({ folder: ask.folder }, { progress: () => {}, signal })
  expect(checked).toMatchObject({ ok: true, value: { kind: 'unchanged', facts: { proofs: { sealed: 1 } } } })
  // What the page shows of it: the proofs in words, in the language of whoever reads.
  expect(JSON.stringify(checked)).toContain('Seals: 1 of 1 items stand in the sender’s ledger')
  expect(JSON.stringify(job)).not.toContain('Men were held')
  expect(readFileSync(join(ask.folder, 'data', 'parts.json'), 'utf8')).toContain('"version":2')
  const name = `dossier ${release}`
  first.vault.drafts.keep(name, { summary: 'Men were held.' })
  first.vault.drafts.keep('dossier of nothing', {})
  dropStaleDossierDrafts(first)
  expect(first.vault.drafts.names('dossier ')).toEqual([name])
  const [consent] = ready.release.consents
  done(await withdraw(first, { id: certain(consent, 'it rests on one').id, wish: 'stop', via: 'call' }))
  dropStaleDossierDrafts(first)
  expect(first.vault.drafts.read(name)).toBeUndefined()
  await at.team.close()
})
