import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

/** who speaks in a French sentence: each sentence is invented. */
const cases: readonly (readonly [text: string, speakers: readonly (string | null)[]])[] = [
  // relatives
  ['Celui qui dirige la coopérative, Marcel Guidon, parle d’« un hiver perdu ».', ['Marcel Guidon']],
  ['Baptiste Roman, dont le frère est mort en détention, réclame « toute la vérité ».', ['Baptiste Roman']],
  ['Le syndicat, qui affirme que les horaires sont « inhumains », appelle à la grève.', ['Le syndicat']],
  ['Nadège Lorin, que nous avons rencontrée à Brest, décrit « un bruit de tonnerre ».', ['Nadège Lorin']],
  ['La ministre, à qui l’on demandait une date, a répondu : « Bientôt. »', ['La ministre']],
  [
    'L’homme, qui a passé trois ans en cellule, se souvient d’« une odeur de moisi permanente ».',
    ['L’homme'],
  ],
  ['Ceux qui ont signé la pétition dénoncent « un passage en force ».', ['Ceux qui ont signé la pétition']],
  ['Le prêtre dont l’église a brûlé, le père Anselme Rieux, évoque « un deuil immense ».', ['Anselme Rieux']],
  ['Pour Salim Bekri, qui défend la famille, « le dossier est truffé d’erreurs ».', ['Salim Bekri']],
  [
    'C’est Ludivine Perret qui a prévenu les secours : « J’ai vu les flammes depuis ma cuisine. »',
    ['Ludivine Perret'],
  ],
  [
    'Hortense Cazal, à laquelle le préfet avait promis une audience, s’estime « trahie par l’État ».',
    ['Hortense Cazal'],
  ],
  // elle/il
  [
    'Delphine Aubry a monté l’association en 2011. « Nous étions trois dans un garage », sourit-elle.',
    ['Delphine Aubry'],
  ],
  [
    'Le brigadier Yann Morvan a été suspendu. Il affirme avoir « suivi les ordres à la lettre ».',
    ['Yann Morvan'],
  ],
  [
    'Corinne Lasalle travaille de nuit. Elle dit n’avoir « jamais vu autant de blessés ».',
    ['Corinne Lasalle'],
  ],
  [
    'Joseph Tardieu, 71 ans, a connu la guerre. « C’est la même peur qui revient », murmure-t-il.',
    ['Joseph Tardieu'],
  ],
  [
    'Ophélie Garnier accuse son ancien chef, Denis Maury. Selon elle, il l’a « poussée vers la sortie ».',
    ['Ophélie Garnier'],
  ],
  [
    'La maire Sandrine Boulay a reçu les habitants mardi. Elle leur a promis « une solution avant l’été ».',
    ['Sandrine Boulay'],
  ],
  [
    'L’avocat Rémi Castel a plaidé deux heures. Il a demandé aux jurés de « regarder cet homme en face ».',
    ['Rémi Castel'],
  ],
  ['Fatou Sarr a fui avec sa sœur Awa. « Nous avons marché la nuit », raconte-t-elle.', ['Fatou Sarr']],
  ['Quand Thierry Blanc a ouvert la porte, il a crié : « Sortez tous ! »', ['Thierry Blanc']],
  ['Noémie Vidal ne veut plus se taire. « J’ai perdu dix ans », lâche-t-elle.', ['Noémie Vidal']],
  // participles
  ['Interrogé par la radio locale, Étienne Fabre a parlé d’« une décision politique ».', ['Étienne Fabre']],
  [
    'Interrogée mardi sur le sujet, la préfète Agnès Rolland a démenti « toute consigne de ce genre ».',
    ['Agnès Rolland'],
  ],
  ['Contacté par nos soins, le groupe Varnel dit « prendre l’affaire très au sérieux ».', ['Varnel']],
  ['Sollicitée à plusieurs reprises, la direction « n’a pas souhaité réagir ».', ['la direction']],
  ['Joint par téléphone, un ancien cadre confirme « des pressions constantes ».', ['un ancien cadre']],
  [
    'Entendu comme témoin, le gardien Bruno Salles a expliqué que la porte était « toujours fermée à clé ».',
    ['Bruno Salles'],
  ],
  ['Assise au premier rang, Monique Etcheverry souffle : « Enfin. »', ['Monique Etcheverry']],
  [
    'Invité sur un plateau de télévision, l’ancien ministre Gérard Pons a fustigé « une justice à deux vitesses ».',
    ['Gérard Pons'],
  ],
  ['Accusé de fraude, Loïc Tanguy assure être « victime d’un règlement de comptes ».', ['Loïc Tanguy']],
  ['Relâché lundi, Ismaël Diop a remercié « tous ceux qui se sont battus ».', ['Ismaël Diop']],
  // inverted verbs
  ['« Le texte sera voté », a-t-elle ajouté.', [null]],
  ['« Le texte sera voté », précise l’avocate Clémence Rey.', ['Clémence Rey']],
  ['« Les stocks sont vides », s’alarme depuis Marseille la pharmacienne Houda Jebali.', ['Houda Jebali']],
  [
    '« Il faut tout reprendre », a indiqué jeudi soir le procureur de Nantes, Alain Kerjean.',
    ['Alain Kerjean'],
  ],
  ['« Rien n’a changé depuis », constate, amer, le vieux pêcheur.', ['le vieux pêcheur']],
  [
    '« Personne ne nous écoute », ont répété devant les grilles les salariés de l’usine.',
    ['les salariés de l’usine'],
  ],
  [
    '« Nous ferons appel », a fait savoir à l’issue de l’audience Me Constance Deville.',
    ['Constance Deville'],
  ],
  ['« C’est un scandale », tempête au bout du fil Jean-Loup Mercier.', ['Jean-Loup Mercier']],
  ['« Je ne suis pas un héros », tient à rappeler Mathias Klein.', ['Mathias Klein']],
  ['« La loi est claire », rappelle-t-on au ministère de la Justice.', ['ministère de la Justice']],
  ['« Vous mentez », lui rétorque sèchement la procureure.', ['la procureure']],
  [
    '« C’est bien simple », commence par expliquer Aurélie Payet, « il n’y a plus d’eau ».',
    ['Aurélie Payet', 'Aurélie Payet'],
  ],
  // selon
  ['Selon la sociologue Marianne Duret, cette génération « ne croit plus aux partis ».', ['Marianne Duret']],
  ['Le bilan « va s’alourdir », selon le chef des secours, Patrice Olmo.', ['Patrice Olmo']],
  ['D’après l’enquête interne, les agents ont « manqué de discernement ».', ['l’enquête interne']],
  ['Selon les mots de la romancière Sylvie Arnoux, c’est « un pays sans mémoire ».', ['Sylvie Arnoux']],
  ['Selon un rapport de l’ONG Refuge, « neuf détenus sur dix ont été frappés ».', ['Refuge']],
  ['À en croire Florent Gilly, la mairie « savait depuis le début ».', ['Florent Gilly']],
  ['De l’avis du capitaine Yves Rocher, le navire était « condamné ».', ['Yves Rocher']],
  ['Pour la Ligue des usagers, c’est « une victoire en trompe-l’œil ».', ['Ligue des usagers']],
  // dialogues inside marks with incises
  [
    '« Je l’ai prévenu, dit-il, mais il n’a rien voulu entendre. » Hugo Lamy hausse les épaules.',
    [null, null],
  ],
  [
    'Agathe Nollet a tout gardé. « Les lettres, explique-t-elle, sont dans la boîte bleue. »',
    ['Agathe Nollet', 'Agathe Nollet'],
  ],
  [
    '« Nous partirons, prévient Lucas Ferrand, si rien ne bouge d’ici lundi. »',
    ['Lucas Ferrand', 'Lucas Ferrand'],
  ],
  [
    '« Ce n’est pas une prison, plaide le directeur, Simon Vial. C’est un centre d’accueil. »',
    ['Simon Vial', 'Simon Vial'],
  ],
  ['« Vous avez tort, tranche Denise. On ne transige pas. »', ['Denise', 'Denise']],
  [
    '« Mon père, raconte Aïcha Benali, a disparu un mardi. On n’a jamais su. »',
    ['Aïcha Benali', 'Aïcha Benali'],
  ],
  ['« Taisez-vous ! a crié le policier. Couchez-vous ! »', ['le policier', 'le policier']],
  // inner guillemets over paragraphs
  [
    'Ysée Lambert se souvient : « On m’a dit : “Rentrez chez vous.” Je n’avais plus de chez-moi. »',
    ['Ysée Lambert', null],
  ],
  [
    '« Nous avons fui à l’aube.\n\n« Les enfants pleuraient.\n\n« On n’a rien emporté », détaille Rokia Traoré.',
    ['Rokia Traoré', 'Rokia Traoré', 'Rokia Traoré'],
  ],
  ['« Il m’a lancé “Tu n’es rien” et il est parti », rapporte Inès Caron.', ['Inès Caron', null]],
  // hearers
  ['« Vous serez payés », a promis aux ouvriers le gérant, Karim Oualid.', ['Karim Oualid']],
  ['Au procureur qui l’interrogeait, Solène Bihan a répondu : « Je dormais. »', ['Solène Bihan']],
  ['« Je n’ai rien signé », a confié à L’Horizon l’ancien trésorier.', ['l’ancien trésorier']],
  ['Le maire a dit à Mme Perrin que sa demande était « irrecevable ».', ['Le maire']],
  ['À ses proches, Valentin Roche confiait « ne plus dormir ».', ['Valentin Roche']],
  ['« Partez ! », a hurlé un voisin à la famille Kone.', ['un voisin']],
  // silent
  ['L’article 12 dispose que « nul ne peut être arrêté sans motif ».', [null]],
  ['Le roman « La Marée des sables » a reçu un prix.', []],
  ['La loi punit « quiconque aura troublé l’ordre public ».', [null]],
  ['Une pancarte disait : « Rendez-nous nos fils ».', [null]],
  ['Le panneau « Défense d’entrer » pend de travers.', []],
  ['Il est poursuivi pour « participation à un attroupement armé ».', []],
  // misc
  [
    'Dans un communiqué, Médecins du Littoral s’est dit « horrifié par ces images ».',
    ['Médecins du Littoral'],
  ],
  ['« Cette guerre est une folie », écrit Paulin Dufay dans son journal.', ['Paulin Dufay']],
  ['Pour son frère Gaspard, Manon « n’aurait jamais sauté ».', ['Gaspard']],
  ['Sa sœur, Emma Triolet, se dit « soulagée mais épuisée ».', ['Emma Triolet']],
  ['La porte-parole du parti, Lise Hamon, a fait part de son « indignation totale ».', ['Lise Hamon']],
  ['Même son de cloche du côté de Pierre Anquetil : « On n’est pas prêts. »', ['Pierre Anquetil']],
  ['« On n’est pas prêts », reconnaît un officier, sous le sceau de l’anonymat.', ['un officier']],
  ['Le mot est de Charlotte Binet : « une zone de non-droit ».', ['Charlotte Binet']],
  ['Et Fabien Rolin d’insister : « Nous avions prévenu tout le monde. »', ['Fabien Rolin']],
  ['« Un désastre », pour l’historienne Judith Abitbol.', ['Judith Abitbol']],
  // second round
  ['À la sortie de l’audience, Me Bérénice Loth a lâché : « Le dossier est creux. »', ['Bérénice Loth']],
  [
    '« Nous n’avons plus de bois », écrit à la préfète la directrice de l’école, Élise Morand.',
    ['Élise Morand'],
  ],
  [
    '« Rendez-nous nos terres ! », ont scandé devant le tribunal une centaine de paysans.',
    ['une centaine de paysans'],
  ],
  [
    'Le facteur, Ignace Leroux, l’avait vue partir. « Elle portait une valise », se souvient-il.',
    ['Ignace Leroux'],
  ],
  ['L’ONG Rivages, qui suit l’affaire, y voit « un précédent dangereux ».', ['L’ONG Rivages']],
  ['Quant au maire, il jure n’avoir « rien signé ce jour-là ».', [null]],
  [
    '« Ils sont venus à six », témoigne, sous le couvert de l’anonymat, un gardien du port.',
    ['un gardien du port'],
  ],
  [
    'La ministre de la Santé, Coralie Estève, a assuré mercredi que les stocks étaient « suffisants pour l’hiver ».',
    ['Coralie Estève'],
  ],
  ['« On attend toujours », glisse Bastien, 24 ans, assis sur son sac.', ['Bastien']],
  [
    '« Les enfants ont froid, insiste la directrice. Ils gardent leur manteau en classe. »',
    ['la directrice', 'la directrice'],
  ],
  ['Son mari, Octave Brun, n’a plus dormi depuis. « Je guette la porte », avoue-t-il.', ['Octave Brun']],
  ['Dans son rapport, la Cour des comptes juge la gestion « opaque et coûteuse ».', ['Cour des comptes']],
  ['« Tout cela est faux », balaie l’entourage de la candidate.', ['l’entourage de la candidate']],
  ['Prié de réagir, le club évoque « un malentendu regrettable ».', ['le club']],
  ['D’une voix blanche, Perrine Gault raconte : « Il n’y avait plus de toit. »', ['Perrine Gault']],
  ['« Ce mur tombera », prophétisait déjà en 2012 l’architecte Louis Marchetti.', ['Louis Marchetti']],
  ['Celle qui tient l’auberge depuis trente ans ne décolère pas : « On nous ment. »', [null]],
  ['« Ma mère, dit Odilon, n’a jamais su lire. »', ['Odilon', 'Odilon']],
  ['Ce que Fabrice Huet résume d’un mot : « Gâchis. »', ['Fabrice Huet']],
  ['« Il faut des lits », martèlent les syndicats.', ['les syndicats']],
  [
    '« Il faut des lits », martèle le syndicat, par la voix de sa secrétaire, Anouk Le Bihan.',
    ['le syndicat'],
  ],
  [
    'La plaignante, 22 ans, a été entendue à huis clos. « Je veux qu’il me regarde », a-t-elle dit au juge.',
    ['La plaignante'],
  ],
  ['Sur l’écriteau, une main d’enfant a tracé : « Papa revient. »', [null]],
  ['L’article 9 du règlement interdit « tout rassemblement de plus de dix personnes ».', [null]],
  ['Le film « Les Heures grises » sort mercredi.', []],
  [
    'Maxime Ravel a quitté le parti en claquant la porte. Il reproche à ses anciens amis d’avoir « vendu leur âme ».',
    ['Maxime Ravel'],
  ],
  [
    'Le maire reprend l’idée d’Odile Sarrat qui a qualifié le camp de « lieu que personne ne devrait voir ».',
    ['Odile Sarrat'],
  ],
]

describe('who speaks in a French sentence', () => {
  it.each(cases)('[P31c] %s', (text, speakers) => {
    expect(readReport(text).quotes.map((quote) => quote.speaker)).toEqual(speakers)
  })
})
