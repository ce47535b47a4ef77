/**
 * Consent withdrawn, erased, or sealed away for a court: no home and no relay yields the words, whatever key and tool
 * somebody brings. docs/formats/cases.md, CA46–CA48.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { deviceIdOf } from '@safeconduct/core/vault/control/names.ts'
import { parseSignedHeader } from '@safeconduct/core/vault/entry.ts'
import { readBody } from '@safeconduct/core/vault/feed.ts'
import { parseFrame } from '@safeconduct/core/vault/replica/frame.ts'
import { directoryName, epochKeyFrom } from '@safeconduct/core/vault/replica/log-book.ts'
import { stateText } from '@safeconduct/core/vault/replica/state-hash.ts'
import { openRest } from '@safeconduct/core/vault/rest.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import type { RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import { relayAddressText } from '@safeconduct/core/vault/sync/relay-address.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { strikeViews } from '../packages/desk/src/process/strike-views.ts'
import { CaseIndex } from '../packages/host/src/cases/case-index.ts'
import type { CasesWorld } from '../packages/host/src/cases/cases-world.ts'
import {
  askConsent,
  confirmErase,
  giveConsent,
  holdConsent,
  withdraw,
} from '../packages/host/src/cases/consent-acts.ts'
import { dropErasedDrafts, isOfErased } from '../packages/host/src/cases/erased-drafts.ts'
import { deleteErasedFiles } from '../packages/host/src/cases/erased-files.ts'
import { eraseCovered } from '../packages/host/src/cases/erasing.ts'
import { agreeToOpen, askToOpen, openSealed } from '../packages/host/src/cases/opening-seals.ts'
import { sealUp } from '../packages/host/src/cases/sealing-up.ts'
import { strikeErased } from '../packages/host/src/cases/striking.ts'
import { done, explained, type Scene, scene } from '../packages/host/src/cases/two-desks.fixture.ts'
import { pieceNames } from '../packages/host/src/sync/fetching-files.ts'
import { filesToSend } from '../packages/host/src/sync/offering-files.ts'
import { sendFiles } from '../packages/host/src/sync/sending-files.ts'
import { keepBlob } from '../packages/host/src/vault/blobs.ts'
import { fileField } from '../packages/host/src/vault/joined-schema.ts'
import type { Colleague } from '../packages/host/src/vault/team.fixture.ts'
import {
  caseScope,
  decryptedCopy,
  newId,
  type TestClock,
  TestHomes,
  testClock,
} from '../packages/host/src/vault/vault.fixture.ts'
import { directLink } from '../packages/relay/src/direct-link.ts'
import { usualLimits } from '../packages/relay/src/limits.ts'
import { PieceFiles } from '../packages/relay/src/piece-files.ts'
import { Relay } from '../packages/relay/src/relay.ts'
import { SqliteRelayStore } from '../packages/relay/src/sqlite-store.ts'

const words = 'a yard behind the mill'
const picture = 'what the picture shows, byte for byte'
const homes = new TestHomes()
const folders: string[] = []
afterEach(() => {
  homes.removeAll()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

type Place = Scene & {
  readonly folder: string
  readonly store: SqliteRelayStore
  readonly link: RelayLink
  readonly space: Uint8Array<ArrayBuffer>
  readonly consent: RecordId
  readonly item: RecordId
  readonly file: string
  readonly fileKey: string
  readonly copy: string
  readonly clock: TestClock
}

/** Two desks, a relay with a disk, and a picture of which the person said that it is to go. */
async function takenBack(hold: boolean, isSent = true): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'))
  folders.push(folder)
  const store = new SqliteRelayStore(join(folder, 'relay.db'))
  const clock = testClock()
  const [key, space] = [await newSigningKey(random), random.bytes(16)]
  const relay = new Relay(
    { store, pieces: new PieceFiles(join(folder, 'pieces')) },
    { key, space: sha256(space) },
    usualLimits,
    clock,
  )
  const url = relayAddressText('https://relay.example', space)
  const at = await scene(homes, (team) =>
    team.decide(directoryName, { kind: 'relay-set', url, key: deviceIdOf(publicKeyOf(key)) }),
  )
  const place = { ...at, clock, folder, store, link: directLink(relay), space }
  for (const { vault } of at.team.people) vault.files.pieces = (blob) => pieceNames(place.link, blob)
  await settled(place)
  const kept = await keepBlob(at.first.vault.home, [utf8(picture)], { random })
  const blob = certain(kept.ok ? kept.value.blob : undefined, 'a file that fits')
  const [caseId, item] = [certain(at.cases[0], 'a case'), newId()]
  const fields = {
    kind: '220903200901',
    title: 'Photograph',
    description: words,
    receivedFrom: certain(at.persons[0], 'a person'),
    original: true,
    sha256: 'a'.repeat(64),
    graphic: false,
    metadataRemoved: false,
    createdAt: at.first.vault.clock.now(),
    createdBy: 'M-01',
    [fileField]: blob,
  }
  const saved = await at.first.vault.writer.save([
    { id: item, type: 'EvidenceItem', home: caseScope(caseId), fields },
  ])
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
  const copy = await copyOf(at.first, { caseId, item, fields })
  const cited = { source: item, anchor: words, slot: 'place', value: words, about: newId() }
  const claim = { ...cited, createdAt: at.first.vault.clock.now(), createdBy: 'M-01' }
  const home = caseScope(caseId)
  expect((await at.first.vault.writer.save([{ id: newId(), type: 'Claim', home, fields: claim }])).ok).toBe(
    true,
  )
  await at.team.grant(at.team.at(1), { scope: { kind: 'claims' }, part: 'whole' }, 'writer')
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
  const consent = done(await askConsent(at.first, wish))
  done(await giveConsent(at.first, { id: consent }))
  if (hold) done(await holdConsent(at.first, { id: consent, why: 'a complaint before a court' }))
  done(await withdraw(at.first, { id: consent, wish: 'erase', via: 'a call' }))
  await settled(place)
  const line = { link: place.link, space }
  const sent = isSent ? await sendFiles(at.first.vault.replica, at.first.vault.home, line) : undefined
  expect(sent).toEqual(isSent ? { ok: true, value: 2 } : undefined)
  mkdirSync(join(at.second.vault.home, 'blobs'), { recursive: true })
  for (const name of [blob.sealed, copy])
    copyFileSync(join(at.first.vault.home, 'blobs', name), join(at.second.vault.home, 'blobs', name))
  return { ...place, consent, item, file: blob.sealed, fileKey: blob.key, copy }
}

