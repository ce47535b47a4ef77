/**
 * Words that promise, and the day until when, in English, French and Russian. docs/formats/press-reading.md P92.
 *
 * "We will" alone promises nothing: it is what is to be done that makes it a promise somebody can be held to.
 */
import { phrase, type StatementPhrase } from './phrase.ts'

const soonEn = '(?:also |now |soon |immediately |fully |personally |continue to )?'
const actEn =
  'pay(?! attention| tribute| for (?:this|that|what))|compensate|reimburse|investigate|look into|(?:open|launch|begin|start|order|hold|conduct) (?:a|an|the) (?:\\p{L}+ )?(?:inquiry|investigation|probe|review|check|dialogue)|release|free|publish|make (?:\\p{L}+ ){0,3}(?:public|known)|make known|return|reopen|hand over|provide|build|rebuild|repair|restore|protect|withdraw|stop|halt|suspend|review|report (?:back|to)|resettle|rehouse|evacuate|ensure|make sure|punish|prosecute|bring (?:\\p{L}+ ){1,3}to justice|hold (?:\\p{L}+ ){1,4}(?:accountable|to account|responsible)|co-?operate|inform|comply|honou?r|appoint|set up|step down|resign|repay|deliver|buy (?:you|him|her|them)|(?:tele)?phone (?:you|him|her|them)|call (?:you|them) back|write to (?:you|them)|give (?:you|them|back|every)|do everything|take (?:all|every|the necessary)'
const doneEn =
  'paid|compensated|reimbursed|investigated|released|freed|published|made public|returned|reopened|handed over|built|rebuilt|repaired|restored|withdrawn|lifted|suspended|reviewed|resettled|rehoused|evacuated|punished|prosecuted|brought to justice|held (?:accountable|to account|responsible)|appointed|set up|completed|delivered|installed|paid back|repaid'
const stemFr =
  'indemnis|dédommag|vers|pai|pay|rembours|ouvri|rouvri|enquêt|libér|publi|restitu|répar|reconstrui|protég|retir|cess|suspend|examin|réexamin|inform|rétabli|évacu|accueill|garanti|veill|poursuiv|puni|sanctionn|financ|relog|lev|embauch|recrut|construi|livr|demande(?=rai?(?:t|ent)? (?:au parquet|au procureur|à la police|aux? (?:ministres?|autorités)))'
const infinitiveFr = `(?:${stemFr})\\p{Ll}*(?:er|ir|re)`
const doneFr =
  'payée?s?|indemnisée?s?|libérée?s?|ouverte?s?|rouverte?s?|publiée?s?|rendue?s? publiques?|restituée?s?|réparée?s?|reconstruite?s?|rétablie?s?|levée?s?|relogée?s?|évacuée?s?|punie?s?|poursuivie?s?|sanctionnée?s?|versée?s?|remboursée?s?|examinée?s?|menée?s?'
const stemRu =
  'провед|провер|рассмотр|найд|разбер|опублику|выплат|компенсиру|возмест|восстанов|верн|освобод|откро|постро|отремонтиру|обеспеч|предостав|накаж|привлек|привлеч|прекрат|помож|расследу|переда|рассел|пересел|выдел|долож|приме|перечисл|заплат|закуп|отремонт|поруч'
const doneRu =
  'выплачен|открыт|восстановлен|наказан|освобожд|опубликован|рассмотрен|проведен|проведён|построен|отремонтирован|возвращен|возвращён|расселен|переселен|привлечен|привлечён|прекращен|прекращён'
/** Whom those in power turn to; police and courts are asked by everybody. */
const turnEn =
  '(?:ask|order|instruct|direct|talk (?:to|with)|speak (?:to|with)) (?:\\p{L}+ ){0,3}(?:prosecutors?|attorney general|authorities|ministers?|ministry|ministries)'
/** That nobody will be done ill: "no woman will be left without a roof". That nobody will help is no promise. */
const noneEn =
  '(?:nobody|no one|no-one|no \\p{L}+|not (?:one|a single) \\p{L}+) (?:will|would) (?:ever )?(?:be (?:left (?:without|behind|homeless|alone|out)|sacked|dismissed|fired|evicted|deported|expelled|turned away|pushed back|forgotten|abandoned|forced|punished|harmed)|go hungry|sleep (?:outside|rough|on)|lose (?:their|his|her) (?:job|home|place|pension))'
const noneFr =
  '(?:personne|aucune? \\p{L}+) ne (?:sera(?:it)? (?:laissée?|oubliée?|expulsée?|licenciée?|abandonnée?|refoulée?|forcée?|sanctionnée?)|dormira(?:it)? (?:dehors|à la rue|sur)|restera(?:it)? (?:dehors|sans)|perdra(?:it)? son)'
const noneRu =
  '(?:никто|ни (?:один|одна|одного|одну)(?: \\p{Ll}+){1,2}) не (?:останется (?:без|на улице)|будет (?:уволен|выселен|забыт|брошен|наказан|отчислен|депортирован)\\p{Ll}*|потеряет (?:работу|жиль[её]|место))'

