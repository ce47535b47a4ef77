/**
 * Nouns for what cannot speak: papers, which somebody wrote, and other things, through which nobody speaks.
 *
 * A noun that is not here and ends like none of these may be somebody: no table of people is ever complete.
 */
import { bodies } from './name-words.ts'
import { isPersonNounAnywhere, withoutArticle } from './person-nouns.ts'

function set(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')))
}

const papers = set(
  'statement letter note message email e-mail report decision ruling judgment judgement verdict memo memorandum document text',
  'study review indictment complaint petition resolution declaration affidavit testimony deposition filing submission circular',
  'directive dispatch cable notice announcement notification certificate form record log diary file dossier transcript minutes',
  'summary article editorial column memoir booklet brochure pamphlet tweet caption entry reply response answer appeal motion',
  'request bulletin survey audit assessment analysis finding conclusion opinion draft version chapter paragraph passage preface',
  'annex appendix footnote agreement accord contract handbook guideline guidance regulation script speech warrant writ subpoena',
  'summons licence permit visa receipt invoice register chart label poster recording footage documentary photograph photo',
  'verdict order book poem novel essay thesis manifesto ultimatum newsletter prospectus obituary timetable schedule diagnosis',
  'picture image postcard telegram refusal rejection recommendation proposal paperwork correspondence',
  'communiqué lettre courrier courriel mail rapport décision arrêt jugement ordonnance arrêté texte étude avis résolution',
  'déclaration plainte pétition requête mémo circulaire dépêche annonce attestation formulaire fiche registre procès-verbal',
  'compte-rendu résumé éditorial livre réponse acte réquisitoire recours mandat notice témoignage récit carnet billet mot',
  'enregistrement vidéo documentaire photographie télégramme chapitre paragraphe contrat traité protocole règlement sondage bilan',
  'refus verdict roman poème essai thèse manifeste ultimatum bulletin prospectus nécrologie calendrier diagnostic tribune',
  'constat expertise enquête recommandation proposition questionnaire convocation titre intitulé mention tampon cachet',
  'consigne attendu considérant préambule missive procès-verbaux',
)

const others = set(
  'affair case matter issue method thing way move step fact idea word phrase line silence noise sound smell light night day',
  'morning evening week month year time moment hour life death war peace arrest raid beating trial hearing purge crackdown attack',
  'rally strike demand claim charge allegation condition treatment crisis disaster accident fire flood blaze',
  'autopsy post-mortem x-ray scan test inspection vote election ballot market economy weather storm wind rain snow earthquake',
  'hurricane virus disease outbreak vaccine medicine drug bullet shell missile drone rocket bomb explosion blast gunfire siren',
  'alarm clock camera microphone machine engine radar satellite thermometer stone brick chain rope cable hose stick belt',
  'crash incident scene event work job money cash car van truck bus plane train boat ship home room cell door gate window',
  'floor roof table bed phone telephone computer box bag knife weapon eye body blood water food bread price cost number',
  'result start reason cause effect problem question future past change plan visit trip journey meeting talk interview conversation',
  'evidence proof truth lie hope fear anger grief pain joy pride shame doubt faith wish dream story history dispute',
  'quarrel fight ban curfew sanction measure deal sentence procedure practice place road square border sea lake forest field garden',
  'system crime name exchange gesture smile look tone sigh tear mark scar wound bruise lesion injury',
  'affaire cas méthode chose façon manière fait idée parole phrase ligne nom silence bruit odeur lumière nuit jour journée',
  'matin soir soirée semaine mois année heure moment temps vie mort guerre paix purge rafle procès grève marche attaque crise',
  'autopsie examen scanner radiographie prélèvement scrutin élection marché économie météo tempête vent pluie neige séisme',
  'ouragan virus maladie épidémie vaccin médicament balle obus missile drone roquette bombe explosion sirène alarme horloge',
  'caméra micro machine moteur radar satellite pierre brique chaîne corde câble tuyau bâton ceinture matraque',
  'accident incendie inondation scène travail argent voiture camion avion train bateau maison cellule porte fenêtre mur sol',
  'toit table chaise lit téléphone ordinateur boîte sac arme couteau visage yeux tête corps sang eau pain prix coût chiffre résultat',
  'fin début raison problème avenir passé changement visite voyage réunion entretien preuve vérité mensonge espoir',
  'peur colère douleur joie fierté honte doute rêve histoire dispute mesure peine opération procédure pratique lieu route place',
  'frontière mer rivière lac île forêt champ jardin système drame crime coup ton geste regard sourire départ retour arrivée exil fuite',
  'sortie entrée soupir larme pancarte banderole drap blessure cicatrice trace échange bâtiment',
)

/** Endings of abstract nouns that those of people and bodies seldom have. */
const abstract =
  /^\p{Ll}{3,}(?:ness|ity|ities|ism|hood|tion|sion|ance|ence|ité|iété|reté|isme|age|ure|ment)s?$/u

/** What ends so, and speaks. */
const speaking = set(
  'administration direction rédaction délégation opposition population corporation institution fondation foundation prosecution',
  'accusation defence defense défense coordination formation fédération federation confédération confederation production section',
  'station nation mission commission union organisation organization association coalition division inspection congregation congrégation',
  'generation génération profession expedition expédition télévision television delegation legation légation university community',
  'majority minority municipality authority charity city entity society faculty fraternity deity celebrity majorité minorité',
  'municipalité communauté autorité université sécurité faculté fraternité humanité société personnalité célébrité entourage personnage',
  'équipage voisinage village orphanage patronage ménage sauvage savage mage sage page présidence agence audience assistance résistance',
  'resistance intelligence conference conférence alliance ambulance presidence concurrence régence intendance gouvernance',
  'figure creature créature préfecture prefecture legislature législature magistrature judicature procureure nature gouvernement',
  'comment government department département management parlement parliament regiment régiment mouvement movement detachment détachement',
  'élément settlement neighbourhood neighborhood brotherhood sisterhood priesthood eyewitness witness business governess',
)

const one = (low: string): string =>
  low.length > 3 ? low.replace(/(?<=\p{Ll}{3})ies$/u, 'y').replace(/[sx]$/u, '') : low

/** "report", « rapport »: what somebody wrote, recorded or decided. */
export function isPaperNoun(given: string): boolean {
  const low = withoutArticle(given)
  return papers.has(low) || papers.has(one(low))
}

/** "methods", « purge », "impossibility": nobody, and nothing that somebody writes. */
export function isThingNoun(given: string): boolean {
  const low = withoutArticle(given)
  if (papers.has(low) || papers.has(one(low))) return false
  if (others.has(low) || others.has(one(low))) return true
  if (!abstract.test(low) || speaking.has(low) || speaking.has(one(low))) return false
  return !(isPersonNounAnywhere(low) || bodies.has(low) || bodies.has(one(low)))
}

/** A person, a body, a family: whoever may have written a paper. */
export function isSpeakingNoun(given: string): boolean {
  const low = withoutArticle(given)
  if (papers.has(low) || others.has(low)) return false
  return (
    isPersonNounAnywhere(low) ||
    bodies.has(low) ||
    bodies.has(one(low)) ||
    speaking.has(low) ||
    families.has(low)
  )
}

const families = set(
  'family famille families familles parents relatives signatories signataires crew team équipe staff personnel',
)
