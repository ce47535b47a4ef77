/** An account under codes on its way out, and when the account is erased. docs/formats/testimony.md, TY30 and TY31. */
import { join } from 'node:path'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { checkCodedFile, readCodedFile } from '@safeconduct/core/evidence/testimony/coded-file.ts'
import { afterEach, describe, expect, it } from 'vitest'
import type { CasesWorld } from '../../cases/cases-world.ts'
import { askConsent, confirmErase, giveConsent, withdraw } from '../../cases/consent-acts.ts'
import { fileOf } from '../../cases/erased-files.ts'
import { eraseCovered } from '../../cases/erasing.ts'
import { approveRelease, draftRelease, sendRelease } from '../../cases/release-acts.ts'
import { breaksOf, done, explained, type Scene, scene } from '../../cases/two-desks.fixture.ts'
import { makeCaseDossier } from '../../dossier/case/make-case-dossier.ts'
import { faultsOf, filesUnder, freshFolder } from '../../dossier/dossier.fixture.ts'
import { verifyFolder } from '../../dossier/verify-folder.ts'
import { blobIsHere } from '../../vault/blobs.ts'
import { caseScope, newId, TestHomes } from '../../vault/vault.fixture.ts'
import { type EvidenceRoom, evidenceRoom } from '../custody/evidence-room.ts'
import { ledgerRound } from '../ledger/ledger-round.ts'
import { fastHash } from '../redaction/redactable.ts'
import { sealAccount } from './accounts.ts'
import { publishAccount } from './coded-copy.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const court = { kind: 'court', name: 'Federal Investigative Office' }
const words = '[1 suffered] They took me from the market. Anzor was with me.'

type Told = {
  readonly at: Scene
  readonly room: EvidenceRoom
  readonly account: RecordId
  readonly copy: RecordId
  readonly root: Uint8Array
}

async function told(): Promise<Told> {
  const at = await scene(homes)
  const { vault } = at.first
  const [home, account] = [caseScope(certain(at.cases[0], 'a case')), newId()]
  const fields = {
    sourceId: certain(at.persons[0], 'a person'),
    takenAt: vault.clock.now(),
    mode: 'in_person',
    lang: 'en',
    original: words,
    readBack: true,
    supportOffered: true,
    state: 'read_back',
    createdAt: vault.clock.now(),
    createdBy: 'M-01',
  }
  expect((await vault.writer.save([{ id: account, type: 'Testimony', home, fields }])).ok).toBe(true)
  const room = certain(await evidenceRoom(vault), 'somebody works here')
  expect((await sealAccount(room, account)).ok).toBe(true)
  const named = [{ kind: 'person', forms: ['Anzor'] }] as const
  const made = await publishAccount(room, account, { labels: 'en', named, leaveOut: [] })
  if (!made.ok) throw new Error(made.refusal.kind)
  at.first.index.refresh()
  return { at, room, account, copy: made.value.item, root: made.value.root }
}

async function allowed({ at, account }: Told): Promise<RecordId> {
  const consent = done(
    await askConsent(at.first, {
      caseId: certain(at.cases[0], 'a case'),
      purpose: 'P10',
      scope: [account],
      recipients: [court],
      identifiability: 'I4',
      method: 'spoken_noted',
      lang: 'ru',
      interpreterUsed: false,
      explained,
    }),
  )
  done(await giveConsent(at.first, { id: consent }))
  return consent
}

const draft = ({ at, account, copy }: Told) =>
  draftRelease(at.first, {
    caseId: certain(at.cases[0], 'a case'),
    to: court,
    purpose: 'P10',
    identifiability: 'I4',
    items: [{ item: account, derivative: copy }],
  })

