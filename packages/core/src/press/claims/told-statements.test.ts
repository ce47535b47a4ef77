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
      'Chancellor Anna Reiss had already asked Ivo Dastov “to use his weight” for the miners.': [
        'demand: Anna Reiss',
      ],
      'Ola Brand asked Ivo Dastov “why nobody had come”.': [],
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
      'The ombudswoman Olga Pern told Vesper there had been no reports of such missing people.': [
        'denial: Olga Pern',
      ],
      'Police said there were no reports of injuries.': [],
      'The governor said the existence of these camps was absolutely impossible.': ['denial: The governor'],
      'Le préfet a déclaré que l’existence de ces camps est impossible.': ['denial: Le préfet'],
      'The prosecutors denied the women bail.': [],
      'The court denied lawyers access to the reports.': [],
      'The guards denied visits to the claimants.': [],
    })
  })
})

describe('a denial without a verb of saying', () => {
  it('[P93] is of the one according to whom it is so', () => {
    expectEach({
      'According to Ivo Pelik, no villager was beaten in the school.': ['denial: Ivo Pelik'],
      'No villager was beaten in the school, according to Ivo Pelik.': ['denial: Ivo Pelik'],
      'Selon le préfet, il n’y a pas eu de fraude dans la vallée.': ['denial: le préfet'],
      'По словам Ивана Пелика, нарушений на выборах не было.': ['denial: Иван Пелик'],
      'According to the Shore Gazette, the governor denied the reports of torture.': ['denial: the governor'],
      'According to Ivo Pelik, such a camp does not exist: “You cannot hold people nowhere,” he said.': [
        'denial: Ivo Pelik',
      ],
      'According to two nurses, nobody helped.': [],
      'According to the Shore Gazette, the families live in the mill.': [],
    })
  })
})

describe('a promise that is told', () => {
  it('[P92] may be that those in power will turn to those who can look into it', () => {
    expectEach({
      'President Ivo Dastov announced he will ask prosecutors to examine the claims.': [
        'commitment: Ivo Dastov',
      ],
      'Ivo Dastov said he would talk to the prosecutor general about an inquiry.': ['commitment: Ivo Dastov'],
      'Anna Roy a annoncé qu’elle demanderait au parquet d’enquêter.': ['commitment: Anna Roy'],
      'Мэр Иван Пелик объявил, что поручит прокуратуре проверить сообщения.': ['commitment: Иван Пелик'],
      'Ivo Dastov said he would ask his wife to cook.': [],
      'The witness said she would speak to the police.': [],
      'Ivo Dastov said he would talk to the newspaper.': [],
    })
  })

  it('[P92] ends where the main clause begins', () => {
    const whatOf = (text: string) =>
      readReport(`What the harbour office says\n\n${text}`).statements.map(({ what, speaker }) => [
        speaker,
        what,
      ])
    expect(
      whatOf('Although the consul has said he will look into the claims, lawyers say the boats have left.'),
    ).toEqual([['the consul', 'he will look into the claims']])
    expect(
      whatOf('While the mayor promised bread, milk and oil by Friday, the families fear the worst.'),
    ).toEqual([['the mayor', 'bread, milk and oil by Friday']])
    expect(whatOf('Bien que le maire ait promis une enquête, les familles craignent le pire.')).toEqual([
      ['le maire', 'une enquête'],
    ])
    expect(whatOf('Хотя губернатор пообещал провести проверку, семьи опасаются худшего.')).toEqual([
      ['губернатор', 'провести проверку'],
    ])
  })
})

describe('a threat that is told', () => {
  it('[P94] may be made with a noun', () => {
    expectEach({
      'The village elders had issued threats against teachers who wrote about the sweep.': [
        'threat: The village elders',
      ],
      'The militia sent death threats to two nurses.': ['threat: The militia'],
      'Des anciens du village ont proféré des menaces contre les enseignants.': [
        'threat: Des anciens du village',
      ],
      'Старейшины высказали угрозы в адрес учителей.': ['threat: Старейшины'],
      'The elders made no threats against anybody.': [],
      'The police made three arrests in the village.': [],
      'The clinic sent word to two nurses about threats.': [],
    })
  })
})
