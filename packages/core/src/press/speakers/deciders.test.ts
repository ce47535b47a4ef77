import { describe, expect, it } from 'vitest'
import { speakers } from './speakers.fixture.ts'

describe('[P31d] whose a decision or a reply is', () => {
  it.each([
    [
      'The tribunal dismissed her appeal in March. The ruling says her account was "vague and rehearsed".',
      'The tribunal',
    ],
    [
      'The Harbour Ministry replied on August 12. The letter said that all was done "in strict observance of the law."',
      'Harbour Ministry',
    ],
    [
      'La préfecture a refusé le titre de séjour. La décision évoque « une présence qui ne se justifie plus ».',
      'La préfecture',
    ],
    [
      'The directorate\'s six-page decision was sent on Monday. The decision says that they "could not be identified."',
      'The directorate',
    ],
    // What she describes is the subject, and not she.
    [
      'The letter from the Home Ministry is short. The letter adds that the threats she describes are “of a general nature”.',
      'Home Ministry',
    ],
    [
      "Le procureur, Luc Orvel, a affirmé que l'autopsie n'avait révélé « aucune lésion suspecte ».",
      'Luc Orvel',
    ],
  ])('%s', (text, owner) => {
    expect(speakers(text)).toStrictEqual([owner])
  })

  it.each([
    'Her appeal was dismissed in March. The ruling says her account was "vague and rehearsed".',
    'The tribunal sits on Mondays. The ruling says her account was "vague and rehearsed".',
    'The tribunal dismissed her appeal. A leaflet says her account was "vague and rehearsed".',
  ])('names nobody where nobody decided: %s', (text) => {
    expect(speakers(text)).toStrictEqual([null])
  })
})
