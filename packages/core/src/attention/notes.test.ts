/** What the press desk notes beside reports, over the demonstration: meetings, terms, laws, the log, who speaks for us. */
import { describe, expect, it } from 'vitest'
import { declarationOf } from '../records/record-types.ts'
import { changed, changedAt, clock, held, world } from '../rules/republic.fixture.ts'
import { attentionLog } from './log.ts'
import { logKinds } from './log-kinds.ts'
import { briefFor, isSameBody, meetingsOf } from './meetings.ts'
import { termHistories, termsIn } from './terms.ts'
import { threatActs } from './threats.ts'
import { timeline } from './timeline.ts'
import { spokespeople } from './voices-of-ours.ts'

const day = 86_400_000

describe('a note of the press desk', () => {
  it('[AT24] has no field that leads to a person, in any of its parts', () => {
    expect(JSON.stringify(declarationOf('PressNote').fields)).not.toContain('"Person"')
    expect(JSON.stringify(declarationOf('Statement').fields)).toContain('"Person"')
  })
})

describe('a meeting', () => {
  it('[AT25] has its brief due three days before, and a colleague who has it', () => {
    const [meeting] = meetingsOf(world())
    expect(meeting).toMatchObject({ id: 'PN-1', briefState: 'open', task: { id: 'TK-5', who: 'M-10' } })
    expect(new Date(meeting?.briefDue ?? 0).toISOString()).toBe('2021-08-17T12:00:00.000Z')
  })

  it('[AT25] says late once those days have begun, missed when it is over, and written when it is', () => {
    const at = (now: number, brief: string | null = null): string | undefined =>
      meetingsOf(changedAt(now, { 'PN-1': { brief } }))[0]?.briefState
    expect(at(Date.parse('2021-08-17T11:59:00Z'))).toBe('open')
    expect(at(Date.parse('2021-08-17T12:01:00Z'))).toBe('late')
    expect(at(Date.parse('2021-08-20T20:00:00Z'))).toBe('late')
    expect(at(Date.parse('2021-08-21T00:00:00Z'))).toBe('missed')
    expect(at(Date.parse('2021-08-21T00:00:00Z'), 'Ask for the list.')).toBe('written')
    expect(at(clock, '  ')).toBe('open')
  })

  it('[AT25] the brief holds what its bodies promised, were asked and said, and nothing of others', () => {
    const [meeting] = meetingsOf(world())
    const brief = briefFor(meeting ?? { bodies: [] }, world())
    expect(brief.promises.map(({ statement }) => statement)).toEqual(['Q-3', 'Q-4'])
    expect(brief.asks.map(({ record }) => record)).toEqual(['N-9', 'N-9', 'N-9'])
    expect(brief.said).toEqual([])
    const head = briefFor({ bodies: ['Head of Velmar Territory'] }, world())
    expect(head.said.map(({ statement }) => statement)).toEqual(['Q-1'])
    expect(briefFor({ bodies: ['Territory Administration'] }, world()).laws.map(({ id }) => id)).toEqual([
      'PN-4',
    ])
    expect(briefFor({ bodies: [] }, world())).toEqual({
      promises: [],
      asks: [],
      said: [],
      laws: [],
      isSilent: false,
    })
  })

  it('[AT25] says that talks with one of them are not public, and not of a State that may be named', () => {
    expect(briefFor({ bodies: ['President of Sollande'] }, world()).isSilent).toBe(true)
    expect(briefFor({ bodies: ['Foreign Minister of Halvory'] }, world()).isSilent).toBe(false)
  })

  it('[AT25] a State and its president are one body, two presidents are two', () => {
    expect(isSameBody('Sollande', 'President of Sollande')).toBe(true)
    expect(isSameBody('President of Sollande', 'President of Orrenia')).toBe(false)
    expect(isSameBody('the President of Orrenia', 'president, Orrenia')).toBe(true)
    expect(isSameBody('President of Sollande', 'President')).toBe(false)
    expect(isSameBody('', 'President')).toBe(false)
  })
})

