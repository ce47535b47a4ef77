/** Français : où sont les copies, et les papiers dont une organisation revient. */
import { counted, type Forms } from '../plural.ts'
import type { CopiesWords } from './words.ts'

const count = (forms: Forms): ((n: number) => string) => counted('fr', forms)

export const copiesFr: CopiesWords = {
  sync: {
    bar: {
      'saved-here': 'Enregistré ici',
      'at-relay': 'Au relais',
      'second-device': 'Sur un second appareil',
    },
    silent: 'relais muet',
    waiting: count({ one: '# attend', other: '# attendent' }),
    states: 'Où sont vos changements',
    stateWhat: {
      'saved-here': 'Sur cet appareil seulement. Perdus avec lui.',
      'at-relay': 'Scellés au relais, qui ne peut pas les lire.',
      'second-device': 'Reçus et confirmés par un autre appareil. La perte de celui-ci n’y change rien.',
    },
    changes: count({ one: '# changement', other: '# changements' }),
    relay: 'Relais',
    relayStates: {
      none: 'Pas de relais. Les changements ne voyagent que sur une clé USB.',
      'never-heard': 'Pas encore entendu depuis l’ouverture du coffre.',
      current: 'Tout est reçu et envoyé.',
      running: 'Réception et envoi',
      behind: 'La suite arrive.',
      silent: 'Le relais ne répond pas. Tout est gardé ici et reprendra tout seul.',
      refused: 'Le relais répond et refuse quelque chose ; voir plus bas.',
    },
    currentAt: (when) => `À jour au ${when}`,
    now: 'Échanger maintenant',
    waits: 'Ce qui attend, et pourquoi',
    nothingWaits: 'Rien n’attend.',
    out: count({ one: '# changement partira plus tard', other: '# changements partiront plus tard' }),
    in: count({ one: '# entrée entrera plus tard', other: '# entrées entreront plus tard' }),
    why: {
      silent:
        'Le relais ne répond pas : le réseau, le relais ou un mur entre les deux. Il est interrogé de nouveau tout seul.',
      quota:
        'Le quota de l’organisation au relais est épuisé. Demandez de la place à qui le tient. Rien n’est perdu ici.',
      'relay-full': 'Le disque du relais est plein (507). Prévenez qui le tient. Rien n’est perdu ici.',
      'too-large':
        'C’est plus que ce relais n’accepte (413). Qui le tient peut élever la limite ; une clé USB le porte aussi.',
      'slow-down': 'Le relais demande de patienter (429). Cela reprend tout seul.',
      'not-allowed':
        'Le relais n’admet pas cet appareil : sa clé a pu changer. La nouvelle arrive par courrier ; au bout d’une heure, demandez à un collègue.',
      'unknown-log': 'Le relais ne connaît pas encore cette partie. Elle y sera au prochain échange.',
      conflict: 'Quelqu’un a changé cela au même moment. Le vôtre est refait par-dessus, tout seul.',
      'other-version': 'Le relais parle une autre version. L’un des deux programmes doit être renouvelé.',
      unreadable:
        'Ce qui en vient n’est pas la réponse d’un relais. Vérifiez l’adresse ; la page d’accueil d’un hôtel répond ainsi.',
      'disk-full': 'Le disque de cette machine est plein. Faites de la place ; cela reprend tout seul.',
      program: 'Écrit par une version plus récente du programme. Renouvelez celle-ci.',
      device: 'Personne dans la liste des membres n’a encore l’appareil qui l’a écrit.',
      final: 'Son auteur n’a plus de droit ici, et la fin de son travail n’est pas encore fixée.',
      cause: 'Ce qui a été écrit avant n’est pas encore arrivé.',
      key: 'Sa clé n’est pas encore arrivée. L’appareil d’un collègue la remet.',
      clock: 'Écrit par une horloge en avance sur la nôtre. Cela attend que la nôtre y soit.',
    },
    retry: count({ one: 'Nouvel essai dans # seconde.', other: 'Nouvel essai dans # secondes.' }),
    setRelay: 'Utiliser un relais',
    changeRelay: 'Utiliser un autre relais',
    setWhat:
      'La personne qui tient le relais vous donne son adresse et sa clé. Il garde des octets scellés, des tailles et des jours, et ne peut rien lire.',
    url: 'Adresse',
    key: 'Clé du relais',
    keyHelp: 'Comme le relais l’imprime à son démarrage.',
    set: 'Utiliser ce relais',
    stick: 'Sur une clé USB',
    stickWhat:
      'Un paquet signé et scellé fait sans réseau ce que le relais fait avec. Qui trouve la clé USB ne peut rien lire.',
    file: 'Fichier',
    fileHelp:
      'Un chemin complet, par exemple sur une clé USB. Un simple nom va dans le répertoire des exports.',
    make: 'Écrire un paquet',
    take: 'Lire un paquet',
    late: 'Travail arrivé en retard',
    lateWhat:
      'Écrit par quelqu’un après son exclusion, ou sans le droit d’écrire. Rien n’en a été changé. Un responsable peut le reprendre à son compte.',
    lateNone: 'Rien ici.',
    lateWhy: {
      'after-removal': 'après l’exclusion',
      'no-right': 'sans le droit d’écrire',
      refused: 'refusé par une règle',
    },
    adopt: 'Reprendre',
    taken: (fresh, waiting) => `Nouveau : ${fresh}. En attente : ${waiting}.`,
    written: (size, file) => `${size} Ko dans ${file}`,
    kept: {
      'saved-here': 'Dernier changement : enregistré ici',
      'at-relay': 'Dernier changement : au relais',
      'second-device': 'Dernier changement : sur un second appareil',
    },
  },
  recovery: {
    kit: 'Kit de récupération sur papier',
    kitWhat:
      'Vingt-quatre mots qui sont un appareil à vous. Avec eux et le relais vous revenez, même si tous les appareils ont disparu. Qui a le papier a ce que vous pouvez lire : gardez-le loin d’ici et de chez vous. Après un changement de relais, faites-en un nouveau.',
    make: 'Faire un kit',
    making: 'Le kit se fait',
    print: 'Imprimer',
    hide: 'Imprimé : le cacher',
    once: 'Montré une seule fois. Les mots ne sont gardés que sur le papier.',
    words: 'Les mots',
    relay: 'Relais',
    relayKey: 'Clé du relais',
    made: (when) => `Fait le ${when}`,
    member: 'Membre',
    fingerprint: 'L’organisation',
    printed: 'Kit de récupération',
    opens: 'Il ouvre',
    opensNot: 'Il n’ouvre pas',
    kitOpens: {
      'what-its-member-may-read': 'ce que son membre peut lire',
      'a-new-device-of-its-member': 'un nouvel appareil de son membre',
      'striking-lost-devices': 'la radiation d’appareils perdus',
      'cases-of-others': 'les dossiers des autres',
      'names-and-shelters-together': 'les noms et les refuges ensemble',
      'admin-changes-alone': 'les changements d’administrateurs, seul',
      'what-never-reached-the-relay': 'ce qui n’est jamais parvenu au relais',
      'anything-once-it-is-struck': 'quoi que ce soit une fois radié',
    },
    shares: 'Parts confiées à des personnes',
    sharesWhat:
      'Une clé de récupération en morceaux : plusieurs ensemble vous ramènent, moins ne disent rien. Donnez chacun à quelqu’un d’un autre lieu qui ne connaît pas les autres.',
    of: 'Morceaux',
    needed: 'Nécessaires ensemble',
    makeShares: 'Faire les morceaux',
    share: (n, of) => `Morceau ${n} sur ${of}`,
    togetherWith: (needed) => `Il en faut ${needed} ensemble.`,
    where: 'Où revenir',
    whereWhat: (needed) =>
      `Cette feuille n’ouvre rien. Avec elle et ${needed} morceaux vous revenez ; aucun morceau n’en dit rien. Gardez-la loin des morceaux, là où vous la trouverez quand tous les appareils auront disparu.`,
    half: 'La moitié de la clé au relais',
    halfWhat:
      'Inactif tant que vous ne l’activez pas. Alors la phrase de passe seule ne suffit plus : l’autre moitié est au relais, et un collègue qui verrouille cet appareil la retient. Qui vous arrache la phrase n’ouvre rien. Le kit imprimé ouvre ce coffre sans le relais.',
    kitAtHand: 'Les 24 mots d’un kit imprimé',
    halfOn: 'Activer',
    halfOff: 'Désactiver',
    halfIsOn: 'Actif. L’ouverture demande désormais le relais, ou le kit.',
    halfIsOff: 'Inactif. La phrase de passe seule ouvre ce coffre.',
    admins: 'Deux collègues',
    adminsWhat:
      'Un membre dont tous les appareils ont disparu rejoint l’organisation avec un nouveau. Deux administrateurs signent, et les clés sont redonnées.',
    back: 'Revenir par les papiers',
    backWhy: 'Tous les appareils ont disparu, et vous avez un kit ou assez de morceaux.',
    papers: 'Mots du kit, ou morceaux',
    papersHelp: 'Les 24 mots, ou un morceau par ligne.',
    come: 'Revenir',
    coming: 'Le relais est interrogé. Cela peut durer.',
  },
}
