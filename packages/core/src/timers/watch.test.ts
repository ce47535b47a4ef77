/** How a timer goes on, whatever the clock does and in whatever order people answer. docs/formats/timers.md, TI15 to TI24. */
import { array, assert, constant, constantFrom, integer, oneof, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acknowledged,
  armed,
  armedAnew,
  deedAt,
  ended,
  holdMinutes,
  resolved,
  type Standing,
  stateOf,
  toldAt,
} from './watch.ts'

const ladder = { remind: [1], ladder: [{ wait: 0 }, { wait: 10 }, { wait: 20 }] }
const plan = { due: 1_000, every: 0, grace: 60, ...ladder }

/** Everything that comes to its minute by then, looked at every minute. */
function told(
  from: Standing,
  since: number,
  until: number,
): { readonly told: string[]; readonly after: Standing } {
  let after = from
  const all: string[] = []
  for (let now = since; now <= until; now++) {
    for (let deed = deedAt(after, ladder, now); deed !== undefined; deed = deedAt(after, ladder, now)) {
      all.push(`${now} ${deed.tell === 'remind' ? 'remind' : deed.tell.rung}`)
      after = deed.after
    }
  }
  return { told: all, after }
}

describe('a timer', () => {
  it('[TI15] reminds at its due time, wakes after its grace, and goes up its ladder', () => {
    const first = armed(plan)
    expect(told(first, 900, 1_125).told).toEqual(['1000 remind', '1060 0', '1070 1', '1090 2', '1120 2'])
    const states = [990, 1_000, 1_061].map((now) => stateOf(told(first, 900, now).after, now))
    expect(states).toEqual(['armed', 'reminded', { level: 1 }])
    expect([
      stateOf(armed({ ...plan, remind: [] }), 1_001),
      stateOf(armed({ ...plan, remind: [] }), 1_010),
    ]).toEqual(['due', 'grace'])
  })

  it('[TI16] tells the last rung again every half hour, for a day, and then stays what it is', () => {
    const { told: all, after } = told(armed(plan), 1_000, 20_000)
    expect(all.length).toBeGreaterThan(40)
    expect(all.length).toBeLessThan(60)
    expect(deedAt(after, ladder, 0xffff_fff0)).toBeUndefined()
    expect(stateOf(after, 20_000)).toEqual({ level: after.level })
  })

  it('[TI10] goes on by the due times it was given, across a day of 23 hours and one of 25, and by minutes after the last', () => {
    const dues = [1_000, 2_440, 3_820, 5_260, 6_760]
    const listed = { ...ladder, accepts: dues.map((due) => ({ due })) }
    let standing = armed({ ...plan, every: 1_440 })
    for (const next of [...dues.slice(1), 6_760 + 1_440, 6_760 + 2 * 1_440]) {
      standing = resolved(standing, listed, standing.due, standing.due + 5)
      expect(standing.due).toBe(next)
    }
    // Whoever comes days too late is asked at the next one to come, and not at those that passed.
    expect(resolved(armed({ ...plan, every: 1_440 }), listed, 1_000, 4_000).due).toBe(5_260)
    expect(resolved(armed({ ...plan, every: 1_440 }), listed, 1_000, 6_760).due).toBe(8_200)
  })

  it('[TI21] is answered early for the due time to come, and late for all that passed', () => {
    const daily = { ...plan, every: 1_440 }
    expect(resolved(armed(daily), ladder, 1_000, 970).due).toBe(2_440)
    expect(resolved(armed(daily), ladder, 1_000, 1_500).due).toBe(2_440)
    expect(resolved(armed(daily), ladder, 1_000, 2_440).due).toBe(3_880)
    expect(resolved(armed(daily), ladder, 995, 1_500).due).toBe(1_000)
    expect(resolved(armed(plan), ladder, 1_000, 1_500).resolved).toBe(true)
  })

  it('[TI24] waits for whoever took it, an hour for a desk and half of that for a link, and not before anybody was told', () => {
    const first = armed(plan)
    expect(acknowledged(first, 990, 'desk')).toEqual(first)
    const { after } = told(first, 900, 1_061)
    expect(toldAt(after, ladder)).toBe(1_060)
    for (const by of ['desk', 'link'] as const) {
      const held = acknowledged(after, 1_062, by)
      expect(stateOf(held, 1_063)).toBe('acknowledged')
      expect(told(held, 1_062, 1_062 + holdMinutes[by]).told).toEqual([`${1_062 + holdMinutes[by]} 1`])
    }
    // A link after a desk shortens nothing.
    const both = acknowledged(acknowledged(after, 1_062, 'desk'), 1_063, 'link')
    expect(both.held).toBe(1_062 + holdMinutes.desk)
  })

  it('[TI19] un-fires nothing, whatever the clock, the desks and the phones do in whatever order', () => {
    const acts = array(
      oneof(
        record({ what: constant('look' as const), by: integer({ min: -500, max: 500 }) }),
        record({
          what: constantFrom('ack' as const, 'rearm' as const),
          by: integer({ min: 0, max: 50 }),
        }),
      ),
      { maxLength: 40 },
    )
    assert(
      property(acts, (all) => {
        let [standing, now] = [armed(plan), 980]
        for (const { what, by } of all) {
          const before = standing
          now = Math.max(900, now + by)
          if (what === 'ack') standing = acknowledged(standing, now, 'desk')
          else if (what === 'rearm') standing = armedAnew(standing, plan)
          else
            for (
              let deed = deedAt(standing, ladder, now);
              deed !== undefined;
              deed = deedAt(standing, ladder, now)
            )
              standing = deed.after
          expect(standing.level).toBeGreaterThanOrEqual(before.level)
          expect(standing.reminded || !before.reminded).toBe(true)
          // Nobody is woken before the grace is over, and nothing waits for ever.
          if (standing.level > 0 && before.level === 0)
            expect(now).toBeGreaterThanOrEqual(plan.due + plan.grace)
        }
        const { after } = told(standing, now, now + 2_000)
        expect(after.level).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  it('[TI23] is over when it is ended, and stays so', () => {
    const over = ended(armed(plan), 990)
    expect([stateOf(over, 5_000), deedAt(over, ladder, 5_000)]).toEqual(['resolved', undefined])
    expect(resolved(over, ladder, 1_000, 5_000)).toBe(over)
    expect(acknowledged(over, 5_000, 'desk')).toBe(over)
  })
})
