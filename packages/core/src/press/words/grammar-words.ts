/** Small words of English, French and Russian that shape a sentence, and the nouns people are called by. */

function set(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')))
}

export const determiners = set(
  'the a an another one two three four five six seven eight nine ten eleven twelve some several many most few both all',
  'each every any no this that these those his her their its our my your dozens hundreds',
  'le la les un une des du ce cet cette ces son sa ses leur leurs notre nos plusieurs quelques deux trois quatre cinq',
  'один одна двое трое несколько этот эта эти его её их',
)
export const prepositions = set(
  'of for from in at with within inside near to on by among against under over about between into across behind',
  'including representing after before during since until without through outside around amid despite via upon',
  "de du des d' à au aux en dans chez pour par sur sous avec entre contre après avant depuis pendant lors devant",
  'auprès envers face vers malgré dès hors parmi selon durant sans via',
  'в во на из изо с со от для при о об обо по у к ко за под над между через после до перед возле около среди против',
  'вокруг благодаря согласно вместо ради без кроме',
)
/** Prepositions that tie a description to its noun: "a spokesperson for the network". */
export const tying = set(
  'of for from in at with within inside near on de du des à au aux en dans chez pour из от для в при',
)
export const joiners = set('and or & et ou и или')
export const subordinators = set(
  'that which when because while but although though if as whereas unless whether where than so then however yet',
  'que qui quand parce tandis mais bien si comme alors donc car lorsque puisque où',
  'что который которая которые когда потому но хотя если как чтобы где пока однако а',
)
export const auxiliaries = set(
  'has have had having do does did is are was were be been being am will would can could may might must shall should',
  "ont avait avaient aurait auraient est sont était étaient ayant avoir être fut ait aient n'a n'ont n'avait n'avaient m'a m'ont",
  "t'a t'ont l'a l'ont s'est se sont l'avait m'avait s'était j'ai avons avez aura auront serait n'est n'était d'avoir",
  'был была были было будет будут',
)
export const passives = set('is are was were be been being est sont était étaient sera')
export const adverbs = set(
  'last also later previously already then now again once often never always still even first further just only not yet',
  'recently earlier today yesterday tomorrow tonight meanwhile simply quietly instead too soon ago in-turn on-record',
  'aussi déjà ensuite encore toujours jamais également hier pas ne ainsi notamment',
  'позднее раньше впоследствии сначала вначале недавно давно накануне вдруг неожиданно сейчас нынче отдельно дополнительно',
  'вовсе раз наконец просто вообще лишь снова опять вновь сразу тут там здесь теперь тогда даже прямо открыто лично вслух',
  'также уже затем потом ещё еще вчера сегодня ранее позже не тоже',
)
export const weekdays = set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun',
  'lundi mardi mercredi jeudi vendredi samedi dimanche',
  'понедельник вторник среду четверг пятницу субботу воскресенье январе феврале марте апреле мае июне июле августе',
  'сентябре октябре ноябре декабре году неделе месяце утром вечером днём ночью',
)
export const times = set(
  'week month year morning evening afternoon night day january february march april june july august september',
  'october november december january time moment later earlier',
)
export const singularPronouns = set('he she il elle он она')
export const pluralPronouns = set('they ils elles они')
export const thingPronouns = set('it ça cela оно')
export const firstPersons = set('i we je nous я мы')
export const relatives = set('who whom qui который которая которые')
export const femalePronouns = set('she elle она her hers')
export const malePronouns = set('he il он him his')