describe('an account under codes', () => {
  it('[TY31] leaves in the place of the account, on the word of whoever gave it and by two members', async () => {
    const set = await told()
    const { first, second, share } = set.at
    const unasked = done(await draft(set))
    expect(breaksOf(await approveRelease(first, unasked))).toContain('R01 no-consent')
    await allowed(set)
    const release = done(await draft(set))
    done(await approveRelease(first, release))
    await share(0, 1)
    done(await approveRelease(second, release))
    await share(1, 0)
    await ledgerRound(set.room, { post: async () => undefined })
    using place = freshFolder()
    const folder = join(place.path, 'out')
    const made = await makeCaseDossier(first, set.room, {
      release,
      folder,
      title: 'Of the market',
      language: 'en',
      software: 'safeconduct 0.1.0',
      narrative: { summary: [], jurisdiction: [], methodology: [] },
      annexFor: [],
    })
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    expect(faultsOf(await verifyFolder(folder))).toEqual(['unchanged'])
    const files = filesUnder(folder)
    const [name = ''] = [...files.keys()].filter((path) => path.startsWith('data/originals/'))
    const copy = certain(readCodedFile(files.get(name) ?? new Uint8Array()), 'the copy with its proof')
    expect(checkCodedFile(copy, set.root, fastHash).ok).toBe(true)
    for (const [path, bytes] of files) expect(Buffer.from(bytes).includes('Anzor'), path).toBe(false)
    const sheet = JSON.parse(Buffer.from(files.get('data/parts.json') ?? []).toString()).sheets[0]
    // [CU3] Beside our word stands that of archives and courts.
    expect(JSON.stringify(sheet.custody)).toContain('(PREMIS: message digest calculation)')
    expect(sheet.consent.uses).toHaveLength(1)
    expect(sheet.consent.uses[0]).toMatch(/^P-01: /)
    expect(sheet).toMatchObject({
      kind: "Victim's account",
      original: false,
      source: 'P-01',
      language: 'en',
      obtained: { how: 'told to the sender' },
      redacted: { proof: true },
    })
    await set.at.team.close()
  })

  it('[TY31] [RU44] is found by whoever takes back what was allowed of the account, also when the copy left by itself', async () => {
    const set = await told()
    const { first, second, share, team } = set.at
    const consent = await allowed(set)
    const alone = {
      caseId: certain(set.at.cases[0], 'a case'),
      to: court,
      purpose: 'P10',
      identifiability: 'I4',
    }
    const [sent, waiting] = [
      done(await draftRelease(first, { ...alone, items: [{ item: set.copy }] })),
      done(await draftRelease(first, { ...alone, items: [{ item: set.copy }] })),
    ]
    done(await approveRelease(first, sent))
    await share(0, 1)
    done(await approveRelease(second, sent))
    await share(1, 0)
    done(await sendRelease(first, { id: sent }, async () => 'merged'))
    const taken = done(await withdraw(first, { id: consent, wish: 'stop_and_recall', via: 'a call' }))
    expect(taken).toMatchObject({ recall: [sent], cancelled: [waiting] })
    await team.close()
  })

  it('[TY31] [CA59] is erased with the account: its bytes, its words and its papers', async () => {
    const set = await told()
    const { first, second, share, team } = set.at
    const consent = await allowed(set)
    done(await withdraw(first, { id: consent, wish: 'erase', via: 'a call' }))
    await share(0, 1)
    for (const { home } of team.people) home.clock.set(home.clock.millis() + 31 * 86_400_000)
    const file = certain(fileOf(first.vault, set.copy)?.sealed, 'a file')
    done(await confirmErase(first, consent))
    done(await eraseCovered(first, consent))
    await share(0, 1)
    done(await eraseCovered(second, consent))
    await share(1, 0)
    done(await eraseCovered(first, consent))
    expect(blobIsHere(first.vault.home, file)).toBe(false)
    const left = (desk: CasesWorld, id: string) => {
      const field = desk.vault.reader.readText(id)?.fields.get('description')
      return field?.state === 'value' ? field.value : undefined
    }
    for (const desk of [first, second]) expect(left(desk, set.copy)).toBe('—')
    const seals = set.room.index.of(set.copy, 'Seal').map((seal) => seal.fields.has('manifest'))
    expect(seals).toEqual([false])
    await team.close()
  })
})
