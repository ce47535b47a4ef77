/** French verbs that tell who says something, with the forms that news uses. */

function words(...rows: readonly string[]): readonly string[] {
  return rows.flatMap((row) => row.split(' '))
}

export const regularFrench: readonly string[] = words(
  'déclarer affirmer expliquer ajouter assurer raconter confier estimer préciser souligner rapporter indiquer lancer',
  'insister regretter dénoncer accuser témoigner rappeler marteler demander annoncer avouer confirmer juger noter',
  'relater observer résumer jurer murmurer soupirer répliquer appeler souffler ironiser plaisanter rétorquer évoquer',
  'qualifier critiquer condamner réclamer exiger exhorter marmonner chuchoter crier hurler clamer proclamer marquer',
  'commenter argumenter objecter protester tempêter tonner fulminer pester grincer tempérer nuancer relativiser alerter',
  "s'écrier s'époumoner s'enthousiasmer s'impatienter s'inquiéter s'offusquer s'excuser s'expliquer s'indigner s'agacer s'insurger s'alarmer s'inquiéter s'étonner s'exclamer s'interroger s'emporter s'émouvoir",
  'balayer écarter rejeter contester nier réfuter considérer penser rêver espérer remarquer signaler révéler',
  'détailler développer renchérir enchaîner continuer glisser trancher asséner répéter interroger questionner tweeter',
  'conseiller recommander suggérer préconiser menacer avertir promettre féliciter saluer vanter louer déplorer',
  'fustiger pointer épingler moquer railler taxer traiter décrire citer invoquer plaider prôner prier supplier ordonner',
  'intimer sommer inviter encourager remercier excuser pleurer sangloter bafouiller balbutier chanter scander écrire',
  'désoler lamenter féliciter réjouir parler impatienter plaindre blâmer reprocher résumer jubiler triompher grincer',
  'abonder compléter persifler synthétiser acquiescer approuver corriger rectifier tancer gronder ricaner railler badiner',
  'rigoler maugréer ronchonner râler grommeler bougonner marmotter arguer théoriser décréter claironner vociférer brailler',
  'temporiser modérer minimiser dédramatiser rassurer implorer conjurer prophétiser pronostiquer anticiper spéculer insinuer',
  'alléguer énumérer narrer retracer mentionner signifier informer divulguer dévoiler lâcher susurrer articuler prononcer',
  'bredouiller bégayer hoqueter enrager vitupérer revendiquer professer livrer balancer jeter couper avancer résumer',
  'relever stigmatiser brocarder conspuer vilipender étriller éreinter assener tacler riposter opposer soulever souhaiter redouter énoncer',
  'formuler édicter statuer proposer diagnostiquer évaluer augurer présager pressentir pleurnicher beugler tonitruer invectiver apostropher',
  'haranguer admonester sermonner réprimander houspiller taquiner blaguer pérorer disserter gloser consoler réconforter apaiser renseigner',
  'notifier télégraphier éluder esquiver réciter déclamer sous-entendre ressasser rabâcher seriner dédouaner exonérer enfoncer calculer',
  'résigner offusquer réprouver désavouer désapprouver contre-attaquer authentifier débiter ânonner psalmodier chapitrer raisonner',
  'justifier assumer présenter témoigner réaffirmer rassurer abonder attester certifier signer',
  "s'émerveiller s'extasier s'enflammer s'emballer s'esclaffer s'étrangler s'égosiller s'alarmer s'épancher s'inquiéter",
  "reconnaître constater analyser décrypter philosopher sourire hésiter admettre concéder s'amuser s'énerver",
)
const irregular = words(
  'dit disent disait disaient dira dirent écrit écrivent écrivait répond répondent répondu répondait poursuit',
  'poursuivent poursuivi poursuivait conclut concluent conclu concluait prévient préviennent prévenu prévenait',
  'reconnaît reconnaissent reconnu reconnaissait soutient soutiennent soutenu soutenait dément démentent démenti',
  'démentait promet promettent promis promettait réagit réagissent réagi réagissait avertit avertissent averti',
  'admet admettent admis admettait sourit souri rit craint craignent craignait craint prétend prétendent prétendu',
  'prétendait défend défend défendent défendu convient conviennent décrit décrivent décrivait souvient souviennent',
  'souvenait reprend reprennent repris reprenait surenchérit renchérit renchéri entend apprend croit croient croyait',
  'réjouit réjouissent réjoui réjouie renchérissait surenchérissait bondit rugit gémit applaudit réfléchit garantit garanti',
  'réagissait avertissait finit prévint convint maintient maintiennent maintenu maintenait retient retenu intervient intervenu',
  'contredit contredisent redit redisait interdit médit admettait promettait transmet transmis compromet objecte feint plaît',
  'enjoint geint dépeint dépeignait dépeignent décrivit écrivit répondit défendit entendit rétorqua conclut fit',
  'dite dits dites voit voient traduit fait-valoir plaint plaignent plaignait vilipende interrompt sait maudit bénit prédit prédisent',
)

/** The forms of a verb in -er: present, imperfect, participle, simple past. */
function formsOf(infinitive: string): readonly string[] {
  if (!infinitive.endsWith('er')) return []
  const stem = infinitive.slice(0, -2)
  const own = stem.startsWith("s'")
    ? ['é', 'ée', 'és', 'ées'].map((ending) => `${stem.slice(2)}${ending}`)
    : []
  const soft = stem.endsWith('g') ? `${stem}e` : stem.endsWith('c') ? `${stem.slice(0, -1)}ç` : stem
  const open = openStem(stem)
  return [
    ...own,
    `${open}e`,
    `${open}ent`,
    `${soft}ait`,
    `${soft}aient`,
    `${stem}é`,
    `${stem}ée`,
    `${stem}és`,
    `${soft}a`,
    `${stem}èrent`,
  ]
}

/** répéter: répète; relever: relève; rappeler: rappelle; marteler: martèle; balayer: balaie. */
function openStem(stem: string): string {
  if (stem.endsWith('appel')) return `${stem}l`
  if (stem.endsWith('rejet')) return `${stem}t`
  if (stem.endsWith('balay')) return stem.replace(/y$/u, 'i')
  return stem.replace(/[eé](?=[cdlrtgnv]$)/u, 'è')
}

export const frenchSpeech: readonly string[] = [...regularFrench.flatMap(formsOf), ...irregular]
export const frenchGerunds: readonly string[] = [
  ...regularFrench
    .filter((verb) => verb.endsWith('er'))
    .map((verb) => verb.slice(0, -2).replace(/c$/u, 'ç').replace(/g$/u, 'ge').concat('ant')),
  ...words(
    'disant écrivant répondant poursuivant concluant soutenant démentant promettant reconnaissant admettant',
  ),
]
