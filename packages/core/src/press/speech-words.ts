/**
 * Words that tell who says something, in English, French and Russian.
 *
 * `plain` verbs attribute whatever quotation stands with them; `weak` ones are nouns as often as verbs
 * and count only right beside a quotation; `naming` words introduce a label, not an utterance.
 */

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
  'voice voices voiced',
  'rage rages raged',
  'write writes',
  'put puts',
)
const sayingNow = forms(
  'saying telling adding writing asking replying responding answering explaining insisting stressing claiming',
  'alleging arguing warning noting observing recalling declaring announcing stating commenting remarking',
  'admitting acknowledging conceding confirming denying reporting revealing testifying urging demanding begging',
  'pleading shouting chanting joking continuing concluding repeating reiterating maintaining asserting affirming',
  'suggesting tweeting posting emphasising emphasizing underlining underscoring describing condemning denouncing',
  'criticising criticizing praising accusing dismissing rejecting promising pledging vowing threatening',
  'complaining lamenting expressing recounting cautioning countering calling protesting boasting exclaiming',
  'predicting regretting hailing blasting slamming decrying deploring branding quipping quoting',
)
const french = forms(
  'dit disent disait disaient dira dirent déclare déclarent déclaré déclarait affirme affirment affirmé affirmait',
  'explique expliquent expliqué expliquait ajoute ajoutent ajouté ajoutait assure assurent assuré assurait',
  'raconte racontent raconté racontait confie confient confié confiait estime estiment estimé estimait',
  'précise précisent précisé précisait souligne soulignent souligné soulignait rapporte rapportent rapporté',
  'rapportait écrit écrivent écrivait indique indiquent indiqué indiquait répond répondent répondu répondait',
  'lance lancent lancé lançait insiste insistent insisté insistait regrette regrettent regretté regrettait',
  'dénonce dénoncent dénoncé dénonçait accuse accusent accusé accusait témoigne témoignent témoigné témoignait',
  'poursuit poursuivent poursuivi conclut concluent conclu rappelle rappellent rappelé rappelait prévient',
  'préviennent prévenu martèle martelé demande demandent demandé demandait reconnaît reconnaissent reconnu',
  'soutient soutiennent soutenu annonce annoncent annoncé prie prient prié avoue avoué confirme confirment',
  'confirmé dément démentent démenti juge jugent jugé note notent noté relate relaté observe résume résumé',
  'promet promettent promis jure juré murmure murmuré soupire soupiré réagit réagi réplique répliqué appelle',
)
const russian = forms(
  'сказал сказала сказали сказало скажет говорит говорят говорил говорила говорили заявил заявила заявили',
  'заявило заявляет заявляют сообщил сообщила сообщили сообщило сообщает сообщают рассказал рассказала',
  'рассказали рассказывает рассказывают ответил ответила ответили ответило отвечает отвечают подчеркнул',
  'подчеркнула подчеркнули подчёркивает подчеркивает отметил отметила отметили отмечает отмечают добавил',
  'добавила добавили добавляет пояснил пояснила пояснили поясняет объяснил объяснила объяснили объясняет',
  'утверждает утверждают утверждал утверждала утверждали считает считают считал считала пишет пишут написал',
  'написала написали написало уверяет уверяют уверял заверил заверила признался призналась признались признал',
  'признала заметил заметила уточнил уточнила уточнили уточняет передаёт передает цитирует вспоминает',
  'вспоминают вспоминал вспоминала спросил спросила спросили спрашивает попросил попросила попросили просит',
  'просят потребовал потребовала потребовали требует требуют призвал призвала призвали призывает призывают',
  'подтвердил подтвердила подтвердили подтверждает опроверг опровергла опровергли опровергает отрицает пообещал',
  'пообещала обещает предупредил предупредила предупреждает возразил возразила воскликнул воскликнула продолжил',
  'продолжила продолжает заключил заключила назвал назвала назвали называет осудил осудила осудили осуждает',
  'обвинил обвинила обвинили обвиняет прокомментировал прокомментировала крикнул крикнула прошептал шепчет',
)

/** Finite forms that attribute. */
export const speechVerbs: ReadonlySet<string> = new Set([...saying, ...french, ...russian])
export const participles: ReadonlySet<string> = new Set([
  ...sayingNow,
  ...forms('disant déclarant affirmant expliquant ajoutant assurant précisant soulignant demandant appelant'),
  ...forms('заявив сказав добавив отметив подчеркнув пояснив назвав говоря утверждая'),
])
/** Base forms after "to" or a modal that attribute: "wrote to express their …". */
export const infinitives: ReadonlySet<string> = new Set([
  ...forms(
    'say tell add ask answer explain insist stress claim warn declare announce state comment deny confirm',
  ),
  ...forms('report urge demand express condemn denounce describe call complain protest'),
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
  ...forms('laugh laughs laughed related relate observe observed maintain maintained'),
  ...forms('note notes observe juge accuse rappelle appelle'),
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
  ...forms('названием прозванный именуемый фильм книга песня'),
])

/** Words on a thing: the text names no speaker, and none is made up. */
export const inscriptionWords: ReadonlySet<string> = new Set([
  ...forms(
    'read reads reading painted written inscribed printed scrawled sprayed daubed bearing emblazoned engraved',
  ),
  ...forms('stencilled embroidered carved translated translates lettered'),
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

export const accordingWords: readonly (readonly string[])[] = [
  ['according', 'to'],
  ['in', 'the', 'words', 'of'],
  ['selon'],
  ["d'après"],
  ['по', 'словам'],
  ['по', 'мнению'],
  ['по', 'данным'],
  ['по', 'сообщению'],
  ['по', 'версии'],
  ['по', 'утверждению'],
]

/** Verb forms as they stand before an aside's dash or a forgotten closing mark. */
export const speechStems: readonly string[] = [...speechVerbs].filter((verb) => !weakVerbs.has(verb))
