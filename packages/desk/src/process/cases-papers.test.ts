/** A paper with name, place and danger: shown once, and afterwards nowhere on the device that made it. */

import { isObject } from '@safeconduct/core/base/parse.ts'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { typedBoxes } from '@safeconduct/core/cases/exports/typed.ts'
import { points } from '@safeconduct/core/rules/consent.ts'
import { newEnvelopeKey } from '@safeconduct/core/sealed/envelope.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { openPaper, paperKeyText } from '@safeconduct/host/cases/paper-seal.ts'
import { everyPage } from '@safeconduct/host/store/pages.fixture.ts'
import { VaultTeam } from '@safeconduct/host/vault/team.fixture.ts'
import { caseScope, newId, TestHomes } from '@safeconduct/host/vault/vault.fixture.ts'
import { memberRoleChange } from '@safeconduct/host/work/member-roles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newStem } from '../../../../test/support/canary.ts'
import { isCallName, parseRequest } from '../calls/requests.ts'
import { answerOfVault } from './answers.ts'
import { type OpenVault, openAround } from './open-vault.ts'

const homes = new TestHomes()
const [caseId, personId, consent, release, alone] = [newId(), newId(), newId(), newId(), newId()]
const fund = { kind: 'partner', name: 'Relocation fund' }
let team: VaultTeam
let open: OpenVault

const header = { createdAt: '2021-08-01T09:00:00Z', createdBy: 'M-01' }

beforeAll(async () => {
  team = await VaultTeam.of(1, homes)
  const { vault } = team.founder
  const home = caseScope(caseId)
  const today = vault.clock.now()
  const sent = {
    to: fund,
    purpose: 'P05',
    items: [],
    paper: 'grant',
    identifiability: 'I4',
    consentIds: [consent],
    state: 'approved',
  }
  const saved = await vault.writer.save([
    memberRoleChange({ code: 'M-01', role: 'identity_keeper' }),
    memberRoleChange({ code: 'M-02', role: 'safety_officer' }),
    {
      id: caseId,
      type: 'Case',
      home,
      fields: {
        personId,
        state: 'active_hidden',
        priority: 'urgent',
        owner: 'M-01',
        team: ['M-02'],
        openedAt: today.slice(0, 10),
        reviewAt: today.slice(0, 10),
        threatActors: ['family'],
        ...header,
      },
    },
    {
      id: personId,
      type: 'Person',
      home,
      fields: { code: 'P-01', kind: 'individual', ageBand: '25_34', ...header },
    },
    {
      id: consent,
      type: 'Consent',
      home,
      fields: {
        personId,
        purpose: 'P05',
        scope: 'all',
        recipients: [fund],
        identifiability: 'I4',
        givenAt: today,
        method: 'spoken_noted',
        heardBy: 'M-01',
        interpreterUsed: false,
        lang: 'ru',
        explained: points,
        expiresAt: `${Number(today.slice(0, 4)) + 1}-01-01`,
        status: 'given',
        onLost: 'freeze',
        onDeath: 'freeze',
        ...header,
      },
    },
    { id: release, type: 'Release', home, fields: { ...sent, approvals: ['M-01', 'M-02'], ...header } },
    { id: alone, type: 'Release', home, fields: { ...sent, approvals: ['M-01'], ...header } },
  ])
  if (!saved.ok) throw new Error(saved.refusal.kind)
  open = openAround(vault, { demonstration: true, told: () => {}, known: () => {} })
}, 60_000)

afterAll(async () => {
  await team.close()
  homes.removeAll()
})

async function ask(name: string, body: object): Promise<unknown> {
  const request = isCallName(name) ? parseRequest(name, body) : undefined
  if (request?.ok !== true) throw new Error(`${name} was not parsed`)
  const tools = {
    place: { home: open.vault.home, demonstration: true, frozen: true },
    mayGoOn: () => true,
    write: <T>(work: Promise<T>) => work,
  }
  return answerOfVault(open, tools, request.value as Parameters<typeof answerOfVault>[2])
}

describe('a paper with a name, a place and a danger', () => {
  const stem = newStem(platformRandom)
  const typed = Object.fromEntries(
    typedBoxes.grant.map(({ name }, n) => [name, name === 'amount' ? '900 EUR' : `${stem}${n}`]),
  )

  it('[MV40] is not made on one signature', async () => {
    const answer = await ask('cases.export', { kind: 'grant', release: alone, typed, language: 'en' })
    expect(answer).toMatchObject({ ok: false })
    expect(JSON.stringify(answer)).not.toContain(stem)
  })

  it('[MV42] is shown once; afterwards no page of the file, no answer and no search holds a word of it', async () => {
    const key = newEnvelopeKey(platformRandom)
    const more = { recipientKey: paperKeyText(key.publicKey) }
    const wrong = await ask('cases.export', {
      kind: 'grant',
      release,
      typed,
      language: 'en',
      more: { recipientKey: 'x' },
    })
    expect(wrong).toMatchObject({ ok: false, refusal: { kind: 'not-a-paper-key' } })
    const answer = await ask('cases.export', { kind: 'grant', release, typed, language: 'en', more })
    const shown = isObject(answer) && isObject(answer['value']) ? answer['value'] : {}
    expect(String(shown['html'])).toContain(`${stem}0`)
    const sealed = isObject(shown['sealed'])
      ? Uint8Array.fromBase64(String(shown['sealed']['file']))
      : new Uint8Array()
    expect(shown['sha256']).toBe(sha256(sealed).toHex())
    const opened = await openPaper(key, sealed)
    expect(opened.ok && opened.value.html).toBe(shown['html'])
    const { home } = team.founder
    const pages = Buffer.concat(everyPage(home.file, home.key))
    // The scan finds what is there: to whom it went.
    expect(pages.includes(fund.name)).toBe(true)
    for (const form of [stem, stem.toUpperCase(), Buffer.from(stem).toString('base64').slice(0, 12)]) {
      expect(pages.includes(form)).toBe(false)
    }
    const answers = [
      await ask('cases.story', { id: caseId, language: 'en' }),
      await ask('cases.releases', { language: 'en' }),
      await ask('cases.releaseRead', { id: release, language: 'en' }),
    ]
    expect(JSON.stringify(answers)).not.toContain(stem)
    // What is kept is that something left, to whom, and its hash; and it leaves once.
    expect(JSON.stringify(answers)).toContain(String(shown['sha256']))
    expect(await ask('cases.export', { kind: 'grant', release, typed, language: 'en' })).toMatchObject({
      ok: false,
    })
  })
})
