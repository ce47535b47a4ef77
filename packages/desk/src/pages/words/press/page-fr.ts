/** What the press desk says where something is made public, in French. */
import { counted, type Forms } from '../plural.ts'
import type { Said } from '../said.ts'
import type { pressPageEn } from './page-en.ts'

const count = (forms: Forms): ((n: number) => string) => counted('fr', forms)

export const pressPageFr: Said<typeof pressPageEn> = {
  prepare: 'Préparer une page',
  none: 'Aucune page n’a été préparée.',
  noneWhy:
    'Une page montre des fiches choisies et des comptes. Deux personnes l’approuvent, puis elle sort sous forme d’un répertoire que chacun peut vérifier.',
  title: 'Page',
  to: 'Pour qui',
  state: 'État',
  back: 'Retour aux pages publiques',
  untitled: 'Nouvelle page',
  help: 'Rien ne sort d’ici : ceci fait un brouillon. Deux personnes l’approuvent, et il est jugé de nouveau à l’écriture.',
  head: 'Ce qu’elle dit d’abord',
  headline: 'Titre',
  lead: 'Premières phrases',
  leadHelp:
    'Aucun code, aucun nom tiré d’un dossier, aucun État qui n’a pas accepté d’être nommé. Tout cela est approuvé avec la page.',
  language: 'Langue de la page',
  languages: { en: 'anglais', fr: 'français', ru: 'russe' },
  terms: 'Pour qui, et reconnaissable à quel point',
  level: 'Reconnaissable au plus',
  reader: 'Pour qui',
  readers: { public: 'Tout le monde', press: 'Un média' },
  outlet: 'Quel média',
  records: 'Ce qu’elle montre',
  kinds: {
    Statement: 'Ce qu’ont dit les responsables',
    Claim: 'Ce qui est affirmé',
    Event: 'Événements',
    Publication: 'Articles',
    EvidenceItem: 'Pièces (nature et empreinte seulement)',
  },
  mayStand: count({ one: '# peut y figurer', other: '# peuvent y figurer' }),
  mayNot: count({ one: '# ne le peut pas, avec la raison', other: '# ne le peuvent pas, avec les raisons' }),
  nothing: 'Aucune ici.',
  find: 'Ne montrer qu’avec ces mots',
  figures: 'Comptes',
  figuresWhy:
    'Un petit nombre désigne des personnes, et aussi un nombre que l’on peut déduire des autres ou de ce qui a paru avant. Ils sont laissés de côté.',
  definition: 'Ce qui est compté',
  asOf: 'Au',
  asOfHelp: 'Un jour, par exemple 2021-08-05',
  cells: 'Nombres',
  cellsHelp: 'Un par ligne, un lieu et son nombre : Sarn 20. La somme s’appelle « all ».',
  try: 'Voir ce qui peut être montré',
  add: 'Mettre sur la page',
  drop: (what) => `Retirer : ${what}`,
  left: count({ one: '# nombre est laissé de côté.', other: '# nombres sont laissés de côté.' }),
  noneLeft: 'Tous les nombres peuvent être montrés.',
  dot: 'laissé de côté',
  notSafe:
    'Ceci ne peut être montré sous aucune forme : avec ce qui a déjà paru, cela révèle peu de personnes.',
  exposed: (cell, least, most) => `${cell} : entre ${least} et ${most}`,
  since: (from, to) => `du ${from} au ${to}`,
  until: (to) => `jusqu’au ${to}`,
  allow:
    'Pour le permettre : attendez que l’écart grandisse, ou comptez sur une durée plus longue ou une zone plus large.',
  refusedFigure: {
    'no-definition': 'Dites ce qui est compté : sans cela un nombre sera lu autrement.',
    'no-date': 'Dites à quel jour c’est compté, par exemple 2021-08-05.',
    cells: 'Écrivez un lieu et un nombre entier par ligne.',
    'numbers-do-not-fit':
      'Ces nombres et ceux déjà parus ne peuvent pas être tous vrais. Cherchez d’abord l’erreur.',
    'table-too-large':
      'Ce tableau est trop grand pour être vérifié. Prenez moins de lieux ou moins de critères.',
  },
  chosen: 'Sur la page',
  chosenNone: 'Rien n’est encore choisi.',
  make: 'Préparer le brouillon',
  needs: 'Il faut un titre, de premières phrases et au moins une fiche.',
  preview: 'Telle qu’on la lirait',
  previewWhy:
    'C’est exactement ce qui sort, une page sans script, avec une feuille qui dit comment la vérifier.',
  emptyPage: 'Aucune de ses fiches n’est lisible sur cet appareil.',
  day: (asOf) => `au ${asOf}`,
  approvals: (who) => `Approuvée par ${who}.`,
  noApproval: 'Personne ne l’a approuvée.',
  second: 'Elle attend une seconde personne, sur son propre appareil.',
  publish: 'Écrire la page',
  folder: 'Répertoire',
  folderHelp: 'Un répertoire neuf ou vide : un nom, ou un chemin entier comme /media/cle/page.',
  notYet: 'Elle pourra être écrite quand deux personnes l’auront approuvée.',
  noKey: 'La clé qui signe les pages n’est pas sur cet appareil.',
  written: (folder) => `Écrite dans ${folder}. Envoyez le répertoire entier.`,
  writtenCheck:
    'VERIFY.txt y dit comment chacun vérifie avec sha256sum et ssh-keygen. Donnez la clé par une autre voie.',
  sentOn: (day) => `Elle est sortie le ${day}.`,
  release: 'La sortie correspondante',
  refusals: {
    'cases-not-open':
      'Cet appareil n’a pas tous les dossiers dont l’article se nourrit. Demandez à un collègue qui les a.',
    'not-signed-by-us': 'Aucun de nos appareils n’a signé ceci.',
    'not-a-count': 'Ce n’est pas un compte signé.',
    'count-of-another-report': 'Ce compte est celui d’un autre article.',
    'figure-not-safe': 'Un des comptes ne peut plus être montré sans danger. Retirez-le et refaites l’essai.',
    'no-dossier-key': 'La clé qui signe les pages n’est pas sur cet appareil.',
    'not-merged': 'Le relais se tait : personne ici ne sait ce que les collègues ont noté. Rien n’est sorti.',
    'not-now': 'Cette page n’est pas approuvée par deux personnes, ou a été reprise.',
  },
}
