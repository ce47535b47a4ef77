/** Taken back under a hold for a court: sealed away by two, opened by two, and by no one of them. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fromBase64Url, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { shapesIn, textIn, textOf } from '@safeconduct/core/rules/world.ts'
import { open, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { blobIsHere, keepBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import { caseScope, newId, TestHomes } from '../vault/vault.fixture.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, recordIn } from './cases-world.ts'
import {
  askConsent,
  confirmErase,
  giveConsent,
  holdConsent,
  unholdConsent,
  withdraw,
} from './consent-acts.ts'
import { deleteErasedFiles, fileOf } from './erased-files.ts'
import { isErased, withoutErased } from './erased-words.ts'
import { eraseCovered } from './erasing.ts'
import { agreeToOpen, askToOpen, openSealed } from './opening-seals.ts'
import { openShare } from './seal-shares.ts'
import { contextOf, sealUp } from './sealing-up.ts'
import { done, explained, kindOf, type Scene, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const picture = 'what the picture shows, byte for byte'

type Kept = { readonly at: Scene; readonly consent: RecordId; readonly item: RecordId; readonly file: string }

/** One picture under one consent, taken back with the wish to erase. The file is at both desks. */
async function takenBack(hold: boolean): Promise<Kept> {
  const at = await scene(homes)
  const { first, second } = at
  const [caseId, item] = [certain(at.cases[0], 'a case'), newId()]
  const kept = await keepBlob(first.vault.home, [utf8(picture)], { random })
  const blob = certain(kept.ok ? kept.value.blob : undefined, 'a file that fits')
  const fields = {
    kind: '220903200901',
    title: 'Photograph of a yard',
    description: 'a yard and a gate',
    receivedFrom: certain(at.persons[0], 'a person'),
    original: true,
    sha256: 'a'.repeat(64),
    graphic: false,
    metadataRemoved: false,
    createdAt: first.vault.clock.now(),
    createdBy: 'M-01',
    [fileField]: blob,
  }
  await first.vault.writer.save([{ id: item, type: 'EvidenceItem', home: caseScope(caseId), fields }])
  const wish = {
    caseId,
    purpose: 'P12',
    scope: [item],
    recipients: [{ kind: 'press', name: '*' }],
    identifiability: 'I2',
    method: 'spoken_noted',
    lang: 'ru',
    interpreterUsed: false,
    explained,
  } as const
  const consent = done(await askConsent(first, wish))
  done(await giveConsent(first, { id: consent }))
  if (hold) done(await holdConsent(first, { id: consent, why: 'a complaint before a court' }))
  done(await withdraw(first, { id: consent, wish: 'erase', via: 'a call' }))
  await at.share(0, 1)
  bring(first, second, item)
  return { at, consent, item, file: blob.sealed }
}

/** The sealed bytes of an item go from one home to the other, as the relay would carry them. */
function bring(from: CasesWorld, to: CasesWorld, item: string): void {
  const name = certain(fileOf(from.vault, item)?.sealed, 'a file')
  mkdirSync(join(to.vault.home, 'blobs'), { recursive: true })
  copyFileSync(join(from.vault.home, 'blobs', name), join(to.vault.home, 'blobs', name))
}

function here(cases: CasesWorld, type: 'Consent' | 'EvidenceItem', id: string): CaseRecord {
  return done(recordIn(cases, type, id))
}

/** Both seal it away, one after the other. */
async function sealedAway({ at, consent }: Kept): Promise<void> {
  const why = 'asked for by the court'
  expect(done(await sealUp(at.first, { id: consent, other: 'M-02', why }))).toBe('waiting')
  expect(kindOf(await sealUp(at.first, { id: consent, other: 'M-02', why }))).toBe('already-signed')
  await at.share(0, 1)
  expect(done(await sealUp(at.second, { id: consent, other: 'M-01', why }))).toBe('sealed')
  await at.share(1, 0)
}

