/**
 * Words that tell who says something, in English, French and Russian.
 *
 * `plain` verbs attribute whatever quotation stands with them; `weak` ones are nouns as often as verbs
 * and count only right beside a quotation; `naming` words introduce a label, not an utterance.
 */

import { frenchGerunds, frenchSpeech, regularFrench } from './speech-words-fr.ts'
import { russianGerunds, russianSpeech } from './speech-words-ru.ts'

function forms(...rows: readonly string[]): readonly string[] {
  return rows.flatMap((row) => row.split(' '))
}

const saying = forms(
  'say says said',
  'tell tells told',
  'add adds added',
  'write writes wrote written',
  'ask asks asked',
  'reply replies replied',
  'respond responds responded',
  'answer answers answered',
  'explain explains explained',
  'insist insists insisted',
  'stress stresses stressed',
  'claim claims claimed',
  'allege alleges alleged',
  'argue argues argued',
  'warn warns warned',
  'note notes noted',
  'observe observes observed',
  'recall recalls recalled',
  'declare declares declared',
  'announce announces announced',
  'state states stated',
  'comment comments commented',
  'remark remarks remarked',
  'admit admits admitted',
  'acknowledge acknowledges acknowledged',
  'concede concedes conceded',
  'confirm confirms confirmed',
  'deny denies denied',
  'report reports reported',
  'reveal reveals revealed',
  'testify testifies testified',
  'urge urges urged',
  'demand demands demanded',
  'beg begs begged',
  'plead pleads pleaded',
  'whisper whispers whispered',
  'shout shouts shouted',
  'cry cries cried',
  'chant chants chanted',
  'joke jokes joked',
  'continue continues continued',
  'conclude concludes concluded',
  'repeat repeats repeated',
  'reiterate reiterates reiterated',
  'maintain maintains maintained',
  'assert asserts asserted',
  'affirm affirms affirmed',
  'suggest suggests suggested',
  'tweet tweets tweeted',
  'post posts posted',
  'emphasise emphasises emphasised emphasize emphasizes emphasized',
  'underline underlines underlined underscore underscores underscored',
  'describe describes described',
  'condemn condemns condemned',
  'denounce denounces denounced',
  'criticise criticises criticised criticize criticizes criticized',
  'praise praises praised',
  'accuse accuses accused',
  'dismiss dismisses dismissed',
  'reject rejects rejected',
  'promise promises promised',
  'pledge pledges pledged',
  'vow vows vowed',
  'threaten threatens threatened',
  'complain complains complained',
  'lament laments lamented',
  'express expresses expressed',
  'recount recounts recounted',
  'relate relates related',
  'caution cautions cautioned',
  'counter counters countered',
  'retort retorts retorted',
  'interject interjects interjected',
  'agree agrees agreed',
  'call calls called',
  'protest protests protested',
  'boast boasts boasted',
  'exclaim exclaims exclaimed',
  'mutter mutters muttered',
  'murmur murmurs murmured',
  'sigh sighs sighed',
  'laugh laughs laughed',
  'muse muses mused',
  'predict predicts predicted',
  'estimate estimates estimated',
  'believe believes believed',
  'think thinks thought',
  'regret regrets regretted',
  'apologise apologises apologised apologize apologizes apologized',
  'hail hails hailed',
  'blast blasts blasted',
  'slam slams slammed',
  'decry decries decried',
  'deplore deplores deplored',
  'brand brands branded',
  'quip quips quipped',
  'advise advises advised',
  'order orders ordered',
  'invite invites invited',
  'request requests requested',
  'appeal appeals appealed',
  'elaborate elaborates elaborated',
  'clarify clarifies clarified',
  'assure assures assured',
  'dub dubs dubbed',
  'refer refers referred',
  'venture ventures ventured',
  'snap snaps snapped',
  'sob sobs sobbed',
  'smile smiles smiled',
  'shrug shrugs shrugged',
  'swear swears swore',
  'confess confesses confessed',
  'confide confides confided',
  'recollect recollects recollected',
  'opine opines opined',
  'point points pointed',
  'email emails emailed',
  'text texts texted',
  'inform informs informed',
  'remind reminds reminded',
  'text texts texted',
  'voice voices voiced',
  'rage rages raged',
  'put puts',
  'fume fumes fumed',
  'rant rants ranted',
  'gush gushes gushed',
  'enthuse enthuses enthused',
  'groan groans groaned moan moans moaned',
  'gasp gasps gasped wail wails wailed weep weeps wept',
  'yell yells yelled scream screams screamed bark barks barked hiss hisses hissed growl growls growled',
  'chuckle chuckles chuckled grin grins grinned giggle giggles giggled nod nods nodded wince winces winced',
  'thunder thunders thundered bellow bellows bellowed roar roars roared',
  'remember remembers remembered reminisce reminisces reminisced',
  'reflect reflects reflected reason reasons reasoned wonder wonders wondered',
  'offer offers offered begin begins began start starts started finish finishes finished',
  'chime chimes chimed',
  'proclaim proclaims proclaimed pronounce pronounces pronounced',
  'contend contends contended',
  'charge charges charged',
  'counsel counsels counselled counseled',
  'question questions questioned',
  'implore implores implored entreat entreats entreated',
  'recommend recommends recommended',
  'rule rules ruled',
  'signal signals signalled signaled',
  'tout touts touted',
  'attack attacks attacked',
  'blame blames blamed',
  'deem deems deemed',
  'label labels labelled labeled',
  'characterise characterises characterised characterize characterizes characterized',
  'mock mocks mocked ridicule ridicules ridiculed',
  'challenge challenges challenged',
  'credit credits credited',
  'vouch vouches vouched',
  'imply implies implied hint hints hinted',
  'message messages messaged',
  'type types typed',
  'gesture gestures gestured',
  'spit spits spat',
  'speak speaks spoke',
  'talks talked',
  'hear hears heard',
)
const blaming = forms(
  'derided derides lampooned lampoons castigated castigates chastised chastises rebuked rebukes reprimanded vilified vilifies extolled extols',
  'portrayed portrays depicted depicts likens equated equates reckoned reckons surmised speculated speculates attested attests averred avers',
  'avowed professed professes objected objects scoffed scoffs sneered sneers jeered jeers taunted taunts teased teases exhorted exhorts',
  'admonished admonishes instructed instructs reassured reassures railed rails bristled bristles bawled bawls shrieked shrieks screeched howled',
  'hollered snarled snarls snorted snorts sniffed stammered stammers stuttered spluttered mumbled mumbles croaked croaks rasped blurted rejoined',
  'interrupted summed crowed gloated gloats blustered pontificated preached lectured prayed congratulated consoled theorised theorized posited',
  'posits paraphrased diagnosed alluded alludes remonstrated demurred demurs parried ranted enthused marvelled marveled recited recites',
  'excused justified justifies defended defends dreaded fears feared hopes hoped doubts doubted disputes disputed contests contested',
  'lambasted berated chided scolded excoriated bemoaned bewailed rued cited invoked echoed trumpeted disclosed divulged',
  'repudiated refuted rebutted rubbished lauded commended applauded welcomed deadpanned intoned drawled quavered',
  'lambasts berates bemoans cites echoes refutes lauds commends applauds welcomes deadpans detailed outlined likened compared',
)
const sayingNow = forms(
  'saying telling adding writing asking replying responding answering explaining insisting stressing claiming',
  'alleging arguing warning noting observing recalling declaring announcing stating commenting remarking',
  'admitting acknowledging conceding confirming denying reporting revealing testifying urging demanding begging',
  'pleading shouting chanting joking continuing concluding repeating reiterating maintaining asserting affirming',
  'suggesting tweeting posting emphasising emphasizing underlining underscoring describing condemning denouncing',
  'criticising criticizing praising accusing dismissing rejecting promising pledging vowing threatening',
  'complaining lamenting expressing recounting cautioning countering calling protesting boasting exclaiming',
  'finding predicting regretting hailing blasting slamming decrying deploring branding quipping quoting citing invoking',
)
/** Finite forms that attribute. */
export const speechVerbs: ReadonlySet<string> = new Set([
  ...saying,
  ...blaming,
  ...frenchSpeech,
  ...russianSpeech,
])
export const participles: ReadonlySet<string> = new Set([...sayingNow, ...frenchGerunds, ...russianGerunds])
/** Base forms after "to" or a modal that attribute: "wrote to express their …". */
export const infinitives: ReadonlySet<string> = new Set([
  ...forms(
    'say tell add ask answer explain insist stress claim warn declare announce state comment deny confirm',
  ),
  ...forms('report urge demand express condemn denounce describe call complain protest'),
])

