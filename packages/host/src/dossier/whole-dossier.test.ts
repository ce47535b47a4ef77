/** A whole dossier: thirteen parts, seals, custody and times beside the items. docs/formats/dossier.md, D40 to D49. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textOf, toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parseNote } from '@safeconduct/core/evidence/ledger/note.ts'
import type { OtsAttestation } from '@safeconduct/core/evidence/ots/proof.ts'
import { writeOts } from '@safeconduct/core/evidence/ots/write-ots.ts'
import { describeVerdict } from '@safeconduct/core/evidence/verdict-words.ts'
import { openAge } from '@safeconduct/core/sealed/age/age-file.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { LocalAuthority } from '../evidence/timestamps/authority.fixture.ts'
import { faultsOf, filesUnder, freshFolder, requestFor } from './dossier.fixture.ts'
import { judgeTimes } from './judge-times.ts'
import type { WholeParts } from './request.ts'
import { verifyFolder } from './verify-folder.ts'
import { annexKey, sealedItems, wholeParts } from './whole.fixture.ts'
import { writeDossier } from './write-dossier.ts'

const authority = new LocalAuthority()
afterAll(() => authority[Symbol.dispose]())
const parts = await wholeParts(authority)
const checkTime = judgeTimes([authority.certificate('root')])

async function written(folder: string, whole: WholeParts = parts): Promise<string> {
  const out = join(folder, 'out')
  const made = await writeDossier(await requestFor(out, { items: sealedItems, parts: async () => whole }))
  if (!made.ok) throw new Error(made.refusal.kind)
  return out
}

/** Signed anew by its owner after a change: what the signature can no longer tell must be told by the proofs. */
async function faultsWith(
  path: string,
  change: (bytes: Uint8Array) => Uint8Array,
): Promise<readonly string[]> {
  using place = freshFolder()
  const papers = parts.papers.map((paper) =>
    paper.path === path ? { path, bytes: new Uint8Array(change(paper.bytes)) } : paper,
  )
  return faultsOf(await verifyFolder(await written(place.path, { ...parts, papers }), { checkTime }))
}

