import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** Papers, messages and other things as the subject of a sentence: invented, each with the speaker of the last words in marks. */
type Case = readonly [text: string, speaker: string | null]

function lastSpeaker(text: string): string | null | undefined {
  return readReport(text).quotes.at(-1)?.speaker
}

const owned: readonly Case[] = [
  [
    'The Harbour Court released a photograph of the boy in March. The accompanying text says that he is “in good hands.”',
    'Harbour Court',
  ],
  [
    'The Coastal Commission closed the file in nine days. Its decision, a copy of which we obtained, says there were “no grounds to continue.”',
    'Coastal Commission',
  ],
  [
    'Nobody was charged, although the Quay Rights Office included the case in a report on prisons. The report described the search as “half-hearted.”',
    'Quay Rights Office',
  ],
  [
    'Senator Ruth Calloway spent a year on the files. Her report, adopted on Tuesday, describes an office that “never says no and never says why.”',
    'Ruth Calloway',
  ],
  [
    'Pendant un an, la sénatrice Odile Marchand a lu les dossiers. Son rapport, adopté mardi par neuf voix contre deux, décrit un bureau qui « ne dit jamais pourquoi ».',
    'Odile Marchand',
  ],
  [
    'Le Comité des ports a visité le quai en mai. Son rapport évoque « une odeur de mort ».',
    'Le Comité des ports',
  ],
  ['The ministry’s letter says the visa was denied for “insufficient proof.”', 'The ministry'],
  ['Pelik’s diary describes the cell as “a wet shoe box.”', 'Pelik'],
  ['La décision du tribunal de Mérac évoque « un doute sérieux ».', 'tribunal de Mérac'],
]

const nobodys: readonly Case[] = [
  ['The letter, which Pelik showed to the Post, says the visa was denied for “insufficient proof.”', null],
  ['La lettre, que Pelik a montrée au Courrier, parle de « preuves insuffisantes ».', null],
  ['The document describes the cell as “a wet shoe box.”', null],
  ['Le document décrit la cellule comme « une boîte à chaussures ».', null],
  ['The ruling said Ms Marsh could not “reasonably be expected” to hide.', null],
  ['Roe said the decision was unfair. The decision calls him “a guest who stayed too long.”', null],
]

const others: readonly Case[] = [
  [
    'The service said it had never used the methods described and that it would seek his return “by all lawful means”.',
    'The service',
  ],
  ['The union rejected the claims made in the film and called the affair “a circus.”', 'The union'],
  ['L’accusation a évoqué « une fuite organisée ».', 'L’accusation'],
  ['An opposition figure called the raid “a disgrace.”', 'An opposition figure'],
  ['The head of the clinic called the raid “a disgrace.”', 'The head of the clinic'],
  [
    'Le Parquet général de Mérac a aussitôt dénoncé une décision « inamicale ».',
    'Le Parquet général de Mérac',
  ],
]

const messages: readonly Case[] = [
  [
    'Son frère affirme avoir reçu d’elle un dernier message, enregistré à l’escale : « Je monte dans l’avion. »',
    null,
  ],
  ['Her brother got a text from Vera Pelik at noon: “I am boarding the plane.”', 'Vera Pelik'],
  [
    'L’avocat général, Paul Arnal, lui a lu un message envoyé la veille à l’un de ses fils : « Demain on lave la maison. »',
    null,
  ],
  ['The prosecutor read out a message sent by the accused: “Tomorrow we wash the house.”', 'the accused'],
  ['La mère nous lit une lettre de son fils : « J’ai froid. »', 'son fils'],
  ['Orvel read out a statement: “We regret the delay.”', 'Orvel'],
]

const below: readonly Case[] = [
  [
    'Lina*, 26 ans, arrêtée en mars pour avoir tenu une pancarte marquée « Rendez-nous l’eau », a été détenue quarante jours dans l’ancienne école vétérinaire :\n\n« On dormait dans les stalles. J’étais la 16. »',
    'Lina',
  ],
  [
    'Kolya, a 29-year-old mechanic, was arrested on May 17. He said that he was questioned for three nights about a banner reading “The Well Is Ours.”\n\n“They asked who had painted it. I told them I did not know.”',
    'Kolya',
  ],
  [
    '“Vera,” a former teacher, said that guards demanded that she name parents who had refused to sign:\n\n“They had a list and they wanted me to fill in the gaps.”',
    'Vera',
  ],
  ['The chief of police walked to the microphone:\n\n“Nobody was hurt.”', 'The chief of police'],
]

describe('what cannot speak', () => {
  it.each(owned)('gives the words of a paper to whoever the text says it comes from: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })

  it.each(nobodys)('gives nobody the words of a paper of which it does not say so: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })

  it.each(others)('looks past a thing for whoever speaks of it: %s', (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker)
  })

  it.each(messages)(
    'gives a message to its sender, and not to whoever got it or reads it out: %s',
    (text, speaker) => {
      expect(lastSpeaker(text)).toBe(speaker)
    },
  )

  it.each(below)(
    'gives the paragraph below a colon to whom the sentence above is about: %s',
    (text, speaker) => {
      expect(lastSpeaker(text)).toBe(speaker)
    },
  )
})