describe('a picture that was taken back under a hold', () => {
  it('[CA40] is sealed away by two members: one alone empties nothing, and nothing is erased', async () => {
    const kept = await takenBack(true)
    const { at, consent, item } = kept
    expect(kindOf(await sealUp(at.first, { id: consent, other: 'M-01', why: 'alone' }))).toBe(
      'needs-another-member',
    )
    await sealedAway(kept)
    for (const desk of [at.first, at.second]) {
      expect(textIn(here(desk, 'EvidenceItem', item), 'description')).toBe('—')
      expect(kindOf(await eraseCovered(desk, consent))).toBe('not-erasable')
    }
    await at.team.close()
  })

  it('[CA41] is opened by neither with all keys of their device, and its bytes lie on neither', async () => {
    const kept = await takenBack(true)
    const { at, consent, item, file } = kept
    await sealedAway(kept)
    await deleteErasedFiles(at.first)
    for (const desk of [at.first, at.second]) {
      const { vault } = desk
      const parcels = shapesIn(here(desk, 'Consent', consent), 'sealedUp')
      expect(parcels).toHaveLength(2)
      for (const parcel of parcels) {
        const shares = parcel['shares'] as Parameters<typeof openShare>[1]['shares']
        const tried = ['M-01', 'M-02'].map((member) => openShare(vault, { record: consent, member, shares }))
        const [own, ...others] = (await Promise.all(tried)).filter((half) => half !== undefined)
        expect(others).toEqual([])
        const key = sealKeyFrom(certain(own, 'a half of one’s own'))
        const sealed = certain(fromBase64Url(textOf(parcel, 'content') ?? ''), 'what is sealed')
        const opened = await open(
          certain(key.ok ? key.value : undefined, 'a key'),
          contextOf(consent),
          sealed,
        )
        expect(opened.ok).toBe(false)
      }
      expect(blobIsHere(vault.home, file)).toBe(false)
      expect(kindOf(await openSealed(desk, consent))).toBe('needs-another-member')
      expect(withoutErased(vault, certain(vault.reader.read(item), 'it')).withheld).toContain('description')
    }
    await at.team.close()
  })

  it('[CA42] is opened when one asks and the other hands a half over, both with a reason; [CA44] whole, words and bytes', async () => {
    const kept = await takenBack(true)
    const { at, consent, item } = kept
    await sealedAway(kept)
    expect(kindOf(await agreeToOpen(at.second, { id: consent, why: 'nobody asked' }))).toBe(
      'needs-another-member',
    )
    done(await askToOpen(at.first, { id: consent, why: 'the hearing is on Monday' }))
    expect(kindOf(await agreeToOpen(at.first, { id: consent, why: 'myself' }))).toBe('needs-another-member')
    expect(kindOf(await openSealed(at.first, consent))).toBe('needs-another-member')
    await at.share(0, 1)
    done(await agreeToOpen(at.second, { id: consent, why: 'the letter of the court is here' }))
    expect(kindOf(await openSealed(at.second, consent))).toBe('needs-another-member')
    await at.share(1, 0)
    const opened = done(await openSealed(at.first, consent))
    expect(JSON.stringify(opened.words.reveal())).toContain('a yard and a gate')
    const file = certain(opened.files[0], 'a file')
    const pieces: Uint8Array[] = []
    for await (const piece of file.bytes()) pieces.push(piece)
    expect(file.item).toBe(item)
    expect(Buffer.concat(pieces).toString()).toBe(picture)
    const said = shapesIn(here(at.first, 'Consent', consent), 'sealOpenings').map((one) => textOf(one, 'why'))
    expect(said).toEqual(['the hearing is on Monday', 'the letter of the court is here'])
    await at.team.close()
  })
})

