/** Refusals of the Evidence room's work, in French. */
import type { Said } from '../said.ts'
import type { evidenceRefusalsEn } from './refusals-en.ts'

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
  'no-block-headers':
    'Le fichier ne contient pas d’en-têtes de blocs : 160 chiffres hexadécimaux par ligne et rien d’autre.',
  'no-such-case': 'Le cas n’est pas ici. Rien n’a été reçu.',
  'not-saved': 'Le fichier n’a pas pu être gardé. Il n’en reste rien. Réessayez.',
  'file-is-empty': 'Le fichier est vide. Demandez-le encore une fois.',
}