/** A covered copy, as the desk makes it: nobody was asked about it by name. */
async function copyOf(
  { vault }: CasesWorld,
  { caseId, item, fields }: { caseId: RecordId; item: RecordId; fields: { readonly [field: string]: Json } },
): Promise<string> {
  const kept = await keepBlob(vault.home, [utf8(`${picture}, covered`)], { random })
  const blob = certain(kept.ok ? kept.value.blob : undefined, 'a file that fits')
  const { receivedFrom: _, ...own } = fields
  const copy = { ...own, title: words, original: false, derivedFrom: item, [fileField]: blob }
  const saved = await vault.writer.save([
    { id: newId(), type: 'EvidenceItem', home: caseScope(caseId), fields: copy },
  ])
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
  return blob.sealed
}

/** Rounds of both, and what desks do by themselves, until nothing is left to do. */
async function settled({ team, link }: Pick<Place, 'team' | 'link'>): Promise<void> {
  for (let turn = 0; turn < 12; turn++) {
    let moved = 0
    for (const person of team.people) {
      const { read, sent } = await syncRound(person.vault.replica, link)
      const cases = worldOf(person)
      dropErasedDrafts(cases.vault)
      await deleteErasedFiles(cases)
      const { asked, agreed } = await strikeErased(cases)
      moved += read + sent + asked + agreed
    }
    if (moved === 0) return
  }
  throw new Error('the desks never come to rest')
}

const worlds = new WeakMap<Colleague['vault'], CasesWorld>()

function worldOf({ vault, code }: Colleague): CasesWorld {
  const known = worlds.get(vault) ?? { vault, index: new CaseIndex(vault), by: code }
  worlds.set(vault, known)
  known.index.refresh()
  return known
}

type Keys = readonly { readonly id: Uint8Array; readonly keys: ReadonlyMap<number, Uint8Array> }[]

/** Every key that any of these desks ever held. */
function keysOf(people: readonly Colleague[]): Keys {
  return people.flatMap(({ vault }) => vault.store.logs.all())
}

/** A tool of one's own: every body, opened with every key. */
async function opened(
  bodies: readonly {
    readonly header: Uint8Array
    readonly signature: Uint8Array
    readonly body: Uint8Array
  }[],
  keys: Keys,
  organisation: Uint8Array,
): Promise<string> {
  const texts: string[] = []
  for (const { header, signature, body } of bodies) {
    const signed = parseSignedHeader(new Uint8Array(header), new Uint8Array(signature))
    const entry = certain(signed.ok ? { ...signed.value, body: new Uint8Array(body) } : undefined, 'an entry')
    for (const { id, keys: epochs } of keys) {
      const epochKey =
        toHex(id) === toHex(entry.header.compartment) ? epochs.get(entry.header.epoch) : undefined
      if (epochKey === undefined) continue
      const whole = await readBody(entry, entryKeyOf(epochKey), organisation)
      if (whole.ok) texts.push(Buffer.from(whole.value).toString())
      const rest = await openRest({ epochKey, organisation }, entry)
      if (rest !== undefined) texts.push(JSON.stringify(rest))
    }
  }
  return texts.join('\n')
}

