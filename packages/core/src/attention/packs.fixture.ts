/**
 * The six reports of the demonstration written again: other words, other order, other languages, the same facts.
 *
 * Names stand as in the demonstration; a variant changes them everywhere afterwards. A pack says what its texts share
 * and in which languages they are, because that follows from how they were written.
 */
export type Rewritten = {
  readonly lang: string
  readonly title: string
  readonly text: string
  readonly highlights?: readonly string[]
  readonly creditsText?: string
  readonly quotes: readonly {
    readonly anchor: string
    readonly speakerAsPrinted: string | null
    readonly statementId?: string
  }[]
}

export type Pack = {
  readonly name: string
  readonly publications: Readonly<Record<string, Rewritten>>
  /** Claims of reports: their words in these texts. */
  readonly anchors: Readonly<Record<string, string>>
  readonly statements: Readonly<
    Record<
      string,
      {
        readonly lang: string
        readonly wording: string
        readonly anchors: readonly { readonly publicationId: string; readonly quote: string }[]
      }
    >
  >
  readonly shared: readonly { readonly text: string; readonly in: readonly string[] }[]
  /** In which languages the first denial stands. */
  readonly languages: readonly string[]
  readonly translated: readonly string[]
}

const russianFirst: Rewritten = {
  lang: 'ru',
  title: 'Кого держат у воды',
  text: 'В старом рыбозаводе на Причальной улице в Сарне держат людей. Глава края Варган Оскурет на вопрос редакции ответил: «Никого там нет, это выдумка тех, кто не любит наш край». По списку, который видела редакция, там удерживали более восьмидесяти мужчин. Сотрудник полиции, просивший не называть его, сказал, что двое умерли, и подтвердил, что здание с начала марта используют «для бесед». К., отпущенный двадцатого марта, говорит: «Нас было одиннадцать в холодной комнате, били пластиковыми трубами».',
  quotes: [
    {
      anchor: 'Никого там нет, это выдумка тех, кто не любит наш край',
      speakerAsPrinted: 'Варган Оскурет',
      statementId: 'Q-1',
    },
    {
      anchor: 'Нас было одиннадцать в холодной комнате, били пластиковыми трубами',
      speakerAsPrinted: 'К.',
    },
  ],
}

const russianAnchors = {
  'L-40': 'В старом рыбозаводе на Причальной улице',
  'L-40b': 'подтвердил, что здание с начала марта используют',
  'L-41': 'более восьмидесяти мужчин',
  'L-42': 'двое умерли',
  'L-43': 'Нас было одиннадцать в холодной комнате',
  'L-43b': 'били пластиковыми трубами',
}

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

