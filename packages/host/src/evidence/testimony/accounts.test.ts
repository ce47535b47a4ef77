import { newRecordId } from '@safeconduct/core/base/id.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { writeAccount } from '@safeconduct/core/evidence/testimony/account.ts'
import { checkPublicAccount } from '@safeconduct/core/evidence/testimony/public-account.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { caseScope, change, said, TestHome } from '../../vault/vault.fixture.ts'
import type { Vault } from '../../vault/vault.ts'
import { type EvidenceRoom, evidenceRoom } from '../custody/evidence-room.ts'
import { fastHash } from '../redaction/redactable.ts'
import { beforeTaking, publishAccount, sealAccount } from './accounts.ts'

let home: TestHome
let vault: Vault
let room: EvidenceRoom
const caseId = newRecordId(platformRandom)
const sourceId = newRecordId(platformRandom)
const account = writeAccount([
  { knowledge: 'suffered', text: 'They took me from the market. Anzor was with me. It was cold.' },
  { knowledge: 'heard_event', text: 'I heard two men in the corridor.' },
  { knowledge: 'told_by_other', toldBy: 'P-12', text: 'Anzor was in the third room.' },
])
const words = account.ok ? account.value : ''

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
    expect(checkPublicAccount(made.value, made.value.root, fastHash)).toMatchObject({ ok: true })
    const types = room.index.of(id, 'CustodyEvent').map((event) => said(vault, event.id, 'type'))
    expect(types).toContain('redacted')
    expect(said(vault, id, 'original')).toBe(words)
  })
})
