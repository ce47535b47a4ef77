/** Words that make a sentence a denial, a demand, a threat or a promise, in English, French and Russian. */
import type { StatementKind } from './report.ts'

type Cue = { readonly kind: StatementKind; readonly pattern: RegExp }

function verbs(kind: StatementKind, ...forms: readonly string[]): Cue {
  return { kind, pattern: new RegExp(`^(?:${forms.join('|')})$`, 'u') }
}

/** By the verb alone; what follows it is what is denied, demanded, threatened or promised. */
export const statementVerbs: readonly Cue[] = [
  verbs(
    'denial',
    'den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing)',
    'ni(?:e|ent|é|ait)|dément(?:ent|i|ait)?|rejet(?:te|tent|é)|balay(?:é|ait)|balaie|contest(?:e|ent|é)|réfut(?:e|é)',
    'отриц(?:ает|ают|ал|ала|али)|опровер(?:г|гла|гли|гает|гают|гло)|отверг(?:ает|ла|ли|ают)?',
  ),
  verbs(
    'demand',
    'demand(?:s|ed|ing)|urg(?:es|ed|ing)|call(?:s|ed)|implor(?:es|ed)|insist(?:s|ed)',
    'exig(?:e|ent|é)|réclam(?:e|ent|é)|demand(?:e|ent|é)|appel(?:le|lent|é)|exhort(?:e|ent|é)|somm(?:e|ent|é)',
    'требу(?:ет|ют)|потребовал[аио]?|призвал[аио]?|призыва(?:ет|ют)|просит|просят|попросил[аи]?',
  ),
  verbs('threat', 'threaten(?:s|ed|ing)?', 'menac(?:e|ent|é)', 'пригрозил[аи]?|угрожа(?:ет|ют|л|ла|ли)'),
  verbs(
    'commitment',
    'promis(?:es|ed|ing)|pledg(?:es|ed|ing)|vow(?:s|ed|ing)?|agreed|undertook|guarantee[sd]?|committed',
    'promet(?:tent)?|promis|promettait|engag(?:e|ent|é)|garanti(?:t|ssent)?|accepté',
    'пообещал[аи]?|обеща(?:ет|ют|л|ла|ли)|обязал(?:ся|ась|ись)|гарантир(?:ует|овал|овала)|согласил(?:ся|ась|ись)',
  ),
]

/** Words inside a quotation, or said of somebody, that do the same without such a verb. */
export const statementPhrases: readonly {
  readonly kind: StatementKind
  readonly pattern: RegExp
  readonly type?: string
}[] = [
  {
    kind: 'denial',
    type: 'X-FABR',
    pattern:
      /(?<!\p{L})(?:fabricat\p{Ll}+|(?:pack|basket) of lies|invent(?:ing|ed) (?:it|this|everything)|fairy[ -]?tales?|nonsense|mensonges?|affabulations?|fables?|conte de fées|вбросо?м?|ложь\p{Ll}*|ложью|выдумк\p{Ll}+|сказк\p{Ll}+|фальшивк\p{Ll}+)(?!\p{L})/iu,
  },
  {
    kind: 'denial',
    type: 'X-NOVICT',
    pattern:
      /(?<!\p{L})(?:(?:do(?:es)?n[’']t|do(?:es)? not) (?:exist|have such)|people who do not exist|building that is not there|no such (?:people|place|prison|house|building)|n[’']existent? pas|qui n[’']existe pas|таких людей|которого нет|которых нет|не существует)(?!\p{L})/iu,
  },
  {
    kind: 'denial',
    type: 'X-NOCMPL',
    pattern:
      /(?<!\p{L})(?:(?:not (?:one|a single)|no (?:official )?) ?(?:complaints?)|(?:received|had) no (?:official )?complaints?|aucune plainte|(?:жалоб|заявлени[йя]|обращени[йя])(?: \p{L}+){0,3} не поступал\p{Ll}*|не поступал\p{Ll}+ (?:жалоб|заявлени))(?!\p{L})/iu,
  },
  {
    kind: 'denial',
    type: 'X-NOCONF',
    pattern:
      /(?<!\p{L})(?:no (?:confirmation|evidence|proof)|not a single piece of evidence|could not (?:be )?confirm\p{Ll}*|aucune (?:preuve|confirmation)|не подтвердил\p{Ll}+|нет (?:подтвержден|доказательств)\p{Ll}*|не располага\p{Ll}+)(?!\p{L})/iu,
  },
  {
    kind: 'threat',
    pattern:
      /(?<!\p{L})(?:will (?:answer for|pay for|regret|not be forgiven)|in (?:every|any|all possible) ways?|know what (?:you|the family) (?:have|must)|(?:we|I) know where (?:you|your)|paieront|vous (?:le )?regretter\p{Ll}+|ответ(?:ят|ите) за|пожалее(?:те|шь)|знаем, где)(?!\p{L})/iu,
  },
  {
    kind: 'commitment',
    pattern:
      /(?<!\p{L})(?:we agreed to|(?:we|I) (?:will|shall) (?:investigate|look into|review|return|publish|protect|report|make sure|ensure)|would (?:look into|investigate|review)|will (?:look into|investigate)|nous (?:allons|veillerons)|je m[’']engage|s[’']engage à|мы (?:проверим|рассмотрим|найдём|найдем|разберёмся|разберемся)|взять (?:дело )?(?:\p{L}+ )?на (?:\p{L}+ )?контроль)(?!\p{L})/iu,
  },
]

export const duePattern =
  /(?<!\p{L})(?:within (?:the next )?\p{L}+(?: \p{L}+)? (?:days?|weeks?|months?|hours?)|within \d+ (?:days?|weeks?|months?|hours?)|every (?:day|week|month|quarter|year|\p{L}+ (?:days|weeks|months))|(?:daily|weekly|monthly|regularly|annually)|by (?:the end of (?:the )?\p{L}+|next \p{L}+|January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: \d{1,2})?|before (?:the end|next) \p{L}+(?: \p{L}+)?|chaque (?:jour|semaine|mois|année)|d[’']ici (?:à |la |le |fin )?\p{L}+(?: \p{L}+)?|dans (?:les|un délai de) \p{L}+ (?:jours?|semaines?|mois)|avant (?:la fin|le) \p{L}+(?: \p{L}+)?|régulièrement|в течение \p{L}+(?: \p{L}+)?|до (?:конца \p{L}+|\d{1,2} \p{L}+)|ежемесячно|каждый (?:день|месяц|год)|каждую неделю|регулярно)(?!\p{L})/iu