export const frenchInfinitives: ReadonlySet<string> = new Set([
  ...regularFrench,
  ...forms(
    'dire écrire répondre prétendre soutenir promettre convenir conclure poursuivre démentir prévenir avertir réagir défendre décrire redire garantir maintenir reconnaître admettre renchérir surenchérir',
  ),
])

/** Nouns as often as verbs: only with a quotation, a colon or "that" right beside them. */
export const weakVerbs: ReadonlySet<string> = new Set([
  ...forms(
    'reports report claims claim calls call called states state stated notes note comments comment answers answer',
  ),
  ...forms(
    'demands demand orders order ordered stress stresses cry cries cried put puts promises promise requests',
  ),
  ...forms(
    'request requested appeals appeal appealed protests protest protested remarks remark praise slam slams',
  ),
  ...forms(
    'brand brands blast blasts estimates estimate posts post posted pledges pledge advise invite invites',
  ),
  ...forms(
    'invited believe believes believed think thinks thought agree agrees agreed continue continues continued',
  ),
  ...forms(
    'dub dubs dubbed refer refers referred snap snaps smile smiles shrug shrugs point points pointed email emails text texts voice voices voiced rage rages',
  ),
  ...forms('cited cites welcomed welcomes detailed outlined compared invoked disclosed applauded'),
  ...forms(
    'objects instructed interrupted rails howled summed parried defended defends justified excused contested contests disputed fears feared hopes hoped doubts',
  ),
  ...forms('laugh laughs laughed related relate observe observed maintain maintained'),
  ...forms('note notes observe juge accuse rappelle appelle'),
  ...forms(
    'offer offers offered begin begins began start starts started finish finishes finished nod nods nodded',
  ),
  ...forms(
    'grin grins grinned yell yells scream screams bark barks roar roars charge charges charged hear hears heard',
  ),
  ...forms(
    'question questions questioned rule rules ruled attack attacks attacked blame blames blamed credit credits',
  ),
  ...forms(
    'credited challenge challenges challenged label labels signal signals signalled signaled type types typed',
  ),
  ...forms(
    'gesture gestures gestured message messages spit spits spat talks talked speak speaks spoke reflect reflects reflected',
  ),
  ...forms(
    'wonder wonders reason reasons counsel moan moans wail wails weep weeps wept reflect recommend recommends',
  ),
  ...forms(
    'tout touts touted implies imply implied hint hints hinted remember remembers remembered gush gushes gushed',
  ),
  ...forms(
    'demande demandes annonce annonces menace menaces critique critiques critiqué rêve note marque marques marqué',
  ),
  ...forms(
    'peste taxe taxes lance tonne invite voit sait entend apprend continue continué pense traité traite considéré',
  ),
  ...forms(
    'considère écarté écarte pointe pointé cite cité prie commente jure craint croit voyait croyait crie crient',
  ),
  ...forms(
    'relève relevé relevée relevait relèvent riposte opposé oppose opposent soulève soulevé propose proposé proposée proposés évalue évalué calcule calculé enfonce enfoncé redouté redoutée redoute',
  ),
  ...forms(
    'signe signent signé présente présentent présenté présentée livre livrent balance balancent jette jettent coupe coupent avance avancent rage calme informé informée informés fit retient plaît finit corrige prononce prononcé',
  ),
  ...forms(
    'interrogé interrogée interrogés questionné prié priée invité invités menacé menacés remercié marqua trancha',
  ),
  ...forms(
    'condamné condamnée condamnés accusé accusée accusés excusé ordonné jugé jugée jugés appelé appelés signalé',
  ),
  ...forms(
    'решил решила решили показал показала показали думал думала думали думает описал оценил поддержал поддержала',
  ),
  ...forms(
    'поддержали отказался отказалась отказались обратился обратилась обратились поручил бросил бросила плакал',
  ),
  ...forms(
    'плакала боится надеется указал указывает передал передала передали продолжил продолжает велел согласился',
  ),
])

