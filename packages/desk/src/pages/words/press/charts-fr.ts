/** What stands on and beside the pictures of the press desk, in French. */
import type { Said } from '../said.ts'
import type { pressChartsEn } from './charts-en.ts'

export const pressChartsFr: Said<typeof pressChartsEn> = {
  noDays: 'Rien ici n’a de date.',
  noDaysWhy:
    'Événements, déclarations, articles, plaintes et promesses y figurent dès que leur jour est saisi.',
  noFigures: 'Personne n’a donné de nombre ici.',
  noFiguresWhy:
    'Les nombres viennent des affirmations et des déclarations, chacun avec ce qu’il compte et à quel jour.',
  timelineHelp:
    'Marque pleine : ce jour. Creuse : vers ce jour. Un trait avant ou après : au plus tard, ou au plus tôt. Une barre : un jour de cette durée.',
  drawn: (n) => `Les ${n} plus récents sont dessinés ; le tableau montre tous ceux de la liste.`,
  today: 'aujourd’hui',
  day: 'Jour',
  kind: 'Nature',
  what: 'Quoi',
  record: 'Fiche',
  wrong: 'Dates qui ne peuvent être justes toutes deux',
  wrongKinds: {
    'printed-before-said': 'imprimé avant d’avoir été dit',
    'explained-before-said': 'expliqué avant d’avoir été dit',
    'due-before-promised': 'échu avant d’avoir été promis',
    'reported-before-event': 'publié avant d’avoir eu lieu',
    'stage-before-filing': 'une étape avant la plainte',
  },
  kinds: {
    event: 'Événement',
    statement: 'Déclaration',
    publication: 'Article',
    filing: 'Plainte ou lettre',
    stage: 'Étape, d’après un document',
    promise: 'Échéance d’une promesse',
    action: 'Action publique',
    meeting: 'Rencontre',
  },
  bySource: 'La même chose, comptée par chaque source',
  counted: 'Ce qui est compté',
  rangeHelp:
    'Un point où le nombre commence, un trait jusqu’où il peut aller ; une flèche si personne ne dit combien au plus.',
  asOf: (day) => `au ${day}`,
  source: 'Source',
  number: 'Ce qu’elle dit',
  bounds: 'Ce que cela permet',
  least: 'Au moins',
  most: 'Au plus',
  stages: 'Étapes, affirmées et documentées',
  filing: 'Plainte ou lettre',
  stage: 'Étape',
  stageHelp:
    'Creux : affirmé, et aucun document de ce jour ne le montre ; la marque pleine à côté est ce que montrent les documents de ce jour.',
  documented: 'Un document montre',
  overclaim: 'aucun document de ce jour ne la montre',
  verdict: 'Ce qui la montre',
  overTime: 'Combien il y en a chaque mois',
  overTimeHelp: 'Toutes les lignes ont la même échelle.',
  month: 'Mois',
  unlisted: 'Combien n’ont été recensés par personne',
  unlistedHelp: 'D’après ce que les listes de plusieurs groupes ont en commun',
  listNames: 'À qui sont les listes',
  listNamesHelp: 'Une par ligne. La première est A, la deuxième B, et ainsi de suite. Jamais qui y figure.',
  overlaps: 'Combien sur quelles listes',
  overlapsHelp: 'Un par ligne : « A 20 » ne sont que sur A, « A B 4 » sur A et B et aucune autre.',
  seen: (n) => `Vus sur au moins une liste : ${n}.`,
  estimates: 'Avec ceux que personne n’a recensés, il y en a peut-être :',
  byPair: (lists, n) => `d’après ${lists} : ${n}`,
  byAll: (n) => `d’après toutes, si aucune liste ne dépend d’une autre : ${n}`,
  estimateHelp:
    'Des listes qui se copient donnent un nombre trop petit, des listes de gens différents un nombre trop grand. Dites l’intervalle et les listes, jamais un seul nombre.',
  listsRefused: {
    'lists-unreadable': 'Ces listes ne peuvent être lues.',
    'too-few-lists': 'Moins de trois listes ne disent rien de leur dépendance : il n’y a pas d’estimation.',
    'lists-do-not-overlap': 'Une des listes ne partage personne avec les autres : il n’y a pas d’estimation.',
  },
}
