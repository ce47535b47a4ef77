/** Verbs that make a sentence a denial, a demand, a threat or a promise, in English, French and Russian. */
import type { StatementKind } from '../report.ts'
import { denialPhrases } from './denial-words.ts'
import type { StatementPhrase } from './phrase.ts'
import { promisePhrases } from './promise-words.ts'
import { demandPhrases, threatPhrases } from './threat-words.ts'

export type Cue = { readonly kind: StatementKind; readonly pattern: RegExp }

function verbs(kind: StatementKind, ...forms: readonly string[]): Cue {
  return { kind, pattern: new RegExp(`^(?:${forms.join('|')})$`, 'u') }
}

/** By the verb alone; what follows it is what is denied, demanded, threatened or promised. */
export const statementVerbs: readonly Cue[] = [
  verbs(
    'denial',
    'den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)|disput(?:es|ed)',
    'ni(?:e|ent|é|ait)|dément(?:ent|i|ait)?|rejet(?:te|tent|é)|balay(?:é|ait)|balaie|contest(?:e|ent|é)|réfut(?:e|ent|é)',
    'отриц(?:ает|ают|ал|ала|али)|опровер(?:г|гла|гли|гает|гают|гло)|отверг(?:ает|ла|ли|ают)?|отвод(?:ит|ят)|отв[её]л[аи]?|отмета(?:ет|ют|л|ла|ли)|отм[её]л[аи]?|соглас(?:ен|на|ны)',
  ),
  verbs(
    'demand',
    'demand(?:s|ed|ing)?|urg(?:es?|ed|ing)|call(?:s|ed|ing)?|implor(?:es|ed|ing)|insist(?:s|ed)|asked',
    'exig(?:e|ent|é)|réclam(?:e|ent|é)|demand(?:e|ent|é)|appel(?:le|lent|é)|exhort(?:e|ent|é)|somm(?:e|ent|é)',
    'требу(?:ет|ют)|потребовал[аи]?|призвал[аио]?|призыва(?:ет|ют)|просит|просят|попросил[аи]?',
  ),
  verbs(
    'threat',
    'threaten(?:s|ed|ing)?|issu(?:es?|ed|ing)|made|making|sent|uttered|hurled',
    'menac(?:e|ent|é)|proféré|lancé|adressé',
    'высказал[аи]?|высказыва(?:ет|ют|л|ла|ли)|пригрозил[аи]?|угрожа(?:ет|ют|л|ла|ли)|пригрози(?:в|вший)',
  ),
  verbs(
    'commitment',
    'promis(?:es|ed|ing)|pledg(?:es|ed|ing)|vow(?:s|ed|ing)?|agreed|undertook|announc(?:es|ed)|guarantee[sd]?|committed|assured',
    'promet(?:tent)?|promis|promettait|engag(?:e|ent|é|ée|és|ées|ait)|garanti(?:t|ssent)?|accepté|annonc(?:e|ent|é)|assur(?:e|ent|é|ait)',
    'пообещал[аи]?|обеща(?:ет|ют|л|ла|ли)|обязал(?:ся|ась|ись)|гарантир(?:ует|овал|овала)|согласил(?:ся|ась|ись)|заверил[аи]?|заверя(?:ет|ют)|объяв(?:ил|ила|или|ляет)|анонсир(?:ует|овал|овала|овали)',
  ),
]

/** What is rejected when facts are denied, and not a request, a plan or an offer. */
export const deniedThings =
  /^(?:accusation|allegation|claim|report|suggestion|charge|criticism|idea|notion|rumou?r|assertion|finding|link|story|version|account)s?$|^(?:nonsense|lies?|fabricat\p{Ll}+|false|baseless|propaganda|fake|untrue|unfounded)$|^(?:accusations?|allégations?|faits|version|critiques?|soupçons?|thèse|propos|avoir|être|toute?s?|formellement|informations?|rumeurs?|implication|responsabilité)$|^(?:обвинени|версии|версию|сообщени|утверждени|формулировк|упр[её]к|слух|подозрени|критик|претензи|причастность|вину|информаци)/u

/** What a court, an office or a guard denies to somebody: a refusal, and no word about facts. */
export const refusedThings =
  /^(?:bond|bail|entry|access|permission|parole|requests?|appeals?|motions?|petitions?|visas?|asylum|leave|treatment|care|medicine|food|water|visits?|contact|rights?|passports?|refuge|shelter|service|services|benefits?|him|her|them|us)$/u

export const statementPhrases: readonly StatementPhrase[] = [
  ...denialPhrases,
  ...threatPhrases,
  ...promisePhrases,
  ...demandPhrases,
]