export const promisePhrases: readonly StatementPhrase[] = [
  phrase('commitment', 'quoted', null, [
    `we agreed to|(?:we|I)(?:[’']ll| will| shall|[’']re going to| are going to|[’']m going to| am going to) ${soonEn}(?:${actEn})|will be ${soonEn}(?:${doneEn})|${noneEn}|will (?:have|get|receive) (?:\\p{L}+ ){1,4}(?:by|before|within)`,
    `je m[’']engage|nous nous engageons|(?:nous allons|je vais|on va|va) (?:tout faire|(?:les |leur |vous |lui |l[’'])?${infinitiveFr})|(?:nous|je|j[’']|on) ?(?:vous |les |leur |lui |l[’']|y )?(?:(?:${stemFr})\\p{Ll}*(?:rons|rai)|ferons tout|ferai tout|mettrons (?:tout en œuvre|fin)|mettrai fin)|nous veillerons|ser(?:a|ont) (?:${doneFr})|${noneFr}`,
    `(?:(?:мы|я) (?:обязательно |немедленно |сами |вам |им |это |всё |все ){0,2})?(?:(?:${stemRu})(?:ем|ём|им|у|ю|емся|ёмся|усь)|разберёмся|разберемся)|буд(?:ет|ут) (?:${doneRu})\\p{Ll}*|взять (?:дело )?(?:\\p{L}+ )?на (?:\\p{L}+ )?контроль|буду (?:\\p{Ll}+ ){0,2}(?:возвращать|платить|выплачивать|помогать)|${noneRu}`,
  ]),
  phrase('commitment', 'told', null, [
    `(?:would|will) ${soonEn}(?:${actEn}|${turnEn})|(?:would|will) be ${soonEn}(?:${doneEn})|${noneEn}`,
    `(?:(?:${stemFr})\\p{Ll}*(?:ra|ront|rait|raient))|ser(?:a|ont|ait|aient) (?:${doneFr})|fer(?:a|ont|ait|aient) tout|mett(?:ra|ront|rait|raient) fin|${noneFr}`,
    `(?:${stemRu})(?:ет|ёт|ит|ут|ют|ят|ат|ется|ятся)|буд(?:ет|ут) (?:${doneRu})\\p{Ll}*|взял[аи]? (?:на себя )?обязательств\\p{Ll}+|${noneRu}`,
  ]),
]

const monthEn = 'January|February|March|April|May|June|July|August|September|October|November|December'
const weekdayEn = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const weekdayFr = 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche'
const monthFr = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
const untilRu =
  'конца \\p{L}+(?: года)?|начала \\p{L}+|середины \\p{L}+|\\d{1,2} \\p{L}+|понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья|следующ\\p{L}+ \\p{L}+|нового года|рождества|завтра|вечера|утра|лета|осени|зимы|весны|\\d{4} года'

/** Until when, as printed. */
export const duePattern = new RegExp(
  `(?<!\\p{L})(?:${[
    'within (?:the (?:next|coming) )?[\\p{L}\\d]+(?: \\p{L}+)? (?:days?|weeks?|months?|hours?|years?)',
    "in (?:the (?:next|coming) )?(?:[\\p{L}\\d]+ )?(?:days|weeks|months|hours)(?:[’'] time)?",
    'every (?:day|week|month|quarter|year|\\p{L}+ (?:days|weeks|months))|daily|weekly|monthly|regularly|annually',
    `by (?:the (?:end|middle|beginning) of (?:the |this |next )?\\p{L}+|(?:next|this) \\p{L}+|\\d{1,2}(?:st|nd|rd|th)? (?:${monthEn})|(?:${monthEn}|${weekdayEn})(?: \\d{1,2})?|tomorrow|tonight|noon|midnight|Christmas|Easter|spring|summer|autumn|winter|\\d{4})`,
    `before (?:(?:the end|next) \\p{L}+(?: \\p{L}+)?|Christmas|Easter|(?:the )?(?:spring|summer|autumn|winter))|(?:on|next|this) (?:${weekdayEn})|next (?:week|month|year)|tomorrow`,
    "chaque (?:jour|semaine|mois|année)|régulièrement|demain|(?:la semaine|le mois|l[’']an(?:née)?) prochaine?",
    `(?:avant|d[’']ici)(?: à| au)?(?: la)? (?:Noël|Pâques|l[’'](?:été|hiver|automne)|(?:le )?printemps|la rentrée|fin (?:de l[’']année|du mois|de la semaine|de l[’']été|(?:${monthFr})|\\d{4})|(?:le )?\\d{1,2}(?:er)? (?:${monthFr})|(?:${weekdayFr})|(?:${monthFr})|[\\p{L}\\d]+ (?:jours?|semaines?|mois|ans))`,
    `dans (?:les|un délai de) [\\p{L}\\d]+(?: prochaine?s)? (?:jours?|heures?|semaines?|mois)|(?:le )?\\d{1,2}(?:er)? (?:${monthFr})|(?:${weekdayFr})(?: prochain)?`,
    'в течение [\\p{L}\\d]+(?: \\p{L}+)?|в ближайш\\p{L}+ \\p{L}+|на следующей неделе|в следующем (?:месяце|году)|завтра|через [\\p{L}\\d]+ (?:дн\\p{L}+|недел\\p{L}+|месяц\\p{L}*)',
    `до (?:${untilRu})|к (?:концу \\p{L}+(?: года)?|понедельнику|вторнику|среде|четвергу|пятнице|субботе|воскресенью|лету|осени|зиме|весне|новому году|рождеству|началу \\p{L}+|\\d{1,2} \\p{L}+)`,
    'ежемесячно|каждый (?:день|месяц|год)|каждую неделю|регулярно',
  ].join('|')})(?!\\p{L})`,
  'iu',
)