/** The big outlets write French; the weekly writes Russian; the late translation is English. */
export const inFrench: Pack = {
  name: 'French',
  publications: {
    'U-1': russianFirst,
    'U-2': {
      lang: 'fr',
      title: 'Farquor interpelle Dastov sur le Velmar',
      highlights: ['Farquor : Dastov « convenu de revoir tout cela ensemble chaque mois »'],
      text: "La présidente de Sollande, Ilene Farquor, dit avoir interpellé Aurel Dastov. « J'ai dit au président Dastov ce que nous attendons, et nous avons convenu de revoir tout cela ensemble chaque mois », a déclaré Farquor après la rencontre d'Ostmouth. Selon elle, Dastov a promis que le procureur examinerait l'affaire sous trente jours. Un homme qui a parlé à Meridian sous couvert d'anonymat a dit que des centaines d'hommes comme lui avaient été détenus dans plusieurs bâtiments. Dans un refuge, un autre homme a raconté l'interrogatoire. « Celui qu'ils appelaient commandant répétait la même question sans fin », a dit cet homme. « Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle. » Tamsin Orvel, du réseau Lantern Network, dit que des visas sont discutés avec quatre gouvernements. « Quand ils l'ont rendu, l'officier a dit à l'oncle : vous savez ce que la famille doit faire », a raconté Orvel. La commissaire aux droits du territoire, Nelda Pirosk, a dit à Meridian : « Pas une plainte n'est arrivée jusqu'à ce bureau. » Les faits ont été révélés en avril par l'hebdomadaire Vesper Leaf.",
      quotes: [
        {
          anchor:
            "J'ai dit au président Dastov ce que nous attendons, et nous avons convenu de revoir tout cela ensemble chaque mois",
          speakerAsPrinted: 'Farquor',
          statementId: 'Q-3',
        },
        {
          anchor: "Celui qu'ils appelaient commandant répétait la même question sans fin",
          speakerAsPrinted: 'un autre homme',
        },
        {
          anchor: "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle.",
          speakerAsPrinted: 'un autre homme',
        },
        {
          anchor:
            "Quand ils l'ont rendu, l'officier a dit à l'oncle : vous savez ce que la famille doit faire",
          speakerAsPrinted: 'Orvel',
        },
        {
          anchor: "Pas une plainte n'est arrivée jusqu'à ce bureau.",
          speakerAsPrinted: 'Nelda Pirosk',
          statementId: 'Q-2',
        },
      ],
    },
    'U-3': {
      lang: 'fr',
      title: 'Cinq gouvernements sollicités',
      text: "Cinq gouvernements discutent avec le Lantern Network, qui ne veut pas dire lesquels. Au moins 80 personnes auraient été détenues dans une conserverie désaffectée de Sarn, selon l'hebdomadaire Vesper Leaf. Halvory a accordé des visas à deux hommes, et sept autres en ont reçu ailleurs. Son ministre, Jorun Eskeldt, a déclaré : « Nous agissons parce qu'ils ne peuvent pas attendre. » Un porte-parole du réseau a déclaré : « Huit personnes ont déjà reçu notre soutien, et elles ne peuvent pas rester là-bas. » Le chef du territoire, Vargan Oskureth, nie tout : « Personne ne se trouve là, ce sont des gens qui n'aiment pas notre pays qui inventent. » La journaliste qui a révélé l'affaire a quitté le pays. Open Ledger Watch dit que les détails « concordent avec les récits que nous avons recueillis ».",
      quotes: [
        {
          anchor: "Nous agissons parce qu'ils ne peuvent pas attendre.",
          speakerAsPrinted: 'Jorun Eskeldt',
          statementId: 'Q-5',
        },
        {
          anchor: 'Huit personnes ont déjà reçu notre soutien, et elles ne peuvent pas rester là-bas.',
          speakerAsPrinted: 'un porte-parole du réseau',
          statementId: 'Q-7',
        },
        {
          anchor: "Personne ne se trouve là, ce sont des gens qui n'aiment pas notre pays qui inventent.",
          speakerAsPrinted: 'Vargan Oskureth',
          statementId: 'Q-1',
        },
        {
          anchor: 'concordent avec les récits que nous avons recueillis',
          speakerAsPrinted: 'Open Ledger Watch',
          statementId: 'Q-8',
        },
      ],
    },
    'U-4': {
      lang: 'fr',
      title: 'Farquor Presse Dastov',
      creditsText: 'Sources : Meridian (2), Harbour Post',
      text: "Aurel Dastov et Ilene Farquor ont parlé des hommes du Velmar. En avril, Meridian révélait que des hommes étaient détenus dans une vieille conserverie. Un homme a parlé à Meridian dans un refuge. Il a dit que des centaines avaient été détenus. « Celui qu'ils appelaient commandant répétait la même question sans fin », a dit l'homme. « Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle. » Selon Tamsin Orvel, du Lantern Network, même les hommes relâchés sont en danger. « Quand ils l'ont rendu, l'officier a dit à l'oncle : vous savez ce que la famille doit faire », a dit Orvel. « Nous avons convenu de revoir tout cela ensemble chaque mois », a dit Farquor.",
      quotes: [
        {
          anchor: "Celui qu'ils appelaient commandant répétait la même question sans fin",
          speakerAsPrinted: "l'homme",
        },
        {
          anchor: "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle.",
          speakerAsPrinted: "l'homme",
        },
        {
          anchor:
            "Quand ils l'ont rendu, l'officier a dit à l'oncle : vous savez ce que la famille doit faire",
          speakerAsPrinted: 'Orvel',
        },
        {
          anchor: 'Nous avons convenu de revoir tout cela ensemble chaque mois',
          speakerAsPrinted: 'Farquor',
          statementId: 'Q-3',
        },
      ],
    },
    'U-5': {
      lang: 'fr',
      title: 'La Prison Aux Poissons',
      text: "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle. Au moins 80 personnes ont été détenues dans une conserverie secrète. Vargan Oskureth a tout nié mercredi : « personne ne se trouve là, ce sont des gens qui n'aiment pas notre pays qui inventent. Huit personnes ont déjà reçu notre soutien ». La journaliste qui a révélé l'affaire cherche à quitter le pays. Le procureur a ouvert une enquête lundi, mais la commissaire aux droits a dit que pas une plainte n'était arrivée. « On n'avait rien vu de pareil dans la région depuis vingt ans. »",
      quotes: [
        {
          anchor: "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle",
          speakerAsPrinted: null,
        },
        {
          anchor:
            "personne ne se trouve là, ce sont des gens qui n'aiment pas notre pays qui inventent. Huit personnes ont déjà reçu notre soutien",
          speakerAsPrinted: 'Vargan Oskureth',
        },
        {
          anchor: "On n'avait rien vu de pareil dans la région depuis vingt ans.",
          speakerAsPrinted: null,
        },
      ],
    },
    'U-6': {
      lang: 'en',
      title: 'In Sarn, nobody asks',
      text: 'A month ago the weekly Vesper Leaf revealed the detention of more than eighty men in a former cannery in Sarn. At least three are said to have died, according to the paper. They were beaten with plastic tubes. The head of the territory, Vargan Oskureth, answered: "There is nobody in there; those who dislike our land invent such things." Four ministers wrote to President Dastov on 28 April.',
      quotes: [
        {
          anchor: 'There is nobody in there; those who dislike our land invent such things.',
          speakerAsPrinted: 'Vargan Oskureth',
          statementId: 'Q-1',
        },
      ],
    },
  },
  anchors: {
    ...russianAnchors,
    'L-44': "des centaines d'hommes comme lui avaient été détenus dans plusieurs bâtiments",
    'L-45': "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle",
    'L-46': 'des visas sont discutés avec quatre gouvernements',
    'L-47': "l'officier a dit à l'oncle : vous savez ce que la famille doit faire",
    'L-48': "Celui qu'ils appelaient commandant répétait la même question",
    'L-49': 'Cinq gouvernements discutent',
    'L-50': 'Au moins 80 personnes auraient été détenues dans une conserverie désaffectée',
    'L-50b': 'détenues dans une conserverie désaffectée de Sarn',
    'L-51': 'Halvory a accordé des visas à deux hommes, et sept autres',
    'L-52': "La journaliste qui a révélé l'affaire a quitté le pays",
    'L-52b': 'concordent avec les récits que nous avons recueillis',
    'L-53': 'Il a dit que des centaines avaient été détenus',
    'L-54': "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle",
    'L-54b': 'des hommes étaient détenus dans une vieille conserverie',
    'L-55': "l'officier a dit à l'oncle : vous savez ce que la famille doit faire",
    'L-56': 'Au moins 80 personnes ont été détenues dans une conserverie secrète',
    'L-56b': 'détenues dans une conserverie secrète',
    'L-57': "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle",
    'L-58': 'cherche à quitter le pays',
    'L-59': 'a ouvert une enquête lundi',
    'L-61': 'the detention of more than eighty men',
    'L-62': 'At least three are said to have died, according to the paper',
    'L-63b': 'beaten with plastic tubes',
    'L-63': 'in a former cannery in Sarn',
  },
  statements: {
    'Q-1': {
      lang: 'ru',
      wording: 'Никого там нет, это выдумка тех, кто не любит наш край',
      anchors: [
        { publicationId: 'U-1', quote: 'Никого там нет, это выдумка тех, кто не любит наш край' },
        {
          publicationId: 'U-3',
          quote: "Personne ne se trouve là, ce sont des gens qui n'aiment pas notre pays qui inventent",
        },
        {
          publicationId: 'U-6',
          quote: 'There is nobody in there; those who dislike our land invent such things',
        },
      ],
    },
    'Q-2': {
      lang: 'fr',
      wording: "Pas une plainte n'est arrivée jusqu'à ce bureau",
      anchors: [{ publicationId: 'U-2', quote: "Pas une plainte n'est arrivée jusqu'à ce bureau" }],
    },
    'Q-3': {
      lang: 'fr',
      wording:
        "J'ai dit au président Dastov ce que nous attendons, et nous avons convenu de revoir tout cela ensemble chaque mois",
      anchors: [
        { publicationId: 'U-2', quote: 'nous avons convenu de revoir tout cela ensemble chaque mois' },
        { publicationId: 'U-4', quote: 'Nous avons convenu de revoir tout cela ensemble chaque mois' },
      ],
    },
    'Q-4': {
      lang: 'fr',
      wording: "(rapporté) le procureur examinerait l'affaire sous trente jours",
      anchors: [{ publicationId: 'U-2', quote: "le procureur examinerait l'affaire sous trente jours" }],
    },
  },
  shared: [
    {
      text: "Puis ils m'ont mis des fils aux oreilles et quelqu'un a tourné la manivelle",
      in: ['U-2', 'U-4', 'U-5'],
    },
    { text: "Celui qu'ils appelaient commandant répétait la même question sans fin", in: ['U-2', 'U-4'] },
    { text: 'Huit personnes ont déjà reçu notre soutien', in: ['U-3', 'U-5'] },
    { text: "ce sont des gens qui n'aiment pas notre pays qui inventent", in: ['U-3', 'U-5'] },
    { text: "l'officier a dit à l'oncle : vous savez ce que la famille doit faire", in: ['U-2', 'U-4'] },
  ],
  languages: ['ru', 'en', 'fr'],
  translated: ['U-3', 'U-6'],
}