describe('a whole dossier', () => {
  it('[D46] holds its parts as data, page and paper, its proofs and its annex, and is found sealed', async () => {
    using place = freshFolder()
    const out = await written(place.path)
    const verdict = await verifyFolder(out, { checkTime })
    expect(faultsOf(verdict)).toEqual(['unchanged'])
    const proofs = verdict.kind === 'unchanged' ? verdict.facts.proofs : undefined
    expect(proofs).toMatchObject({ sealed: 1, witnesses: ['partner.example/2'], unjudged: 0, handlings: 1 })
    expect(proofs?.times).toHaveLength(1)
    expect(proofs?.authorities).toEqual(['times of a test'])
    const said = describeVerdict(verdict, 'en').join('\n')
    expect(said).toContain('Seals: 1 of 1 items stand in the sender’s ledger')
    expect(said).toContain('partner.example/2')
    expect(said).toContain('They are signed by: times of a test.')
    const names = [...filesUnder(out).keys()].filter((name) => !name.includes('/proofs/'))
    expect(names).toContain('data/dossier.pdf')
    expect(names).toContain('data/parts.json')
    const page = textOf(certain(filesUnder(out).get('data/dossier.html'), 'it is there'))
    expect(page).toContain('001 · Photograph, backs of both legs')
  })

  it('[D3] is the same bytes for the same items, parts, key and clock', async () => {
    using one = freshFolder()
    using two = freshFolder()
    expect(filesUnder(await written(one.path))).toEqual(filesUnder(await written(two.path)))
  })

  it('[D47] says of times that it was given no root for that they were not judged', async () => {
    using place = freshFolder()
    const verdict = await verifyFolder(await written(place.path))
    const proofs = verdict.kind === 'unchanged' ? verdict.facts.proofs : undefined
    expect(proofs).toMatchObject({ times: [], unjudged: 1 })
  })

  it('[D48] whose seal is of another picture is caught, though its owner signed it', async () => {
    using place = freshFolder()
    const forged = await wholeParts(authority, utf8('another picture'))
    const faults = faultsOf(await verifyFolder(await written(place.path, forged), { checkTime }))
    expect(faults).toContain('data/proofs/001/manifest.json: seal-wrong')
  })

  it('[D48] whose seal, salt, proof, signature or policy is another one is caught', async () => {
    const turned = (bytes: Uint8Array): Uint8Array => {
      const changed = bytes.slice()
      const at = Math.floor(bytes.length / 2)
      changed[at] = (changed[at] ?? 0) ^ 1
      return changed
    }
    for (const name of ['manifest.json', 'manifest.json.sshsig', 'salt.hex', 'manifest.tlog-proof'])
      expect(await faultsWith(`data/proofs/001/${name}`, turned), name).toContain(
        'data/proofs/001/manifest.json: seal-wrong',
      )
    expect((await faultsWith('data/proofs/ledger/policy', turned)).length).toBeGreaterThan(0)
    expect(await faultsWith('data/proofs/001/custody.jsonl', turned)).toEqual([
      'data/proofs/001/custody.jsonl: custody-wrong',
    ])
  })

  it('[D47] whose time is of something else is caught', async () => {
    const token = certain(
      parts.papers.find(({ path }) => path.endsWith('.tsr')),
      'there is one',
    )
    const other = await wholeParts(authority)
    const bytes = certain(
      other.papers.find(({ path }) => path.endsWith('.tsr')),
      'there is one',
    ).bytes
    expect(await faultsWith(token.path, () => bytes)).toEqual([`${token.path}: time-wrong`])
  })

  it('[D47] says of a promise that it proves no time, and of a block what an explorer must show', async () => {
    const note = certain(
      parts.papers.find(({ path }) => path.endsWith('.checkpoint')),
      'there is one',
    )
    const parsed = parseNote(note.bytes)
    const digest = sha256(utf8(parsed.ok ? parsed.value.text : ''))
    const path = note.path.replace(/checkpoint$/, 'ots')
    const hashed = { kind: 'operation', operation: { kind: 'hash', hash: 'sha256' } } as const
    const proofOf = (attestation: OtsAttestation, of = digest): Uint8Array =>
      writeOts({
        hash: 'sha256',
        digest: of,
        tree: [{ ...hashed, next: [{ kind: 'attestation', attestation }] }],
      })
    const verdictWith = async (ots: Uint8Array) => {
      using place = freshFolder()
      const papers = [...parts.papers, { path, bytes: new Uint8Array(ots) }]
      // A header that anybody has is of no use for another root.
      const blockHeaders = [new Uint8Array(80)]
      return await verifyFolder(await written(place.path, { ...parts, papers }), { checkTime, blockHeaders })
    }
    const pending = { kind: 'pending', calendar: 'https://calendar.example' } as const
    const promised = describeVerdict(await verdictWith(proofOf(pending)), 'en').join('\n')
    expect(promised).toContain('only a calendar’s promise so far: 1. They prove no time yet;')
    expect(promised).not.toContain('Bitcoin')
    const borne = describeVerdict(await verdictWith(proofOf({ kind: 'bitcoin', height: 800_000 })), 'en')
    expect(borne.join('\n')).toContain(
      `If block 800000 of Bitcoin has the Merkle root ${toHex(sha256(digest).toReversed())}`,
    )
    expect(faultsOf(await verdictWith(proofOf(pending, sha256(digest))))).toEqual([`${path}: time-wrong`])
    expect(faultsOf(await verdictWith(proofOf(pending).subarray(1)))).toEqual([`${path}: time-wrong`])
  })

  it('[D49] gives its annex to the holder of the key alone', async () => {
    using place = freshFolder()
    const annex = certain(filesUnder(await written(place.path)).get('data/annex.age'), 'it is there')
    const opened = await openAge(annexKey.secret.reveal(), annex)
    expect(opened.ok && textOf(opened.value)).toBe('item,code,is\n')
  })

  it('[D30] with any byte turned anywhere is found', async () => {
    using place = freshFolder()
    const out = await written(place.path)
    for (const [name, bytes] of filesUnder(out)) {
      // The rest of the exhaustive turn is in the small dossier; here one byte of each file.
      const at = Math.floor(bytes.length / 3)
      const changed = bytes.slice()
      changed[at] = (changed[at] ?? 0) ^ 0x10
      writeFileSync(join(out, name), changed)
      const verdict = await verifyFolder(out, { checkTime })
      expect(verdict.kind, name).toBe('faulty')
      writeFileSync(join(out, name), bytes)
    }
    expect(readFileSync(join(out, 'bagit.txt')).length).toBeGreaterThan(0)
    expect((await verifyFolder(out, { checkTime })).kind).toBe('unchanged')
  })

  it('[D42] that would name a person in a part is not written', async () => {
    using place = freshFolder()
    const content = {
      ...parts.content,
      sheets: parts.content.sheets.map((each) => ({ ...each, source: 'Ivan' })),
    }
    const made = await writeDossier(
      await requestFor(join(place.path, 'out'), {
        items: sealedItems,
        parts: async () => ({ ...parts, content }),
      }),
    )
    expect(made).toEqual({ ok: false, refusal: { kind: 'parts-unfit', field: 'sheets[0].source' } })
    expect(filesUnder(place.path).size).toBe(0)
  })
})

