import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '../base/language.ts'
import { now } from './contact.fixture.ts'
import {
  signTrust,
  type TrustLevel,
  type TrustStatement,
  trustLevels,
  trustNext,
  trustOf,
  trustOpens,
} from './trust.ts'

let count = 0
function sign(
  statements: readonly TrustStatement[],
  by: string,
  level: TrustLevel,
  why = 'Two talks agree.',
): readonly TrustStatement[] {
  count += 1
  const signed = signTrust(statements, { id: `s${count}`, level, by, at: now + count, why })
  if (!signed.ok) throw new Error(signed.refusal.kind)
  return [...statements, signed.value]
}

describe('how far a contact may be trusted', () => {
  it('[LW18] begins at nothing: advice and no more', () => {
    expect(trustOf([])).toBe('V0')
    for (const level of trustLevels)
      for (const language of languages) expect(trustOpens[level][language]).not.toBe('')
  })

  it('[LW18] is raised to V1 by one member, and from V2 by two different ones', () => {
    const one = sign([], 'M-01', 'V1')
    expect(trustOf(one)).toBe('V1')
    const half = sign(one, 'M-01', 'V2')
    expect(trustOf(half)).toBe('V1')
    expect(trustNext(half)).toEqual({ level: 'V2', signatures: 1 })
    expect(signTrust(half, { id: 'x', level: 'V2', by: 'M-01', at: now, why: 'again' })).toEqual({
      ok: false,
      refusal: { kind: 'trust-signed-already' },
    })
    const both = sign(half, 'M-02', 'V2')
    expect(trustOf(both)).toBe('V2')
    expect(trustNext(both)).toBeUndefined()
    expect(trustOf(sign(both, 'M-01', 'V3'))).toBe('V2')
    expect(trustOf(sign(sign(both, 'M-01', 'V3'), 'M-05', 'V3'))).toBe('V3')
  })

  it('[LW18] one signature twice is not two', () => {
    const half = sign([], 'M-01', 'V2')
    const again = half.map((statement) => ({ ...statement, id: 'copied by another desk' }))
    expect(trustOf([...half, ...again])).toBe('V1')
  })

  it('[LW18] is lowered by one member, and signatures from before do not bring it back', () => {
    const met = sign(sign(sign([], 'M-01', 'V1'), 'M-01', 'V3'), 'M-05', 'V3')
    expect(trustOf(met)).toBe('V3')
    const doubted = sign(met, 'M-04', 'V1', 'The address was wrong.')
    expect(trustOf(doubted)).toBe('V1')
    expect(trustOf(sign(doubted, 'M-02', 'V2'))).toBe('V1')
    expect(trustOf(sign(sign(doubted, 'M-02', 'V2'), 'M-05', 'V2'))).toBe('V2')
  })

  it('[LW18] a signature that was given without knowing of the doubt does not undo it', () => {
    const half = sign([], 'M-01', 'V2')
    const doubted = sign(half, 'M-04', 'V0', 'Same text as another.')
    const [, blind] = sign(half, 'M-02', 'V2')
    if (blind === undefined) throw new Error('a signature was meant')
    expect(trustOf([...doubted, blind])).toBe('V0')
    expect(trustOf([blind, ...doubted])).toBe('V0')
  })

  it('[LW18] a level that is half signed can be stopped, and one that stands needs no second time', () => {
    const half = sign(sign([], 'M-01', 'V1'), 'M-01', 'V2')
    const stopped = sign(half, 'M-04', 'V1', 'Not yet.')
    expect(trustNext(stopped)).toBeUndefined()
    expect(trustOf(stopped)).toBe('V1')
    expect(signTrust(stopped, { id: 'x', level: 'V1', by: 'M-04', at: now, why: 'yes' })).toEqual({
      ok: false,
      refusal: { kind: 'trust-same' },
    })
    expect(signTrust([], { id: 'x', level: 'V1', by: 'M-04', at: now, why: '  ' })).toEqual({
      ok: false,
      refusal: { kind: 'trust-no-reason' },
    })
  })

  it('[LW18] is the same on every desk, whatever arrived first, and no single member ever reaches V2', () => {
    const wish = fc.tuple(fc.constantFrom('M-01', 'M-02', 'M-03'), fc.constantFrom(...trustLevels))
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (wishes, dice) => {
        let statements: readonly TrustStatement[] = []
        for (const [by, level] of wishes) {
          const signed = signTrust(statements, {
            id: `s${statements.length}`,
            level,
            by,
            at: now,
            why: 'yes',
          })
          if (signed.ok) statements = [...statements, signed.value]
        }
        const shuffled = statements
          .map((statement) => ({ statement, at: dice.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ statement }) => statement)
        expect(trustOf(shuffled)).toBe(trustOf(statements))
        for (const by of ['M-01', 'M-02', 'M-03']) {
          const alone = statements.filter((one) => one.act === 'lowers' || one.by === by)
          expect(['V0', 'V1']).toContain(trustOf(alone))
        }
      }),
      { numRuns: 200 },
    )
  })
})
