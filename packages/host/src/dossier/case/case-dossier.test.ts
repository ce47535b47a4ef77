/** A dossier out of the vault: only through a release, with what speaks against it. docs/formats/dossier.md, D43, D50 to D53. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parseDossierParts } from '@safeconduct/core/evidence/parts/parts.ts'
import { openAge } from '@safeconduct/core/sealed/age/age-file.ts'
import { newAgeIdentity } from '@safeconduct/core/sealed/age/keys.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { askConsent, giveConsent, withdraw } from '../../cases/consent-acts.ts'
import { approveRelease, draftRelease } from '../../cases/release-acts.ts'
import { done, explained, type Scene, scene } from '../../cases/two-desks.fixture.ts'
import { type EvidenceRoom, evidenceRoom } from '../../evidence/custody/evidence-room.ts'
import { givenFile } from '../../evidence/intake/file-source.ts'
import { takeIn } from '../../evidence/intake/take-in.ts'
import { ledgerRound } from '../../evidence/ledger/ledger-round.ts'
import { newId, TestHomes } from '../../vault/vault.fixture.ts'
import { saveRecords } from '../../work/save-record.ts'
import { faultsOf, filesUnder, freshFolder, sha256Hex } from '../dossier.fixture.ts'
import { verifyFolder } from '../verify-folder.ts'
import { type CaseDossierWish, makeCaseDossier } from './make-case-dossier.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const court = { kind: 'court', name: 'Federal Investigative Office' }
const annexKey = newAgeIdentity(platformRandom)

type SetOut = {
  readonly at: Scene
  readonly room: EvidenceRoom
  readonly item: RecordId
  readonly consent: RecordId
}

/** A sealed letter of the first person, who allowed a court to see it; an event, two claims of it and a denial. */
async function setOut(): Promise<SetOut> {
  const at = await scene(homes)
  const { first, cases, persons } = at
  const [caseId, person] = [certain(cases[0], 'a case'), certain(persons[0], 'a person')]
  const room = certain(await evidenceRoom(first.vault), 'somebody works here')
  const taken = await takeIn(room, givenFile('Letter of Ivan.pdf', [utf8('%PDF-1.7\na letter\n')]), {
    caseId,
    receivedVia: 'by-hand',
    receivedFrom: person,
    from: 'P-01',
    provenance: 'own_subject',
  })
  const item = taken.state === 'taken-in' ? taken.id : undefined
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
  await claims(at, certain(item, 'it was taken in'), person)
  return { at, room, item: certain(item, 'it was taken in'), consent }
}

async function claims({ first }: Scene, item: RecordId, person: RecordId): Promise<void> {
  const [event, claim, statement] = [newId(), newId(), newId()]
  const day = { date: '2021-03-14', precision: 'exact' }
  const said = {
    about: event,
    anchor: 'two men in a yard',
    evidentiality: 'saw',
    origin: person,
    originCertainty: 'certain',
  }
  done(
    await saveRecords(
      first.vault,
      [
        {
          newId: event,
          type: 'Event',
          fields: { title: 'Detentions at the cannery', region: 'Sarn', start: day },
        },
        { newId: claim, type: 'Claim', fields: { ...said, source: item, slot: 'place', value: 'cannery' } },
        {
          newId: statement,
          type: 'Statement',
          fields: {
            kind: 'denial',
            speakerId: person,
            officeThen: 'Head of the territory',
            saidAt: day,
            forum: 'an answer to a newspaper',
            wording: 'You cannot hold people in a building that is not there',
            lang: 'en',
            anchors: [],
            denialType: '0102',
            denies: [claim],
          },
        },
      ],
      'M-01',
    ),
  )
  first.index.refresh()
}

async function approved({ at, item }: SetOut): Promise<RecordId> {
  const { first, second, cases, share } = at
  const id = done(
    await draftRelease(first, {
      caseId: certain(cases[0], 'a case'),
      to: court,
      purpose: 'P10',
      identifiability: 'I4',
      items: [{ item }],
    }),
  )
  done(await approveRelease(first, id))
  await share(0, 1)
  done(await approveRelease(second, id))
  await share(1, 0)
  return id
}

function wishFor(release: string, folder: string, more: Partial<CaseDossierWish> = {}): CaseDossierWish {
  return {
    release,
    folder,
    title: 'Of the cannery',
    language: 'en',
    software: 'safeconduct 0.1.0',
    narrative: { summary: ['Men were held.'], jurisdiction: [], methodology: ['Each was asked once.'] },
    annexFor: [annexKey.recipient],
    ...more,
  }
}

function partsIn(folder: string) {
  const parts = parseDossierParts(new Uint8Array(readFileSync(join(folder, 'data/parts.json'))))
  if (!parts.ok) throw new Error(parts.refusal.field)
  return parts.value
}

