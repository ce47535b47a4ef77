/**
 * Words that deny, in the speaker's own mouth or told of them, in English, French and Russian. docs/formats/press-reading.md P93.
 *
 * The first kind that is found gives a denial its type, so what says more stands before what says less.
 */
import { phrase, type StatementPhrase } from './phrase.ts'

/** What somebody says they never did to anybody. */
const harmEn =
  'shoot|fire|kill|murder|beat|torture|hit|strike|attack|bomb|shell|target|touch|hurt|harm|injure|hold|detain|arrest|kidnap|abduct|force|threaten|steal|take|abuse|assault|rape|order|plan|do|use|plant|carry out|commit|cause|start|open fire'
const harmedEn =
  'shot|fired|killed|murdered|beaten|beat|tortured|hit|struck|attacked|bombed|shelled|targeted|touched|hurt|harmed|injured|held|detained|arrested|kidnapped|abducted|forced|threatened|stolen|abused|assaulted|raped|ordered|planned|done|used|planted|committed|caused'
const harmFr =
  "tiré|tué|frappé|battu|torturé|attaqué|bombardé|visé|touché|blessé|détenu|arrêté|enlevé|forcé|menacé|volé|violé|agressé|ordonné|donné l[’']ordre|commis|fait (?:ça|cela)|utilisé|employé|participé|intervenue?s?"
const harmRu =
  'стрелял|убивал|убил|бил|избивал|пытал|нападал|атаковал|бомбил|обстреливал|трогал|задерживал|похищал|принуждал|заставлял|угрожал|воровал|крал|насиловал|применял|отдавал|приказывал|делал|участвовал|давил'

/** What is wrong in itself: that there was none of it is a denial, which "no doctor" and "no water" are not. */
const wrongEn =
  'fighting|torture|abuse|violence|persecution|violations?|arrests|detentions|attacks?|shooting|pressure|discrimination|(?:ill-|mis)treatment|prisons?|fraud|falsification|rigging|irregularit(?:y|ies)|corruption|embezzlement|bribery|censorship|coercion|wrongdoing|misconduct|negligence|cover-up|pushbacks?|expulsions?|forced labou?r|massacre|beatings?|(?:proven )?link'
const wrongFr =
  "fraudes?|violences?|torture|violations?|discriminations?|lien|irrégularités?|corruption|censure|pressions?|expulsions?|refoulements?|mauvais traitements|dissimulation|conflit d[’']intérêts|négligence|bavure"
const wrongRu =
  'фальсификаци|нарушени|пыт(?:ок|ки)|избиени|насили|давлени|преследовани|обстрел|коррупци|хищени|дискриминаци|цензур|подтасов|вброс'
/** What somebody complains of having been without. */
const wantedRu =
  '(?:помощ|расследован|проверк|извинен|ответ|реакци|суд|следстви|компенсаци|выплат|защит|надежд|вод|свет|тепл|медицин|врач|лекарств|шанс|сомнен|информаци|результат|денег|условий|выход|смысл|связ|проблем|вопрос|новост|объяснен)\\p{Ll}*'
/** What is done to people by those who have power over them. */
const treatedEn =
  'mistreated|ill-treated|beaten|tortured|abused|harmed|coerced|forced|pressured|intimidated|expelled|deported|evicted|pushed back|turned away|persecuted|abducted|kidnapped|raped|silenced|censored|bribed'
const seizedEn =
  'detained|arrested|held|imprisoned|refused|dismissed|sacked|fired|targeted|attacked|shot|shelled|bombed|threatened|excluded'
const treatedFr =
  '(?:exercé|refoulé|expulsé|maltraité|frappé|battu|torturé|forcé|contraint|persécuté|violenté|censuré|refusé|licencié|menacé|détenu|emprisonné|falsifié)e?s?'
const treatFr =
  'refoulons|expulsons|frappons|torturons|tirons|visons|détenons|forçons|menaçons|censurons|maltraitons|persécutons|ciblons|licencions'
const treatRu =
  'выселя|выгоня|избива|бь[её]|пыта|задержива|принужда|заставля|похища|преследу|увольня|обстрелива|арестовыва|запугива|высыла|депортиру'