describe('a picture that was taken back without a hold', () => {
  it('[CA43] leaves both homes when two members wrote that it is time, and not by one', async () => {
    const { at, consent, item, file } = await takenBack(false)
    for (const { home } of at.team.people) home.clock.set(home.clock.millis() + 31 * 86_400_000)
    done(await confirmErase(at.second, consent))
    done(await eraseCovered(at.second, consent))
    expect(blobIsHere(at.second.vault.home, file)).toBe(true)
    await at.share(1, 0)
    expect(await deleteErasedFiles(at.first)).toBe(0)
    done(await eraseCovered(at.first, consent))
    expect(blobIsHere(at.first.vault.home, file)).toBe(false)
    await at.share(0, 1)
    expect(await deleteErasedFiles(at.second)).toBe(1)
    expect(isErased(at.second.vault, certain(at.second.vault.reader.read(item), 'the item'))).toBe(true)
    await at.team.close()
  })

  it('[CA44] stays before everybody’s eyes where one colleague alone wrote that it was erased', async () => {
    const { at, consent, item } = await takenBack(false)
    const { vault } = at.second
    const note = { at: vault.clock.now(), by: 'M-02', consent }
    const forged = { ...note, by: 'M-01' }
    await vault.writer.save([{ id: item, type: 'EvidenceItem', fields: { erased: [note, forged] } }])
    const confirmedSafe = { at: vault.clock.now(), by: 'M-02' }
    await vault.writer.save([{ id: consent, type: 'Consent', fields: { confirmedSafe } }])
    await at.share(1, 0)
    for (const { home } of at.team.people) home.clock.set(home.clock.millis() + 31 * 86_400_000)
    for (const desk of [at.first, at.second])
      expect(isErased(desk.vault, certain(desk.vault.reader.read(item), 'the item'))).toBe(false)
    await at.team.close()
  })

  it('[CA43] takes nothing along that a colleague hangs on its consent', async () => {
    for (const hold of [false, true]) {
      const kept = await takenBack(hold)
      const { at, consent, item, file } = kept
      const other = newId()
      const [caseId] = at.cases
      const blob = await keepBlob(at.first.vault.home, [utf8('what happened to others')], { random })
      const fields = {
        title: 'Others',
        original: true,
        createdAt: at.first.vault.clock.now(),
        createdBy: 'M-01',
      }
      const theirs = certain(blob.ok ? blob.value.blob : undefined, 'a file')
      const home = caseScope(certain(caseId, 'a case'))
      const saved = { id: other, type: 'EvidenceItem', home, fields: { ...fields, [fileField]: theirs } }
      expect((await at.first.vault.writer.save([saved])).ok).toBe(true)
      await at.share(0, 1)
      for (const person of at.team.people) person.home.clock.set(person.home.clock.millis() + 31 * 86_400_000)
      const mark = { at: at.second.vault.clock.now(), by: 'M-02', consent, file: theirs.sealed }
      const hung = { erased: [mark], derivedFrom: item, receivedFrom: certain(at.persons[0], 'a person') }
      expect(
        (await at.second.vault.writer.save([{ id: other, type: 'EvidenceItem', fields: hung }])).ok,
      ).toBe(true)
      if (hold) await sealedAway(kept)
      else {
        done(await confirmErase(at.first, consent))
        done(await eraseCovered(at.first, consent))
        await at.share(0, 1)
        done(await eraseCovered(at.second, consent))
      }
      await at.share(1, 0)
      await deleteErasedFiles(at.first)
      expect(blobIsHere(at.first.vault.home, file)).toBe(false)
      expect(blobIsHere(at.first.vault.home, theirs.sealed), hold ? 'under a hold' : 'without').toBe(true)
      await at.team.close()
    }
  })

  it('[CA40] is sealed away also where both began at once', async () => {
    const { at, consent, item } = await takenBack(true)
    const why = 'asked for by the court'
    expect(done(await sealUp(at.first, { id: consent, other: 'M-02', why }))).toBe('waiting')
    expect(done(await sealUp(at.second, { id: consent, other: 'M-01', why }))).toBe('waiting')
    await at.share(0, 1)
    expect(done(await sealUp(at.second, { id: consent, other: 'M-01', why }))).toBe('sealed')
    expect(textIn(here(at.second, 'EvidenceItem', item), 'description')).toBe('—')
    await at.team.close()
  })

  it('[CA34] waits while a hold stands, and goes on when two have ended it', async () => {
    const { at, consent } = await takenBack(true)
    for (const { home } of at.team.people) home.clock.set(home.clock.millis() + 31 * 86_400_000)
    done(await confirmErase(at.first, consent))
    expect(kindOf(await eraseCovered(at.first, consent))).toBe('not-erasable')
    done(await unholdConsent(at.first, { id: consent, why: 'decided' }))
    await at.share(0, 1)
    done(await unholdConsent(at.second, { id: consent, why: 'decided' }))
    await at.share(1, 0)
    expect(done(await eraseCovered(at.first, consent))).toBe(1)
    await at.team.close()
  })
})
