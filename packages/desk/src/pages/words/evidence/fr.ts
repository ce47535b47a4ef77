/** What an item's papers say, in French. */
import type { EvidenceWords } from './words.ts'

export const evidenceFr: EvidenceWords = {
  tabs: { label: 'Parties des preuves', wall: 'Mur', capture: 'Capturer une page', records: 'Fiches' },
  backToWall: 'Retour au mur',
  makeDossier: 'Constituer un dossier',
  setAnew: 'Récrire avec des codes',
  takeFiles: 'Recevoir des fichiers',
  roots: 'Fichier de certificats de confiance pour l’heure (facultatif)',
  rootsHelp:
    'PEM, comme l’autorité de temps le remet. Sans lui, l’heure d’une autorité inconnue de cette machine reste non jugée.',
  headers: 'Fichier d’en-têtes de blocs (facultatif)',
  headersHelp:
    'Pour les preuves OpenTimestamps : des en-têtes de blocs de Bitcoin, 160 chiffres hexadécimaux par ligne, comme tout explorateur les montre. Avec eux, l’heure du bloc est dite ; sans eux, la racine qu’un explorateur doit montrer.',
  papers: 'Chaîne de conservation',
  none: 'Rien n’a encore été noté de ce qu’on en a fait. Les pièces reçues auparavant n’ont pas de papiers.',
  sealed: 'Scellé',
  waiting: 'attend la prochaine étape du registre, sous six heures',
  inLedger: 'figure au registre',
  noWitness: 'aucun partenaire ne l’a encore signé',
  witnessed: (names) => `signé par ${names}`,
  by: (who) => `par ${who}`,
  withSecond: (who, second) => `par ${who}, avec ${second}`,
  failed: 'n’a pas abouti',
  gaps: 'Ce dont personne de nous ne peut répondre',
  noGaps: 'Aucune lacune connue.',
  could: 'Qui pourrait témoigner',
  gap: {
    'before-reception': 'Personne de nous ne l’avait avant sa réception.',
    unsealed: 'Ici, et pas encore scellé.',
    'in-transit': 'Remis, sans que l’arrivée soit connue.',
    alone: 'Une seule personne l’avait ouvert.',
    'missing-event': 'Une manipulation nommée par une autre manque.',
    'erased-event': 'Une manipulation a été effacée par retrait du consentement.',
    'unsure-clock': 'L’horloge n’était pas connue.',
  },
  to: {
    making: 'sa réalisation',
    source: 'son origine',
    presence: 'sa présence',
    interpreting: 'l’interprétation',
  },
}