function entryKeyOf(epochKey: Uint8Array) {
  return epochKeyFrom(new Uint8Array(epochKey)).entryKey
}

/** All that stands in a home, and what its sealed bodies say. */
async function yieldsAtHome(place: Place, { home, vault }: Colleague): Promise<string> {
  const { organisation } = place.first.vault
  vault.store.database.pragma('wal_checkpoint(truncate)')
  const rows = vault.store.database.prepare('select header, signature, body from entry').all()
  const shelved = vault.store.database
    .prepare("select value from shelf where shelf in ('waiting', 'late', 'stranded', 'control')")
    .pluck()
    .all() as readonly Uint8Array[]
  const frames = shelved.flatMap((value) => {
    const entry = parseFrame(value)
    return entry === undefined ? [] : [{ header: entry.bytes, signature: entry.signature, body: entry.body }]
  })
  const bodies = [...(rows as Parameters<typeof opened>[0]), ...frames]
  const plain = decryptedCopy(home.file, home.key).toString('latin1')
  return [await opened(bodies, keysOf(place.team.people), organisation.id), plain].join('\n')
}

async function yieldsAtRelay(place: Place): Promise<string> {
  const bodies = []
  for (const { id } of place.first.vault.store.logs.all())
    bodies.push(...(await place.store.entries(id, 0, { bytes: 1e9, count: 1e6 })))
  const disk = readdirSync(place.folder, { recursive: true }).map(String)
  const files = disk
    .filter((name) => name.startsWith('relay.db'))
    .map((name) => readFileSync(join(place.folder, name), 'latin1'))
  const { organisation } = place.first.vault
  return [await opened(bodies, keysOf(place.team.people), organisation.id), ...files, ...disk].join('\n')
}

function logOf({ replica }: Colleague['vault'], name: CompartmentName) {
  return certain(replica.book.byName(name), 'a log that is here')
}

/** The sealed bytes of the body in which the words came, as they lay on the relay's disk. */
async function sealedWords(place: Place): Promise<string> {
  for (const { id } of place.first.vault.store.logs.all()) {
    for (const one of await place.store.entries(id, 0, { bytes: 1e9, count: 1e6 })) {
      const text = await opened([one], keysOf(place.team.people), place.first.vault.organisation.id)
      if (text.includes(words)) return Buffer.from(one.body).toString('latin1').slice(100, 164)
    }
  }
  throw new Error('the words are not at the relay')
}

/** A form of the picture, a claim that cites it, a page it stands on, and something else, left open on every desk. */
function typing({ team, item, first }: Place): void {
  const drafts = {
    [item]: { description: `${words}, seen from above` },
    'new Claim': { source: item, anchor: words },
    'new page': { lead: words, items: [item] },
    'new Task': { text: 'bring bread', who: first.by },
  }
  for (const { vault } of team.people)
    for (const [name, draft] of Object.entries(drafts)) expect(vault.drafts.keep(name, draft).ok).toBe(true)
}

async function expectGone(place: Place, sealed: string): Promise<void> {
  for (const person of place.team.people) {
    const home = await yieldsAtHome(place, person)
    for (const gone of [words, sealed, place.fileKey]) expect(home.includes(gone), gone).toBe(false)
    for (const file of [place.file, place.copy]) expect(filesIn(person.home.path)).not.toContain(file)
    expect((await person.vault.check({ readData: true })).faults).toEqual([])
    expect(person.vault.replica.alarms.list()).toEqual([])
  }
  const relay = await yieldsAtRelay(place)
  for (const gone of [words, sealed]) expect(relay.includes(gone), gone).toBe(false)
  for (const file of [place.file, place.copy]) expect(filesIn(place.folder)).not.toContain(file)
}

function filesIn(folder: string): string {
  return readdirSync(folder, { recursive: true }).join('\n')
}