/** Forms that are verbs beyond doubt, so that a subject ends before them. */
export const verbs = set(
  'went came took made gave got left met held stood began led ran saw knew felt brought kept became put paid sent',
  'spoke found lost won broke chose drove fell flew grew heard hid wrote rose sat sold taught understood wore',
  'says goes comes takes makes gives gets leaves meets holds stands begins leads runs sees knows faces wants seeks hopes',
  'fled came drew slept fought paid rang swore sought hung hit cut let set beat fell shot stole struck woke lay threw',
  'shook sang rode bit blew froze tore swung sank sprang dug fed dealt meant burst caught sped bled crept spread quit clung',
  'fails needs tries works lives reads looks wishes plans refuses expects',
)
/** People, when a text does not name them. */
export const menWords = set(
  'man boy dad grandad father brother son uncle husband father-in-law brother-in-law ex-husband grandfather nephew gentleman spokesman policeman businessman chairman',
  'fisherman fireman postman milkman salesman foreman doorman widower bridegroom schoolboy stepfather grandson son-in-law',
  'serviceman homme garçon beau-père beau-frère grand-père petit-fils neveu papa veuf époux moine curé отчим дед дедушка внук племянник зять свёкор тесть жених вдовец папа старик мальчик père frère fils oncle mari мужчина парень отец брат сын дядя муж юноша',
)
export const womenWords = set(
  'woman girl mum mom mother sister daughter mother-in-law mum-of-two mum-of-three mum-of-one ex-wife aunt wife grandmother niece lady spokeswoman policewoman chairwoman ombudswoman',
  'widow waitress actress schoolgirl grandma stepmother granddaughter daughter-in-law sister-in-law housewife landlady nun bride businesswoman saleswoman seamstress hostess',
  'femme fille mère belle-mère belle-sœur belle-fille grand-mère petite-fille nièce maman veuve épouse religieuse мачеха бабушка внучка племянница невестка свекровь тёща невеста вдова мама старушка старуха девочка sœur soeur tante épouse женщина девушка мать сестра дочь тётя тетя жена представительница',
)
export const peopleWords = set(
  'person victim witness survivor activist official officer spokesperson lawyer doctor nurse teacher student neighbour',
  'neighbor relative friend colleague source reporter journalist editor campaigner protester protestor demonstrator',
  'imam priest pastor rabbi bishop monk nun cop policeman inmate campaigner blogger farmer shopkeeper politician',
  'questioner interviewer host presenter anchor moderator caller chairman manager captain commander clerk writer author',
  'scientist historian sociologist economist psychologist homemaker accountant engineer actor singer artist student nurse',
  'detainee prisoner refugee diplomat soldier guard resident volunteer worker minister president leader commander',
  'swimmer boxer singer sprinter runner footballer striker coach boss chief star actress comedian presenter rapper novelist',
  'organiser organizer librarian barman shopper gouverneur motorist cyclist pedestrian trader',
  'candidate suspect defendant convict patient founder scholar defender caseworker teenager pupil widow widower aide',
  'adviser advisor insider banker trader governor senator lawmaker mayor councillor councilor attorney barrister',
  'solicitor paramedic firefighter rescuer sniper fighter rebel militant commissioner envoy ambassador coordinator',
  'chair treasurer secretary deputy spokesman spokeswoman counsel defendant complainant plaintiff applicant claimant',
  'passenger tenant landlord customer client returnee migrant asylum-seeker evacuee hostage captive graduate professor',
  'photographer cameraman correspondent columnist pollster strategist economist filmmaker director producer dancer',
  'judge prosecutor investigator parent cousin driver owner employee member volunteer author expert analyst researcher',
  'victime témoin activiste militant militante responsable avocat avocate médecin journaliste voisin voisine ami amie',
  'suspect prévenu prévenue accusé accusée ministre président présidente maire juge procureur procureure directeur',
  'directrice député députée élu élue officier policier policière gendarme étudiant étudiante enseignant enseignante',
  'instituteur institutrice retraité retraitée infirmier infirmière candidat candidate chercheur chercheuse expert',
  'experte rescapé rescapée survivant survivante détenu détenue prisonnier prisonnière employé employée ouvrier',
  'ouvrière commerçant commerçante agriculteur agricultrice passant passante manifestant manifestante proche parent',
  'cousin cousine collègue patron patronne chauffeur gardien gardienne magistrat magistrate commissaire préfet préfète',
  'bénévole coordinateur coordinatrice secrétaire conseiller conseillère ambassadeur ambassadrice écrivain écrivaine',
  'source porte-parole fonctionnaire diplomate soldat habitant habitante réfugié réfugiée professeur',
  'собеседник собеседница сотрудник сотрудница представитель адвокат врач журналист журналистка сосед соседка',
  'министр президент глава губернатор мэр депутат сенатор прокурор судья следователь директор начальник руководитель',
  'координатор координаторка юрист эксперт политолог священник имам учитель учительница студент студентка преподаватель',
  'мать отец родственник родственница друг подруга знакомый знакомая коллега житель жительница прохожий прохожая',
  'подсудимый подсудимая обвиняемый обвиняемая потерпевшая заключённый заключенный заключённая осуждённый беженец',
  'беженка пенсионер пенсионерка водитель охранник офицер майор полковник капитан генерал боец военный командир',
  'пресс-секретарь омбудсмен спикер председатель секретарь советник помощник заместитель продавец продавщица таксист',
  'неизвестный незнакомец очевидец участник участница организатор волонтёр волонтер психолог социолог историк',
  'активист активистка правозащитник правозащитница свидетель чиновник источник полицейский задержанный пострадавший',
)
