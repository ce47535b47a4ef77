/** Nouns that people are called by: the tables, and the endings that only people's names of trade have. */
import { callings, callingsAlone } from './callings.ts'
import { menWords, peopleWords, womenWords } from './grammar-words.ts'
import { titles } from './name-words.ts'

function set(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')))
}

const further = set(
  'cleric churchman mullah ayatollah clinician ecclésiastique universitaire backbencher frontbencher abbot militiaman trawlerman',
  'lifeboatman brewer barista coder broker actuary bursar conservator animator film-maker gymnast physio vlogger podcaster streamer',
  'influencer saddler potter nounou maquilleur ostéopathe videur expert-comptable actionnaire couvreur conducteur balayeur',
  'garde-forestier horticulteur chevrier sprinteuse badaud apatride sans-papiers',
  'carer lodger onlooker bystander pensioner retiree tutor fisherman vendor youth kid child adult elder veteran expat',
  'dissident opponent supporter rival ally partner spouse fiancé fiancée boyfriend girlfriend housemate roommate mum',
  'dad grandmother granddaughter grandson stepfather stepmother player fan winner loser singer artist painter architect',
  'adjoint adjointe maire frère cadet aîné aînée riverain riveraine gérant gérante opposant opposante intéressé',
  'intéressée veuf veuve fillette gamin gamine ado adolescent adolescente jeune exilé exilée pasteur curé évêque rabbin',
  'romancier romancière cinéaste acteur actrice comédien comédienne chanteur chanteuse entraîneur entraîneuse joueur',
  'joueuse sélectionneur trentenaire quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire vingtenaire',
  'vendeur vendeuse pompier pompière brancardier philosophe politologue maman papa beau-frère belle-sœur grand-mère',
  'grand-père petit-fils petite-fille compagnon compagne conjoint conjointe patriarche imprimeur traducteur traductrice',
  'ressortissant ressortissante migrant migrante demandeur demandeuse inconnu inconnue doyen doyenne greffier greffière',
  'plaignant plaignante partisan partisane avocat-conseil ex-ministre ex-président vice-présidente dirigeant dirigeante',
  'assesseur assesseure cariste couturier couturière boulanger boulangère brigadier brigadière pharmacien pharmacienne',
  'religieux religieuse cuisinier cuisinière serveur serveuse coiffeur coiffeuse plombier électricien mécanicien menuisier',
  'maçon soudeur soudeuse facteur factrice marin mineur docker sage-femme aide-soignant aide-soignante fermier fermière',
  'assessor hairdresser plumber carpenter welder signalman barber butcher grocer cleaner waiter waitress midwife',
  'pharmacist builder roofer electrician mechanic gardener postman postwoman shepherd sailor miner docker machinist seamstress',
  'leader sénateur sénatrice gouverneur intervenant intervenante concurrent concurrente vétéran lieutenant sergent',
  'истец истица ответчик ответчица защитник защитница юноша девушка ребёнок ребенок подросток школьник школьница',
  'рабочий работница бизнесмен вдова вдовец дедушка бабушка дед тренер игрок актёр актер актриса режиссёр режиссер поэт',
  'певец певица музыкант художник художница редактор главред ведущий ведущая корреспондент корреспондентка оператор',
  'фотограф ветеран дипломат монах муфтий староста аналитик блогер блогерша хозяин хозяйка владелец владелица хирург',
  'читатель читательница подписчик подписчица зритель зрительница слушатель слушательница lecteur lectrice auditeur auditrice',
  'терапевт фельдшер медсестра понятой дежурный дежурная арестант мигрант мигрантка ученик ученица выпускник выпускница',
  'турист туристка служащий служащая военнослужащий раненый погибший основатель основательница супруг супруга сын дочь',
  'племянник племянница внук внучка мама папа тётя тетя дядя невеста жених свидетельница правозащитница защитник лидер',
  'orderly jailer trooper conscript deserter insurgent gunman trucker cabbie conductor pilot mechanic technician builder mason',
  'labourer laborer farmhand herder peasant grower merchant stallholder hawker bartender cleaner janitor doorman bookkeeper',
  'assistant alderman legislator delegate attaché juror notary appellant villager townsman newcomer deportee exile schoolboy',
  'schoolgirl undergraduate dean rector trainer geographer chemist specialist statistician forecaster employer staffer',
  'shop-steward picket poet printer sculptor musician composer chaplain believer parishioner twin orphan baby toddler classmate',
  'flatmate lover bride groom guest visitor tourist buyer seller subscriber reader viewer listener user hunter fisher angler',
  'seaman boatman ferryman diver climber midfielder winger bureaucrat medic hacker smuggler trafficker thief burglar robber',
  'killer murderer informant informer spy agent operative chieftain strongman dictator monarch heir courtier',
  'résident résidente villageois villageoise otage patiente pensionnaire chirurgien chirurgienne ambulancier ambulancière',
  'surveillant surveillante geôlier maréchal milicien combattant combattante insurgé tireur conductrice passager passagère pilote',
  'ingénieur ingénieure mécanicien technicien technicienne électricien paysan paysanne éleveur éleveuse maraîcher marchand',
  'marchande banquier banquière analyste assistant assistante délégué déléguée émissaire sous-préfet notaire professeure',
  'maîtresse proviseur historien historienne géographe psychiatre physicien géologue salarié salariée employeur correspondant',
  'correspondante rédacteur rédactrice photographe caméraman blogueur auteur autrice poète éditeur peintre sculpteur musicien',
  'musicienne compositeur danseur danseuse producteur prêtre moine religieuse aumônier paroissien époux neveu nièce jumeau',
  'orphelin enfant bébé camarade invité hôte visiteur cliente acheteur abonné lecteur lectrice auditeur usager chasseur pêcheur',
  'batelier passeur sauveteur plongeur coureur footballeur représentant représentante inspecteur inspectrice enquêteur enquêtrice',
  'détective pirate contrebandier voleur cambrioleur tueur meurtrier lanceur espion agent roi reine princesse héritier trésorier',
  'trésorière',
  'постоялец постоялица жилец квартирант задержанная осужденный осуждённая заложник заложница пострадавшая пациент пациентка',
  'доктор милиционер подозреваемый потерпевший боевик повстанец стрелок шофёр пассажир пассажирка кондуктор техник сторож вахтёр',
  'консьержка банкир помощница делегат посланник чиновница учёный ученый консультант синоптик демонстрант протестующий работник',
  'профсоюзник автор танцор монахиня верующий прихожанин младенец гость гостья клиент клиентка подписчик зритель лодочник',
  'паромщик водолаз бегун вратарь нападающий детектив хакер вор убийца шпион агент вождь король королева принц князь механизатор',
  'гидротехник нянечка соцработник казначей',
  'assesseur assesseure scrutateur scrutatrice couturier couturière boulanger boulangère coiffeur coiffeuse caissier caissière serveur serveuse',
  'facteur factrice concierge brigadier adjudant caporal matelot marin docker mineur sidérurgiste cheminot cheminote aciériste éboueur maçon',
  'menuisier plombier charpentier soudeur tourneur ébéniste apiculteur apicultrice vigneron vigneronne meunier garde-barrière aubergiste',
  'restaurateur restauratrice hôtelier hôtelière traiteur cuisinier cuisinière pâtissier pâtissière boucher bouchère épicier épicière',
  'officier colonel capitaine général lieutenant commandant sergent militaire gradé pharmacien pharmacienne sage-femme aide-soignant',
  'aide-soignante brancardière interne doctorant doctorante lycéen lycéenne collégien collégienne écolier écolière parlementaire',
  'négociateur négociatrice médiateur médiatrice rapporteur rapporteure juré jurée stagiaire apprenti apprentie contremaîtresse syndicaliste',
  'welder signalman guardsman postman milkman stationmaster interpreter translator goalkeeper referee umpire bandmaster grocer butcher',
  'plumber electrician carpenter joiner bricklayer miner docker sailor skipper deckhand lifeguard ranger warden sexton verger organist',
  'headteacher headmaster headmistress lecturer librarian curator archivist midwife pharmacist dentist vet optician therapist',
  'shepherd beekeeper gardener miller weaver seamstress tailor cobbler baker barber hairdresser waiter waitress cook chef innkeeper',
  'consultant surgeon porter caretaker foreman steward usher bailiff registrar curate vicar deputy-mayor treasurer whistleblower',
  'conseil bâtonnier magistrat magistrate huissier contremaître locataire propriétaire routier éclusier berger bergère',
  'евродепутат парламентарий докладчик спецдокладчик нардеп главврач гендиректор соучредитель бригадир замдиректора замглавы',
  'пресс-атташе экс-министр экс-глава экс-мэр соратник соратница сторонник сторонница противник оппозиционер',
  'фермер рыбак рыбачка охотник шахтёр шахтер горняк дворник слесарь токарь сварщик лесник пастух пастушка чабан крестьянин крестьянка',
  'колхозник старик старуха старушка ребёнок мальчик девочка горожанин горожанка сельчанин сельчанка односельчанин односельчанка дачник',
  'дачница кассир кассирша бухгалтер экономист инженер архитектор аптекарь библиотекарь библиотекарша воспитатель воспитательница няня',
  'уборщица повар официант официантка парикмахер пекарь булочник мясник портниха швея почтальон почтальонка курьер грузчик дальнобойщик',
  'машинист проводница проводник лётчик летчик пилот моряк матрос шкипер боцман штурман докер часовой караульный конвоир надзиратель',
  'надзирательница тюремщик участковый дознаватель оперативник патрульный пограничник таможенник спасатель пожарный медбрат санитар',
  'санитарка акушерка педиатр психиатр стоматолог нотариус пристав арбитр присяжный заявитель заявительница жалобщик арендатор дольщик',
  'дольщица вкладчик заёмщик подрядчик застройщик предприниматель предпринимательница торговец торговка лавочник волонтёрка дружинник',
  'ополченец доброволец резервист призывник дезертир новобранец солдат рядовой ефрейтор сержант лейтенант подполковник адмирал маршал',
  'атаман казак паломник паломница послушник послушница дьякон протоиерей епископ митрополит архиепископ раввин пастор проповедник',
  'ректор проректор декан доцент профессор академик аспирант аспирантка лаборант методист завуч школьница гимназист гимназистка физик',
  'химик биолог эколог геолог географ математик филолог лингвист искусствовед краевед архивист музейщик коллекционер художница скульптор',
  'композитор дирижёр скрипач пианист балерина танцовщица драматург сценарист оператор продюсер звукорежиссёр телеведущий телеведущая',
  'обозреватель комментатор колумнист репортёр репортер фотокорреспондент переводчик переводчица издатель составитель летописец',
  'единомышленник земляк землячка ровесник однокурсник однокурсница одноклассник одноклассница сослуживец сослуживица сокамерник сокамерница',
  'попутчик попутчица приятель приятельница возлюбленный возлюбленная опекун крёстный дед прадед свёкор свекровь зять невестка шурин тесть',
  'тёща племянница золовка мачеха отчим пасынок падчерица сирота близнец первокурсник абитуриент переселенец переселенка эмигрант',
  'эмигрантка репатриант перебежчик узник узница политзаключённый политзаключенный ссыльный каторжник жертва уцелевший выживший выжившая',
  'замначальника замгубернатора замминистра замглавы вице-губернатор вице-мэр вице-спикер вице-президент полпред посол консул атташе',
  'уполномоченный уполномоченная управляющий управляющая заведующий заведующая исполнительница распорядитель инспектор ревизор аудитор',
  'куратор менеджер оператор диспетчер механик монтажник электрик сантехник кровельщик каменщик плотник столяр кузнец мельник пчеловод',
  'садовник ветеринар зоотехник агроном тракторист комбайнёр доярка скотник ткачиха',
)

