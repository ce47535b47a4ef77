/** Nouns by which a text calls the same person in turn: the judge is the magistrate, the MP is the lawmaker. */
import { nounStem } from '../words/person-nouns.ts'

/** General words, and behind the colon the particular ones they may stand for. */
const rows: readonly (readonly [general: string, particular: string])[] = [
  ['lawyer attorney counsel advocate', 'lawyer attorney barrister solicitor'],
  [
    'politician lawmaker legislator parliamentarian',
    'mp congressman congresswoman senator deputy councillor',
  ],
  ['writer author', 'novelist playwright poet essayist historian biographer'],
  ['doctor medic', 'physician surgeon consultant'],
  ['campaigner activist', 'campaigner activist organiser organizer defender'],
  ['journalist reporter', 'journalist reporter correspondent'],
  ['academic scholar researcher', 'professor lecturer historian sociologist'],
  ['officer', 'policeman policewoman cop constable sergeant detective inspector'],
  ['officer soldier', 'colonel captain major general lieutenant sergeant brigadier'],
  ['officier militaire gradé', 'colonel capitaine commandant général lieutenant sergent'],
  ['офицер военный военнослужащий', 'полковник майор капитан генерал лейтенант подполковник'],
  ['athlete player', 'footballer sprinter boxer swimmer'],
  [
    'cleric clergyman churchman',
    'priest pastor vicar reverend bishop archbishop cardinal imam mufti rabbi mullah ayatollah dean canon',
  ],
  ['prelate', 'bishop archbishop cardinal'],
  ['diplomat', 'ambassador consul envoy attaché'],
  ['teacher educator', 'teacher headteacher schoolteacher headmaster headmistress tutor'],
  ['musician performer', 'singer pianist violinist cellist guitarist drummer composer'],
  ['judge magistrate jurist', 'judge magistrate'],
  ['executive businessman businesswoman', 'chairman chairwoman director manager founder'],
  [
    'medic clinician',
    'doctor paramedic nurse psychiatrist paediatrician pediatrician neurologist cardiologist',
  ],
  [
    'doctor',
    'psychiatrist paediatrician pediatrician neurologist cardiologist anaesthetist pathologist gynaecologist',
  ],
  ['shopkeeper trader merchant', 'grocer butcher baker florist bookseller'],
  ['soldier serviceman', 'soldier conscript'],
  ['avocat avocate conseil pénaliste', 'avocat avocate'],
  ['magistrat magistrate', 'juge procureur procureure présidente président'],
  ['juriste', 'avocat avocate magistrat magistrate'],
  ['défenseur défenseuse', 'avocat avocate militant militante'],
  ['édile élu élue', 'maire adjoint adjointe conseiller conseillère'],
  ['parlementaire élu élue', 'député députée sénateur sénatrice eurodéputé eurodéputée'],
  ['auteur autrice écrivain écrivaine', 'écrivain écrivaine romancier romancière essayiste poète'],
  ['praticien praticienne docteur', 'médecin urgentiste chirurgien chirurgienne'],
  ['militant militante activiste', 'militant militante activiste'],
  ['agent fonctionnaire', 'policier policière gendarme gardien surveillant'],
  ['journaliste reporter', 'journaliste correspondant correspondante'],
  ['enseignant enseignante', 'professeur professeure instituteur institutrice'],
  ['sportif sportive athlète joueur joueuse', 'footballeur footballeuse'],
  ['prêtre religieux ecclésiastique', 'curé abbé pasteur évêque archevêque imam'],
  ['prélat', 'évêque archevêque cardinal'],
  ['diplomate', 'ambassadeur ambassadrice consul consule émissaire attaché attachée'],
  ['soignant soignante', 'infirmier infirmière médecin urgentiste aide-soignant aide-soignante sage-femme'],
  [
    'médecin praticien praticienne',
    'psychiatre pédiatre légiste généraliste cardiologue neurologue gynécologue',
  ],
  [
    'universitaire chercheur chercheuse',
    'professeur professeure historien historienne sociologue politiste politologue',
  ],
  ['commerçant commerçante', 'boulanger boulangère boucher bouchère épicier épicière libraire fleuriste'],
  [
    'paysan paysanne exploitant exploitante',
    'agriculteur agricultrice éleveur éleveuse fermier fermière maraîcher maraîchère',
  ],
  ['policier policière', 'brigadier brigadière commissaire inspecteur inspectrice'],
  ['artiste', 'chanteur chanteuse peintre sculpteur sculptrice musicien musicienne comédien comédienne'],
  ['patron patronne dirigeant dirigeante', 'directeur directrice gérant gérante fondateur fondatrice'],
  ['ecclésiastique', 'prêtre'],
  ['парламентарий законодатель политик', 'депутат сенатор'],
  ['защитник защитница юрист', 'адвокат'],
  [
    'чиновник чиновница',
    'министр губернатор мэр глава начальник руководитель директор премьер замминистра вице-премьер',
  ],
  ['official', 'minister mayor governor commissioner prefect secretary'],
  ['responsable', 'président présidente directeur directrice secrétaire'],
  ['градоначальник', 'мэр'],
  ['писатель писательница автор литератор', 'писатель писательница поэт'],
  ['журналист журналистка', 'репортёр репортер корреспондент корреспондентка'],
  ['врач медик доктор', 'врач хирург терапевт'],
  ['активист активистка', 'правозащитник правозащитница'],
  ['учёный ученый исследователь эксперт', 'историк профессор политолог социолог'],
  ['спортсмен спортсменка', 'футболист боксёр'],
]

const stems = rows.map(([general, particular]) => ({
  general: new Set(general.split(' ').map(nounStem)),
  particular: new Set(particular.split(' ').map(nounStem)),
}))

/** The other nouns for somebody whom a text also calls so; all as stems. */
export function alsoCalled(noun: string): readonly string[] {
  const others = stems.flatMap(({ general, particular }) => [
    ...(general.has(noun) ? particular : []),
    ...(particular.has(noun) ? general : []),
  ])
  return [...new Set(others)].filter((one) => one !== noun)
}
