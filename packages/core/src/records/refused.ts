/**
 * What this program will never do. Each line would be useful to somebody, first of all to the persecutors.
 *
 * This list names the forbidden things in order to forbid them; nothing else in the program does. No page shows it: the
 * tests that read every source and every word of the program (RE15, RE18) prove by it that they would see such a thing.
 */
import type { Words } from '../base/language.ts'
import { words } from './field.ts'

export const refusedFunctions: readonly Words[] = [
  words(
    'a field, tag, filter or search for sexual orientation, gender identity or any other targeted ground of a person',
    'поле, метка, фильтр или поиск по сексуальной ориентации, гендерной идентичности или другому признаку, за который преследуют',
    'un champ, une étiquette, un filtre ou une recherche sur l’orientation sexuelle, l’identité de genre ou tout autre motif visé',
  ),
  words(
    'a list or graph of acquaintances, or of people named under torture',
    'список или граф знакомств, или тех, кого назвали под пытками',
    'une liste ou un graphe de connaissances, ou de personnes nommées sous la torture',
  ),
  words(
    'face search or face matching over images',
    'поиск или сличение лиц по снимкам',
    'la recherche ou comparaison de visages',
  ),
  words(
    'guessing who an anonymous witness or quoted person is',
    'угадывание, кто анонимный свидетель или процитированный человек',
    'deviner qui est un témoin anonyme ou une personne citée',
  ),
  words(
    'locating or mapping hidden persons, shelters or routes, or a view that joins name and place',
    'поиск мест и карты укрытых людей, убежищ и путей, страница, где имя рядом с местом',
    'localiser ou cartographier personnes cachées, refuges ou routes, ou une vue joignant nom et lieu',
  ),
  words(
    'scoring whether a person "really" belongs to the group',
    'оценка того, «действительно ли» человек принадлежит к группе',
    'noter si une personne appartient « vraiment » au groupe',
  ),
  words(
    'messages to relatives or authorities sent by the system',
    'сообщения родным или властям от имени системы',
    'des messages aux proches ou aux autorités envoyés par le système',
  ),
  words(
    'publishing names of private persons accused',
    'публикация имён обвиняемых частных лиц',
    'publier le nom de particuliers mis en cause',
  ),
  words(
    'automatic refusal or ranking of people without a human decision',
    'автоматический отказ людям или их ранжирование без решения человека',
    'refuser ou classer des personnes automatiquement, sans décision humaine',
  ),
  words(
    'collection of public social-media profiles of persons at risk',
    'сбор открытых страниц в соцсетях тех, кто в опасности',
    'collecter les profils publics des personnes en danger',
  ),
]
