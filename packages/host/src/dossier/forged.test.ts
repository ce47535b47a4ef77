/**
 * A whole dossier in the hands of somebody who wants it to say something else: without its key, with a key of their own, and
 * as its own sender. Each forgery is looked at by `safeconduct verify` and by a shell that knows nothing of us; what the shell
 * cannot tell, it says that it does not check.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
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
import { fingerprintOf } from '@safeconduct/core/evidence/ssh-key.ts'
import { signForSsh } from '@safeconduct/core/evidence/ssh-signature.ts'
import { describeVerdict } from '@safeconduct/core/evidence/verdict-words.ts'
import { sealAge } from '@safeconduct/core/sealed/age/age-file.ts'
import { newAgeIdentity } from '@safeconduct/core/sealed/age/keys.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LocalAuthority } from '../evidence/timestamps/authority.fixture.ts'
import { timestampRequest } from '../evidence/timestamps/request.ts'
import { software } from '../work/software.ts'
import {
  faultsOf,
  filesUnder,
  freshFolder,
  keyOf,
  requestFor,
  rewrite,
  sha256Hex,
} from './dossier.fixture.ts'
import { judgeTimes } from './judge-times.ts'
import type { DossierPaper } from './request.ts'
import { verifyFolder } from './verify-folder.ts'
import { photograph, reportOn, sealedItems, wholeParts } from './whole.fixture.ts'
import { writeDossier } from './write-dossier.ts'

const tools = ['sh', 'openssl', 'xxd', 'ssh-keygen', 'mktemp']
const hasTools = tools.every((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0)
const authority = new LocalAuthority()
const place = freshFolder()
const whole = join(place.path, 'whole')
const roots = join(place.path, 'roots.pem')
const checkTime = judgeTimes([authority.certificate('root')])
const parts = await wholeParts(authority)
const fingerprint = fingerprintOf(publicKeyOf(await keyOf(7)))
let count = 0

async function written(name: string, papers: readonly DossierPaper[], key = 7): Promise<string> {
  const folder = join(place.path, name)
  const whole_ = async () => ({ ...parts, papers })
  const signingKey = await keyOf(key)
  const made = await writeDossier(
    await requestFor(folder, { items: sealedItems, parts: whole_, signingKey, software }),
  )
  if (!made.ok) throw new Error(made.refusal.kind)
  return folder
}

beforeAll(async () => {
  writeFileSync(roots, authority.file('root.pem'))
  await written('whole', parts.papers)
})
afterAll(() => {
  place[Symbol.dispose]()
  authority[Symbol.dispose]()
})

const read = (folder: string, name: string): Bytes => new Uint8Array(readFileSync(join(folder, name)))

/** The lists as they would be; the signature stays, for the forger has no key. */
function listed(folder: string): void {
  const files = [...filesUnder(folder)]
  const listOf = (isIn: (name: string) => boolean): string =>
    writeManifest(
      new Map(files.filter(([name]) => isIn(name)).map(([name, bytes]) => [name, sha256Hex(bytes)])),
    )
  writeFileSync(
    join(folder, 'manifest-sha256.txt'),
    listOf((name) => name.startsWith('data/')),
  )
  relisted(folder)
}

/** Of the files that no signature covers. */
function relisted(folder: string): void {
  const tags = [...filesUnder(folder)].filter(
    ([name]) => !name.startsWith('data/') && name !== 'tagmanifest-sha256.txt',
  )
  const list = writeManifest(new Map(tags.map(([name, bytes]) => [name, sha256Hex(bytes)])))
  writeFileSync(join(folder, 'tagmanifest-sha256.txt'), list)
}

type Seen = { readonly ours: readonly string[]; readonly shell: string; readonly passed: boolean }

async function looked(folder: string, key: string = fingerprint): Promise<Seen> {
  const ours = await verifyFolder(folder, { checkTime, expectedKey: { fingerprint } })
  const done = spawnSync('sh', [join(folder, 'verify/verify.sh'), key, roots], { encoding: 'utf8' })
  return { ours: faultsOf(ours), shell: `${done.stdout}${done.stderr}`, passed: done.status === 0 }
}

async function forged(change: (folder: string) => void | Promise<void>): Promise<Seen> {
  const folder = join(place.path, `forged-${++count}`)
  cpSync(whole, folder, { recursive: true })
  await change(folder)
  return looked(folder)
}

