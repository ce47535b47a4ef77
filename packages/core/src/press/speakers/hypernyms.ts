/** Wider words for what somebody is: "the cleric" of a bishop, « le chef de l'État » of a president. */

import type { Token } from '../tokens.ts'
import { withoutArticle } from '../words/person-nouns.ts'

const rows: readonly string[] = [
  'lawyer: solicitor barrister attorney advocate counsel',
  'attorney: lawyer solicitor barrister counsel',
  'solicitor: lawyer attorney',
  'barrister: lawyer counsel',
  'judge: magistrate justice',
  'magistrate: judge',
  'doctor: physician surgeon psychiatrist paediatrician pediatrician neurologist cardiologist anaesthetist pathologist gynaecologist',
  'physician: doctor surgeon',
  'medic: doctor paramedic nurse',
  'officer: sergeant captain inspector constable lieutenant colonel major superintendent',
  'policeman: sergeant inspector constable superintendent',
  'policewoman: sergeant inspector constable superintendent',
  'soldier: sergeant corporal private captain lieutenant',
  'cleric: priest imam bishop pastor mufti rabbi archbishop vicar mullah ayatollah',
  'clergyman: priest bishop pastor vicar rector',
  'prelate: bishop archbishop cardinal',
  'priest: father vicar',
  'diplomat: ambassador consul envoy attaché',
  'envoy: ambassador diplomat',
  'lawmaker: senator congressman congresswoman representative deputy mp legislator',
  'legislator: senator congressman congresswoman representative deputy mp lawmaker',
  'parliamentarian: mp senator deputy mep',
  'politician: senator mp deputy minister mayor',
  'academic: professor lecturer scholar historian sociologist',
  'scholar: professor historian',
  'teacher: schoolteacher headteacher',
  'reporter: journalist correspondent',
  'journalist: reporter correspondent editor columnist',
  'musician: singer pianist violinist guitarist drummer',
  'writer: novelist poet author playwright',
  'author: novelist writer historian',
  'merchant: shopkeeper trader',
  'rower: oarsman',
  'driver: trucker',
  'avocate: conseil bâtonnière',
  'avocat: conseil bâtonnier défenseur',
  'magistrat: juge procureur substitut président',
  'magistrate: juge procureure substitute présidente',
  'médecin: docteur docteure chirurgien chirurgienne psychiatre pédiatre urgentiste généraliste légiste',
  'praticien: docteur chirurgien médecin psychiatre pédiatre',
  'praticienne: docteure chirurgienne médecin psychiatre pédiatre',
  'soignant: infirmier médecin aide-soignant',
  'soignante: infirmière médecin aide-soignante',
  'officier: colonel capitaine général commandant lieutenant major amiral',
  'militaire: colonel capitaine général commandant lieutenant sergent caporal soldat',
  'gradé: colonel capitaine général commandant lieutenant',
  'policier: brigadier commissaire gardien inspecteur commandant',
  'policière: brigadière commissaire gardienne inspectrice',
  'prêtre: père abbé curé',
  'religieux: père abbé curé frère évêque imam pasteur',
  'religieuse: sœur',
  'prélat: évêque archevêque cardinal',
  'diplomate: ambassadeur ambassadrice consul consule émissaire',
  'parlementaire: député députée sénateur sénatrice eurodéputé eurodéputée',
  'élu: député maire sénateur conseiller adjoint',
  'élue: députée maire sénatrice conseillère adjointe',
  'édile: maire',
  'universitaire: professeur professeure historien historienne sociologue politiste chercheur chercheuse',
  'enseignant: professeur instituteur maître',
  'enseignante: professeure institutrice maîtresse professeur',
  'journaliste: reporter correspondant correspondante rédacteur rédactrice',
  'écrivain: romancier poète dramaturge auteur',
  'écrivaine: romancière poétesse dramaturge autrice',
  'commerçant: boulanger boucher épicier libraire fleuriste',
  'commerçante: boulangère bouchère épicière libraire fleuriste',
  'paysan: agriculteur éleveur fermier maraîcher',
  'paysanne: agricultrice éleveuse fermière maraîchère',
]

const below: ReadonlyMap<string, readonly string[]> = new Map(
  rows.map((row) => {
    const [word = '', words = ''] = row.split(': ')
    return [word, words.split(' ')] as const
  }),
)

/** Of several words. */
const offices: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^the head of state$/u, ['president', 'king', 'queen', 'emir', 'sultan']],
  [/^the head of government$/u, ['premier', 'chancellor']],
  [/^le chef de l'[eé]tat$/u, ['président', 'roi', 'émir', 'sultan']],
  [/^la cheffe de l'[eé]tat$/u, ['présidente', 'reine']],
  [/^(?:le chef|la cheffe) du gouvernement$/u, ['chancelier', 'chancelière']],
]

/** What somebody who is called so may have been called before; none where the words are no such description. */
export function narrowerWords(tokens: readonly Token[]): readonly string[] {
  const words = tokens.map(({ low }) => low).join(' ')
  const office = offices.find(([pattern]) => pattern.test(words))
  if (office !== undefined) return office[1]
  const noun = tokens.at(-1)
  const isDefinite =
    (tokens.length === 2 && /^(?:the|le|la|ce|cette)$/u.test(tokens[0]?.low ?? '')) ||
    (tokens.length === 1 && noun?.low.startsWith("l'") === true)
  return isDefinite && noun?.capital !== true ? (below.get(withoutArticle(noun?.low ?? '')) ?? []) : []
}
