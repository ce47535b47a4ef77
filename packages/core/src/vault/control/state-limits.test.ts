/** What one colleague writes never makes the state of a log unreadable for the others: docs/formats/control.md, R51 and R53. */
import { describe, expect, it } from 'vitest'
import { brand } from '../../base/brand.ts'
import { caseLog, epochEvent, founding, hex, newLogHex, Rights, Rolls, sorted } from './control.fixture.ts'
import { type FeedHex, feedHex } from './names.ts'
import { encodeMembership, parseMembership } from './state-text.ts'
import type { StrikeEvent } from './strikes.ts'

async function scene() {
  const book = new Rolls(await founding())
  const lead = { member: book.founder, desk: book.first }
  const two = book.add()
  const rights = [
    [lead.member, 'lead'],
    [two.member, 'writer'],
  ] as const
  return { lead, two, rights, log: new Rights(book, caseLog('work', rights), newLogHex(), lead.desk) }
}

function number(at: number, bytes: number): string {
  return at.toString(16).padStart(bytes * 2, '0')
}

describe('the state of a log', () => {
  it('[R53] is read back, however many and long wishes one writer has', async () => {
    const { log, lead, two } = await scene()
    const wish = (first: number): StrikeEvent => ({
      kind: 'strike',
      what: [[hex(16), ['label']]],
      entries: [],
      pieces: Array.from({ length: 16_384 }, (_, at) => number(first + at, 32)),
      ask: [brand<FeedHex>(number(7, 32)), hex(64)],
    })
    for (let at = 0; at < 5; at++) log.say(wish(at * 16_384), [two.desk])
    expect(log.say(wish(0), [two.desk])).toBe('already-used')
    expect(log.say(wish(0), [lead.desk]), 'the others have their own room').toBe('applied')
    expect(parseMembership(encodeMembership(log.state))).toEqual(log.state)
  })

  it('[R51] is read back, however many finals a lead names', async () => {
    const { log, lead, rights } = await scene()
    const say = (feeds: readonly FeedHex[]) => {
      const event = { ...epochEvent(log.state.epoch + 1), members: sorted(rights) }
      return log.say({ ...event, finals: feeds.map((feed) => [feed, 1, hex(32)] as const) }, [lead.desk])
    }
    const feeds = soundFeeds(20_001)
    expect(say(feeds.slice(1))).toBe('applied')
    expect(say(feeds.slice(0, 1))).toBe('applied')
    expect(parseMembership(encodeMembership(log.state))).toEqual(log.state)
  })
})

function soundFeeds(count: number): readonly FeedHex[] {
  const feeds: FeedHex[] = []
  for (let at = 2; feeds.length < count; at++) {
    const feed = feedHex(number(at, 32), '')
    if (feed.ok) feeds.push(feed.value)
  }
  return feeds
}