/** Signed again by its own sender with other papers. */
async function bySender(change: (paper: DossierPaper) => DossierPaper, more: readonly DossierPaper[] = []) {
  return looked(await written(`sent-${++count}`, [...parts.papers.map(change), ...more]))
}

const put = (folder: string, name: string, bytes: Uint8Array | string): void =>
  writeFileSync(join(folder, name), bytes)

/** Without the key: what is done, and what each of the two finds. */
const withoutKey: readonly (readonly [string, (folder: string) => void | Promise<void>, string, string])[] = [
  [
    'an item is another picture, and every list says so',
    (folder) => {
      appendFileSync(join(folder, 'data/originals/001-photograph.jpg'), 'x')
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'an account that speaks against it is taken out',
    (folder) => {
      rewrite(folder, 'data/parts.json', (text) => text.replace(/"contrary":\[.*?\}\]/s, '"contrary":[]'))
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'the annex is one for another reader',
    async (folder) => {
      const { recipient } = newAgeIdentity(platformRandom)
      put(folder, 'data/annex.age', await sealAge([recipient], utf8('item,code,is\n'), platformRandom))
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'the seal of the item is gone, with all that spoke of it',
    (folder) => {
      rmSync(join(folder, 'data/proofs'), { recursive: true })
      listed(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT SIGNED: manifest-sha256.txt',
  ],
  [
    'a letter lies beside the lists, and the list that nobody signs names it',
    (folder) => {
      put(folder, 'READ-ME-FIRST.pdf', 'this dossier was withdrawn')
      relisted(folder)
    },
    'READ-ME-FIRST.pdf: unlisted',
    'NOT A LIST OF A DOSSIER: tagmanifest-sha256.txt',
  ],
  [
    'the same in the folder of instructions',
    (folder) => {
      put(folder, 'verify/IMPORTANT.txt', 'trust me')
      relisted(folder)
    },
    'verify/IMPORTANT.txt: unlisted',
    'NOT A LIST OF A DOSSIER: tagmanifest-sha256.txt',
  ],
  [
    'a list has the line ends of another system',
    (folder) => {
      rewrite(folder, 'manifest-sha256.txt', (text) => text.replaceAll('\n', '\r\n'))
      relisted(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT A LIST OF A DOSSIER: manifest-sha256.txt',
  ],
  [
    'a line of the list leads out of the folder',
    (folder) => {
      appendFileSync(join(folder, 'manifest-sha256.txt'), `${'0'.repeat(64)}  data/../../outside\n`)
      relisted(folder)
    },
    'manifest-sha256.txt: signature-wrong',
    'NOT A LIST OF A DOSSIER: manifest-sha256.txt',
  ],
  [
    'an item is a link to the same bytes elsewhere',
    (folder) => {
      const name = join(folder, 'data/originals/001-photograph.jpg')
      cpSync(name, join(place.path, 'elsewhere.jpg'))
      rmSync(name)
      symlinkSync(join(place.path, 'elsewhere.jpg'), name)
    },
    'data/originals/001-photograph.jpg: not-a-file',
    'NOT A FILE: ./data/originals/001-photograph.jpg',
  ],
  [
    'an item has grown to a film of nothing',
    (folder) => truncateSync(join(folder, 'data/originals/001-photograph.jpg'), 64 * 1024 ** 2),
    'data/originals/001-photograph.jpg: changed',
    'CHANGED: data/originals/001-photograph.jpg',
  ],
  [
    'a checkpoint has a byte behind its end',
    (folder) => {
      const [name = ''] = [...filesUnder(folder).keys()].filter((path) => path.endsWith('.checkpoint'))
      appendFileSync(join(folder, name), '\n')
    },
    '.checkpoint: changed',
    'CHANGED: data/proofs/ledger/',
  ],
]

describe.skipIf(!hasTools)('a dossier in the hands of somebody without its key', { timeout: 120_000 }, () => {
  it('[D30] is whole for both while nobody touches it, each saying what it does not show', async () => {
    const { ours, shell, passed } = await looked(whole)
    expect([ours, passed]).toEqual([['signed'], true])
    for (const said of [
      'Sealed items found in the ledger of the sender: 1 of 1',
      'Signed by the witness partner.example/2',
      'Was there by',
      'each the one sealed with its item: 1',
      'Handlings signed by the devices that they name: 1 in 1 chains of custody; erased, with only their place left: 0',
      'Not signed: whatever lies outside data/',
      'Not shown: that what the items say is true',
    ])
      expect(shell).toContain(said)
  })

  for (const [what, change, ours, shell] of withoutKey) {
    it(`[D30] [D36] is caught by both: ${what}`, async () => {
      const seen = await forged(change)
      expect(
        seen.ours.some((fault) => fault.endsWith(ours)),
        seen.ours.join(),
      ).toBe(true)
      expect(seen.shell).toContain(shell)
      expect(seen.passed).toBe(false)
    })
  }

  it('[D36] with a program of theirs in it does not get it run, also where a shell looks into the current folder', () => {
    const folder = join(place.path, `forged-${++count}`)
    cpSync(whole, folder, { recursive: true })
    const ran = join(place.path, 'ran')
    const program = `#!/bin/sh\ntouch ${ran}\necho 'Good signature with ED25519 key ${fingerprint}'\n`
    for (const name of ['ssh-keygen', 'openssl', 'awk'])
      writeFileSync(join(folder, name), program, { mode: 0o755 })
    const env = { ...process.env, PATH: `.::${process.env['PATH'] ?? ''}` }
    const done = spawnSync('sh', ['verify/verify.sh', fingerprint, roots], {
      cwd: folder,
      encoding: 'utf8',
      env,
    })
    expect(existsSync(ran)).toBe(false)
    expect(done.stderr).toContain('ADDED: ')
    expect(done.status).toBe(1)
  })

  it('[D55] on Windows, too, runs no program that lies in the folder, and reads handlings in the shell’s own words', () => {
    const windows = readFileSync(new URL('../../../../verify/verify.ps1', import.meta.url), 'utf8')
    expect(windows).toContain('-CommandType Application')
    expect(windows).toContain("-not $_.StartsWith($root + '\\', [StringComparison]::OrdinalIgnoreCase)")
    expect(windows).not.toMatch(/FileName = 'ssh-keygen'/)
    // Windows PowerShell reads a file without a mark in the alphabet of the machine.
    expect(windows).toMatch(/^[\n -~]+$/)
    const form = /^\$handling = '(.*)'$/m.exec(windows)?.[1] ?? ''
    const chain = parts.papers.find(({ path }) => path.endsWith('custody.jsonl'))?.bytes
    const [line = ''] = (textOf(chain ?? new Uint8Array()) ?? '').split('\n')
    const found = new RegExp(form.replace('\\z', '$')).exec(line)
    const body = (found?.[1] ?? '').replaceAll(/\\(["\\])/g, '$1')
    expect([sha256Hex(utf8(body)), found?.[3]?.startsWith('-----BEGIN SSH')]).toEqual([digestIn(line), true])
  })

  it('[D30] signed by a key of their own is caught by whoever was told the fingerprint, and says so to all others', async () => {
    const folder = await written('other-key', parts.papers, 9)
    const told = await looked(folder)
    expect(told.ours).toEqual(['manifest-sha256.txt.sig: other-key'])
    expect(told.shell).toContain('ANOTHER KEY: signed by')
    expect(told.passed).toBe(false)
    const alone = await looked(folder, '')
    expect(alone.shell).toContain('Not shown: whose key that is.')
  })

  it('[D36] with another label or other instructions is caught by ours; the shell says that nobody signed them', async () => {
    const seen = await forged((folder) => {
      rewrite(folder, 'bag-info.txt', (text) => text.replace('The Network', 'A Court'))
      relisted(folder)
    })
    expect(seen.ours).toEqual(['bag-info.txt: contents-disagree'])
    expect(seen.shell).toContain('Not signed: whatever lies outside data/')
  })

  it('[D35] in a ZIP with a name twice is for the program that unpacks it: a ZIP itself is no dossier', async () => {
    const zip = join(place.path, 'dossier.zip')
    writeFileSync(zip, 'PK')
    expect(faultsOf(await verifyFolder(zip))).toEqual(['unchecked'])
  })
})

/** A chain of custody that its sender changed: what is done to the one line, and what the shell says of it. */
const digestIn = (line: string): string => /"digest":"([0-9a-f]{64})"/.exec(line)?.[1] ?? ''
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

describe.skipIf(!hasTools)('a dossier whose own sender is not honest', { timeout: 120_000 }, () => {
  it('[D48] and shows another ledger than its witnesses saw is caught by ours; the shell finds no witness', async () => {
    const other = await wholeParts(authority)
    const rolledBack = new Map(other.papers.map(({ path, bytes }) => [path, bytes]))
    const proof = certain(rolledBack.get('data/proofs/001/manifest.tlog-proof'), 'there is one')
    // The same name of a log, another tree: the log signs it, and no witness would.
    const lines = (textOf(proof) ?? '').split('\n').filter((line) => !line.startsWith('— partner'))
    const salt = certain(rolledBack.get('data/proofs/001/salt.hex'), 'there is one')
    const seen = await bySender((paper) => {
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
    const seen = await bySender(
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
    const seen = await bySender((paper) => (paper.path.endsWith('.tsr') ? { ...paper, bytes: token } : paper))
    expect(seen.ours[0]).toMatch(/-1\.tsr: time-wrong$/)
    expect(seen.shell).toContain('NO TIME')
    expect(seen.passed).toBe(false)
  })

  it('[D48] and leaves the policy out is caught by both: no seal could be checked', async () => {
    const papers = parts.papers.filter(({ path }) => !path.endsWith('/policy'))
    const seen = await looked(await written(`sent-${++count}`, papers))
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
      const found = await bySender((paper) =>
        paper.path.endsWith('/policy') ? { ...paper, bytes: utf8(change(textOf(paper.bytes) ?? '')) } : paper,
      )
      expect(found.ours).toContain('data/proofs/001/manifest.json: seal-wrong')
      expect(found.shell).toContain(seen)
      expect(found.passed).toBe(false)
    })
  }

  it('[D48] and breaks what a witness signed under its item, but not in the checkpoint beside, is caught by both', async () => {
    const seen = await bySender((paper) =>
      paper.path.endsWith('.tlog-proof')
        ? {
            ...paper,
            bytes: utf8(
              (textOf(paper.bytes) ?? '').replace(/(— partner\S+ .{40})./, (_, line: string) => `${line}A`),
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
    const seen = await bySender((paper) =>
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
      const found = await bySender((paper) =>
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
      const seen = await bySender((paper) =>
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
      const folder = join(place.path, `sent-${++count}`)
      const whole_ = async () => ({ ...parts, content: { ...content, sheets: sheets(says) } })
      const signingKey = await keyOf(7)
      const made = await writeDossier(
        await requestFor(folder, { items: sealedItems, parts: whole_, signingKey, software }),
      )
      if (!made.ok) throw new Error(made.refusal.kind)
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
    const folder = await written(`sent-${++count}`, papers)
    const seen = await looked(folder)
    expect([seen.ours, seen.passed]).toEqual([['signed'], true])
    expect(seen.shell).toContain('Such reports that a seal names and that are not here: 1')
    const verdict = await verifyFolder(folder, { checkTime })
    expect(describeVerdict(verdict, 'en').join('\n')).toContain('not in this dossier: 1 such reports')
  })

  it('[D48] and hands over the report in the place of the picture is caught by both', async () => {
    const content = reportOn(photograph)
    const folder = join(place.path, `sent-${++count}`)
    const items = sealedItems.map((item) => ({ ...item, content }))
    const signingKey = await keyOf(7)
    const made = await writeDossier(
      await requestFor(folder, { items, parts: async () => parts, signingKey, software }),
    )
    expect(made.ok).toBe(true)
    const seen = await looked(folder)
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
    const promised = await bySender(same, [proofOf(promise)])
    expect([promised.ours, promised.passed]).toEqual([['signed'], true])
    expect(promised.shell).toContain("Only a calendar's promise so far, which proves no time: 1")
    const borne = await bySender(same, [proofOf({ kind: 'bitcoin', height: 800_000 })])
    expect([borne.ours, borne.passed]).toEqual([['signed'], true])
    expect(borne.shell).toContain(
      `If block 800000 of Bitcoin has the Merkle root ${shownRoot(sha256(digest))} (any explorer shows it)`,
    )
    const other = await bySender(same, [proofOf(promise, sha256(digest))])
    expect([other.ours, other.passed]).toEqual([[`${path}: time-wrong`], false])
    expect(other.shell).toContain(`NO TIME: ${path} is no proof of OpenTimestamps of its checkpoint`)
  })

  it('[D41] and shows people a page that leaves out what its data says is caught by ours', async () => {
    const folder = join(place.path, `forged-${++count}`)
    cpSync(whole, folder, { recursive: true })
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
    expect((await looked(folder)).ours).toEqual(['data/dossier.html: contents-disagree'])
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
