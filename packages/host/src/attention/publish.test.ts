/** A public page leaves as everything leaves: approved by two, judged at the last moment, and it can be checked. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pressItems } from '@safeconduct/core/attention/press-texts.ts'
import { pageFields } from '@safeconduct/core/attention/public-page.ts'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { releaseDigest } from '@safeconduct/core/rules/signed.ts'
import { textIn } from '@safeconduct/core/rules/world.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { signingKeyFrom } from '@safeconduct/core/sealed/sign.ts'
import type { CompartmentName } from '@safeconduct/core/vault/schema.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { approveRelease, draftRelease, type FigureWish } from '../cases/release-acts.ts'
import { breaksOf, done, kindOf, type Scene, scene } from '../cases/two-desks.fixture.ts'
import { newId, TestHomes } from '../vault/vault.fixture.ts'
import { saveRecords } from '../work/save-record.ts'
import { PressWorld } from './press-world.ts'
import { type PublishWish, publishRelease } from './publish.ts'

const homes = new TestHomes()
const folders: string[] = []
afterEach(() => {
  homes.removeAll()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Where reports lie, and where releases of nobody's own records lie. */
const shared: readonly CompartmentName[] = (['press', 'claims'] as const).map((kind) => ({
  scope: { kind },
  part: 'whole',
}))

async function key(): Promise<PublishWish['signingKey']> {
  const made = await signingKeyFrom(new Uint8Array(32).fill(7))
  if (!made.ok) throw new Error(made.refusal.kind)
  return made.value
}

type Stage = Scene & { readonly statement: RecordId; readonly both: () => Promise<void> }

/** Two at the press desk, and one statement of an official that says less than everybody thinks. */
async function stage(): Promise<Stage> {
  const at = await scene(homes)
  const { team, first } = at
  for (const name of shared) await team.grant(team.at(1), name, 'writer')
  const [speaker, publication, capture, statement] = [newId(), newId(), newId(), newId()]
  const words = 'we agreed to look at it <together> every month'
  done(
    await saveRecords(
      first.vault,
      [
        {
          newId: speaker,
          type: 'Person',
          fields: {
            code: 'P-33',
            kind: 'public_official',
            ageBand: 'unknown',
            publicName: 'Ilene Farquor',
            office: { title: 'President', body: 'Presidency' },
          },
        },
        {
          newId: publication,
          type: 'Publication',
          fields: {
            outlet: 'Harbour Post',
            url: 'https://harbourpost.example/1',
            title: 'Two presidents',
            lang: 'en',
            publishedAt: { date: '2021-05-30', precision: 'exact', zone: 'UTC' },
            text: `The president said: "${words}".`,
            relation: 'original',
            capture,
          },
        },
        {
          newId: capture,
          type: 'EvidenceItem',
          fields: {
            kind: 'X-WACZ',
            title: 'Capture',
            description: 'web capture',
            original: true,
            sha256: 'ab'.repeat(32),
            sealedAt: '2021-06-01T12:00:00Z',
            graphic: false,
            metadataRemoved: false,
            capture: { url: 'https://harbourpost.example/1', at: '2021-06-01T11:00:00Z', tool: 'by hand' },
          },
        },
        {
          newId: statement,
          type: 'Statement',
          fields: {
            kind: 'commitment',
            speakerId: speaker,
            officeThen: 'President',
            saidAt: { date: '2021-05-29', precision: 'exact' },
            forum: 'press conference',
            wording: words,
            lang: 'en',
            anchors: [{ publicationId: publication, quote: words }],
            commitment: {
              promisors: [speaker],
              what: 'look at it together',
              every: 'P1M',
              intervalAssumed: true,
              toWhom: 'public',
              smart: { S: false, M: false, A: true, R: true, T: true },
              status: 'pending',
            },
          },
        },
      ],
      'M-01',
    ),
  )
  const both = async (): Promise<void> => {
    for (const [from, to] of [
      [0, 1],
      [1, 0],
    ] as const) {
      await at.share(from, to)
      for (const name of shared) await team.carry(team.at(from), team.at(to), name)
    }
  }
  await both()
  return { ...at, statement, both }
}

const head = { title: 'Who promised what', lead: 'One promise, and when we ask again.', lang: 'en' }