describe('a dossier out of the vault', () => {
  it('[D50] [D54] holds what the release names with its seal, its sheet, its incident and what denies it', async () => {
    const set = await setOut()
    const release = await approved(set)
    await ledgerRound(set.room, { post: async () => undefined })
    using place = freshFolder()
    const out = join(place.path, 'out')
    const made = await makeCaseDossier(set.at.first, set.room, wishFor(release, out))
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    expect(made.value.items).toBe(1)
    const verdict = await verifyFolder(out)
    expect(faultsOf(verdict)).toEqual(['unchanged'])
    expect(verdict.kind === 'unchanged' && verdict.facts.proofs).toMatchObject({
      sealed: 1,
      reports: 1,
      reportsAway: 0,
    })
    const parts = partsIn(out)
    // What the file said of itself when it came, by the hash of the report that was sealed with it [D54].
    const report = certain(filesUnder(out).get('data/proofs/001/report.json'), 'it lies beside the seal')
    expect(parts.sheets[0]?.report).toMatchObject({
      sha256: sha256Hex(report),
      says: ['not everything could be read (unreadable)'],
    })
    expect(parts.incidents.map(({ what, items }) => [what, items])).toEqual([
      ['Detentions at the cannery', [1]],
    ])
    expect(parts.contrary.map(({ kind, words }) => [kind, words])).toEqual([
      ['denial', 'You cannot hold people in a building that is not there'],
    ])
    expect(parts.sheets[0]?.contrary).toEqual([1])
    expect(parts.sheets[0]?.consent.uses.join()).toContain('P-01: Give to a prosecutor or court')
    expect(parts.gaps.length).toBeGreaterThan(0)
    await set.at.team.close()
  })

  it('[D51] names nobody: not by the name of the file, and handlers only in the annex', async () => {
    const set = await setOut()
    const release = await approved(set)
    await ledgerRound(set.room, { post: async () => undefined })
    using place = freshFolder()
    const out = join(place.path, 'out')
    await makeCaseDossier(set.at.first, set.room, wishFor(release, out))
    const files = filesUnder(out)
    for (const [name, bytes] of files) {
      expect(name).not.toMatch(/ivan/i)
      expect(Buffer.from(bytes).includes('Ivan'), name).toBe(false)
      if (name !== 'data/annex.age') expect(Buffer.from(bytes).includes('M-01'), name).toBe(false)
    }
    const annex = await openAge(annexKey.secret.reveal(), certain(files.get('data/annex.age'), 'it is there'))
    expect(annex.ok && new TextDecoder().decode(annex.value)).toContain('"M-01"')
    await set.at.team.close()
  })

  it('[D3] is the same bytes when it is written again', async () => {
    const set = await setOut()
    const release = await approved(set)
    using place = freshFolder()
    const [one, two] = [join(place.path, 'one'), join(place.path, 'two')]
    await makeCaseDossier(set.at.first, set.room, wishFor(release, one))
    await makeCaseDossier(set.at.first, set.room, wishFor(release, two))
    expect(filesUnder(one)).toEqual(filesUnder(two))
    await set.at.team.close()
  })

  it('[D43] shows what a member left out of the contrary material, and why', async () => {
    const set = await setOut()
    const release = await approved(set)
    using place = freshFolder()
    const first = join(place.path, 'first')
    await makeCaseDossier(set.at.first, set.room, wishFor(release, first))
    const denial = set.at.first.index.world().ofType('Statement')[0]?.id ?? ''
    const what = `Q-${denial.slice(0, 12)}`
    const narrative = {
      ...wishFor(release, '').narrative,
      omit: [{ what, reason: 'It stands in another dossier.' }],
    }
    const out = join(place.path, 'out')
    await makeCaseDossier(set.at.first, set.room, wishFor(release, out, { narrative }))
    const parts = partsIn(out)
    expect(parts.contrary).toEqual([])
    expect(parts.omitted).toMatchObject([{ what, reason: 'It stands in another dossier.' }])
    expect(parts.omitted[0]?.by).toMatch(/^H-[0-9a-f]{8}$/)
    await set.at.team.close()
  })

  it('[D52] is not written without two approvals, nor after the person took it back', async () => {
    const set = await setOut()
    const { first, cases } = set.at
    using place = freshFolder()
    const out = join(place.path, 'out')
    const draft = done(
      await draftRelease(first, {
        caseId: certain(cases[0], 'a case'),
        to: court,
        purpose: 'P10',
        identifiability: 'I4',
        items: [{ item: set.item }],
      }),
    )
    expect(await makeCaseDossier(first, set.room, wishFor(draft, out))).toMatchObject({
      ok: false,
      refusal: { kind: 'not-approved' },
    })
    const release = await approved(set)
    done(await withdraw(first, { id: set.consent, wish: 'stop', via: 'a call' }))
    expect((await makeCaseDossier(first, set.room, wishFor(release, out))).ok).toBe(false)
    expect(filesUnder(place.path).size).toBe(0)
    await set.at.team.close()
  })
})
