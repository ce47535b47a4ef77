/** Two desks, one of them turned: an approval counts for what it was given to, and only from its bearer's own desk. */
import { certain } from '@safeconduct/core/base/result.ts'
import { shapesIn, textIn } from '@safeconduct/core/rules/world.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { newId, TestHomes } from '../vault/vault.fixture.ts'
import { saveRecords } from '../work/save-record.ts'
import { idOf, recordIn } from './cases-world.ts'
import { askConsent, giveConsent } from './consent-acts.ts'
import { place } from './house-acts.ts'
import { approveLeg, endLeg, planLeg, startLeg } from './leg-acts.ts'
import { approveRelease, draftRelease, sendRelease } from './release-acts.ts'
import { breaksOf, done, explained, kindOf, type Scene, scene } from './two-desks.fixture.ts'

const homes = new TestHomes()
afterEach(() => homes.removeAll())

const merged = async (): Promise<'merged'> => 'merged'

/** A picture of nobody, so that only the approvals are in question: a figure of the person's own, agreed to. */
async function drafted(at: Scene): Promise<string> {
  const caseId = certain(at.cases[0], 'a case')
  const consent = done(
    await askConsent(at.first, {
      caseId,
      purpose: 'P11',
      scope: 'all',
      recipients: [
        { kind: 'press', name: 'Harbour Post' },
        { kind: 'press', name: 'Evening Bell' },
      ],
      identifiability: 'I2',
      method: 'spoken_noted',
      lang: 'ru',
      interpreterUsed: false,
      explained,
    }),
  )
  done(await giveConsent(at.first, { id: consent }))
  return done(
    await draftRelease(at.first, {
      caseId,
      to: { kind: 'press', name: 'Harbour Post' },
      purpose: 'P11',
      identifiability: 'I1',
      items: [{ item: certain(at.persons[0], 'a person'), fields: ['ageBand'] }],
    }),
  )
}

async function writeAs(
  cases: Scene['first'],
  type: 'Release' | 'Journey' | 'Person',
  id: string,
  fields: Parameters<Scene['first']['vault']['writer']['save']>[0][number]['fields'],
): Promise<void> {
  const record = recordIn(cases, type, id)
  const saved = await cases.vault.writer.save([{ id: idOf(done(record)), type, fields }])
  if (!saved.ok) throw new Error(saved.refusal.kind)
}

describe('an approval', () => {
  it('[CA20] of other items counts as none when it leaves: the second desk changed them while the first was away', async () => {
    const at = await scene(homes)
    const id = await drafted(at)
    await at.share(0, 1)
    done(await approveRelease(at.first, id))
    await writeAs(at.second, 'Release', id, {
      items: [{ ref: certain(at.persons[0], 'a person'), fields: ['ageBand', 'code'] }],
    })
    done(await approveRelease(at.second, id))
    await writeAs(at.second, 'Release', id, { state: 'approved' })
    await at.share(0, 1)
    await at.share(1, 0)
    expect(breaksOf(await sendRelease(at.first, { id }, merged))).toEqual(['R09 approved-otherwise'])
    done(await approveRelease(at.first, id))
    done(await sendRelease(at.first, { id }, merged))
    await at.team.close()
  })

  it('[CA21] is its bearer’s own: a desk that writes a colleague’s approval beside its own has one', async () => {
    const at = await scene(homes)
    const id = await drafted(at)
    await at.share(0, 1)
    done(await approveRelease(at.second, id))
    const [own = {}] = shapesIn(done(recordIn(at.second, 'Release', id)), 'approvedAt')
    const { of, at: when } = own
    if (typeof of !== 'string' || typeof when !== 'string') throw new Error('an approval says of what')
    await writeAs(at.second, 'Release', id, {
      approvals: ['M-01', 'M-02'],
      approvedAt: [
        { by: 'M-02', at: when, of },
        { by: 'M-01', at: when, of },
      ],
      state: 'approved',
    })
    expect(breaksOf(await sendRelease(at.second, { id }, merged))).toEqual(['R09 approved-otherwise'])
    await at.share(1, 0)
    expect(breaksOf(await sendRelease(at.first, { id }, merged))).toEqual(['R09 approved-otherwise'])
    await at.team.close()
  })

  it('[CA20] is of the words that were read: they are changed afterwards, and are approved anew', async () => {
    const at = await scene(homes)
    const id = await drafted(at)
    await at.share(0, 1)
    done(await approveRelease(at.first, id))
    await at.share(0, 1)
    done(await approveRelease(at.second, id))
    await writeAs(at.second, 'Person', certain(at.persons[0], 'a person'), { ageBand: '35_49' })
    await at.share(1, 0)
    expect(breaksOf(await sendRelease(at.first, { id }, merged))).toEqual(['R09 approved-otherwise'])
    await at.team.close()
  })

  it('[CA22] of a leg is towards the house that was seen: the bed is moved elsewhere, and both look again', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const plan = { caseId, planned: '2021-08-06', arrival: '2021-08-06T18:00:00Z', required: [] }
    const journey = done(await planLeg(at.first, plan))
    done(await place(at.first, { caseId, shelter: at.shelter, from: '2021-08-06', apart: 'no' }))
    done(await approveLeg(at.first, { journey, n: 1 }))
    await at.share(0, 1)
    done(await approveLeg(at.second, { journey, n: 1 }))
    const trap = newId()
    const fields = { code: 'S-9', address: 'the villa', capacity: 3, state: 'open', maxStayDays: 9 }
    const house = { ...fields, noVisitors: true, suits: ['any'] }
    done(await saveRecords(at.second.vault, [{ newId: trap, type: 'Shelter', fields: house }], 'M-02'))
    await writeAs(at.second, 'Journey', journey, { stays: [{ n: 2, shelter: trap }] })
    await at.share(1, 0)
    expect(breaksOf(await startLeg(at.first, { journey, n: 1 }))).toEqual(['R09 approved-otherwise'])
    await at.team.close()
  })

  it('[CA22] of a leg is of that way: another place, an hour later, and both sign anew', async () => {
    const at = await scene(homes)
    const caseId = certain(at.cases[0], 'a case')
    const plan = {
      caseId,
      planned: '2021-08-06',
      arrival: '2021-08-06T18:00:00Z',
      required: [],
      toArea: 'coast',
    }
    const journey = done(await planLeg(at.first, plan))
    const leg = { journey, n: 1 }
    expect(kindOf(await endLeg(at.first, leg))).toBe('not-now')
    done(await approveLeg(at.first, leg))
    await at.share(0, 1)
    const [known = {}] = shapesIn(done(recordIn(at.second, 'Journey', journey)), 'legs')
    await writeAs(at.second, 'Journey', journey, {
      legs: [{ ...known, toArea: 'the capital', approvals: ['M-01', 'M-02'], state: 'approved' }] as never,
    })
    expect(breaksOf(await startLeg(at.second, leg))).toEqual(['R09 approved-otherwise'])
    done(await approveLeg(at.second, leg))
    expect(breaksOf(await startLeg(at.second, leg))).toEqual(['R09 approved-otherwise'])
    await at.share(1, 0)
    done(await approveLeg(at.first, leg))
    done(await startLeg(at.first, leg))
    expect(textIn(done(recordIn(at.first, 'Journey', journey)), 'purpose')).toBe('evacuation')
    await at.team.close()
  })
})
