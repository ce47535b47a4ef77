/** Words that threaten and demand, in English, French and Russian. docs/formats/press-reading.md P94. */
import { phrase, type StatementPhrase } from './phrase.ts'

const strikeEn =
  'shoot|kill|fire|crush|burn|hunt|find you|punish|destroy|break|beat|come for|bury|strike|bomb|hit'
const strikeFr =
  'tu(?:e|er|ons|erons|era)|tir(?:e|er|ons|erons|era)|frapp(?:e|er|ons|erons|era)|écras(?:e|er|ons|erons)|brûl(?:e|er|ons|erons)|fusill(?:e|er|ons|erons)|bombard(?:e|er|ons|erons)|retrouv(?:e|er|ons|erons)|enferm(?:e|er|ons|erons)'
const strikeRu =
  '(?:убь|застрел|расстрел|посад|уничтож|сожж|сожг|найд|накаж|раздав|поуби)\\p{Ll}+|(?:будем|откроем|буду) (?:стрелять|огонь|бить)'

/** What people do to have their way: behind a condition it is a threat. */
const pressEn =
  'shut|close|stop|block|sue|strike|walk out|boycott|expose|chain|occupy|cut off|cancel|dismiss|sack|evict|arrest|expel|prosecute|take (?:you|them|him|her|it|the \\p{L}+) to court'
const pressFr =
  'fermerons|bloquerons|arrêterons|attaquerons|poursuivrons|saisirons|cesserons|boycotterons|occuperons|paralyserons|licencierons|expulserons|porterons plainte|couperons'
const pressRu =
  'остановим|перекроем|заблокируем|закроем|подадим|забастуем|объявим|парализуем|уволим|выгоним|отключим|обратимся в суд|приостановим'

export const threatPhrases: readonly StatementPhrase[] = [
  phrase('threat', 'any', null, [
    "will answer for|(?<!(?:we|I) )will (?:regret|not be forgiven)|(?:you|they|he|she|those \\p{L}+)(?:[’']ll| will) pay (?:dearly |a price )?for (?:this|that|it|what|their|your|his|her)|(?:fight|answer|punish|resist)[^.?!]{1,80} in (?:every|any|all possible) ways?|see (?:you|them|him|her) in court|reserves? (?:its|his|her|their|our|my|the) rights? to (?:sue|take|prosecute)|know what (?:you|the family) (?:have|must)|(?:we|I) know where (?:you|your)",
    "(?:me |nous |vous |ils |tu |elles )(?:le )?paier(?:ez|as|ont)(?! (?:de |des |une? |la |le |leurs? |\\d))|vous (?:le )?regretter\\p{Ll}+|on sait où (?:vous|tu)|(?:on se verra|rendez-vous) (?:au tribunal|devant (?:les tribunaux|la justice|le juge))|(?:toute|chaque) (?:publication|diffusion|diffamation)[^.?!]{0,60} (?:fera|feront|fera donc) l[’']objet de poursuites|se réserve(?:nt)? le droit d[e’'] ?(?:poursuivre|saisir|porter plainte|engager des poursuites)",
    'ответ(?:ят|ите|ит) (?:за|по (?:всей строгости|закону|полной))|(?:встретимся|увидимся)[^.?!]{0,30} в суде|оставля(?:ет|ем|ют|ю) за собой право (?:обратиться|подать) в суд|пожалее(?:те|шь)|знаем, где',
  ]),
  phrase('threat', 'quoted', null, [
    `if (?:you|they|he|she|anyone|anybody|people|the \\p{L}+)[^.?!]{2,80}?(?:we|I)(?:[’']ll| will| shall) (?:\\p{L}+ ){0,2}(?:${strikeEn}|${pressEn})(?! (?:you|us|it) (?:up )?(?:if|when|safe|home))|(?:we|I)(?:[’']ll| will| shall) (?:\\p{L}+ ){0,1}(?:${strikeEn}) (?:you|them|him|her|anyone|again|every)`,
    `si (?:vous|tu|ils|elles|quelqu[’']un|l[’']on|on)[^.?!]{2,80}?(?:on|nous|je) (?:vous |te |les |leur |l[’'])?(?:${strikeFr}|${pressFr})|(?:sans|faute de) [^.?!]{2,60}?,? nous (?:\\p{L}+ )?(?:${pressFr})|nous (?:attaquerons|poursuivrons)(?: en justice)? (?:tous ceux|quiconque|toute personne)|(?:nous allons|on va|je vais) (?:les |vous |te |l[’'])?(?:${strikeFr})`,
    `если [^.?!]{2,80}?(?:${strikeRu}|(?:${pressRu}))|в случае [^.?!]{2,60}?(?:${pressRu})`,
  ]),
]