/** The big outlets write Russian, the weekly and the late translation two other languages. */
export const inRussian: Pack = {
  name: 'Russian',
  publications: {
    'U-1': {
      lang: 'fr',
      title: 'La chambre froide',
      text: "Plus de quatre-vingts hommes sont ou ont été détenus dans la vieille conserverie du quai, à Sarn. C'est ce que montre une liste que la rédaction a vue. K., relâché le vingt mars, raconte : « Nous étions onze dans une chambre froide, frappés avec des tuyaux en plastique. » Un policier qui a demandé à ne pas être nommé a confirmé que l'usine sert depuis début mars, et a dit que deux hommes sont morts. « On n'enferme personne dans une maison qui n'existe plus », nous a répondu Vargan Oskureth, le chef du territoire.",
      quotes: [
        {
          anchor: 'Nous étions onze dans une chambre froide, frappés avec des tuyaux en plastique.',
          speakerAsPrinted: 'K.',
        },
        {
          anchor: "On n'enferme personne dans une maison qui n'existe plus",
          speakerAsPrinted: 'Vargan Oskureth',
          statementId: 'Q-1',
        },
      ],
    },
    'U-2': {
      lang: 'ru',
      title: 'Фаркор говорила с Дастовым о Вельмаре',
      highlights: ['Фаркор: Дастов «договорился вместе возвращаться к этому каждый месяц»'],
      text: 'Президент Илена Фаркор говорит, что добивалась от Аурела Дастова ответа. «Я сказала президенту Дастову, чего мы ждём, и мы договорились вместе возвращаться к этому каждый месяц», — сказала Фаркор после встречи в Остмуте. По её словам, Дастов обещал, что прокурор разберётся в течение тридцати дней. Мужчина, говоривший с Meridian на условиях анонимности, сказал, что сотни таких, как он, держали в нескольких зданиях. В убежище другой мужчина рассказал о допросе. «Тот, кого звали майором, спрашивал одно и то же снова и снова», — сказал другой мужчина. «Потом мне надели провода на уши и стали крутить ручку». Тамсин Орвел из Lantern Network сказала, что визы обсуждают с четырьмя правительствами. «Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья», — сказала Орвел. Уполномоченная по правам Нелда Пироск сказала Meridian: «Ни одной жалобы в нашу приёмную не пришло». Первым об этом в апреле написал еженедельник Vesper Leaf.',
      quotes: [
        {
          anchor:
            'Я сказала президенту Дастову, чего мы ждём, и мы договорились вместе возвращаться к этому каждый месяц',
          speakerAsPrinted: 'Фаркор',
          statementId: 'Q-3',
        },
        {
          anchor: 'Тот, кого звали майором, спрашивал одно и то же снова и снова',
          speakerAsPrinted: 'другой мужчина',
        },
        {
          anchor: 'Потом мне надели провода на уши и стали крутить ручку',
          speakerAsPrinted: 'другой мужчина',
        },
        {
          anchor: 'Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья',
          speakerAsPrinted: 'Орвел',
        },
        {
          anchor: 'Ни одной жалобы в нашу приёмную не пришло',
          speakerAsPrinted: 'Нелда Пироск',
          statementId: 'Q-2',
        },
      ],
    },
    'U-3': {
      lang: 'ru',
      title: 'Пять правительств',
      text: 'Пять правительств ведут переговоры с Lantern Network, которая не говорит, какие. Не менее 80 человек держали на закрытом рыбозаводе в Сарне, пишет еженедельник Vesper Leaf. Двое получили визы от Халвори, ещё семеро — от других стран. Её министр Йорун Эскельдт сказал: «Мы действуем, потому что они не могут ждать». Представитель сети сказал: «Восемь человек уже получили нашу помощь, и оставаться им нельзя». Глава края Варган Оскурет отрицает всё: «Никого не держат в доме, которого больше не существует». Журналистка, рассказавшая об этом первой, уехала из страны. Open Ledger Watch сообщила, что подробности «совпадают с тем, что рассказали нам самим».',
      quotes: [
        {
          anchor: 'Мы действуем, потому что они не могут ждать',
          speakerAsPrinted: 'Йорун Эскельдт',
          statementId: 'Q-5',
        },
        {
          anchor: 'Восемь человек уже получили нашу помощь, и оставаться им нельзя',
          speakerAsPrinted: 'Представитель сети',
          statementId: 'Q-7',
        },
        {
          anchor: 'Никого не держат в доме, которого больше не существует',
          speakerAsPrinted: 'Варган Оскурет',
          statementId: 'Q-1',
        },
        {
          anchor: 'совпадают с тем, что рассказали нам самим',
          speakerAsPrinted: 'Open Ledger Watch',
          statementId: 'Q-8',
        },
      ],
    },
    'U-4': {
      lang: 'ru',
      title: 'Фаркор И Дастов О Вельмаре',
      creditsText: 'Источники: Meridian (2), Harbour Post',
      text: 'Аурел Дастов и Илена Фаркор обсудили Вельмар. В апреле Meridian сообщил, что людей держат на старом заводе. Один мужчина в убежище поговорил с Meridian. Он сказал, что держали сотни. «Тот, кого звали майором, спрашивал одно и то же снова и снова», — сказал мужчина. «Потом мне надели провода на уши и стали крутить ручку». По словам Тамсин Орвел из Lantern Network, опасность грозит и отпущенным. «Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья», — сказала Орвел. «Мы договорились вместе возвращаться к этому каждый месяц», — сказала Фаркор.',
      quotes: [
        {
          anchor: 'Тот, кого звали майором, спрашивал одно и то же снова и снова',
          speakerAsPrinted: 'мужчина',
        },
        {
          anchor: 'Потом мне надели провода на уши и стали крутить ручку',
          speakerAsPrinted: 'мужчина',
        },
        {
          anchor: 'Когда его вернули, офицер сказал дяде: вы знаете, что должна сделать семья',
          speakerAsPrinted: 'Орвел',
        },
        {
          anchor: 'Мы договорились вместе возвращаться к этому каждый месяц',
          speakerAsPrinted: 'Фаркор',
          statementId: 'Q-3',
        },
      ],
    },
    'U-5': {
      lang: 'ru',
      title: 'Рыбная Тюрьма',
      text: 'Потом мне надели провода на уши и стали крутить ручку. Не менее 80 человек держали на тайном рыбозаводе. Варган Оскурет в среду сказал: «никого не держат в доме, которого больше не существует. Восемь человек уже получили нашу помощь». Журналистка, рассказавшая об этом, хочет уехать из страны. В понедельник прокурор возбудил дело, а уполномоченная сказала, что ни одной жалобы не пришло. «Такого здесь не видели уже двадцать лет».',
      quotes: [
        { anchor: 'Потом мне надели провода на уши и стали крутить ручку', speakerAsPrinted: null },
        {
          anchor:
            'никого не держат в доме, которого больше не существует. Восемь человек уже получили нашу помощь',
          speakerAsPrinted: 'Варган Оскурет',
        },
        { anchor: 'Такого здесь не видели уже двадцать лет', speakerAsPrinted: null },
      ],
    },
    'U-6': {
      lang: 'en',
      title: 'In Sarn, nobody asks',
      text: 'The weekly Vesper Leaf revealed it a month ago: more than eighty men detained in a former cannery in Sarn. At least three have died, the paper is said to have found. They were beaten with plastic tubes. Four ministers wrote to President Dastov on 28 April. "Nobody is locked up in a house that is no longer there," answered the head of the territory, Vargan Oskureth.',
      quotes: [
        {
          anchor: 'Nobody is locked up in a house that is no longer there',
          speakerAsPrinted: 'Vargan Oskureth',
          statementId: 'Q-1',
        },
      ],
    },
  },
  anchors: {
    'L-40': 'dans la vieille conserverie du quai',
    'L-40b': "a confirmé que l'usine sert depuis début mars",
    'L-41': 'Plus de quatre-vingts hommes',
    'L-42': 'deux hommes sont morts',
    'L-43': 'Nous étions onze dans une chambre froide',
    'L-43b': 'frappés avec des tuyaux en plastique',
    'L-44': 'сотни таких, как он, держали в нескольких зданиях',
    'L-45': 'Потом мне надели провода на уши и стали крутить ручку',
    'L-46': 'визы обсуждают с четырьмя правительствами',
    'L-47': 'офицер сказал дяде: вы знаете, что должна сделать семья',
    'L-48': 'Тот, кого звали майором, спрашивал одно и то же',
    'L-49': 'Пять правительств ведут переговоры',
    'L-50': 'Не менее 80 человек держали на закрытом рыбозаводе',
    'L-50b': 'держали на закрытом рыбозаводе в Сарне',
    'L-51': 'Двое получили визы от Халвори, ещё семеро',
    'L-52': 'Журналистка, рассказавшая об этом первой, уехала из страны',
    'L-52b': 'совпадают с тем, что рассказали нам самим',
    'L-53': 'Он сказал, что держали сотни',
    'L-54': 'Потом мне надели провода на уши и стали крутить ручку',
    'L-54b': 'людей держат на старом заводе',
    'L-55': 'офицер сказал дяде: вы знаете, что должна сделать семья',
    'L-56': 'Не менее 80 человек держали на тайном рыбозаводе',
    'L-56b': 'держали на тайном рыбозаводе',
    'L-57': 'Потом мне надели провода на уши и стали крутить ручку',
    'L-58': 'хочет уехать из страны',
    'L-59': 'прокурор возбудил дело',
    'L-61': 'more than eighty men detained',
    'L-62': 'At least three have died',
    'L-63b': 'beaten with plastic tubes',
    'L-63': 'in a former cannery in Sarn',
  },
  statements: {
    'Q-1': {
      lang: 'fr',
      wording: "On n'enferme personne dans une maison qui n'existe plus",
      anchors: [
        { publicationId: 'U-1', quote: "On n'enferme personne dans une maison qui n'existe plus" },
        { publicationId: 'U-3', quote: 'Никого не держат в доме, которого больше не существует' },
        { publicationId: 'U-6', quote: 'Nobody is locked up in a house that is no longer there' },
      ],
    },
    'Q-2': {
      lang: 'ru',
      wording: 'Ни одной жалобы в нашу приёмную не пришло',
      anchors: [{ publicationId: 'U-2', quote: 'Ни одной жалобы в нашу приёмную не пришло' }],
    },
    'Q-3': {
      lang: 'ru',
      wording:
        'Я сказала президенту Дастову, чего мы ждём, и мы договорились вместе возвращаться к этому каждый месяц',
      anchors: [
        { publicationId: 'U-2', quote: 'мы договорились вместе возвращаться к этому каждый месяц' },
        { publicationId: 'U-4', quote: 'Мы договорились вместе возвращаться к этому каждый месяц' },
      ],
    },
    'Q-4': {
      lang: 'ru',
      wording: '(передано) прокурор разберётся в течение тридцати дней',
      anchors: [{ publicationId: 'U-2', quote: 'прокурор разберётся в течение тридцати дней' }],
    },
  },
  shared: [
    { text: 'Потом мне надели провода на уши и стали крутить ручку', in: ['U-2', 'U-4', 'U-5'] },
    { text: 'Тот, кого звали майором, спрашивал одно и то же снова и снова', in: ['U-2', 'U-4'] },
    { text: 'Восемь человек уже получили нашу помощь', in: ['U-3', 'U-5'] },
    { text: 'не держат в доме, которого больше не существует', in: ['U-3', 'U-5'] },
    { text: 'офицер сказал дяде: вы знаете, что должна сделать семья', in: ['U-2', 'U-4'] },
  ],
  languages: ['fr', 'ru', 'en'],
  translated: ['U-3', 'U-6'],
}