describe('a term', () => {
  const report = (id: string, date: string, title: string, text: string) =>
    held(id, 'Publication', {
      outlet: id,
      title,
      text,
      lang: 'en',
      publishedAt: { date, precision: 'exact' },
      relation: 'original',
    })

  it('[AT26] is followed to the earliest report here; a report that makes it its headline has made it its own', () => {
    const [history] = termHistories(world())
    expect(history?.note.id).toBe('PN-3')
    expect(history?.uses).toMatchObject([{ record: 'U-5', stance: 'own', start: undefined }])
  })

  it('[AT26] tells a paper’s own word from one that it quotes or keeps at a distance', () => {
    const at = changed(
      {},
      report('R-1', '2021-03-01', 'Men held', 'The place is full. “It is a fish prison,” one of them said.'),
      report('R-2', '2021-03-02', 'Men held', 'The so-called fish prison stands by the river.'),
      report('R-3', '2021-03-03', 'Men held', 'Two fish prisons stand by the river.'),
      report('R-4', '2021-03-04', 'Men held', 'It smelled of fish. Prison guards came and went.'),
    )
    const uses = termHistories(at)[0]?.uses.map(({ record, stance }) => `${record} ${stance}`)
    expect(uses).toEqual(['R-1 quoted', 'R-2 distanced', 'R-3 own', 'R-4 own', 'U-5 own'])
  })

  it('[AT26] is found in another case of a Russian word, and never in another word that begins so', () => {
    const term = held('PN-9', 'PressNote', { kind: 'term', what: 'рыбная тюрьма' })
    const text = 'Журналисты писали о рыбной тюрьме. Рыбак вернулся домой, в тюремном дворе пусто.'
    const [use] =
      termHistories(changed({}, term, report('R-1', '2021-03-01', 'Дом', text))).find(
        ({ note }) => note.id === 'PN-9',
      )?.uses ?? []
    expect(use).toMatchObject({ record: 'R-1', start: text.indexOf('рыбной') })
    expect(use?.words).toContain('рыбной тюрьме')
  })

  it('[AT27] in our own sentence is a warning with what we write; in quotation marks it is somebody else’s', () => {
    expect(termsIn('News from the Fish Prison', world())).toEqual([
      { note: 'PN-3', words: 'Fish Prison', start: 14, instead: ['the detentions at the old cannery'] },
    ])
    expect(termsIn('He calls it “a fish prison”', world())).toEqual([])
    expect(termsIn('News from the cannery', world())).toEqual([])
  })
})

describe('the log of attention', () => {
  it('[AT29] holds actions, calls, statements, figures and what was sent, newest first', () => {
    const log = attentionLog(world())
    expect(new Set(log.map(({ kind }) => kind))).toEqual(new Set(logKinds.filter((kind) => kind !== 'call')))
    expect(log.map(({ at }) => at ?? 0)).toEqual(log.map(({ at }) => at ?? 0).toSorted((a, b) => b - a))
    expect(log.find(({ record }) => record === 'PN-2')).toMatchObject({ kind: 'action', where: 'Ostmouth' })
    expect(log.find(({ record }) => record === 'Q-7')?.counts).toEqual({
      value: '8',
      what: 'distinct persons with at least one Assistance record',
      asOf: '2021-05-19',
    })
  })

  it('[AT29] no field of an entry holds a person: no id of one stands in any', () => {
    const people = new Set(
      world()
        .ofType('Person')
        .map(({ id }) => id),
    )
    for (const entry of attentionLog(world())) {
      expect(Object.values(entry).filter((value) => typeof value === 'string' && people.has(value))).toEqual(
        [],
      )
      expect(Object.keys(entry).join(' ')).toBe('record kind at precision where words purpose counts')
    }
  })

  it('[AT29] what a court was sent is no attention, and a draft has not been sent', () => {
    const log = attentionLog(world())
    for (const { record, kind } of log)
      if (kind === 'sent') expect(world().byId(record)?.fields['to']).toMatchObject([{ kind: 'press' }])
  })

  it('[AT14] actions and meetings stand on the timeline', () => {
    const kinds = timeline(world()).filter(({ kind }) => kind === 'action' || kind === 'meeting')
    expect(kinds.map(({ record }) => record)).toEqual(['PN-2', 'PN-1'])
  })
})

describe('who speaks for us', () => {
  it('[AT30] stands with what was said in their name, and that no file of theirs can be read', () => {
    expect(spokespeople(world())).toEqual([
      {
        person: 'P-36',
        name: 'Tamsin Orvel',
        title: 'spokesperson',
        statements: 1,
        lastSaid: Date.parse('2021-05-19'),
        file: undefined,
        nextCheck: undefined,
      },
    ])
  })

  it('[AT30] with a case and a daily check, says when they are next looked for', () => {
    const at = changed(
      {},
      held('C-36', 'Case', { personId: 'P-36', state: 'active_hidden' }),
      held('K-36', 'Check', { kind: 'safety', subject: 'P-36', dueAt: '2021-08-05T20:00:00Z', every: 'P1D' }),
    )
    expect(spokespeople(at)[0]).toMatchObject({ file: 'C-36', nextCheck: clock + 11 * (day / 24) })
  })
})

describe('a threat', () => {
  it('[AT31] stands with the act that rests on the same account', () => {
    expect(threatActs('Q-6', world())).toEqual(['A-09'])
    expect(threatActs('Q-1', world())).toEqual([])
  })
})
