/** English reports that name the speaker before the words, and tell the facts in another order. */
import { type Pack, type Rewritten, russianAnchors, russianFirst } from './packs.fixture.ts'

const frenchLast: Rewritten = {
  lang: 'fr',
  title: 'Sarn se tait',
  text: "Les tuyaux étaient en plastique, et les coups venaient la nuit : c'est ce que racontait il y a un mois l'hebdomadaire Vesper Leaf, qui révélait la détention de plus de quatre-vingts hommes dans une ancienne conserverie de Sarn. Selon le journal, trois au moins seraient morts. « Personne n'est là-bas, c'est une invention de gens qui n'aiment pas notre territoire », a répondu le chef du territoire, Vargan Oskureth. Quatre ministres ont écrit au président Dastov le 28 avril.",
  quotes: [
    {
      anchor: "Personne n'est là-bas, c'est une invention de gens qui n'aiment pas notre territoire",
      speakerAsPrinted: 'Vargan Oskureth',
      statementId: 'Q-1',
    },
  ],
}

/** Who speaks stands before the words; the facts come in another order. */
export const speakersFirst: Pack = {
  name: 'English, speakers first',
  publications: {
    'U-1': russianFirst,
    'U-2': {
      lang: 'en',
      title: 'Two presidents talk about Velmar',
      highlights: ['Dastov "agreed to go over this together each month"'],
      text: 'The weekly Vesper Leaf was the first to report it, in April. The Rights Commissioner of the territory, Nelda Pirosk, told Meridian: "We were never sent a single letter here about any of this." After the meeting in Ostmouth Ilene Farquor told reporters: "He heard from me what we expect, and we agreed to go over this together each month." According to her, Aurel Dastov promised that the prosecutor would look into it within thirty days. Hundreds of men like him had been held in several buildings, said a man who asked Meridian not to print his name. At a safe house, another man spoke of the questioning. He said: "The one with the list wanted the same names until the morning came." He added: "My ears were wired to a box and somebody turned the crank." Tamsin Orvel of the Lantern Network said that visas are being discussed with four governments. Orvel said: "They brought him home and an officer told his uncle: the family knows its duty." The picture was released with the man\'s consent.',
      quotes: [
        {
          anchor: 'We were never sent a single letter here about any of this.',
          speakerAsPrinted: 'Nelda Pirosk',
          statementId: 'Q-2',
        },
        {
          anchor: 'He heard from me what we expect, and we agreed to go over this together each month.',
          speakerAsPrinted: 'Ilene Farquor',
          statementId: 'Q-3',
        },
        {
          anchor: 'The one with the list wanted the same names until the morning came.',
          speakerAsPrinted: 'another man',
        },
        {
          anchor: 'My ears were wired to a box and somebody turned the crank.',
          speakerAsPrinted: 'another man',
        },
        {
          anchor: 'They brought him home and an officer told his uncle: the family knows its duty.',
          speakerAsPrinted: 'Orvel',
        },
      ],
    },
    'U-3': {
      lang: 'en',
      title: 'Where can they go?',
      text: 'According to Vesper Leaf, at least 80 people have been held in a disused fish cannery in Sarn. Vargan Oskureth, who heads the territory, says: "Nobody is in there, it is made up by people who do not love our land." A spokesperson for the network said: "Eight people have had help from us so far, and none can stay where they are." The Lantern Network would not name the five governments it is talking to. Two men have visas from Halvory, and seven more have been granted visas by others. Jorun Eskeldt, its foreign minister, said: "They cannot wait, and so we act." The reporter who broke the story is abroad now. Open Ledger Watch said the details "match what several people told us ourselves".',
      quotes: [
        {
          anchor: 'Nobody is in there, it is made up by people who do not love our land.',
          speakerAsPrinted: 'Vargan Oskureth',
          statementId: 'Q-1',
        },
        {
          anchor: 'Eight people have had help from us so far, and none can stay where they are.',
          speakerAsPrinted: 'a spokesperson for the network',
          statementId: 'Q-7',
        },
        {
          anchor: 'They cannot wait, and so we act.',
          speakerAsPrinted: 'Jorun Eskeldt',
          statementId: 'Q-5',
        },
        {
          anchor: 'match what several people told us ourselves',
          speakerAsPrinted: 'Open Ledger Watch',
          statementId: 'Q-8',
        },
      ],
    },
    'U-4': {
      lang: 'en',
      title: 'Presidents Discuss Detained Men',
      creditsText: 'Sources: Harbour Post, Meridian (3)',
      text: 'Men were being held in an old cannery, Meridian revealed in April. Ilene Farquor and Aurel Dastov have now discussed it. Farquor said: "We agreed to go over this together each month." A man at a safe house spoke to Meridian. He said hundreds had been held. The man said: "The one with the list wanted the same names until the morning came." He went on: "My ears were wired to a box and somebody turned the crank." Even those let go are in danger, Tamsin Orvel of the Lantern Network said: "They brought him home and an officer told his uncle: the family knows its duty."',
      quotes: [
        {
          anchor: 'We agreed to go over this together each month.',
          speakerAsPrinted: 'Farquor',
          statementId: 'Q-3',
        },
        {
          anchor: 'The one with the list wanted the same names until the morning came.',
          speakerAsPrinted: 'The man',
        },
        {
          anchor: 'My ears were wired to a box and somebody turned the crank.',
          speakerAsPrinted: 'the man',
        },
        {
          anchor: 'They brought him home and an officer told his uncle: the family knows its duty.',
          speakerAsPrinted: 'Tamsin Orvel',
        },
      ],
    },
    'U-5': {
      lang: 'en',
      title: 'The Fish Prison',
      text: '"Nothing like it has been seen here for a generation." On Monday the prosecutor formally opened an investigation. My ears were wired to a box and somebody turned the crank. The Rights Commissioner said that not a single letter about any of it was ever sent. Vargan Oskureth said: "nobody is in there, it is made up by people who do not love our land. Eight people have had help from us so far". At least 80 people have been held at a secret cannery. The reporter who broke the story still hopes to leave the country.',
      quotes: [
        {
          anchor: 'Nothing like it has been seen here for a generation.',
          speakerAsPrinted: null,
        },
        { anchor: 'My ears were wired to a box and somebody turned the crank', speakerAsPrinted: null },
        {
          anchor:
            'nobody is in there, it is made up by people who do not love our land. Eight people have had help from us so far',
          speakerAsPrinted: 'Vargan Oskureth',
        },
      ],
    },
    'U-6': frenchLast,
  },
  anchors: {
    ...russianAnchors,
    'L-44': 'Hundreds of men like him had been held in several buildings',
    'L-45': 'My ears were wired to a box and somebody turned the crank',
    'L-46': 'visas are being discussed with four governments',
    'L-47': 'an officer told his uncle: the family knows its duty',
    'L-48': 'The one with the list wanted the same names',
    'L-49': 'the five governments it is talking to',
    'L-50': 'at least 80 people have been held in a disused fish cannery',
    'L-50b': 'held in a disused fish cannery in Sarn',
    'L-51': 'Two men have visas from Halvory, and seven more',
    'L-52': 'The reporter who broke the story is abroad now',
    'L-52b': 'match what several people told us ourselves',
    'L-53': 'He said hundreds had been held',
    'L-54': 'My ears were wired to a box and somebody turned the crank',
    'L-54b': 'Men were being held in an old cannery',
    'L-55': 'an officer told his uncle: the family knows its duty',
    'L-56': 'At least 80 people have been held at a secret cannery',
    'L-56b': 'held at a secret cannery',
    'L-57': 'My ears were wired to a box and somebody turned the crank',
    'L-58': 'still hopes to leave the country',
    'L-59': 'formally opened an investigation',
    'L-61': 'la détention de plus de quatre-vingts hommes',
    'L-62': 'trois au moins seraient morts',
    'L-63b': 'Les tuyaux étaient en plastique',
    'L-63': 'dans une ancienne conserverie de Sarn',
  },
  statements: {
    'Q-1': {
      lang: 'ru',
      wording: 'Никого там нет, это выдумка тех, кто не любит наш край',
      anchors: [
        { publicationId: 'U-1', quote: 'Никого там нет, это выдумка тех, кто не любит наш край' },
        {
          publicationId: 'U-3',
          quote: 'Nobody is in there, it is made up by people who do not love our land',
        },
        {
          publicationId: 'U-6',
          quote: "Personne n'est là-bas, c'est une invention de gens qui n'aiment pas notre territoire",
        },
      ],
    },
    'Q-2': {
      lang: 'en',
      wording: 'We were never sent a single letter here about any of this',
      anchors: [{ publicationId: 'U-2', quote: 'We were never sent a single letter here about any of this' }],
    },
    'Q-3': {
      lang: 'en',
      wording: 'He heard from me what we expect, and we agreed to go over this together each month',
      anchors: [
        { publicationId: 'U-2', quote: 'we agreed to go over this together each month' },
        { publicationId: 'U-4', quote: 'We agreed to go over this together each month' },
      ],
    },
    'Q-4': {
      lang: 'en',
      wording: '(reported) the prosecutor would look into it within thirty days',
      anchors: [{ publicationId: 'U-2', quote: 'the prosecutor would look into it within thirty days' }],
    },
  },
  shared: [
    { text: 'My ears were wired to a box and somebody turned the crank', in: ['U-2', 'U-4', 'U-5'] },
    { text: 'The one with the list wanted the same names until the morning came', in: ['U-2', 'U-4'] },
    { text: 'Eight people have had help from us so far', in: ['U-3', 'U-5'] },
    { text: 'it is made up by people who do not love our land', in: ['U-3', 'U-5'] },
    { text: 'an officer told his uncle: the family knows its duty', in: ['U-2', 'U-4'] },
  ],
  languages: ['ru', 'en', 'fr'],
  translated: ['U-3', 'U-6'],
}
