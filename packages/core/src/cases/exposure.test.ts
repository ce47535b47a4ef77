import { assert, property, shuffledSubarray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { declarationOf } from '../records/record-types.ts'
import type { Held } from '../rules/world.ts'
import { hour } from '../rules/world.ts'
import { caseFiles } from './case-files.ts'
import { exposureOf } from './exposure.ts'
import { tasksFor, tasksOf } from './exposure-tasks.ts'
import { lastOccurrence } from './occurrences.ts'
import { clock, demonstration, held, republic, world } from './world.fixture.ts'

const said = (...of: Parameters<typeof exposureOf>) =>
  exposureOf(...of).rows.map(({ kind, id }) => `${kind} ${id}`)
const row = (id: string, ...of: Parameters<typeof exposureOf>) =>
  exposureOf(...of).rows.find((one) => one.id === id)

describe('what is no longer safe when somebody is taken', () => {
  it('[CA12] the house he was told of, before he ever slept there, his thread on the line, his words, his way', () => {
    expect(said(world(), { case: 'C-14' })).toEqual([
      'place S-3',
      'account HR-03',
      'account HR-07',
      'code_word K-02',
      'route J-14#1',
    ])
    expect(row('S-3', world(), { case: 'C-14' })).toMatchObject({
      how: 'told',
      todo: 'move_out',
      there: [{ code: 'P-06', caseId: 'C-06' }],
    })
  })

  it('[CA12] the houses she slept in, also those she left, and the houses she was on the way to', () => {
    const known = exposureOf(world(), { case: 'C-06' }).rows.filter(({ kind }) => kind === 'place')
    expect(known.map(({ id, how }) => [id, how])).toEqual([
      ['S-3', 'stayed'],
      ['S-2', 'stayed'],
    ])
    const planned = republic({ 'S-3': { state: 'open' } }, [
      held('J-08', 'Journey', {
        personId: 'P-08',
        purpose: 'evacuation',
        legs: [
          { n: 1, kind: 'stay', state: 'approved', planned: '2021-08-09' },
          { n: 2, kind: 'stay', state: 'planned', planned: '2021-08-20' },
        ],
        stays: [
          { n: 1, shelter: 'S-3' },
          { n: 2, shelter: 'S-1' },
        ],
      }),
    ])
    // Approved was told to the traveller; planned is on our desks only.
    expect(said(planned, { case: 'C-08' })).toContain('place S-3')
    expect(said(planned, { case: 'C-08' })).not.toContain('place S-1')
  })

  it('[CA12] a number that was changed since is worth nothing any more', () => {
    expect(said(world(), { case: 'C-06' })).not.toContain('phone TD-3')
    expect(said(republic({ 'TD-3': { changed: null } }), { case: 'C-06' })).toContain('phone TD-3')
    expect(said(republic({ 'TD-3': { changed: '2021-09-01' } }), { case: 'C-06' })).toContain('phone TD-3')
  })

  it('[CA12] is made of houses, ways, words and accounts: no record says whom anybody knows', () => {
    const leads = ['Told', 'Occurrence', 'Apart', 'Task'] as const
    for (const type of leads) {
      const persons = Object.entries(declarationOf(type).fields).filter(([, field]) =>
        field.to?.includes('Person'),
      )
      expect(persons.length, type).toBeLessThanOrEqual(1)
    }
    // Two who never shared a house, a way or a word: nothing of one is in the other's list.
    const about = exposureOf(world(), { case: 'C-08' }).rows
    expect(about.flatMap(({ there }) => there)).toEqual([])
  })

  it('[CA13] a house where somebody lives before one that is empty; a phone in the wrong hands, within the hour', () => {
    const rows = exposureOf(world(), { case: 'C-14' }).rows
    expect(rows.map(({ hours }) => hours)).toEqual([2, 4, 4, 6, 72])
    const seized = exposureOf(world(), { case: 'C-14' }, { what: 'phone_seized' }).rows
    expect(seized[0]).toMatchObject({ kind: 'account', hours: 1 })
    const lost = row('S-3', world(), { case: 'C-14' }, { what: 'lost' })
    expect(lost?.hours).toBe(6)
    const yesterday = row('S-3', world(), { case: 'C-14' }, { at: clock - 24 * hour })
    expect(yesterday?.hours).toBe(-22)
  })

  it('[CA13] whoever was taken is not moved out of a house, nor anybody else who was', () => {
    const taken = republic({ 'C-06': { state: 'taken' } })
    expect(row('S-3', taken, { case: 'C-14' })?.there).toEqual([])
    expect(row('S-3', taken, { case: 'C-14' })?.todo).toBe('close_place')
  })

  it('[CA13] whoever is about to travel the same way is stopped, and has until the departure', () => {
    const same = held('J-09', 'Journey', {
      personId: 'P-09',
      purpose: 'evacuation',
      legs: [
        {
          n: 1,
          kind: 'move',
          state: 'approved',
          planned: '2021-08-07',
          fromArea: 'Sarn',
          toArea: 'Port Ellan',
        },
      ],
    })
    const way = row('J-14#1', republic({ 'C-14': { state: 'active_transit' } }, [same]), { case: 'C-14' })
    expect(way).toMatchObject({ todo: 'change_route', there: [{ code: 'P-09' }] })
  })
})

describe('a raid and a colleague who turned', () => {
  it('[CA12] a house: itself, and all that those know who live in it', () => {
    const rows = exposureOf(world(), { shelter: 'S-3' }).rows
    expect(rows[0]).toMatchObject({ kind: 'place', id: 'S-3', todo: 'move_out' })
    expect(rows[0]?.there.map(({ code, expected }) => [code, expected === true])).toEqual([
      ['P-06', false],
      ['P-14', true],
    ])
    expect(rows.map(({ id }) => id)).toContain('S-2')
    expect(said(world(), { shelter: 'S-1' }).filter((one) => one === 'place S-1')).toHaveLength(1)
  })

  it('[CA12] a colleague: what was told, and what the keys open; a coordinator knows the houses', () => {
    expect(said(world(), { member: 'M-06' }, { what: 'turned' })).toEqual(['place S-1'])
    const coordinator = said(world(), { member: 'M-04' }, { what: 'turned' })
    for (const known of ['place S-1', 'place S-3', 'person C-14']) expect(coordinator).toContain(known)
    const one = { member: 'M-08', granted: { cases: ['C-03'], shelters: false } }
    const rows = exposureOf(world(), one, { what: 'turned' }).rows
    expect(rows).toMatchObject([{ kind: 'person', id: 'C-03', todo: 'warn', there: [{ code: 'P-03' }] }])
  })

  it('[CA10] a caseworker who holds no shelters’ keys has no house in the list', () => {
    const blind = demonstration
      .filter(({ type }) => type !== 'Shelter' && type !== 'Apart')
      .map((one): Held => {
        const { stays: _stays, shelter: _shelter, ...fields } = one.fields
        return { ...one, fields, withheld: new Set(['stays', 'shelter']) }
      })
    const text = JSON.stringify(exposureOf(world(blind), { case: 'C-06' }))
    expect(text).not.toMatch(/S-1|S-2|S-3/)
  })
})

describe('the tasks of an exposure', () => {
  const tasks = (at = world(), id = 'C-14') => tasksOf(exposureOf(at, { case: id }), at, 'O-9')

  it('[CA14] one for each who must move, one for the house, one for each thing to change, with the hour', () => {
    expect(tasks().map(({ what, caseId, from }) => [what, caseId ?? '', from])).toEqual([
      ['close_place', '', 'S-3'],
      ['move_out', 'C-06', 'O-9'],
      ['close_line_code', 'C-14', 'O-9'],
      ['change_words', 'C-14', 'O-9'],
    ])
    expect(tasks()[0]?.due).toBe(clock + 2 * hour)
  })

  it('[CA14] two colleagues press the button: nothing is made twice', () => {
    const made = tasks().map((task, i) =>
      held(`TK-9${i}`, 'Task', {
        what: task.what,
        from: task.from,
        due: '2021-08-05T11:00:00Z',
        state: 'open',
        ...(task.caseId === undefined ? {} : { caseId: task.caseId }),
      }),
    )
    expect(tasks(republic({}, made))).toEqual([])
    expect(tasks(republic({}, made.slice(1)))).toHaveLength(1)
  })

  it('[CA14] who lives there is moved out, who has a bed and is still to come is told not to', () => {
    const at = world()
    const each = tasksOf(exposureOf(at, { shelter: 'S-3' }), at, 'O-9').filter(({ about }) => about === 'S-3')
    expect(each.map(({ what, caseId }) => [what, caseId])).toEqual([
      ['close_place', undefined],
      ['move_out', 'C-06'],
      ['warn', 'C-14'],
    ])
  })

  it('[CA14] each row shows what somebody already does about it, open before done', () => {
    const task = (id: string, values: Readonly<Record<string, unknown>>) =>
      held(id, 'Task', { due: '2021-08-05T11:00:00Z', state: 'open', ...values })
    const made = [
      task('TK-91', { what: 'move_out', caseId: 'C-06', from: 'O-9', state: 'done' }),
      task('TK-92', { what: 'close_place', from: 'S-3' }),
      task('TK-93', { what: 'move_out', caseId: 'C-06', from: 'O-1' }),
      task('TK-94', { what: 'move_out', caseId: 'C-03', from: 'O-9' }),
    ]
    const house = row('S-3', republic({}, made), { case: 'C-14' })
    if (house === undefined) throw new Error('the house is exposed')
    expect(tasksFor(house, made, 'O-9').map(({ id }) => id)).toEqual(['TK-92', 'TK-91'])
    expect(tasksFor(house, made).map(({ id }) => id)).toEqual(['TK-92'])
  })

  it('[CA14] another capture makes its own, though the last one’s are done', () => {
    const before = held('TK-90', 'Task', {
      what: 'move_out',
      caseId: 'C-06',
      from: 'O-1',
      due: '2021-07-15T11:00:00Z',
      state: 'done',
    })
    expect(tasks(republic({}, [before])).map(({ what }) => what)).toContain('move_out')
  })
})

describe('every desk', () => {
  it('[CA12] with the same records reads the same exposure, in whatever order they came', () => {
    const expected = ['C-14', 'C-06', 'C-03'].map((id) => exposureOf(world(), { case: id }))
    assert(
      property(shuffledSubarray([...demonstration], { minLength: demonstration.length }), (records) => {
        const at = world(records)
        const files = caseFiles(at)
        expect(['C-14', 'C-06', 'C-03'].map((id) => exposureOf(at, { case: id }, { files }))).toEqual(
          expected,
        )
      }),
      { numRuns: 20 },
    )
  })

  it('[CA12] counts from the latest thing that happened to the person', () => {
    const files = caseFiles(world())
    const six = files.byId.get('C-06')
    const three = files.byId.get('C-03')
    if (six === undefined || three === undefined) throw new Error('these are there')
    expect(lastOccurrence(six, clock)).toMatchObject({ id: 'O-1', what: 'threat' })
    expect(lastOccurrence(three, clock)).toBeUndefined()
  })
})
