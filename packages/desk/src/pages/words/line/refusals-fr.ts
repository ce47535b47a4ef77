/** Why something on the line was not done, in French. */
import type { LineRefusalWords } from './words.ts'

export const lineRefusalsFr: LineRefusalWords = {
  'no-such-record': 'Cette demande n’est plus ici. Revenez à qui attend.',
  'not-answerable':
    'Cette personne n’a pas encore de code : rien ne peut partir. Faites un code et remettez-le.',
  'lease-held': 'Un collègue répond à cette personne. Attendez qu’il la laisse, ou dix minutes.',
  'no-lease':
    'Vous ne tenez plus cette personne : dix minutes ont passé. Appuyez encore sur « Répondre à cette personne » ; le texte est gardé.',
  'thread-burnt': 'La personne a détruit ce fil : rien de ce qui part ne lui parvient.',
  'reply-too-long': 'C’est trop long pour une réponse. Envoyez-la en deux.',
  'not-held': 'Cette réponse est déjà partie et ne peut être reprise.',
  'has-code': 'Cette personne a déjà un code. Un second n’ouvrirait rien.',
  'not-yours': 'Seul le collègue dont c’est la garde peut le faire.',
  'own-text': 'Vous avez écrit ce texte. Une autre personne doit le relire.',
  'already-reviewed': 'Vous avez déjà relu ce texte.',
  'promise-past': 'Ce moment est passé. Promettez-en un plus tard.',
  'line-not-yours': 'Vous ne lisez pas la ligne.',
  'line-not-set-up':
    'La ligne n’est pas encore ouverte. Un administrateur l’ouvre sous « La page publique ».',
  'line-is-set-up': 'La ligne est déjà ouverte. Regardez à nouveau.',
  'no-relay': 'La ligne a besoin d’un relais. Indiquez-en un sous « Organisation », « Échanges ».',
  'not-allowed': 'Le relais a refusé. Demandez à qui le tient le code après # dans son adresse.',
  silent: 'Le relais ne répond pas. Ce que vous avez écrit est gardé ; essayez plus tard.',
  unreadable:
    'Le relais a répondu quelque chose d’incompréhensible. Mettez ce programme à jour, ou demandez à qui le tient.',
  'trust-same': 'C’est déjà ce niveau.',
  'trust-signed-already': 'Vous avez signé pour ce niveau. Un autre membre doit signer aussi.',
  'trust-no-reason': 'Dites en quelques mots sur quoi cela repose.',
  'flag-over': 'La marque finirait avant de commencer. Choisissez un jour plus tard.',
  'flag-too-long': 'Une marque dure 90 jours au plus.',
  'shift-no-handover': 'Laissez un mot à qui vient après. Sans lui, une garde ne finit pas.',
  'shift-not-begun': 'Cette garde n’a pas commencé.',
  'shift-over': 'Cette garde est finie.',
  'file-missing': 'Le fichier n’est pas sur cet appareil. Le poste d’un collègue qui l’a doit être allumé.',
}
