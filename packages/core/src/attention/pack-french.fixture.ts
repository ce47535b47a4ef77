/** The big outlets write French. */
import { type Pack, russianAnchors, russianFirst } from './packs.fixture.ts'

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