const tools = ['sh', 'openssl', 'xxd', 'ssh-keygen', 'mktemp']
const isHere = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

describe.skipIf(!tools.every(isHere))('somebody with a shell and none of our software', () => {
  type Said = { readonly code: number | null; readonly text: string }
  function script(folder: string, ...given: readonly string[]): Said {
    const done = spawnSync('sh', [join(folder, 'verify/verify.sh'), ...given], { encoding: 'utf8' })
    return { code: done.status, text: `${done.stdout}${done.stderr}` }
  }

  it('[D36] finds the seal in the ledger, and judges the time by the root that they bring', async () => {
    using place = freshFolder()
    const out = await written(place.path)
    const root = join(place.path, 'root.pem')
    writeFileSync(root, authority.file('root.pem'))
    const said = script(out, '', root)
    expect(said.text).toContain('Sealed items found in the ledger of the sender: 1')
    expect(said.text).toMatch(/Was there by .+ GMT, says the authority of data\/proofs\/ledger\//)
    expect(said.code).toBe(0)
    using stranger = new LocalAuthority()
    writeFileSync(root, stranger.file('root.pem'))
    expect(script(out, '', root)).toMatchObject({ code: 1 })
  })

  it('[D36] finds a seal of something else, a salt, a proof and a policy that were exchanged', async () => {
    const other = await wholeParts(authority)
    const forged = await wholeParts(authority, utf8('another picture'))
    const exchanged = (name: string, from: WholeParts): WholeParts => ({
      ...parts,
      papers: parts.papers.map((paper) =>
        paper.path.endsWith(name)
          ? {
              ...certain(
                from.papers.find(({ path }) => path.endsWith(name)),
                name,
              ),
              path: paper.path,
            }
          : paper,
      ),
    })
    const found: string[] = []
    for (const [name, from, word] of [
      ['manifest.json', forged, 'ANOTHER FILE'],
      ['manifest.json.sshsig', forged, 'NOT SIGNED'],
      ['salt.hex', other, 'NOT IN THE LEDGER'],
      ['manifest.tlog-proof', other, 'NOT IN THE LEDGER'],
    ] as const) {
      using place = freshFolder()
      const said = script(await written(place.path, exchanged(name, from)))
      if (said.code === 1 && said.text.includes(word)) found.push(name)
    }
    expect(found).toEqual(['manifest.json', 'manifest.json.sshsig', 'salt.hex', 'manifest.tlog-proof'])
  })

  it('[D36] is told when openssl or xxd is missing, and that nothing was checked then', async () => {
    using place = freshFolder()
    const out = await written(place.path)
    const bin = join(place.path, 'bin')
    mkdirSync(bin)
    for (const name of [
      'sh',
      'sha256sum',
      'ssh-keygen',
      'awk',
      'sed',
      'find',
      'grep',
      'dirname',
      'pwd',
      'cat',
    ])
      symlinkSync(
        spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim(),
        join(bin, name),
      )
    const done = spawnSync(join(bin, 'sh'), [join(out, 'verify/verify.sh')], {
      encoding: 'utf8',
      env: { PATH: bin },
    })
    expect(done.status).toBe(1)
    expect(done.stderr).toContain('NOT CHECKED: the seals')
  })
})