export const demandPhrases: readonly StatementPhrase[] = [
  phrase('demand', 'quoted', null, [
    '(?:we|I) (?:demand|urge|call on|call for|appeal to|insist on)|(?:we|I) want (?:justice|answers|compensation|the truth|an? (?:\\p{L}+ )?(?:apology|inquiry|investigation)|those responsible|our \\p{L}+ (?:back|released|freed)|(?:them|him|her) (?:back|released|freed|home)|(?:two|three|four|five|\\d+) \\p{L}+ (?:in|on|for))|(?<=^|[.!?] )(?:give us (?:an?|the|our|back)|give (?:them |him |her |it )?back|release (?:them|him|her|our|the|all|every)|free (?:them|him|her|our|the|all)|let (?:them|him|her) go|bring (?:them|him|her|our \\p{L}+) (?:back|home))|must (?:immediately |now )?(?:stop|end|release|free|investigate|halt|resign|be (?:released|freed|stopped|held (?:accountable|to account)|investigated|brought to justice))',
    "nous (?:demandons|exigeons|réclamons|appelons)|(?<!ne )on (?:demande|exige|réclame)(?= (?:qu[e’']|le |la |les |l[’']|des |une? |\\d))|(?<=^|[.!?] )(?:rendez|libérez|relâchez|donnez)-(?:nous|les|le|la)|j[’'](?:exige|appelle)|je (?:réclame|demande (?:que|à))|doi(?:t|vent) (?:immédiatement )?(?:cesser|libérer|enquêter|démissionner|être libérée?s?|rendre des comptes)",
    '(?<=^|[.!?] )(?:дайте|верните|отдайте|поставьте|заплатите|выплатите|покажите|постройте) нам|(?<=^|[.!?] )(?:освободите|отпустите|верните|прекратите) (?:его|её|ее|их|наш\\p{Ll}+|всех|людей)|(?:мы |я )?(?:требуем|требую|призываем|призываю)|долж(?:ен|на|ны) (?:немедленно )?(?:освободить|прекратить|расследовать|уйти в отставку|понести ответственность)',
  ]),
  phrase('demand', 'told', null, [
    'on (?:the )?condition that|(?:authorities|government|ministry|minister|police|prosecutors?|court|council|army|company|parliament|president|governor|mayor|they|it|he|she) (?:should|must) (?:immediately |now |urgently |at once )?(?:release|free|drop|stop|end|reverse|halt|lift|withdraw|investigate|apologi[sz]e|compensate|publish|reopen|repeal|allow|hand over)',
    "à condition qu[e’']|condition préalable à|(?:autorités|gouvernement|ministère|ministre|police|justice|mairie|préfet|parquet|entreprise) (?:doi(?:t|vent)|devrai(?:t|ent)) (?:immédiatement |sans délai )?(?:libérer|cesser|abandonner|annuler|retirer|lever|enquêter|indemniser|publier|rouvrir|mettre fin)",
    'при условии,? что|главным условием|(?:власт\\p{Ll}+|правительств\\p{Ll}+|министерств\\p{Ll}+|полици\\p{Ll}+|прокуратур\\p{Ll}+|суд\\p{Ll}?|мэри\\p{Ll}+) (?:долж(?:ны|но|на|ен)|следует|обязан[ыоа]?) (?:немедленно |незамедлительно )?(?:освободить|прекратить|отменить|снять|расследовать|выплатить|опубликовать|отозвать|вернуть)',
  ]),
]