/** Introduces a name or a title for something: what follows in marks is a label. */
export const namingWords: ReadonlySet<string> = new Set([
  ...forms('so-called socalled dubbed nicknamed named titled entitled termed called known labelled labeled'),
  ...forms('term word phrase title headline name nickname codenamed code-named hashtag song film book novel'),
  ...forms('series album album magazine play operation'),
  ...forms(
    'soi-disant prétendu prétendue prétendus prétendues dit dite dits dites intitulé intitulée surnommé baptisé',
  ),
  ...forms(
    'так называемый так называемая так называемые называемый называемая называемые называемой называемых',
  ),
  ...forms('названием заголовком прозванный именуемый фильм книга песня'),
])

/** Words on a thing: the text names no speaker, and none is made up. */
export const inscriptionWords: ReadonlySet<string> = new Set([
  ...forms(
    'read reads reading painted written inscribed printed scrawled sprayed daubed bearing emblazoned engraved',
  ),
  ...forms('sprayed daubed chalked stencilled embroidered carved translated translates lettered'),
  ...forms(
    'proclame proclamait proclament affiche affichent clame clament indique indiquait dit disait lit scande',
  ),
  ...forms('lisait inscrit inscrite portant надписью написано гласил гласит гласила гласило'),
])
export const inscriptionThings: ReadonlySet<string> = new Set([
  ...forms(
    'banner banners sign signs placard placards poster posters sheet sheets slogan slogans graffiti graffito',
  ),
  ...forms('inscription plaque t-shirt shirt leaflet leaflets wall sticker'),
  ...forms(
    'banderole banderoles pancarte pancartes affiche affiches плакат плакатом плакаты плакатами баннер',
  ),
  ...forms('баннером транспарант транспарантом лозунг лозунгом надпись надписью'),
])