describe('a picture that a person took back', () => {
  it('[CA46] [CA57] [X1] [L62] [L66] is in no home and on no relay after two members erased it', async () => {
    const place = await takenBack(false)
    const sealed = await sealedWords(place)
    for (const person of place.team.people) {
      expect(await yieldsAtHome(place, person)).toContain(words)
      expect(filesIn(person.home.path)).toContain(place.file)
    }
    expect(filesIn(place.folder)).toContain(place.file)
    // Fetching it broke off at the second desk.
    const blobs = join(place.second.vault.home, 'blobs')
    renameSync(join(blobs, place.file), join(blobs, `part-${place.file}`))
    typing(place)
    for (const { clock } of [place, ...place.team.people.map(({ home }) => home)])
      clock.set(clock.millis() + 31 * 86_400_000)
    done(await confirmErase(place.second, place.consent))
    done(await eraseCovered(place.second, place.consent))
    await settled(place)
    const byOne = await yieldsAtHome(place, place.team.founder)
    expect(byOne, 'one alone erases nothing').toContain(words)
    done(await eraseCovered(place.first, place.consent))
    await settled(place)
    await expectGone(place, sealed)
    for (const { vault, home } of place.team.people) {
      expect(filesIn(home.path)).not.toContain(place.file)
      expect(vault.drafts.names(''), 'of all that was being typed').toEqual(['new Task'])
      expect(isOfErased(vault, place.item, { description: words })).toBe(true)
    }
    for (const person of place.team.people) {
      const [view] = strikeViews(
        { replica: person.vault.replica, caseTitle: () => 'P-01' },
        new Set([place.item]),
      )
      expect(view).toMatchObject({ state: 'done', records: 2, mayHold: [], beyond: [] })
      expect([view?.by ?? '', view?.agreed ?? ''].toSorted((a, b) => a.localeCompare(b))).toEqual([
        'M-01',
        'M-02',
      ])
    }
    // Whoever comes later builds the same records from what is left.
    await place.team.join()
    const [late, caseId] = [place.team.at(2), certain(place.cases[0], 'a case')]
    late.home.clock.set(place.clock.millis())
    const log: CompartmentName = { scope: caseScope(caseId), part: 'work' }
    await place.team.grant(late, log, 'writer')
    await settled(place)
    // Nobody can say of a device that signed nothing that it let go.
    expect(strikeViews({ replica: late.vault.replica, caseTitle: () => undefined })[0]).toMatchObject({
      mayHold: [],
    })
    const shown = strikeViews({ replica: place.first.vault.replica, caseTitle: () => undefined })
    expect(new Set(shown.flatMap(({ mayHold }) => mayHold))).toEqual(new Set(['M-03 · 1']))
    const states = place.team.people.map(({ vault }) => stateText(vault.replica, [logOf(vault, log)]))
    expect(new Set(states).size).toBe(1)
    await expectGone(place, sealed)
    await place.store.close()
    await place.team.close()
  })

  it('[X1] [T12] leaves no key of its file where that was still to be sent, and is not sent any more', async () => {
    const place = await takenBack(false, false)
    const sealed = await sealedWords(place)
    expect(await yieldsAtHome(place, place.team.founder)).toContain(place.fileKey)
    for (const { clock } of [place, ...place.team.people.map(({ home }) => home)])
      clock.set(clock.millis() + 31 * 86_400_000)
    done(await confirmErase(place.second, place.consent))
    done(await eraseCovered(place.second, place.consent))
    await settled(place)
    done(await eraseCovered(place.first, place.consent))
    await settled(place)
    await expectGone(place, sealed)
    expect(filesToSend(place.first.vault.replica)).toEqual([])
    await place.store.close()
    await place.team.close()
  })

  it('[CA47] is left in its sealed form alone under a hold: two open it together, and nobody else anything', async () => {
    const place = await takenBack(true)
    const sealed = await sealedWords(place)
    const why = 'asked for by the court'
    expect(done(await sealUp(place.first, { id: place.consent, other: 'M-02', why }))).toBe('waiting')
    await settled(place)
    expect(await yieldsAtHome(place, place.team.founder)).toContain(words)
    mkdirSync(join(place.second.vault.home, 'blobs'), { recursive: true })
    expect(done(await sealUp(place.second, { id: place.consent, other: 'M-01', why }))).toBe('sealed')
    await settled(place)
    await expectGone(place, sealed)
    done(await askToOpen(place.first, { id: place.consent, why: 'the hearing is on Monday' }))
    await settled(place)
    done(await agreeToOpen(place.second, { id: place.consent, why: 'the letter is here' }))
    await settled(place)
    worldOf(place.team.founder)
    const again = done(await openSealed(place.first, place.consent))
    expect(JSON.stringify(again.words.reveal())).toContain(words)
    await place.store.close()
    await place.team.close()
  })
})
