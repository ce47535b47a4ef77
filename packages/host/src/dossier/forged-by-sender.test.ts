/** A whole dossier whose own sender wants it to say something else: as in `forged.test.ts`, but signed with the right key. */
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, textOf, utf8 } from '@safeconduct/core/base/bytes.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { writeManifest } from '@safeconduct/core/evidence/bag-manifest.ts'
import { keyOf as ledgerKeyOf, origin } from '@safeconduct/core/evidence/ledger/ledger.fixture.ts'
import { type Note, noteText, parseNote, signNote } from '@safeconduct/core/evidence/ledger/note.ts'
import { shownRoot } from '@safeconduct/core/evidence/ots/attested.ts'
import type { OtsAttestation } from '@safeconduct/core/evidence/ots/proof.ts'
import { writeOts } from '@safeconduct/core/evidence/ots/write-ots.ts'
import { checkpointName } from '@safeconduct/core/evidence/papers-check.ts'
import { signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { describeVerdict } from '@safeconduct/core/evidence/verdict-words.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { timestampRequest } from '../evidence/timestamps/request.ts'
import { faultsOf, filesUnder, keyOf, rewrite, sha256Hex } from './dossier.fixture.ts'
import { digestIn, hasTools, relisted, Workshop } from './forged.fixture.ts'
import type { DossierPaper } from './request.ts'
import { verifyFolder } from './verify-folder.ts'
import { photograph, reportOn, sealedItems, wholeParts } from './whole.fixture.ts'

const shop = await Workshop.open()
const { authority, whole, checkTime, parts } = shop

beforeAll(() => shop.begin())
afterAll(() => shop[Symbol.dispose]())

const read = (folder: string, name: string): Bytes => new Uint8Array(readFileSync(join(folder, name)))

const put = (folder: string, name: string, bytes: Uint8Array | string): void =>
  writeFileSync(join(folder, name), bytes)

/** A chain of custody that its sender changed: what is done to the one line, and what the shell says of it. */
const handlings: readonly (readonly [string, (line: string) => string, string | undefined])[] = [
  ['changes who handled an item', (line) => line.replace('H-0a', 'H-0b'), 'NOT A SIGNED HANDLING'],
  [
    'changes it together with its digest',
    (line) => {
      const other = line.replace('H-0a', 'H-0b')
      const body = JSON.parse(other).body as string
      return other.replace(digestIn(line), sha256Hex(utf8(body)))
    },
    'NOT A SIGNED HANDLING',
  ],
  [
    'shows the handling of another item',
    (line) => line.replace('0123456789abcdef0123456789abcdef', 'f'.repeat(32)),
    'NOT A SIGNED HANDLING',
  ],
  ['leaves its signature out', (line) => line.replace(/,"signature":"[^"]*"/, ''), 'NOT A SIGNED HANDLING'],
  [
    'writes beside it what nobody reads',
    (line) => line.replace('{"body"', '{"aside":"x","body"'),
    'NOT A CHAIN OF CUSTODY',
  ],
  ['erases a handling, whose place stays', (line) => `{"digest":"${digestIn(line)}"}\n`, undefined],
]

const noteOf = (): Note => {
  const file = certain(
    parts.papers.find(({ path }) => path.endsWith('.checkpoint')),
    'there is one',
  )
  const parsed = parseNote(file.bytes)
  if (!parsed.ok) throw new Error('no note')
  return parsed.value
}

describe.skipIf(!hasTools)('a dossier whose own sender is not honest', { timeout: 360_000 }, () => {
  it('[D48] and shows another ledger than its witnesses saw is caught by ours; the shell finds no witness', async () => {
    const other = await wholeParts(authority)
    const rolledBack = new Map(other.papers.map(({ path, bytes }) => [path, bytes]))
    const proof = certain(rolledBack.get('data/proofs/001/manifest.tlog-proof'), 'there is one')
    // The same name of a log, another tree: the log signs it, and no witness would.
    const lines = (textOf(proof) ?? '').split('\n').filter((line) => !line.startsWith('— partner'))
    const salt = certain(rolledBack.get('data/proofs/001/salt.hex'), 'there is one')
    const seen = await shop.bySender((paper) => {
      if (paper.path.endsWith('.tlog-proof')) return { ...paper, bytes: utf8(lines.join('\n')) }
      return paper.path.endsWith('salt.hex') ? { ...paper, bytes: new Uint8Array(salt) } : paper
    })
    expect(seen.ours).toContain('data/proofs/001/manifest.json: seal-wrong')
    expect(seen.shell).toContain('NOT A CHECKPOINT OF AN ITEM')
    expect(seen.passed).toBe(false)
  })

  it('[D47] and lays a true time of something else beside it is caught by both', async () => {
    const text = `${origin}\n512\n${'A'.repeat(43)}=\n`
    const note = { text, lines: [await signNote(await ledgerKeyOf(1), origin, text)] }
    const name = `data/proofs/ledger/${checkpointName(note)}`
    const token = authority.answer(timestampRequest(utf8(text), platformRandom).der)
    const seen = await shop.bySender(
      (paper) => paper,
      [
        { path: `${name}.checkpoint`, bytes: utf8(noteText(note)) },
        { path: `${name}-1.tsr`, bytes: token },
      ],
    )
    expect(seen.ours).toEqual([`${name}-1.tsr: time-wrong`, `${name}.checkpoint: time-wrong`])
    expect(seen.shell).toContain(`NOT A CHECKPOINT OF AN ITEM: ${name}.checkpoint`)
    expect(seen.shell).toContain(`NO CHECKPOINT OF AN ITEM for ${name}-1.tsr`)
    expect(seen.passed).toBe(false)
  })

  it('[D47] and gives a token of something else under its name is caught by both', async () => {
    const token = authority.answer(timestampRequest(utf8('something else'), platformRandom).der)
    const seen = await shop.bySender((paper) =>
      paper.path.endsWith('.tsr') ? { ...paper, bytes: token } : paper,
    )
    expect(seen.ours[0]).toMatch(/-1\.tsr: time-wrong$/)
    expect(seen.shell).toContain('NO TIME')
    expect(seen.passed).toBe(false)
  })

  it('[D48] and leaves the policy out is caught by both: no seal could be checked', async () => {
    const papers = parts.papers.filter(({ path }) => !path.endsWith('/policy'))
    const seen = await shop.looked(await shop.withPapers(papers))
    expect(seen.ours).toContain('data/proofs/001/manifest.json: seal-wrong')
    expect(seen.shell).toContain('MISSING: data/proofs/ledger/policy')
    expect(seen.passed).toBe(false)
  })

  const policies: readonly (readonly [string, (policy: string) => string, string])[] = [
    [
      'asks for more witnesses than signed',
      (text) => text.replace('group partners 1', 'group partners 2'),
      'TOO FEW WITNESSES',
    ],
    [
      'names another witness',
      (text) => text.replace('witness partner ', 'witness another '),
      'TOO FEW WITNESSES',
    ],
    [
      'asks for nobody that it names',
      (text) => text.replace('quorum partners', 'quorum partndrs'),
      'TOO FEW WITNESSES',
    ],
    [
      'has a line that nobody reads',
      (text) => text.replace('quorum partners', 'qtorum partners'),
      'NOT A POLICY',
    ],
  ]
  for (const [what, change, seen] of policies) {
    it(`[D48] and has a policy that ${what} is caught by both`, async () => {
      const found = await shop.bySender((paper) =>
        paper.path.endsWith('/policy') ? { ...paper, bytes: utf8(change(textOf(paper.bytes) ?? '')) } : paper,
      )
      expect(found.ours).toContain('data/proofs/001/manifest.json: seal-wrong')
      expect(found.shell).toContain(seen)
      expect(found.passed).toBe(false)
    })
  }

  it('[D48] and breaks what a witness signed under its item, but not in the checkpoint beside, is caught by both', async () => {
    const seen = await shop.bySender((paper) =>
      paper.path.endsWith('.tlog-proof')
        ? {
            ...paper,
            bytes: utf8(
              (textOf(paper.bytes) ?? '').replace(/(?<=— partner\S+ .{40})./, (letter) =>
                letter === 'A' ? 'B' : 'A',
              ),
            ),
          }
        : paper,
    )
    expect(seen.ours).toContain('data/proofs/001/manifest.json: seal-wrong')
    expect(seen.shell).toContain('TOO FEW WITNESSES')
    expect(seen.passed).toBe(false)
  })

  it('[D48] and forges the line of a witness is caught by both', async () => {
    const { text, lines } = noteOf()
    const turned = lines.map((line) =>
      line.name === origin
        ? line
        : {
            ...line,
            signature: new Uint8Array(line.signature.map((byte, at) => (at === 20 ? byte ^ 1 : byte))),
          },
    )
    const seen = await shop.bySender((paper) =>
      paper.path.endsWith('.checkpoint')
        ? { ...paper, bytes: utf8(noteText({ text, lines: turned })) }
        : paper,
    )
    expect(seen.ours[0]).toMatch(/\.checkpoint: time-wrong$/)
    expect(seen.shell).toContain('NOT SIGNED by the witness partner.example/2')
    expect(seen.passed).toBe(false)
  })

  for (const [what, change, seen] of handlings) {
    it(`[D47] [D36] and ${what} is ${seen === undefined ? 'told as a gap' : 'caught by both'}`, async () => {
      const found = await shop.bySender((paper) =>
        paper.path.endsWith('custody.jsonl')
          ? { ...paper, bytes: utf8(change(textOf(paper.bytes) ?? '')) }
          : paper,
      )
      expect(found.ours).toEqual(
        seen === undefined ? ['signed'] : ['data/proofs/001/custody.jsonl: custody-wrong'],
      )
      expect(found.shell).toContain(seen ?? '0 in 1 chains of custody; erased, with only their place left: 1')
      expect(found.passed).toBe(seen === undefined)
    })
  }

  const reports: readonly (readonly [string, Bytes])[] = [
    ['another time than the one that was sealed', reportOn(photograph, '2017-03-14 22:08:07')],
    ['the report of another picture', reportOn(utf8('another picture'))],
    ['no report at all under that name', utf8('{}')],
  ]
  for (const [what, bytes] of reports) {
    it(`[SL19] [D54] and says that the file gave ${what} is caught by both`, async () => {
      const seen = await shop.bySender((paper) =>
        paper.path.endsWith('report.json') ? { ...paper, bytes } : paper,
      )
      expect(seen.ours).toEqual(['data/proofs/001/report.json: report-wrong'])
      expect(seen.shell).toContain('ANOTHER REPORT: data/proofs/001/report.json')
      expect(seen.passed).toBe(false)
    })
  }

  it('[D54] and signs a sheet that says another time than its report is caught by ours', async () => {
    const { content } = parts
    const sheets = (says: readonly string[]) =>
      content.sheets.map((sheet) => ({ ...sheet, report: { sha256: sha256Hex(reportOn(photograph)), says } }))
    const signed = async (says: readonly string[]) => {
      const folder = await shop.sent({
        parts: async () => ({ ...parts, content: { ...content, sheets: sheets(says) } }),
      })
      return faultsOf(await verifyFolder(folder, { checkTime }))
    }
    const said = 'taken at 2021-08-01 09:00:00, by the clock of the device'
    expect(await signed([said])).toEqual(['unchanged'])
    expect(await signed(['taken at 2017-03-14 22:08:07, by the clock of the device'])).toEqual([
      'data/parts.json: contents-disagree',
    ])
  })

  it('[SL20] [D54] and keeps the report back passes, and both say that there is one', async () => {
    const papers = parts.papers.filter(({ path }) => !path.endsWith('report.json'))
    const folder = await shop.withPapers(papers)
    const seen = await shop.looked(folder)
    expect([seen.ours, seen.passed]).toEqual([['signed'], true])
    expect(seen.shell).toContain('Such reports that a seal names and that are not here: 1')
    const verdict = await verifyFolder(folder, { checkTime })
    expect(describeVerdict(verdict, 'en').join('\n')).toContain('not in this dossier: 1 such reports')
  })

  it('[D48] and hands over the report in the place of the picture is caught by both', async () => {
    const content = reportOn(photograph)
    const seen = await shop.looked(
      await shop.sent({ items: sealedItems.map((item) => ({ ...item, content })) }),
    )
    expect(seen.ours).toContain('data/proofs/001/manifest.json: seal-wrong')
    expect(seen.shell).toContain('ANOTHER FILE: data/proofs/001/manifest.json does not name item 001')
    expect(seen.passed).toBe(false)
  })

  it('[D47] [D36] and lays proofs of OpenTimestamps beside it: a promise, a block and one of something else are told apart by both', async () => {
    const { text } = noteOf()
    const path = `data/proofs/ledger/${checkpointName(noteOf())}.ots`
    const digest = sha256(utf8(text))
    const proofOf = (attestation: OtsAttestation, of: Bytes = digest): DossierPaper => {
      const next = [{ kind: 'attestation', attestation }] as const
      const operation = { kind: 'hash', hash: 'sha256' } as const
      const bytes = writeOts({ hash: 'sha256', digest: of, tree: [{ kind: 'operation', operation, next }] })
      return { path, bytes: new Uint8Array(bytes) }
    }
    const same = (paper: DossierPaper): DossierPaper => paper
    const promise = { kind: 'pending', calendar: 'https://calendar.example' } as const
    const promised = await shop.bySender(same, [proofOf(promise)])
    expect([promised.ours, promised.passed]).toEqual([['signed'], true])
    expect(promised.shell).toContain("Only a calendar's promise so far, which proves no time: 1")
    const borne = await shop.bySender(same, [proofOf({ kind: 'bitcoin', height: 800_000 })])
    expect([borne.ours, borne.passed]).toEqual([['signed'], true])
    expect(borne.shell).toContain(
      `If block 800000 of Bitcoin has the Merkle root ${shownRoot(sha256(digest))} (any explorer shows it)`,
    )
    const other = await shop.bySender(same, [proofOf(promise, sha256(digest))])
    expect([other.ours, other.passed]).toEqual([[`${path}: time-wrong`], false])
    expect(other.shell).toContain(`NO TIME: ${path} is no proof of OpenTimestamps of its checkpoint`)
  })

  it('[D41] and shows people a page that leaves out what its data says is caught by ours', async () => {
    const folder = shop.copied()
    rewrite(folder, 'data/dossier.html', (text) =>
      text.replace('You cannot hold people in a building that is not there', ''),
    )
    const files = [...filesUnder(folder)].filter(([name]) => name.startsWith('data/'))
    put(
      folder,
      'manifest-sha256.txt',
      writeManifest(new Map(files.map(([name, bytes]) => [name, sha256Hex(bytes)]))),
    )
    const bytes = files.reduce((sum, [, file]) => sum + file.length, 0)
    rewrite(folder, 'bag-info.txt', (text) =>
      text.replace(/Payload-Oxum: .*/, `Payload-Oxum: ${bytes}.${files.length}`),
    )
    put(
      folder,
      'manifest-sha256.txt.sig',
      await signForSsh(await keyOf(7), 'safeconduct-dossier', read(folder, 'manifest-sha256.txt')),
    )
    relisted(folder)
    expect((await shop.looked(folder)).ours).toEqual(['data/dossier.html: contents-disagree'])
  })

  it('[D36] is told in words where no time was judged, and what was not compared', async () => {
    const done = spawnSync('sh', [join(whole, 'verify/verify.sh')], { encoding: 'utf8' })
    expect(done.stdout).toContain('Not judged: 1 timestamps.')
    const said = describeVerdict(await verifyFolder(whole, { checkTime }), 'en').join('\n')
    expect(said).toContain('data/dossier.html says what the signed parts say.')
    expect(execFileSync('sh', ['-c', 'ls -A "$1" | wc -l', 'sh', whole], { encoding: 'utf8' }).trim()).toBe(
      '8',
    )
  })
})