export const denialPhrases: readonly StatementPhrase[] = [
  phrase('denial', 'any', 'X-NOCMPL', [
    '(?:not (?:one|a single)|no (?:official |formal )?) ?complaints?|(?:received|had) no (?:official |formal )?complaints?|no (?:\\p{L}+ )?(?:reports|records?|word) of (?:any )?such|(?:no one|nobody) (?:has |had )?(?:ever )?complained',
    "aucune plainte|aucun signalement de tel\\p{Ll}*|personne ne s[’']est plaint",
    '(?:жалоб|заявлени[йя]|обращени[йя])[^.!?]{0,40} не (?:поступ|приход)\\p{Ll}+|(?:таких|подобных) (?:сообщений|сигналов)[^.!?]{0,40} не (?:было|поступал\\p{Ll}+)|не поступал\\p{Ll}+ (?:жалоб|заявлени|обращени)\\p{Ll}*|никто не (?:жаловал|обращал)\\p{Ll}+',
  ]),
  phrase('denial', 'any', 'X-NOVICT', [
    "(?:do(?:es)?n[’']t|do(?:es)? not) (?:exist|have such)|people who do not exist|building that is not there|no such (?:people|person|man|woman|detainees?|prisoners?|place|prison|house|building)|existence of (?:\\p{L}+ ){1,6}?(?:is|was) (?:\\p{L}+ )?(?:impossible|out of the question)",
    "n[’']existent? pas|l[’']existence d[^.!?]{2,60} est (?:\\p{L}+ )?(?:impossible|exclue)|(?:personne|aucun\\p{Ll}*) de ce nom|n[’']est pas détenue?|ne figure pas (?:parmi|sur)",
    'существование [^.!?]{2,60} (?:невозможно|исключено)|таких людей|которого нет|которых нет|не существует|так(?:их|ого|ой) (?:\\p{Ll}+ ){0,4}(?:нет|не было|не значится|не числится)|не доставлял\\p{Ll}*|не задерживал\\p{Ll}*|не содерж\\p{Ll}+ (?:у нас|в)',
  ]),
  phrase('denial', 'any', 'X-FABR', [
    "fabricat\\p{Ll}+|(?:pack|basket|tissue) of lies|(?:all|pure|total|complete|blatant|outright|absolute|downright|such|these are|those are|they are|it[’']s|that[’']s|it is|that is|is|was|were|are) (?:a )?(?:lies|lie)|(?:totally|completely|entirely|all)? ?made up|invent(?:ing|ed) (?:it|this|everything)|fairy[ -]?tales?|nonsense|hoax|(?<!(?:of|for|with) )slander\\p{Ll}*|smear campaign",
    'mensonges?|mensong(?:er|ère)s?|affabulations?|fables?|conte de fées|inventée? de toutes pièces|diffamatoires?|(?<!(?:pour|de|en) )calomni\\p{Ll}+',
    'вбросо?м?|ложь\\p{Ll}*|ложью|лжив\\p{Ll}+|врань[её]\\p{Ll}*|выдумк\\p{Ll}+|выдуман\\p{Ll}+|сказк\\p{Ll}+|фальшивк\\p{Ll}+|фейк\\p{Ll}*|(?<!(?:в|за|о) )клевет\\p{Ll}+|домысл\\p{Ll}+|чушь|бред',
  ]),
  phrase('denial', 'any', 'X-NOCONF', [
    'no (?:confirmation|evidence|proof)|not a single piece of evidence|could not (?:be )?confirm\\p{Ll}*|(?:has|have|had) not been confirmed',
    'aucune (?:preuve|confirmation)|pas été confirmée?s?',
    'не подтвердил\\p{Ll}+|не подтвержда\\p{Ll}+|нет (?:подтвержден|доказательств)\\p{Ll}*|не располага\\p{Ll}+',
  ]),
  phrase('denial', 'any', '0102', [
    `(?:is|are|was|were|simply|completely|totally|entirely|absolutely|categorically) (?:not true|false|untrue|baseless|groundless|unfounded)|(?:false|baseless|groundless|unfounded) (?:accusations?|allegations?|claims?|reports?|charges?|rumou?rs?)|no truth (?:in|to)|had nothing to do with|(?:was|were|is|are) not (?:involved|responsible|behind)|no (?:involvement|part|role) in|there (?:was|were|is|are|has been|have been|had been) no (?:\\p{L}+ )?(?:${wrongEn})|insist\\p{Ll}* otherwise|(?:nobody|no one|no-one) (?:is|are|was|were|has been|had been|have been)(?: being| ever)? (?:${treatedEn})|(?:no|not (?:one|a single)) (?!(?:officer|soldier|police|suspect|perpetrator|killer|attacker|official|guard)\\p{Ll}*)(?:\\p{L}+ ){1,3}?(?:is|are|was|were|has been|had been|have been)(?: being| ever)? (?:${treatedEn}|${seizedEn})(?! (?:to account|accountable|responsible))|never (?:any|a) question of`,
    `(?:c[’']est|est|sont|sont toutes?|totalement|complètement|purement|absolument) (?:faux|fausses?|infondée?s?|sans fondement)|(?:accusations?|allégations?|informations?|rumeurs?) (?:infondées?|fausses|sans fondement)|aucun fondement|pas (?:vrai|vraies?|conforme à la réalité)|rien à voir avec|maint\\p{Ll}+ le contraire|aucune (?:violence|torture|pression|implication|responsabilité)|(?:personne|(?:aucune?|pas une?(?: seule?)?) (?:\\p{L}+ ){1,3}?)(?: ?)n[’'](?:est|a(?:vait|urait)? (?:jamais )?été|ont été) (?:${treatedFr})|il n[’']a jamais été question(?= d)|il n[’']y (?:a|avait) (?:pas|jamais|aucune?) (?:eu )?(?:de |d[’'])?(?:${wrongFr})|nous ne (?:${treatFr}) (?:personne|pas|jamais|aucun\\p{Ll}*)`,
    `неправд\\p{Ll}+|не соответству\\p{Ll}+ действительности|беспочвенн\\p{Ll}+|голословн\\p{Ll}+|необоснованн\\p{Ll}+|не имеет ничего общего|непричаст\\p{Ll}+|не причаст\\p{Ll}+|настаива\\p{Ll}+ на обратном|никак(?:ого|их|ой) (?!${wantedRu})(?:\\p{Ll}+ ){0,4}(?:не (?:было|оказывал|применял|велось|существу)\\p{Ll}*)|(?:${wrongRu})\\p{Ll}* (?:(?:там|здесь|у нас|на выборах|в городе|в области) )?(?:не было|нет|не существует|не (?:зафиксирован|выявлен|установлен)\\p{Ll}*)|(?:никто|мы) (?:никого|никаких|никакой) (?:\\p{Ll}+ ){0,1}не (?:${treatRu})\\p{Ll}*|(?:сил[уы]|насили[ея]|спецсредств[а]?|оружи[ея]|пытки|пыток|давлени[ея])[^.!?,]{0,40} не (?:применял|оказывал|использовал)\\p{Ll}*|не знаю,? о как\\p{Ll}+`,
  ]),
  phrase('denial', 'quoted', '0102', [
    `(?:we|I) (?:didn[’']t|did not|don[’']t|do not|would never|never) (?:ever )?(?:${harmEn})|(?:we|I)(?:[’']ve| have|[’']d| had)? (?:never|not|haven[’']t) (?:ever )?(?:${harmedEn})|(?:it|that) (?:wasn[’']t|was not|isn[’']t|is not) (?:us|me)|(?:we|I) (?:weren[’']t|wasn[’']t|were not|was not) (?:there|involved|present|responsible)|(?:I[’']m|I am|we[’']re|we are) (?:innocent|not guilty)`,
    `(?:nous n[’']avons|je n[’']ai|on n[’']a) (?:jamais |pas |rien )(?:\\p{L}+ ){0,1}(?:${harmFr})|ce n[’']est pas (?:moi|nous)|ce n[’']était pas (?:moi|nous)|je (?:suis|nous sommes) innocente?s?|je conteste|nous contestons|je nie`,
    `(?:мы|я|наши(?: \\p{Ll}+)?|никто(?: \\p{Ll}+)?) (?:никого |никогда |никому |ничего ){0,2}не (?:${harmRu})\\p{Ll}*|это не (?:мы|я)(?! \\p{Ll})|(?:я|мы) (?:этого )?не (?:делал|совершал|виноват|виновн)\\p{Ll}*`,
  ]),
  phrase('denial', 'told', '0102', [
    `(?:it|he|she|they|its forces|his forces|their forces|its troops|police|officers|troops|soldiers|guards) (?:had |have |has |did |was |were )(?:not|never) (?:there|involved|present|(?:${harmedEn})|(?:${harmEn}))`,
    `(?:n[’']\\p{L}+|ne (?:sont|seraient|s[’']est)) (?:jamais|pas) (?:${harmFr})|n[’']avoir (?:jamais|pas|rien) (?:${harmFr})`,
    `(?:они|он|она|сотрудники|военные|полицейские|силовики|власти|никто) (?:никого |никогда |никому |ничего ){0,2}не (?:${harmRu})\\p{Ll}*`,
  ]),
]
