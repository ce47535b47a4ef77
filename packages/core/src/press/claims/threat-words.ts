/** Words that threaten and demand, in English, French and Russian. docs/formats/press-reading.md P94. */
import { phrase, type StatementPhrase } from './phrase.ts'

const strikeEn =
  'shoot|kill|fire|crush|burn|hunt|find you|punish|destroy|break|beat|come for|bury|strike|bomb|hit'
const strikeFr =
  'tu(?:e|er|ons|erons|era)|tir(?:e|er|ons|erons|era)|frapp(?:e|er|ons|erons|era)|écras(?:e|er|ons|erons)|brûl(?:e|er|ons|erons)|fusill(?:e|er|ons|erons)|bombard(?:e|er|ons|erons)|retrouv(?:e|er|ons|erons)|enferm(?:e|er|ons|erons)'
const strikeRu =
  '(?:убь|застрел|расстрел|посад|уничтож|сожж|сожг|найд|накаж|раздав|поуби)\\p{Ll}+|(?:будем|откроем|буду) (?:стрелять|огонь|бить)'

export const threatPhrases: readonly StatementPhrase[] = [
  phrase('threat', 'any', null, [
    'will (?:answer for|pay for|regret|not be forgiven)|in (?:every|any|all possible) ways?|know what (?:you|the family) (?:have|must)|(?:we|I) know where (?:you|your)',
    'paieront|vous (?:le )?regretter\\p{Ll}+|on sait où (?:vous|tu)',
    'ответ(?:ят|ите) за|пожалее(?:те|шь)|знаем, где',
  ]),
  phrase('threat', 'quoted', null, [
    `if (?:you|they|he|she|anyone|anybody|people|the \\p{L}+)[^.?!]{2,80}?(?:we|I)(?:[’']ll| will| shall) (?:\\p{L}+ ){0,2}(?:${strikeEn})|(?:we|I)(?:[’']ll| will| shall) (?:\\p{L}+ ){0,1}(?:${strikeEn}) (?:you|them|him|her|anyone|again|every)`,
    `si (?:vous|tu|ils|elles|quelqu[’']un|l[’']on|on)[^.?!]{2,80}?(?:on|nous|je) (?:vous |te |les |leur |l[’'])?(?:${strikeFr})|(?:nous allons|on va|je vais) (?:les |vous |te |l[’'])?(?:${strikeFr})`,
    `если [^.?!]{2,80}?(?:${strikeRu})`,
  ]),
]

export const demandPhrases: readonly StatementPhrase[] = [
  phrase('demand', 'quoted', null, [
    '(?:we|I) (?:demand|urge|call on|call for|appeal to|insist on)|must (?:immediately |now )?(?:stop|end|release|free|investigate|halt|resign|be (?:released|freed|stopped|held (?:accountable|to account)|investigated|brought to justice))',
    "nous (?:demandons|exigeons|réclamons|appelons)|j[’'](?:exige|appelle)|je (?:réclame|demande (?:que|à))|doi(?:t|vent) (?:immédiatement )?(?:cesser|libérer|enquêter|démissionner|être libérée?s?|rendre des comptes)",
    '(?:мы |я )?(?:требуем|требую|призываем|призываю)|долж(?:ен|на|ны) (?:немедленно )?(?:освободить|прекратить|расследовать|уйти в отставку|понести ответственность)',
  ]),
  phrase('demand', 'told', null, [
    'on (?:the )?condition that',
    "à condition qu[e’']|condition préalable à",
    'при условии,? что|главным условием',
  ]),
]
