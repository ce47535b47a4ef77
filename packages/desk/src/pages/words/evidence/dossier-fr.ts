/** Making a dossier of a release, in French. */
import type { Said } from '../said.ts'
import type { dossierEn, evidenceRefusalsEn } from './dossier-en.ts'

export const dossierFr: Said<typeof dossierEn> = {
  open: 'Constituer un dossier',
  title: 'Dossier',
  for: (to) => `pour ${to}`,
  back: 'Retour à la transmission',
  why: 'Un dossier qu’un tribunal ou un organe peut vérifier sans ce programme. Les personnes y figurent par code. Ce que vous écrivez ici reste scellé sur cet appareil jusqu’à ce que le dossier soit fait.',
  name: 'Titre',
  summary: 'Résumé',
  paragraphs: 'Une ligne vide commence un nouveau paragraphe. Des codes, pas de noms.',
  law: 'Droit',
  instrument: 'Loi ou traité, avec l’article',
  lawText: 'Ce qu’il dit ici',
  addLaw: 'Ajouter une norme',
  dropLaw: (n) => `Retirer la norme ${n}`,
  method: 'Comment le matériel a été réuni',
  contact: 'Qui répond aux questions',
  authority: 'De quel droit il est remis',
  contrary: 'Ce qui parle contre',
  contraryWhy:
    'Choisi par règle, pas à la main. Ce qui est laissé de côté reste nommé dans le dossier, avec votre raison.',
  noContrary: 'Les fiches ne connaissent rien qui parle contre ces pièces.',
  kinds: {
    account: 'Un autre récit',
    denial: 'Un démenti',
    material: 'Un autre matériel',
    finding: 'Une conclusion',
  },
  withheldWords: 'Ses mots ne sont pas montrés : la personne qui l’a donné ne l’a pas permis.',
  against: 'contre',
  leaveOut: 'Laisser de côté',
  reason: (what) => `Pourquoi ${what} est laissé de côté`,
  annex: 'Clés qui peuvent ouvrir l’annexe',
  annexHelp:
    'L’annexe dit qui a eu les pièces en main. Une clé (age1…) par ligne. Sans clé, il n’y a pas d’annexe.',
  folderHelp: 'Un nouveau dossier y est créé, par exemple dossier-1.',
  language: 'Langue du dossier',
  languages: { en: 'anglais', ru: 'russe', fr: 'français' },
  items: 'Ce qui y entre',
  whole: 'fichier et sceau sont ici',
  copy: (title) => `copie couverte : ${title}`,
  gaps: (n) => (n === 1 ? '1 lacune dans sa chaîne' : `${n} lacunes dans sa chaîne`),
  lacks: {
    'no-file': 'Son fichier n’est pas sur cet appareil. Sans lui, aucun dossier n’est écrit.',
    unsealed: 'Aucun sceau du registre ne prouve quand elle était là. Le dossier le dit.',
    'seal-waits':
      'Son sceau attend le prochain pas du registre, au plus six heures. Fait maintenant, le dossier part sans lui.',
  },
  stops: 'Ce qui empêche',
  nothingStops: 'Rien ne l’empêche.',
  noKey: 'La clé qui signe les dossiers n’est pas sur cet appareil. Demandez à un administrateur.',
  notConsented: (who) => `${who} : aucun consentement utilisable pour cet usage.`,
  lacking: 'Ce qui y manquerait',
  nothingLacking: 'Chaque partie contient quelque chose.',
  empty: {
    summary: 'Pas de résumé.',
    law: 'Pas de norme de droit.',
    method: 'Rien sur la manière dont le matériel a été réuni.',
    contact: 'Personne à qui demander.',
    authority: 'Rien sur le droit de le remettre.',
    annex: 'Pas d’annexe : personne au-dehors n’apprend qui a eu les pièces.',
  },
  halfLaw: 'Une norme demande son nom et ce qu’elle dit ici.',
  noReason: (what) => `${what} est laissé de côté sans raison.`,
  make: 'Constituer le dossier',
  tell: 'Dites cette empreinte au destinataire par une autre voie que le dossier :',
}

export const evidenceRefusalsFr: Said<typeof evidenceRefusalsEn> = {
  'not-approved':
    'La transmission n’est pas approuvée par deux membres, ou a été reprise. Faites-la d’abord approuver.',
  'nothing-to-hand-over':
    'La transmission ne nomme aucune pièce lisible ici. Choisissez des pièces dans la transmission.',
  'no-file':
    'Le fichier d’une pièce n’est pas sur cet appareil. Rien n’a été écrit. Faites-le venir, puis recommencez.',
  'parts-unfit':
    'Une partie ne peut figurer telle quelle dans le dossier. Rien n’a été écrit. Raccourcissez-la.',
  'not-typeset': 'Le dossier n’a pas pu être mis en page. Rien n’a été écrit. Essayez encore une fois.',
  'not-an-age-key':
    'Une ligne n’est pas une clé age. Chacune commence par age1 et se trouve seule sur sa ligne.',
  'no-roots': 'Aucun certificat dans ce fichier. Donnez le chemin complet d’un fichier PEM.',
}
