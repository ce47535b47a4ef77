/** Words in capitals that are no part of a person's name: titles, and what bodies are called. */

function set(...rows: readonly string[]): ReadonlySet<string> {
  return new Set(rows.flatMap((row) => row.split(' ')))
}

export const titles = set(
  'president vice-president minister chancellor prime secretary premier deputy vice acting former mr mrs ms miss dr',
  'sir lord lady dame king queen prince princess pope father sister brother captain colonel major general sergeant',
  'lieutenant commander admiral inspector constable superintendent detective judge justice senator congressman',
  'congresswoman representative rep sen gov governor mayor ambassador commissioner ombudsman ombudswoman spokesman',
  'spokeswoman spokesperson professor prof director chairman chairwoman chair chief head leader imam mufti sheikh',
  'bishop archbishop patriarch rabbi reverend editor reporter correspondent lawyer attorney activist prosecutor',
  'prosecutor-general attorney-general chancellor consul envoy frenchman dutchman englishman irishman swede dane pole',
  'finn spaniard briton norwegian italian belgian austrian foreign interior defence defense justice rights mother',
  'président présidente ministre chancelier chancelière premier première monsieur madame mademoiselle mme mlle docteur',
  'maître porte-parole directeur directrice ambassadeur ambassadrice maire juge général colonel capitaine commandant',
  'procureur procureure député députée sénateur sénatrice chef cheffe secrétaire me m mgr pr avocat avocate imam préfet',
  'col lt gen capt sgt maj adm cmdr det insp supt dci rev hon mp mep vice-chancellor co-founder founder coordinator',
  'gouverneur gouverneure organiser organizer campaigner researcher historian novelist playwright co-chair sultan emir',
  'adviser advisor deputy-director undersecretary under-secretary rapporteur commissioner-general sheriff marshal',
  'rapporteure commissaire coordinateur coordinatrice fondateur fondatrice militant militante journaliste chercheur',
  'chercheuse porte-paroles recteur doyen premier-ministre vice-président vice-présidente eurodéputé eurodéputée',
  'президент президента президенту министр министра глава канцлер премьер премьер-министр губернатор мэр посол',
  'уполномоченный уполномоченная генерал полковник майор капитан директор господин госпожа прокурор судья сенатор',
  'депутат замминистра вице-премьер вице-президент генпрокурор пресс-секретарь председатель координатор секретарь',
  'руководитель начальник экс-президент экс-министр подполковник лейтенант муфтий имам омбудсмен епископ патриарх',
  'адвокат юрист правозащитник правозащитница активист активистка журналист журналистка следователь представитель',
  'представительница советник помощник заместитель',
)
/** Titles that are written short, and what whoever bears them is called: "Gen. Orvel", "the general". */
export const shortOffices: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'gen general',
    'col colonel',
    'lt lieutenant',
    'capt captain',
    'maj major',
    'sgt sergeant',
    'cpl corporal',
    'adm admiral',
    'cmdr commander',
    'det detective',
    'insp inspector',
    'supt superintendent',
    'rev reverend',
    'sen senator',
    'rep representative congressman congresswoman',
    'gov governor',
    'prof professor',
    'dr doctor docteur',
    'pr professeur',
    'cdt commandant',
  ].map((row) => {
    const [short = '', ...full] = row.split(' ')
    return [short, full]
  }),
)
/** Of the titles, those that by themselves never make a body's or a person's name. */
export const bodies = set(
  'republic network watch ministry department office agency council committee commission court tribunal parliament',
  'government union party group association federation foundation institute university hospital police army church',
  'assembly congress senate press news times post gazette gazeta herald tribune journal daily weekly radio television',
  'tv broadcast broadcasting service services bureau centre center company corporation bank board alliance coalition',
  'front movement league initiative project fund international nations states kingdom embassy consulate territory region',
  'house society team command guard forces administration authority authorities secretariat presidency kremlin street',
  'road avenue square airport station prison campaign organisation organization academy school college museum theatre',
  'courrier réseau ministère conseil comité cour tribunal gouvernement parlement assemblée union parti association',
  'fédération fondation institut université hôpital police armée église agence bureau centre république gazette',
  'ligue commission observatoire collectif mouvement front cour parquet préfecture mairie syndicat coordination chambre',
  'ambassade consulat rectorat haut-commissariat rassemblement alliance coalition secrétariat commissariat gendarmerie présidence élysée cabinet',
  'hills heights gardens mountains mountain valley woods forest moor coast bay grove crescent terrace mews plaza mall stadium arena',
  'tower bridge lane hall park estate building hotel cathedral island river lake beach harbour harbor county valley village hill castle',
  'mission delegation guild trust chamber ombudsman inquiry coroner tribunal federation',
  'commission organisation panel secretariat directorate bureau chamber forum foundation observatory registry inspectorate',
  'сеть министерство комитет совет суд правительство парламент партия агентство фонд центр союз организация прокуратура',
  'комиссия газета республика республики край области область',
)
export const links = set(
  "de del della da di du des la le van von der den ter ten dos das bin bint ibn al el ben ould wa ya ag mint abu umm zu zum zur af av ap y e вон фон ван дер ди де аль эль ибн бин бен заде оглы кызы d'",
)
/** Words that begin sentences and names alike, and are never part of a name. */
export const neverNames = set(
  'the a an in on at by for from with to of and or but if as when while after before since until although though because',
  'however meanwhile moreover also then there here this that these those it he she they we i you his her their its our my',
  'your who what where why how which some several many most few both all each every any no not one two three four five six',
  'seven eight nine ten during despite according among between against about around over under back last next early late',
  'earlier later today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march',
  'april may june july august september october november december more less only even still yet so such another other',
  'others men women people activists officials police authorities families victims witnesses relatives lawyers critics',
  'supporters protesters residents neighbours neighbors prosecutors investigators experts doctors sources gay lesbian',
  'human members mainly outside inside speaking asked severe so-called nearly almost at-least up',
  "le la les l' un une des du de d' à au aux en dans et ou mais si quand après avant depuis selon d'après il elle ils elles",
  'ce cet cette ces on nous vous je tu son sa ses leur leurs deux trois quatre cinq plusieurs hier aujourd’hui comme pour par',
  'в во на из с со от для при о об по у к ко за и а но или если когда после до он она они оно мы вы я это этот эта эти его её',
  'затем потом тогда теперь ранее позже там здесь сам сама сами была был было были стала стал кроме кстати напомним между первым',
  'первая первый второй вторая все весь вся каждый один одна другой другая некоторые многие именно даже только уже ещё еще итак',
  'значит впрочем вместе согласно благодаря несмотря однажды почему как что кто где зачем чтобы пока хотя поэтому наконец нет да',
  'que quoi qui quel quelle quels quelles où combien pourquoi comment est-ce lequel laquelle whose whom whether did does do is are was were has have had',
  'alors ainsi puis ensuite enfin pourtant cependant toutefois certains certaines tous toutes chaque aucun aucune voilà voici lorsque',
  'interrogé interrogée contacté contactée sollicité sollicitée joint jointe même autre autres celui celle ceux cela ici là pendant',
  'malgré lors face parmi chez vers sans sous contre or car donc ni non oui une fois finalement désormais autant lui eux',
  'que qui quoi quel quelle quels quelles où comment pourquoi combien напоследок ладно тоже вон',
  'once thus perhaps maybe just only asked when former soon rather instead finally nobody everyone somebody',
  'ближе дальше раньше рано поздно скоро недавно давно сейчас тем такой такая такие какой какая лишь ничего никто чуть едва вдруг',
  'внезапно сначала вначале впоследствии впервые вновь снова опять далее иногда часто редко всегда обычно вечером утром днём ночью',
  'весной летом осенью зимой накануне завтра ну вот так тут сперва параллельно одновременно официально неофициально позднее',
  'их два три четыре пять несколько вчера сегодня также однако более менее не тот та те то sur lors dès hors durant derrière devant chez auprès',
)

/** What stands behind a name and is no part of it. */
export const afterNames = set('kc qc mp mep phd md jr sr obe cbe mbe esq sc msp tds')