async function drafted(
  { first, statement }: Stage,
  {
    figures = [],
    page = head,
  }: { readonly figures?: readonly FigureWish[]; readonly page?: typeof head } = {},
): Promise<RecordId> {
  return done(
    await draftRelease(first, {
      to: { kind: 'public', name: 'everybody' },
      purpose: 'P11',
      identifiability: 'I0',
      items: [{ item: statement, fields: pageFields.Statement ?? [] }],
      figures,
      page,
    }),
  )
}

async function approved(stage: Stage, figures: readonly FigureWish[] = []): Promise<RecordId> {
  const { first, second, both } = stage
  const id = await drafted(stage, { figures })
  done(await approveRelease(first, id))
  await both()
  done(await approveRelease(second, id))
  await both()
  return id
}

async function published(at: Stage, release: RecordId) {
  const folder = mkdtempSync(join(tmpdir(), 'publication-'))
  folders.push(folder)
  const wish = {
    release,
    folder,
    signingKey: await key(),
    organisation: 'Lantern Network',
  } as const
  return { folder, result: await publishRelease(at.first, wish, async () => 'merged') }
}

const figure = (asOf: string, all: number): FigureWish => ({
  definition: 'people supported so far',
  asOf,
  cells: [{ cell: 'all', n: all }],
  k: 5,
})

describe('a publication', () => {
  it('[AT19] [AT20] [AT22] is a folder without script that a stranger checks with ssh-keygen and sha256sum', async () => {
    const at = await stage()
    const release = await approved(at, [figure('2021-08-01', 31)])
    const { folder, result } = await published(at, release)
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    expect(readdirSync(folder).toSorted()).toEqual(
      [
        'SHA256SUMS',
        'SHA256SUMS.sig',
        'VERIFY.txt',
        'allowed_signers',
        'figures-1.csv',
        'index.html',
        'kit.json',
      ].toSorted(),
    )
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    expect(page).toContain('we agreed to look at it &lt;together&gt; every month')
    expect(page).toContain('Interval assumed by us')
    expect(page).not.toMatch(/<script|<img|<link|P-33/u)
    const check = readFileSync(join(folder, 'VERIFY.txt'), 'utf8')
    expect(execFileSync('sh', ['-e', '-c', check], { cwd: folder, encoding: 'utf8' })).toContain(
      'Good "safeconduct-publication"',
    )
    writeFileSync(join(folder, 'index.html'), page.replace('President', 'Minister'))
    expect(() => execFileSync('sh', ['-e', '-c', check], { cwd: folder, stdio: 'pipe' })).toThrow()
    const sent = at.first.index.get(release)
    const sums = readFileSync(join(folder, 'SHA256SUMS'))
    expect(sent === undefined ? '' : textIn(sent, 'sha256')).toBe(toHex(sha256(sums)))
    await at.team.close()
  })

  it('[AT18] does not leave when its figures and earlier ones together tell of two people', async () => {
    const at = await stage()
    const may = await approved(at, [figure('2021-07-25', 31)])
    expect((await published(at, may)).result.ok).toBe(true)
    const id = await drafted(at, { figures: [figure('2021-08-01', 33)] })
    expect(breaksOf(await approveRelease(at.first, id))).toEqual(['R28 cell-computable'])
    await at.team.close()
  })

  it('[AT20] is made of reports whose words are read once, and read again when they change', async () => {
    const at = await stage()
    const desk = PressWorld.of(at.first)
    const [one] = pressItems(desk.world())
    expect(one?.text).toContain('every month')
    expect(pressItems(desk.world())[0]).toBe(one)
    await at.team.close()
  })

  it('[AT21] is approved and leaves with its headline: other words, a code or a silent State in it leave nothing', async () => {
    const at = await stage()
    const named = await drafted(at, { page: { ...head, title: 'P-01 speaks' } })
    expect(breaksOf(await approveRelease(at.first, named))).toEqual(['R01 no-consent'])
    const draft = await drafted(at)
    const unapproved = await published(at, draft)
    expect(unapproved.result.ok ? 'done' : unapproved.result.refusal.kind).toBe('not-now')
    expect(readdirSync(unapproved.folder)).toEqual([])
    const release = await approved(at)
    expect(kindOf(await approveRelease(at.first, release))).toBe('already-signed')
    const plain = done(
      await draftRelease(at.first, {
        to: { kind: 'public', name: 'everybody' },
        purpose: 'P11',
        identifiability: 'I0',
        items: [{ item: at.statement }],
      }),
    )
    expect(
      releaseDigest(certain(at.first.index.get(plain), 'a release')) !==
        releaseDigest(certain(at.first.index.get(draft), 'a page')),
    ).toBe(true)
    await at.team.close()
  })
})
