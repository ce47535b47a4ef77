/** Ce que la pièce « Dossiers » dit des refuges et des trajets, en français. */

import { counted, type Forms } from '../plural.ts'
import type { Said } from '../said.ts'
import type { movesEn } from './moves-en.ts'

const count = (forms: Forms): ((n: number) => string) => counted('fr', forms)

export const movesFr: Said<typeof movesEn> = {
  shelters: {
    title: 'Refuges',
    none: 'Cet appareil ne connaît aucun refuge.',
    noneWhy:
      'Seuls les coordinateurs saisissent les refuges et lisent les adresses. Un nouveau se crée sous Toutes les fiches.',
    columns: {
      code: 'Refuge',
      state: 'État',
      beds: 'Places',
      free: 'Libres',
      over: 'Au-delà du délai',
      suits: 'Convient à',
    },
    states: {
      open: 'Ouvert',
      full: 'Complet',
      paused: 'En pause',
      compromised: 'Compromis',
      closed: 'Fermé',
    },
    beds: (occupied, reserved, capacity) =>
      reserved === 0 ? `${occupied} sur ${capacity}` : `${occupied} + ${reserved} réservées sur ${capacity}`,
    over: count({ one: '# séjour', other: '# séjours' }),
    lost: (code, shelter) =>
      `${code} : la dernière place de ${shelter} a été donnée entre-temps par un autre poste. Trouvez ailleurs.`,
    back: 'Vers les refuges',
    address: 'Adresse',
    addressWhy:
      'Visible sur les appareils des coordinateurs seulement. Jamais envoyée, imprimée ni cherchée.',
    maxStay: (days) => `${days} jours au plus`,
    lease: 'Fin du bail',
    who: 'Qui y est',
    nobody: 'Personne n’y est.',
    here: 'sur place',
    reserved: 'réservé',
    left: 'parti(e)',
    since: (from) => `depuis le ${from}`,
    from: (from) => `à partir du ${from}`,
    until: (to) => `jusqu’au ${to}`,
    days: count({ one: '# jour', other: '# jours' }),
    overBy: count({ one: '# jour au-delà du délai', other: '# jours au-delà du délai' }),
    apart: {
      yes: 'quelqu’un ne doit pas rencontrer cette personne : demandez avant toute arrivée',
      no: 'personne à tenir à l’écart',
      'not-asked': 'pas encore demandé s’il faut tenir quelqu’un à l’écart',
    },
    place: 'Loger quelqu’un ici',
    placeCase: 'Quel dossier',
    placeFrom: 'Du',
    placeTo: 'Au (peut rester vide)',
    placeApart: 'Y a-t-il quelqu’un qui ne doit pas rencontrer cette personne ?',
    placeApartHelp: 'Seul oui ou non est gardé. N’écrivez jamais qui.',
    yes: 'Oui',
    no: 'Non',
    placeAct: 'Loger',
    set: 'Ouvrir, mettre en pause, fermer',
    setAct: { open: 'Ouvrir', paused: 'Mettre en pause', closed: 'Fermer pour de bon' },
    compromise: 'Ils connaissent ce lieu',
    compromiseHow: 'Comment il a été connu',
    compromiseWhy:
      'Dès maintenant, personne n’y est logé. On voit aussitôt qui doit partir et qui connaissait le lieu.',
    compromiseAct: 'Compromis : qui doit partir',
    raid: 'Ils sont à l’intérieur',
    raidWhy:
      'Un appel de l’intérieur suffit. Tous ceux qui y logent sont notés comme enlevés, l’avocat reçoit une tâche, les projets d’appel sont faits, le lieu est brûlé.',
    raidAct: 'Descente : commencer',
    was: (when) => `Compromis ${when}.`,
  },
  journeys: {
    twoHouses:
      'Deux postes ont choisi deux maisons pour ce séjour. Les deux lits sont gardés tant que personne ne dit laquelle :',
    title: 'Trajets',
    none: 'Aucun trajet prévu ni en cours.',
    noneWhy:
      'Un trajet se prévoit ici. Il part quand deux membres l’ont approuvé et que rien de nécessaire ne manque.',
    plan: 'Prévoir un trajet',
    of: 'Quel dossier',
    purpose: 'But',
    fromArea: 'De (zone)',
    toArea: 'Vers (zone)',
    toCountry: 'Pays (deux lettres)',
    planned: 'Jour',
    arrival: 'Arrivée prévue',
    means: 'Moyen',
    required: 'Nécessaire avant le départ',
    planB: 'Plan B',
    abortWords: 'Mots qui veulent dire « stop »',
    planAct: 'Prévoir',
    move: 'Trajet',
    stay: 'Séjour',
    somewhere: 'lieu non dit',
    approvals: (who) => `approuvé par ${who}`,
    noApproval: 'pas approuvé',
    mayStart: 'Peut partir.',
    open: 'Avant le départ :',
    opens: {
      approvals: 'deux membres différents l’approuvent',
      required: 'un point nécessaire manque',
      'best-interest': 'deux membres décident dans l’intérêt de l’enfant',
      'plan-b': 'il y a un plan B',
      'arrival-check': 'un contrôle d’arrivée est prévu',
      'abort-words': 'les mots d’annulation sont convenus',
      passport: 'le passeport est valable jusqu’à l’arrivée',
      house: 'le lieu d’arrivée peut accueillir la personne',
      visa: 'le visa est délivré',
      contact: 'la personne est joignable',
      state: 'c’est prévu pour maintenant',
    },
    acts: {
      approve: 'Approuver',
      require: 'Points nécessaires',
      start: 'Partir',
      arrive: 'Arrivé(e)',
      abort: 'Stop : plan B',
      end: 'Finir le séjour',
    },
    arrivalDue: 'arrivée',
    minor: 'mineur(e)',
  },
}
