/** A colleague who has turned, with the keys of a case and a desk that asks no rule: what they write is seen, and does not count. */
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { watched } from '@safeconduct/core/cases/checks.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { flawsOf } from '@safeconduct/core/rules/consent.ts'
import { isConfirmedSafe } from '@safeconduct/core/rules/effects.ts'
import { hearersOf } from '@safeconduct/core/rules/heard.ts'
import { isHeldForCourt } from '@safeconduct/core/rules/legal-hold.ts'
import { isSamePerson, shownIn } from '@safeconduct/core/rules/persons.ts'
import { shapesIn, textIn } from '@safeconduct/core/rules/world.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { newId, TestHomes } from '../vault/vault.fixture.ts'
import { viewOf } from '../work/record-view.ts'
import { saveRecords } from '../work/save-record.ts'
import type { CaseRecord } from './case-index.ts'
import { type CasesWorld, idOf, recordIn } from './cases-world.ts'
import { answerCheck, armCheck, dropCheck } from './check-acts.ts'
import { askConsent, giveConsent, hearConsent, holdConsent, unholdConsent, withdraw } from './consent-acts.ts'
import { sayNotShown } from './item-acts.ts'
import { mergePersons } from './person-acts.ts'
import { done, explained, kindOf, type Scene, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

type Fields = Parameters<CasesWorld['vault']['writer']['save']>[0][number]['fields']

function here(cases: CasesWorld, type: RecordTypeName, id: string): CaseRecord {
  return done(recordIn(cases, type, id))
}

/** As a tool of one's own would: signed by this desk, and asked by no rule. */
async function writeAs(cases: CasesWorld, type: RecordTypeName, id: string, fields: Fields): Promise<void> {
  const saved = await cases.vault.writer.save([{ id: idOf(here(cases, type, id)), type, fields }])
  if (!saved.ok) throw new Error(JSON.stringify(saved.refusal))
}

async function asked(at: Scene): Promise<RecordId> {
  const wish = {
    caseId: certain(at.cases[0], 'a case'),
    purpose: 'P11',
    scope: 'all',
    recipients: [{ kind: 'press', name: 'Harbour Post' }],
    identifiability: 'I2',
    method: 'spoken_noted',
    lang: 'ru',
    interpreterUsed: false,
    explained,
  } as const
  return done(await askConsent(at.first, wish))
}

function flaws(cases: CasesWorld, id: string): readonly string[] {
  return flawsOf(here(cases, 'Consent', id), cases.index.world())
}

describe('a consent', () => {
  it('[CA31] that is widened at another desk is none until the person is asked again', async () => {
    const at = await scene(homes)
    const id = await asked(at)
    await at.share(0, 1)
    done(await giveConsent(at.second, { id }))
    await at.share(1, 0)
    expect([flaws(at.first, id), flaws(at.second, id)]).toEqual([[], []])
    await writeAs(at.second, 'Consent', id, { recipients: [{ kind: 'press', name: '*' }] })
    await at.share(1, 0)
    expect([flaws(at.first, id), flaws(at.second, id)]).toEqual([['not-as-heard'], ['not-as-heard']])
    await at.team.close()
  })

  it('[CA53] that a second member heard, too, is no longer the word of one; a desk cannot say it for a colleague', async () => {
    const at = await scene(homes)
    const id = await asked(at)
    await at.share(0, 1)
    done(await giveConsent(at.second, { id }))
    expect(kindOf(await hearConsent(at.second, id))).toBe('already-signed')
    const [said] = shapesIn(here(at.second, 'Consent', id), 'heard')
    await writeAs(at.second, 'Consent', id, { heard: [said, { ...said, by: 'M-01' }] as never })
    expect(hearersOf(here(at.second, 'Consent', id))).toEqual(['M-02'])
    await at.share(1, 0)
    at.team.founder.home.clock.set(at.team.founder.home.clock.millis() + 60_000)
    done(await hearConsent(at.first, id))
    expect(hearersOf(here(at.first, 'Consent', id)).toSorted()).toEqual(['M-01', 'M-02'])
    expect(flaws(at.first, id)).toEqual([])
    await at.team.close()
  })

  it('[CA30] that a desk writes as heard by a colleague was heard by nobody', async () => {
    const at = await scene(homes)
    const id = await asked(at)
    await at.share(0, 1)
    await writeAs(at.second, 'Consent', id, { status: 'given', heardBy: 'M-01' })
    expect(flaws(at.second, id)).toEqual(['not-as-heard'])
    const forged = { by: 'M-01', at: '2021-08-05T12:00:00Z', of: 'a'.repeat(64) }
    await writeAs(at.second, 'Consent', id, { heard: [forged] })
    await at.share(1, 0)
    expect(flaws(at.first, id)).toEqual(['not-as-heard'])
    await at.team.close()
  })

  it('[CA32] that was taken back stays so: another desk can neither undo it nor say it away', async () => {
    const at = await scene(homes)
    const id = await asked(at)
    done(await giveConsent(at.first, { id }))
    done(await withdraw(at.first, { id, wish: 'stop_and_recall', via: 'a call' }))
    await at.share(0, 1)
    expect(kindOf(await withdraw(at.second, { id, wish: 'stop', via: 'a call' }))).toBe('not-now')
    await expect(writeAs(at.second, 'Consent', id, { withdrawn: null })).rejects.toThrow('written-once')
    await writeAs(at.second, 'Consent', id, { status: 'given' })
    expect(flaws(at.second, id)).toContain('withdrawn')
    done(await withdraw(at.second, { id, wish: 'erase', via: 'a call' }))
    expect(textIn(here(at.second, 'Consent', id), 'eraseAfter')).toBeDefined()
    expect(shapesIn(here(at.second, 'Consent', id), 'withdrawn')).toMatchObject([{ wish: 'stop_and_recall' }])
    await writeAs(at.second, 'Consent', id, { confirmedSafe: { at: '2021-08-06T00:00:00Z', by: 'M-01' } })
    expect(isConfirmedSafe(here(at.second, 'Consent', id))).toBe(false)
    await at.team.close()
  })

  it('[CA33] that was suspended holds again when somebody has heard the person, not when a desk says so', async () => {
    const at = await scene(homes)
    const id = await asked(at)
    done(await giveConsent(at.first, { id }))
    await writeAs(at.first, 'Consent', id, { status: 'suspended' })
    await at.share(0, 1)
    await writeAs(at.second, 'Consent', id, { status: 'given' })
    expect(flaws(at.second, id)).toEqual(['not-as-heard'])
    done(await giveConsent(at.second, { id }))
    expect(flaws(at.second, id)).toEqual([])
    await at.team.close()
  })
})

describe('a hold for a court', () => {
  it('[CA34] is ended by two, each at their own desk, and by no desk alone', async () => {
    const at = await scene(homes)
    const id = await asked(at)
    const isHeld = ({ index }: CasesWorld) => isHeldForCourt(certain(index.get(id), 'it'), index.world())
    done(await holdConsent(at.first, { id, why: 'a complaint' }))
    await at.share(0, 1)
    await expect(writeAs(at.second, 'Consent', id, { legalHold: null })).rejects.toThrow('written-once')
    const lift = { at: '2021-08-06T00:00:00Z', what: 'lift' }
    done(await unholdConsent(at.second, { id, why: 'decided' }))
    expect(kindOf(await unholdConsent(at.second, { id }))).toBe('already-signed')
    const steps = shapesIn(here(at.second, 'Consent', id), 'holdSteps')
    await writeAs(at.second, 'Consent', id, { holdSteps: [...steps, { ...lift, by: 'M-01' }] as never })
    await at.share(1, 0)
    expect([isHeld(at.first), isHeld(at.second)]).toEqual([true, true])
    done(await unholdConsent(at.first, { id }))
    expect(isHeld(at.first)).toBe(false)
    done(await holdConsent(at.first, { id, why: 'it goes on' }))
    expect(isHeld(at.first)).toBe(true)
    await at.team.close()
  })
})

describe('an item', () => {
  it('[CA35] shows whom it showed until two members say that it was a mistake', async () => {
    const at = await scene(homes)
    const [person, item] = [certain(at.persons[0], 'a person'), newId()]
    const fields = {
      kind: '220903200901',
      title: 'Photograph',
      description: 'a door',
      receivedFrom: person,
      depicts: [{ personId: person }],
      original: true,
      sha256: '0'.repeat(64),
      graphic: false,
      metadataRemoved: false,
    }
    const wish = {
      newId: item,
      type: 'EvidenceItem',
      caseId: certain(at.cases[0], 'a case'),
      fields,
    } as const
    done(await saveRecords(at.first.vault, [wish], 'M-01'))
    await at.share(0, 1)
    await expect(writeAs(at.second, 'EvidenceItem', item, { depicts: [] })).rejects.toThrow('append-only')
    await expect(writeAs(at.second, 'EvidenceItem', item, { receivedFrom: null })).rejects.toThrow('written')
    const mistake = { id: item, person, why: 'another person' }
    done(await sayNotShown(at.second, mistake))
    const said = shapesIn(here(at.second, 'EvidenceItem', item), 'notShown')
    const forged = [...said, { ...said[0], by: 'M-01' }] as never
    await writeAs(at.second, 'EvidenceItem', item, { notShown: forged })
    const shown = (cases: CasesWorld) => shownIn(here(cases, 'EvidenceItem', item), cases.index.world())
    expect(shown(at.second)).toEqual([person, person])
    await at.share(1, 0)
    expect(shown(at.first)).toEqual([person, person])
    at.team.founder.home.clock.set(at.team.founder.home.clock.millis() + 60_000)
    done(await sayNotShown(at.first, mistake))
    // The person who gave it is still asked.
    expect(shown(at.first)).toEqual([person])
    expect(kindOf(await sayNotShown(at.second, mistake))).toBe('already-signed')
    await at.team.close()
  })
})

describe('two codes', () => {
  it('[CA45] become one person when a member of each team says so, and by no desk alone', async () => {
    const at = await scene(homes)
    const [one, other] = [certain(at.persons[0], 'a person'), certain(at.persons[1], 'another')]
    const isOne = ({ index }: CasesWorld) => isSamePerson(one, other, index.world())
    await at.share(0, 1)
    await writeAs(at.second, 'Person', other, { mergedInto: one })
    expect(isOne(at.second)).toBe(false)
    const when = at.second.vault.clock.now()
    const steps = ['M-01', 'M-02'].map((by) => ({ into: one, by, at: when, what: 'same' }))
    await writeAs(at.second, 'Person', other, { mergeSteps: steps })
    await at.share(1, 0)
    expect([isOne(at.first), isOne(at.second)]).toEqual([false, false])
    at.team.founder.home.clock.set(at.team.founder.home.clock.millis() + 60_000)
    const wish = { id: other, into: one } as const
    expect(done(await mergePersons(at.first, { ...wish, what: 'same' }))).toBe('merged')
    expect(isOne(at.first)).toBe(true)
    at.team.founder.home.clock.set(at.team.founder.home.clock.millis() + 60_000)
    expect(done(await mergePersons(at.first, { ...wish, what: 'apart' }))).toBe('apart')
    expect(isOne(at.first)).toBe(false)
    await at.team.close()
  })
})

describe('a check on a person', () => {
  it('[CA36] is not called off by the first whom it would wake, nor without a reason, nor as an answer', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const wish = { caseId, kind: 'safety', dueAt: '2021-08-06T09:00:00Z', graceHours: 0 }
    const id = done(await armCheck(at.first, { ...wish, escalation: ['M-02', 'M-01'] }))
    await at.share(0, 1)
    expect(kindOf(await dropCheck(at.second, { id, why: 'all is well' }))).toBe('needs-another-member')
    expect(kindOf(await dropCheck(at.first, { id }))).toBe('unfit')
    expect(kindOf(await answerCheck(at.second, { id, outcome: 'cancelled' }))).toBe('not-now')
    await writeAs(at.second, 'Check', id, { outcome: 'cancelled', doneAt: '2021-08-05T00:00:00Z' })
    await at.share(1, 0)
    const later = Date.parse('2021-08-06T10:00:00Z')
    const state = ({ index }: CasesWorld) => watched(certain(index.get(id), 'it'), later)?.state
    expect([state(at.first), state(at.second)]).toEqual(['missed', 'missed'])
    done(await dropCheck(at.first, { id, why: 'met in person' }))
    expect(state(at.first)).toBe('settled')
    await at.team.close()
  })
})

describe('the two words of a check', () => {
  it('[CA37] are of one length in a feed, and their hashes are in nothing that a page reads', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const sizes = async (word: string): Promise<readonly number[]> => {
      const wish = {
        caseId,
        kind: 'safety',
        dueAt: '2021-08-06T09:00:00Z',
        graceHours: 0,
        escalation: ['M-01'],
      }
      const words = { safeWord: 'harbour', duressWord: 'lantern' }
      const id = done(await armCheck(at.first, { ...wish, ...words }))
      const bodies = at.first.vault.store.database
        .prepare<[], number>('select length(body) from entry')
        .pluck()
      const before = bodies.all().length
      done(await answerCheck(at.first, { id, word }))
      const operations = JSON.stringify(here(at.first, 'Check', id).fields).length
      const stored = certain(at.first.vault.reader.read(id), 'a check')
      expect(JSON.stringify(viewOf(stored))).not.toMatch(/[0-9a-f]{64}/u)
      return [operations, ...bodies.all().slice(before)]
    }
    const safe = await sizes('harbour')
    expect(await sizes('lantern')).toEqual(safe)
    await at.team.close()
  })
})
