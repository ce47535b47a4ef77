/** What a device may not see is no yes: who is shown on a picture lies under another key than the picture's title. */
import { describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import { type Held, worldOf } from './world.ts'

const picture: Held = {
  id: 'a1',
  type: 'EvidenceItem',
  fields: { kind: ['220903200901'], sealedAt: ['2021-05-01T12:00:00Z'], provenance: ['own_witness'] },
}

function rulesFor(item: Held): readonly string[] {
  const world = worldOf([item], { now: Date.parse('2021-08-05T09:00:00Z'), terms: [], members: [] })
  const verdict = judge(
    {
      do: 'release',
      with: {
        to: { kind: 'press', name: 'Harbour Post' },
        purpose: 'P12',
        items: [{ ref: item.id }],
        identifiability: 'I1',
        approvals: ['M-10', 'M-11'],
      },
    },
    world,
  )
  return verdict.result === 'block' ? verdict.breaks.map(({ because }) => because) : [verdict.result]
}

describe('a picture whose people this device may not see', () => {
  it('(R01) does not leave from here, and the refusal says that a key is missing', () => {
    expect(rulesFor({ ...picture, withheld: new Set(['depicts']) })).toContain('record-withheld')
    expect(rulesFor(picture)).not.toContain('record-withheld')
  })
})
