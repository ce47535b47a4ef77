/** Bodies that speak by a place, by a ruling, and as « elle »: docs/formats/press-reading.md, P34. */
import { expect, it } from 'vitest'
import { speakersBelow } from './speakers.fixture.ts'

it.each([
  ['В МВД по Анску сообщили, что Роев «в отделы не доставлялся».', 'МВД по Анску'],
  [
    'A court in Brenn has halted the sailing of the ferry, finding that it faced "a real risk of sinking at the quay".',
    'A court in Brenn',
  ],
  [
    "La Cour d'asile a rejeté la demande d'un étudiant. Elle estime que les bergers sont « un groupe exposé ».",
    "La Cour d'asile",
  ],
])('[P34] %s', (text, name) => {
  expect(speakersBelow(text)).toEqual([name])
})

it('[P34] is not the body where « elle » may be a woman of whom the sentence before tells', () => {
  const text = "La Cour d'asile a reçu une étudiante. Elle estime que les bergers sont « un groupe exposé »."
  expect(speakersBelow(text)).not.toEqual(["La Cour d'asile"])
})