/** «по словам», «по мнению», «по её оценке»: behind them who says it, or before them whose they are. */
export const russianAccording: readonly string[] = forms(
  'словам мнению данным сообщению версии утверждению выражению оценке признанию заявлению информации подсчётам',
  'подсчетам убеждению свидетельству рассказам рассказу сведениям определению замечанию наблюдениям прогнозу прогнозам',
)

export const accordingWords: readonly (readonly string[])[] = [
  ['according', 'to'],
  ['in', 'the', 'words', 'of'],
  ['selon'],
  ["d'après"],
  ['in', 'the', 'view', 'of'],
  ['in', 'the', 'opinion', 'of'],
  ['in', 'the', 'eyes', 'of'],
  ['by', 'the', 'account', 'of'],
  ...[
    'aux yeux',
    "de l'avis",
    "de l'aveu",
    'au dire',
    'aux dires',
    'pour reprendre les mots',
    "pour reprendre l'expression",
    'selon les mots',
    'selon les termes',
    'selon les propos',
    'selon le témoignage',
    'selon le récit',
    "d'après le témoignage",
    "d'après le récit",
  ].flatMap((words) => ['de', "d'", 'du', 'des'].map((of) => [...words.split(' '), of])),
  ['à', 'en', 'croire'],
  ['dixit'],
  ...russianAccording.map((noun) => ['по', noun]),
  ['со', 'слов'],
  ['с', 'его', 'слов'],
  ['с', 'её', 'слов'],
  ['с', 'ее', 'слов'],
  ['на', 'взгляд'],
  ['с', 'точки', 'зрения'],
  ['из', 'слов'],
]

/** Verb forms as they stand before an aside's dash or a forgotten closing mark. */
export const speechStems: readonly string[] = [...speechVerbs].filter((verb) => !weakVerbs.has(verb))
