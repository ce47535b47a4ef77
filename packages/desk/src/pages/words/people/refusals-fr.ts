/** Français : refus dans le travail de l’organisation, et ce qui le rendrait possible. */
import type { Said } from '../said.ts'
import type { refusalsEn } from './refusals-en.ts'

export const refusalsFr: Said<typeof refusalsEn> = {
  'never-both':
    'Personne n’a à la fois les noms des personnes et les adresses des refuges. Confiez ceci à quelqu’un d’autre, ou retirez d’abord l’autre à ce membre.',
  'hand-over-first':
    'Il faut d’abord transmettre l’un des deux : un membre a encore les noms et les refuges.',
  'not-entitled': 'Seul un responsable de cette partie, ou un administrateur, peut le faire. Demandez-lui.',
  'needs-admin': 'Seul un administrateur peut le faire. Demandez-lui.',
  'own-target': 'Nul ne signe un changement qui le concerne. Demandez à un collègue.',
  'not-a-member': 'Cette personne n’est plus membre. Rechargez la page.',
  'no-such-device': 'Cet appareil n’est plus connu. Rechargez la page.',
  'last-admin': 'C’est le seul administrateur. Nommez-en d’abord un autre.',
  'last-member': 'C’est le seul membre. Une organisation sans membres ne s’ouvre pour personne.',
  'not-an-invitation':
    'Ce n’est pas une invitation, ou une lettre est fausse. Elle commence par SC1-. Recopiez-la.',
  'invitation-expired': 'Cette invitation a expiré. Demandez-en une nouvelle.',
  'invitation-used':
    'Cette invitation a déjà servi. Si ce n’est pas vous, prévenez qui vous a invité et demandez-en une autre.',
  'other-organisation': 'Cela vient d’une autre organisation. Comparez les onze mots.',
  'not-an-answer': 'Ce n’est pas une réponse à cette invitation. Recopiez tout le texte.',
  'not-a-welcome': 'Ce texte n’est pas pour cet appareil. Demandez-le de nouveau.',
  'not-joining': 'Personne ne demande à être admis ici. Rechargez la page.',
  'no-relay': 'Il n’y a pas encore de relais. Nommez-en un sous Échanges, ou prenez une clé USB.',
  'relay-unreachable':
    'Aucun relais ne répond à cette adresse. Vérifiez l’adresse, le réseau et que le relais tourne.',
  'relay-key-differs':
    'Une autre clé répond à cette adresse. Comparez-la avec celle que le relais a imprimée.',
  'not-a-relay-address':
    'Ce n’est pas l’adresse d’un relais. Elle commence par http://127.0.0.1, par https:// ou c’est une adresse onion.',
  'bundle-of-no-colleague':
    'L’appareil qui a écrit ce paquet n’est pas, ou n’est plus, de l’organisation. Rien n’en a été pris. Ce qu’il a écrit avant viendra d’un collègue qui l’a.',
  'not-a-bundle': 'Ce n’est pas un paquet de ce programme, ou il est abîmé. Rien n’en a été pris.',
  'device-suspended':
    'Un collègue a verrouillé cet appareil. Il s’ouvrira quand quelqu’un de l’organisation le déverrouillera.',
  'device-struck': 'Cet appareil a été radié de l’organisation.',
  removed: 'Vous n’êtes plus membre de cette organisation. On ne peut plus rien y écrire ici.',
  travelling: 'Cet appareil voyage et n’a pas les clés pour cela. Un collègue les rend au retour.',
  'cut-off': 'La clé pour cela n’est pas encore arrivée. L’appareil d’un collègue la remet.',
  frozen: 'Cette partie est gelée : voir Alertes. On peut la lire, pas la changer.',
  'no-dossier-key':
    'La clé qui signe les dossiers n’est pas sur cet appareil. Chaque admin la reçoit d’un autre admin : demandez à l’un d’eux, ou attendez le prochain échange.',
  'not-granted': 'Vous pouvez lire ceci, pas l’écrire. Demandez à qui dirige le dossier.',
  'kit-unknown-words': 'Les mots de ces numéros ne sont pas de la liste. Regardez encore le papier :',
  'kit-wrong-word': 'Le mot de ce numéro est un autre sur le papier :',
  'kit-wrong-order': 'Les mots de ces deux numéros ont échangé leurs places :',
  'kit-word-missing': 'Il manque un mot après celui de ce numéro (0 : avant le premier) :',
  'kit-word-too-many': 'Le mot de ce numéro n’est pas sur le papier :',
  'kit-wrong-number': 'Un kit a 24 mots. Nombre de mots tapés :',
  'share-mistyped': 'Une lettre est fausse ou manque dans le morceau de cette ligne :',
  'share-changed':
    'Le morceau de ce numéro n’est pas celui qui a été remis. Interrogez son détenteur, et méfiez-vous :',
  'shares-of-another-set':
    'Des morceaux de deux jeux se sont mêlés. Ces lignes ne vont pas avec les autres :',
  'not-a-kit': 'Ce ne sont pas les 24 mots d’un kit. Vérifiez chaque mot sur le papier.',
  'shares-do-not-fit': 'Ces morceaux ne vont pas ensemble, ou l’un est mal tapé. Vérifiez-les un à un.',
  'too-few-shares': 'Il faut plus de morceaux. Le papier dit combien.',
  'already-decided': 'C’est déjà décidé. Rechargez la page.',
  'kit-box-empty':
    'Rien n’attend à ce relais pour ce papier. Vérifiez l’adresse, ou le kit n’y a jamais été achevé.',
  'kit-struck': 'Ce papier a été radié de l’organisation. Un collègue peut vous inviter de nouveau.',
  'way-back-unfinished': 'Le relais n’a pas encore pris le nouvel appareil. Rien n’est perdu : recommencez.',
  'not-read-yet': 'Cet appareil vient d’être admis. La liste des membres arrive dans un instant.',
  'not-copied':
    'Une partie de votre travail n’existe que sur cet appareil. Laissez-la d’abord se copier : la ligne ci-dessus dit ce qui attend.',
  'not-shared':
    'Personne d’autre ne peut ouvrir certains de vos dossiers. Donnez-y un droit à quelqu’un avant le voyage, sinon ils resteront fermés pour toujours.',
  'last-lead': 'Personne d’autre ne dirige ceci. Nommez-en d’abord un autre responsable.',
  'answered-twice':
    'Deux appareils ont répondu à cette invitation : quelqu’un d’autre l’a lue. Personne n’a été admis.',
  'invitation-of-another-version':
    'Cette invitation vient d’une autre version du programme. Renouvelez la plus ancienne.',
  'share-not-given':
    'Le relais retient sa moitié de la clé : un collègue a verrouillé cet appareil. Demandez-lui par une autre voie.',
  'no-kit':
    'Imprimez d’abord un kit de récupération : sans lui, un relais perdu vous enfermerait dehors pour toujours.',
}
