/** Films, what is asked before an account is taken, and an item's chain over time. In French. */
import type { Said } from '../said.ts'
import type { filmsEn } from './films-en.ts'

export const filmsFr: Said<typeof filmsEn> = {
  look: {
    strip: 'Images du film',
    help: 'Chacune est refaite. Rien du film tel qu’il est venu n’arrive dans cette fenêtre.',
    opening: 'Ouverture du film',
    frame: (at) => `Image à ${at}`,
    of: (at, whole) => `${at} sur ${whole}`,
    show: 'Montrer cette image',
    blur: 'Flouter',
    earlier: 'Image précédente',
    later: 'Image suivante',
    watch: 'Regarder à partir d’ici',
    watchHelp: 'Quinze secondes, refaites et petites : pour regarder, non pour montrer.',
    sound: 'Avec le son',
    making: 'L’extrait est refait',
    notPlayed: 'Ce navigateur ne le lit pas. Avancez image par image.',
    film: (from, to) => `Le film de ${from} à ${to}`,
    close: 'Fermer',
  },
  cover: {
    why: 'Ce qui est masqué n’est plus dans la copie : chaque image est redessinée, sans métadonnées. L’original ne change pas.',
    noProof:
      'Aucune preuve par image n’est faite : un film masqué ne prouve rien par lui-même. Son sceau, la raison de chaque cadre et les papiers de l’original disent de quoi il est fait.',
    draw: 'Choisissez une image, tracez-y un cadre, ou ajoutez-en un et déplacez-le avec les flèches. Un cadre reste tout du long tant que vous ne dites pas de quand à quand. Qui bouge en demande plusieurs.',
    time: 'Seconde du film',
    from: 'De la seconde',
    to: 'À la seconde',
    fromHere: 'À partir de cette image',
    toHere: 'Jusqu’à cette image',
    whole: 'Tout du long',
    notHere: 'Il n’est pas sur cette image.',
    goTo: 'Y aller',
    marks:
      'Un signe est masqué quand les cadres qui le nomment sont là tant qu’il se voit : de la seconde à la seconde que dit sa fiche, et tout du long si elle ne dit rien.',
    openAt: (from, to) => `visible de ${from} à ${to}`,
    sound: 'Garder le son',
    soundHelp: 'Une voix se reconnaît comme un visage. Sans cela, la copie est muette.',
    silent: 'Il n’a pas de son.',
    stopHelp:
      'Cela peut durer autant que le film. Vous pouvez continuer à travailler ; arrêté, rien n’en reste.',
    kept: 'La copie, telle qu’elle est gardée : regardez-la en entier avant qu’elle parte.',
  },
  before: {
    title: 'Avant de commencer',
    choose: 'Choisissez de qui est le récit. Ce qu’on sait des précédents est montré d’abord.',
    why: 'Un seul récit détaillé. Le refaire blesse, et chaque récit diffère un peu, ce qu’une défense lira à voix haute.',
    none: 'Aucun récit antérieur de cette personne n’est lisible ici. Demandez d’abord s’il a déjà été fait, et à qui.',
    full: (n) =>
      n === 0
        ? 'Un récit complet existe : un enregistrement.'
        : `Un récit complet existe : ${n} ${n === 1 ? 'paragraphe' : 'paragraphes'}.`,
    unfinished: 'Un récit est commencé et n’est pas scellé. Terminez celui-là.',
    summary: 'Un partenaire en a écrit un résumé avec ses mots. Ce n’est pas un récit de la personne.',
    taken: (at) => `recueilli le ${at}`,
    told: 'Déjà raconté à',
    toldNone: 'Personne n’est noté.',
    public: 'en public',
    notAll:
      'Seul ce que cet appareil peut lire est ici. D’autres dossiers et des partenaires ont peut-être plus.',
    open: 'L’ouvrir',
    amend: 'S’il y manque quelque chose, complétez celui qui existe : on corrige par ajout.',
    begin: 'En commencer un nouveau malgré tout',
    beginWhy: 'Écrivez la raison dans la note du nouveau récit : un tribunal la demandera.',
  },
  chain: {
    picture: 'La chaîne dans le temps',
    help: 'Un point : écrit et signé par nous. Un losange : un étranger le vérifie sans nous. Creux : non prouvé. En tirets : personne de nous n’en répond.',
    many: (what, n) => `${what}, ${n} fois`,
    by: (who) => `par ${who}`,
    checkpoint: 'Figure au registre',
    witness: (name) => `Registre signé par ${name}`,
    time: (authority) => `Horodatage de ${authority}`,
    when: 'Quand',
    what: 'Quoi',
    who: 'Par',
    proof: 'Qui peut le vérifier',
    proofs: {
      ours: 'notre seule parole, signée',
      anybody: 'chacun, sans nous',
      open: 'personne encore',
    },
    failed: 'a échoué',
    noTime: 'Aucune autorité n’y a encore mis de date : pour le moment, seule notre horloge parle.',
    believed: (authority, at) =>
      `${authority} a vu le registre portant ce sceau le ${at}. Il existait donc alors.`,
    unjudged: (authority, at) =>
      `${authority} dit avoir vu le registre portant ce sceau le ${at}. Personne ici ne connaît cette autorité : ce n’est pas jugé.`,
    wrong: 'Un horodatage qui n’est pas de ce sceau se trouve ici. Il ne prouve rien.',
    promised: (calendars) =>
      `OpenTimestamps : pour l’instant une promesse de ${calendars}. Elle ne prouve aucune date tant qu’un bloc de Bitcoin ne la porte pas ; cela prend des heures, et le poste redemandera.`,
    inBlock: (blocks) =>
      `OpenTimestamps : porté par le bloc ${blocks} de Bitcoin. Le sceau existait avant ce bloc. De quand il date, tout explorateur de la chaîne le montre ; aucun n’a été consulté ici.`,
    blockWrong: 'Une preuve OpenTimestamps qui n’est pas de ce sceau se trouve ici. Elle ne prouve rien.',
    blockShort: (blocks) => `Bloc ${blocks} de Bitcoin, par OpenTimestamps`,
    promiseShort: 'Promesse d’OpenTimestamps, pas encore de date',
    wrongShort: 'Une preuve qui n’est pas de ce sceau',
  },
}
