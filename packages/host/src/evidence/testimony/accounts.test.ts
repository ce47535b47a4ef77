import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toHex, utf8 } from '@safeconduct/core/base/bytes.ts'
import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { parseManifest } from '@safeconduct/core/evidence/seal/manifest.ts'
import { checkCodedFile, readCodedFile } from '@safeconduct/core/evidence/testimony/coded-file.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../../../../../test/support/command.ts'
import { caseScope, change, said, TestHome } from '../../vault/vault.fixture.ts'
import type { Vault } from '../../vault/vault.ts'
import { type EvidenceRoom, evidenceRoom } from '../custody/evidence-room.ts'
import { itemBytes } from '../intake/open-item.ts'
import { fastHash } from '../redaction/redactable.ts'
import { beforeTaking, sealAccount } from './accounts.ts'
import { publishAccount } from './coded-copy.ts'

let home: TestHome
let vault: Vault
let room: EvidenceRoom
const caseId = newRecordId(platformRandom)
const sourceId = newRecordId(platformRandom)
const words = [
  '[1 suffered] They took me from the market. Anzor was with me. It was cold.',
  '[2 heard_event] I heard two men in the corridor.',
  '[3 told_by_other P-12] Anzor was in the third room.',
].join('\n\n')

beforeEach(async () => {
  home = new TestHome()
  vault = await home.create()
  room = certain(await evidenceRoom(vault), 'somebody works here')
  const made = { ...change('Case', caseScope(caseId), { summary: 'A case', note: 'x' }), id: caseId }
  expect((await vault.writer.save([made])).ok).toBe(true)
})
afterEach(async () => {
  await vault.close()
  home.remove()
})

async function told(more = {}) {
  const fields = {
    sourceId,
    takenAt: vault.clock.now(),
    mode: 'in_person',
    lang: 'en',
    original: words,
    readBack: true,
    supportOffered: true,
    state: 'read_back',
    ...more,
  }
  const made = change('Testimony', caseScope(caseId), fields)
  expect((await vault.writer.save([made])).ok).toBe(true)
  return made.id
}

describe('an account in the vault', () => {
  it('[TY6][TY12] is sealed when it was read back, with the root by which a copy proves itself', async () => {
    const unread = await told({ readBack: false })
    expect(await sealAccount(room, unread)).toEqual({
      ok: false,
      refusal: { kind: 'not-ready', must: ['not-read-back'] },
    })
    expect(said(vault, unread, 'state')).toBe('read_back')
    const id = await told({ supportOffered: false })
    expect(await sealAccount(room, id)).toEqual({ ok: true, value: ['support-not-offered'] })
    expect(said(vault, id, 'state')).toBe('sealed')
    const [seal] = room.index.of(id, 'Seal')
    expect(JSON.stringify(seal?.fields.get('manifest'))).toContain('safeconduct-passages/1')
    expect(await sealAccount(room, id)).toMatchObject({ refusal: { kind: 'not-now' } })
    expect(await sealAccount(room, caseId)).toMatchObject({ refusal: { kind: 'no-such-record' } })
  })

  it('[TY10] is shown before another is taken of the same person', async () => {
    expect(beforeTaking(vault, sourceId)).toEqual([])
    const id = await told({ priorTellings: [{ to: 'a newspaper', when: '2017-04-01' }] })
    await sealAccount(room, id)
    expect(beforeTaking(vault, sourceId)).toMatchObject([
      { kind: 'full-account-exists', id, paragraphs: 3 },
      { kind: 'told-before', times: 1, last: '2017-04-01' },
    ])
    expect(beforeTaking(vault, newRecordId(platformRandom))).toEqual([])
  })

  it('[TY25][TY26] leaves set anew, with a proof against what was sealed, and its papers say so', async () => {
    const wish = {
      labels: 'en',
      named: [{ kind: 'person', forms: ['Anzor'] }],
      leaveOut: [{ paragraph: 2 }],
    } as const
    const id = await told()
    expect(await publishAccount(room, id, wish)).toMatchObject({ refusal: { kind: 'not-sealed' } })
    await sealAccount(room, id)
    const made = await publishAccount(room, id, wish)
    if (!made.ok) throw new Error(made.refusal.kind)
    expect(made.value.text).toBe(
      '1. They took me from the market. [PERSON-A] was with me. It was cold.\n\n2. [left out]\n\n3. [PERSON-A] was in the third room.',
    )
    expect(checkCodedFile(made.value, made.value.root, fastHash)).toMatchObject({ ok: true })
    const types = room.index.of(id, 'CustodyEvent').map((event) => said(vault, event.id, 'type'))
    expect(types).toContain('redacted')
    expect(said(vault, id, 'original')).toBe(words)
  })

  it('[TY30][TY31] is kept under codes as a sealed item that names it, with its proof and why in its file and papers', async () => {
    const id = await told()
    await sealAccount(room, id)
    const wish = {
      labels: 'en',
      named: [{ kind: 'person', forms: ['Anzor'] }],
      leaveOut: [{ paragraph: 2 }],
    } as const
    const made = await publishAccount(room, id, wish)
    if (!made.ok) throw new Error(made.refusal.kind)
    const { item, root, text } = made.value
    expect(said(vault, item, 'derivedFrom')).toBe(id)
    expect(said(vault, item, 'original')).toBe(false)
    // Somebody in it suffered what is told.
    expect(said(vault, item, 'kind')).toBe('220903200901')
    expect(said(vault, item, 'redactions')).toEqual([
      { region: 'paragraph 1: sentences 2', why: 'names under codes' },
      { region: 'paragraph 2: sentences 1', why: 'left out' },
      { region: 'paragraph 3: sentences 1', why: 'names under codes' },
    ])
    const bytes = await itemBytes(vault, item)
    const file = readCodedFile(certain(bytes.ok ? bytes.value : undefined, 'its bytes'))
    expect(file?.text).toBe(text)
    const checked = checkCodedFile(certain(file, 'ours'), root, fastHash)
    expect(checked).toMatchObject({ ok: true, value: { hidden: 3 } })
    // A stranger with the file and the root, or the manifest that was sealed [TY32] [CL32a].
    const path = join(home.path, 'copy.txt')
    const write = (words: string) => writeFileSync(path, words)
    const verify = (sealed: string) => command(['verify', path, '--root', sealed])
    const whole = new TextDecoder().decode(bytes.ok ? bytes.value : new Uint8Array())
    write(whole)
    expect([await verify(toHex(root)), await verify('0'.repeat(64))]).toEqual([0, 1])
    write(whole.replace('It was cold.', 'It was warm.'))
    expect(await verify(toHex(root))).toBe(1)
    expect(JSON.stringify(vault.reader.read(item)?.fields.get('title'))).not.toContain('Anzor')
    const [seal] = room.index.of(item, 'Seal')
    const manifest = parseManifest(utf8(said(vault, certain(seal, 'it is sealed').id, 'manifest') as string))
    expect(manifest).toMatchObject({
      value: {
        receivedVia: 'made-here',
        files: [{ role: 'derivative', redactable: { root: toHex(root) }, derivedFrom: expect.any(String) }],
      },
    })
    const types = room.index.of(item, 'CustodyEvent').map((event) => said(vault, event.id, 'type'))
    expect(new Set(types)).toEqual(new Set(['collected', 'sealed']))
    // Made again it is the same item, and the papers of the account say it once.
    expect(await publishAccount(room, id, wish)).toMatchObject({ value: { item } })
    const redacted = room.index
      .of(id, 'CustodyEvent')
      .filter((event) => said(vault, event.id, 'type') === 'redacted')
    expect(redacted).toHaveLength(1)
  })
})
