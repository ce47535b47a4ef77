/** Statements that the reporter tells, in sentences of newspaper grammar, and those that only look like them. */
import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

function told(text: string): readonly string[] {
  return readReport(`What the harbour office says\n\n${text}`).statements.map(
    ({ kind, speaker }) => `${kind}: ${speaker ?? 'nobody'}`,
  )
}

function expectEach(pairs: Readonly<Record<string, readonly string[]>>): void {
  for (const [sentence, statements] of Object.entries(pairs))
    expect(told(sentence), sentence).toEqual(statements)
}

describe('a demand that is told', () => {
  it('[P94] calls on or for somebody, now or again, by one or by many', () => {
    expectEach({
      'In Orrenia, farmers’ groups are calling for emergency visas.': ['demand: farmers’ groups'],
      'Meanwhile, charities call on all ports to take the boats in.': ['demand: charities'],
      'Doctors urge the ministry to reopen the ward.': ['demand: Doctors'],
      'The UN called on the guards to free everybody they hold.': ['demand: UN'],
      'The mayor stood beside those of Ena Voss who demanded an inquiry.': ['demand: Ena Voss'],
      'She had a phone call on Monday from the ward upstairs.': [],
      'The ferry calls on Fridays at the harbour.': [],
      'They felt an urge to leave the hall at once.': [],
      'Emergency crews get a call for help every hour.': [],
    })
  })
})

describe('a denial that is told', () => {
  it('[P93] denies what is said, whoever it was that said it, and is no bail and no visa refused', () => {
    expectEach({
      'The Sarn authorities denied accusations by rights groups of beatings at sea.': [
        'denial: The Sarn authorities',
      ],
      'The consul has denied claims about the visas.': ['denial: The consul'],
      'Ivo Pelik denied that visas were sold.': ['denial: Ivo Pelik'],
      'The UN said no villager had been tortured.': ['denial: UN'],
      'The prosecutors denied the women bail.': [],
      'The court denied lawyers access to the reports.': [],
      'The guards denied visits to the claimants.': [],
    })
  })
})