const known = new Set(callings)
const alone = new Set(callingsAlone)

const trades =
  /^(?:\p{Script=Cyrillic}{2,}(?:льщик|нщик|рщик|йщик|овщик)|\p{Script=Cyrillic}{3,}вед|\p{L}{3,}(?:ologist|ographer|ologue|iste|истка|олог|итель|ительница|атель|ательница)|\p{L}{2,}(?:ateur|atrice|женщина)|\p{L}{4,}[^eioil]ist|\p{L}{3,}[нлрдт]ист|(?:ex|co|экс|со|вице|vice)-\p{L}{3,})$/u
const things =
  /^(?:baptiste|jean-baptiste|évariste|calliste|monologue|prologue|exist|insist|resist|persist|consist|subsist|checklist|shortlist|blacklist|wishlist|twist|assist|liste|piste|triste|existe|insiste|consiste|persiste|résiste|assiste|subsiste|ordinateur|indicateur|générateur|radiateur|ventilateur|aspirateur|двигатель|показатель|выключатель|носитель|обогреватель|указатель|каталог|аналог|диалог)$/u

/** « l'avocate » is the word "avocate" behind its article. */
export function withoutArticle(low: string): string {
  return low.replace(/^(?:l|d|qu|jusqu)'/u, '')
}

export function isPersonNoun(low: string): boolean {
  const before = seen.get(low)
  if (before !== undefined) return before
  if (seen.size > mostSeen) seen.clear()
  const answer = judged(low)
  seen.set(low, answer)
  return answer
}

/** A page asks after the same few words again and again. */
const mostSeen = 20_000
const seen = new Map<string, boolean>()

function judged(low: string): boolean {
  const noun = withoutArticle(low).replace(/^(?:теле|радио|кино|фото)(?=\p{L}{5})/u, '')
  return (
    peopleWords.has(noun) ||
    menWords.has(noun) ||
    womenWords.has(noun) ||
    titles.has(noun) ||
    further.has(noun) ||
    known.has(noun) ||
    alone.has(noun) ||
    (trades.test(noun) && !things.test(noun))
  )
}

const russian = /\p{Script=Cyrillic}/u
const irregularStems: ReadonlyMap<string, string> = new Map([
  ['матер', 'мат'],
  ['дочер', 'доч'],
])
const caseEndings = /(?:ами|ями|ого|ему|ому|ыми|ов|ев|ей|ой|ою|ом|ем|ём|ах|ях|ам|ям|а|я|у|ю|ы|и|е|о|ь|й)$/u

/** What the cases and the plural of a noun share, so that «блогеры» and «блогеру» are found under «блогер». */
export function nounStem(low: string): string {
  const noun = withoutArticle(low)
  if (russian.test(noun)) {
    const stem = noun.replace(caseEndings, '')
    return irregularStems.get(stem) ?? stem
  }
  return noun.length > 4 ? noun.replace(/(?:s|x)$/u, '') : noun
}

const russianStems = new Set(
  [...peopleWords, ...menWords, ...womenWords, ...titles, ...further, ...known]
    .filter((word) => russian.test(word) && word.length > 3)
    .map(nounStem),
)

/** Short nouns have no stem to be told by. */
const shortCases = new Set(
  ['сын', 'муж', 'дед', 'мэр', 'посол'].flatMap((noun) =>
    ['а', 'у', 'ом', 'ем', 'е', 'ы', 'ов', 'ам', 'ами', 'ах'].map(
      (end) => `${noun.replace('посол', 'посл')}${end}`,
    ),
  ),
)

/** In any case and number: what stands beside a name in the middle of a sentence. */
export function isPersonNounAnywhere(low: string): boolean {
  if (isPersonNoun(low)) return true
  if (russian.test(low))
    return (low.length > 4 && russianStems.has(nounStem(low))) || shortCases.has(low) || isAdjectival(low)
  const noun = withoutArticle(low)
  return noun.length > 4 && /[sx]$/u.test(noun) && isPersonNoun(noun.slice(0, -1))
}

/** «уполномоченного», «задержанной»: nouns that have an adjective's cases. */
function isAdjectival(low: string): boolean {
  const one = low
    .replace(/нн(?:ого|ому|ым)$/u, 'нный')
    .replace(/щ(?:его|ему|им)$/u, 'щий')
    .replace(/нн(?:ой|ую)$/u, 'нная')
    .replace(/щ(?:ей|ую)$/u, 'щая')
  return one !== low && isPersonNoun(one)
}

const pluralsAlone =
  /^(?:власти|силовики|спецслужбы|соцслужбы|супруги|люди|дети|друзья|братья|сыновья|учителя|профессора|доктора|мастера|хозяева|родные|близкие|военные|пожарные|прохожие|рабочие|понятые|задержанные|осуждённые|осужденные|заключённые|заключенные|пострадавшие|\p{Script=Cyrillic}{3,}[ая]не)$/u

/** "officers", «блогеры»: of several, no one is the one. */
export function isPluralNoun(low: string): boolean {
  if (isPersonNoun(low)) return false
  if (!russian.test(low)) return /[sx]$/u.test(low)
  if (pluralsAlone.test(low)) return true
  // «жильцы» are more than one «жилец», «бойцы» than one «боец».
  if (low.endsWith('цы') && isPersonNoun(`${low.slice(0, -2).replace(/[ьй]$/u, '')}ец`)) return true
  return (
    /[ыи]$/u.test(low) &&
    ['', 'ь', 'й'].some((end) => {
      const one = `${low.slice(0, -1)}${end}`
      return isPersonNoun(one) && !alone.has(one)
    })
  )
}
