/** All rules on one release, among the papers and consents of many cases. */
import type { Action } from '@safeconduct/core/rules/action.ts'
import { points } from '@safeconduct/core/rules/consent.ts'
import { judge } from '@safeconduct/core/rules/judge.ts'
import { type Held, type World, worldAt } from '@safeconduct/core/rules/world.ts'
import { held, manyCases } from './cases-world.ts'
import { type Figure, figure, medianOf } from './figure.ts'

const persons = 10

/** An account and a picture of each of ten people, to one outlet: larger than most releases are. */
export async function oneRelease(cases: number): Promise<readonly Figure[]> {
  const made = manyCases(cases, Array.from({ length: cases }, (_, i) => papersOf(i)).flat())
  const wish = releaseOf(Array.from({ length: persons }, (_, n) => n * 50 + 1))
  const judged = (world: World): void => {
    const verdict = judge(wish, world)
    if (verdict.result !== 'block') throw new Error('checks that nobody answered hold this release back')
  }
  const kept = made()
  const worlds = Array.from({ length: 8 }, made)
  let next = 0
  const first = await medianOf(7, () => {
    const world = worlds[next++]
    if (world !== undefined) judged(world)
  })
  const again = await medianOf(51, () => judged(worldAt(kept, kept.now)))
  return [
    figure(`all rules on one release of ${persons * 2} items`, again, 'ms', { is: '≤', value: 10 }),
    figure('the same, the first time after records changed', first, 'ms'),
  ]
}

function releaseOf(numbers: readonly number[]): Action {
  return {
    do: 'release',
    with: {
      to: { kind: 'press', name: 'Harbour Post' },
      purpose: 'P12',
      identifiability: 'I1',
      approvals: ['M-02', 'M-04'],
      items: numbers.flatMap((i) => [{ ref: `E${i}`, derivative: `E${i}R` }, { ref: `T${i}` }]),
    },
  }
}

function papersOf(i: number): readonly Held[] {
  const person = `P${i}`
  const picture = { kind: '160815201501', provenance: 'own_subject', sealedAt: '2021-05-04T12:00:00Z' }
  return [
    held(`T${i}`, 'Testimony', { sourceId: person, takenAt: '2021-05-01T10:00:00Z', state: 'sealed' }),
    held(`E${i}`, 'EvidenceItem', {
      ...picture,
      original: true,
      receivedFrom: person,
      depicts: [{ personId: person, marks: ['scar on the left hand', 'ring'] }],
    }),
    held(`E${i}R`, 'EvidenceItem', {
      ...picture,
      original: false,
      metadataRemoved: true,
      derivedFrom: `E${i}`,
      redactions: [
        { region: 'left hand', why: 'scar on the left hand' },
        { region: 'ring', why: 'found by it' },
      ],
    }),
    ...['P02', 'P11', 'P12'].map((purpose) =>
      held(`G${i}-${purpose}`, 'Consent', {
        personId: person,
        purpose,
        scope: [`E${i}`, `T${i}`],
        recipients: [{ kind: 'press', name: '*' }],
        identifiability: 'I2',
        givenAt: '2021-05-03T10:00:00Z',
        heardBy: 'M-06',
        explained: points,
        expiresAt: '2021-12-31',
        status: 'given',
        onLost: 'freeze',
        onDeath: 'freeze',
      }),
    ),
  ]
}
