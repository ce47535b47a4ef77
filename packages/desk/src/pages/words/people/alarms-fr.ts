/** Français : ce qui s’est passé, en une phrase, et que faire. */
import type { AlarmWords } from './words.ts'

const newRelay =
  'Votre travail est intact et continue. Prévenez les autres membres par une autre voie et convenez d’un autre relais.'

export const alarmsFr: AlarmWords = {
  'relay-rolled-back': {
    said: 'Le relais montre un état plus ancien que celui qu’il a déjà montré à cet appareil : quelque chose a disparu.',
    act: `Une sauvegarde restaurée a le même aspect ; demandez à qui le tient. Si personne n’a restauré, il ment. ${newRelay}`,
  },
  'relay-forked': {
    said: 'Le relais dit des choses différentes à différents membres : leurs copies ne se suivent pas.',
    act: newRelay,
  },
  'relay-withheld': {
    said: 'Le relais a signé qu’il détient une entrée et ne la remet pas.',
    act: 'Échangez un paquet sur clé USB avec un collègue : ce qui manque vient par là. Convenez ensuite d’un autre relais.',
  },
  'relay-reordered': {
    said: 'Le relais a remis des entrées dans un ordre où personne ne les a écrites.',
    act: newRelay,
  },
  'relay-tampered': {
    said: 'Quelque chose venu du relais a été modifié en route. Cela n’est pas entré.',
    act: 'Rien de faux n’est entré. Si cela se répète sur un autre réseau, c’est le relais : convenez d’un autre.',
  },
  'relay-injected': {
    said: 'Le relais a remis des entrées d’un appareil que personne ne connaît ici. Elles ne sont pas entrées.',
    act: newRelay,
  },
  'relay-false-receipt': {
    said: 'Le relais a signé avoir reçu autre chose que ce que cet appareil lui a donné.',
    act: newRelay,
  },
  'relay-other-key': {
    said: 'Une autre machine répond à l’adresse du relais. Rien ne lui a été envoyé.',
    act: 'Demandez par une autre voie à qui tient le relais si sa clé a changé. Sinon, quelqu’un se tient entre vous et lui.',
  },
  'relay-silent': {
    said: 'Le relais ne répond plus depuis plus de douze heures. Personne n’a reçu votre travail de ce temps, ni vous le leur.',
    act: 'Tout est gardé ici et partira de soi-même quand le relais répondra. Essayez un autre réseau ; demandez à qui le tient. En attendant, une clé USB porte les paquets.',
  },
  'clock-differs': {
    said: 'L’horloge de cet appareil et celle du relais diffèrent de plus de dix minutes.',
    act: 'Réglez l’horloge de cette machine. D’ici là, ce que vous écrivez peut attendre chez vos collègues.',
  },
  'control-forked': {
    said: 'Deux changements différents de membres ou de droits prétendent être le suivant. Cette partie est gelée : on peut la lire, pas la changer.',
    act: 'Parlez aux administrateurs par une autre voie. Qui garde l’ordre, relais ou appareil, a signé les deux.',
  },
  'member-equivocated': {
    said: 'L’appareil d’un membre a signé deux entrées différentes comme étant la même. La première est gardée, la seconde sert de preuve.',
    act: 'Parlez à ce membre. La copie restaurée d’un disque peut faire cela ; sinon, radiez l’appareil.',
  },
  'false-key': {
    said: 'L’appareil d’un membre a remis une clé qui n’est pas celle que l’organisation a fixée. Elle n’a pas servi.',
    act: 'Parlez à ce membre par une autre voie et verrouillez l’appareil jusqu’à ce que ce soit clair.',
  },
  'unauthorised-control': {
    said: 'Un changement de membres ou de droits a été signé par quelqu’un qui n’en a pas le droit. Il est sans effet.',
    act: 'Parlez à qui l’a signé. Une ancienne version du programme peut le faire par erreur.',
  },
  'own-feed-behind': {
    said: 'Cet appareil connaît moins de son propre travail que le relais. La copie restaurée de son disque a cet aspect.',
    act: 'Votre travail est sauf et continue sous une nouvelle clé. Si ce disque a été restauré, qu’une seule machine continue avec lui, et ajoutez l’autre comme appareil à vous : les lettres qui portent clés et demandes n’arrivent qu’à l’une des deux. Si personne ne l’a restauré, on l’a copié : radiez cet appareil.',
  },
}
