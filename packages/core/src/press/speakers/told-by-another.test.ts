import { describe, expect, it } from 'vitest'
import { speakers } from './speakers.fixture.ts'

describe('“He told me, ‘…’,” she said: whom her words mean', () => {
  it.each([
    [
      'Marta Orvel has not seen her husband, Pablo, since April. "He told me, \'Keep the lamp on,\' and I did," she said.',
      'Pablo',
    ],
    [
      'Ann Holt, a member of the committee, has accused the minister, Karl Roth. "He called me and said, \'Withdraw it or resign,\'" she told reporters.',
      'Karl Roth',
    ],
    [
      'Josette Orvel, 71 ans, habite au-dessous depuis 2006. Nora Sand, 19 ans, a témoigné.\n\n« Elle m’a dit : “Ne dites rien, ils vont descendre” », témoigne Mme Orvel à la barre.',
      'Nora Sand',
    ],
  ])('%s', (text, inner) => {
    expect(speakers(text)[1]).toBe(inner)
  })

  it.each([
    // Two men, and neither is nearer.
    'Marta Orvel has not seen Pablo Sand and Karl Roth since April. "He told me, \'Keep the lamp on,\'" she said.',
    // The officer of her own words.
    '“When I came an officer asked me for my card,” said Beatriz Orvel, whose son Karl Roth was there. “I asked for the warrant. He said, ‘It is in the car.’”',
    // Somebody who has no name.
    "Mme Orvel a parlé du cas d'un jeune homme. « Il nous a écrit : “Ils décident encore.” Nous n'avons plus de nouvelles », a-t-elle dit.",
  ])('names nobody where more than one may be meant: %s', (text) => {
    expect(speakers(text).at(-1)).toBeNull()
  })
})
