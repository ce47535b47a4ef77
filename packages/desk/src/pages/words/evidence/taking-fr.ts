/** Taking files in, in French. */
import type { Said } from '../said.ts'
import type { takingEn } from './taking-en.ts'

export const takingFr: Said<typeof takingEn> = {
  title: 'Recevoir des fichiers',
  back: 'Retour au cas',
  why: 'Chaque fichier est scellé tel qu’il arrive et devient une pièce de ce cas. Rien n’y est ouvert ni exécuté.',
  via: 'Comment ils sont venus',
  ways: {
    'by-hand': 'En main propre',
    line: 'Par la ligne',
    'chat-export': 'Exportés d’une conversation',
    post: 'Par la poste',
    'public-web': 'D’une page publique',
    partner: 'D’une organisation partenaire',
    'made-here': 'Faits ici',
  },
  fromPerson: 'La personne de ce cas les a donnés',
  provenance: 'D’où viennent les images',
  unknown: 'inconnu : elles ne prouvent rien',
  choose: 'Choisir des fichiers',
  drop: 'ou déposez-les ici',
  fromLine: 'Recevoir ce que cette personne a envoyé par la ligne',
  noneFromLine: 'Rien n’est venu par la ligne pour ce cas.',
  stop: 'Arrêter',
  waiting: 'attend',
  taken: 'Reçu et scellé',
  already: 'Déjà ici, une fois suffit',
  refused: 'Non reçu',
  openItem: 'Ouvrir la pièce',
  warnings: {
    'named-for-something-else': 'Son nom annonce autre chose.',
    'two-kinds-at-once': 'Un autre programme pourrait le prendre pour autre chose.',
    'would-run': 'Il s’exécuterait si on l’ouvrait. Il est gardé et jamais ouvert.',
    'sealed-by-somebody-else': 'Quelqu’un l’a scellé avec une clé qui n’est pas ici.',
    'of-no-known-kind': 'Sa nature n’a pas été reconnue.',
  },
}
