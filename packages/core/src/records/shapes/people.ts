/** Shapes about people: office, standing as a source, and what the names' compartment holds. */
import { ageBand, documentKind, mergeWord, nameKind } from '../choices/people.ts'
import { may, must, shape, words } from '../field.ts'
import {
  country,
  day,
  instant,
  language,
  line,
  member,
  ref,
  term,
  text,
  unsearched,
  yesNo,
} from '../kinds.ts'
import { datePrecision } from '../vocabulary/date-precision.ts'
import { relationship } from '../vocabulary/relationship.ts'
import { reliability } from '../vocabulary/reliability.ts'

/** {title, body, from, to}: only for officials and spokespeople. */
export const office = shape('office', {
  title: must(line(), words('Office', 'Должность', 'Fonction')),
  body: may(line(), words('Body', 'Орган', 'Organe')),
  from: may(day, words('From', 'С', 'Depuis')),
  to: may(day, words('Until', 'По', 'Jusqu’au')),
})

/** {date, precision, source} */
export const deceased = shape('deceased', {
  date: must(day, words('Date', 'Дата', 'Date')),
  precision: must(term(datePrecision), words('How sure', 'Точность', 'Précision')),
  source: may(
    ref('Testimony', 'Publication', 'EvidenceItem', 'Statement'),
    words('Known from', 'Откуда известно', 'Source'),
  ),
})

/** {reliability, basis, by, at}: judged for each source, never inherited. */
export const standing = shape('standing', {
  reliability: must(term(reliability), words('Reliability', 'Надёжность', 'Fiabilité')),
  basis: must(text(5000), words('Why', 'На чём основано', 'Sur quelle base')),
  by: must(member, words('Judged by', 'Кто оценил', 'Évalué par')),
  at: must(day, words('On', 'Когда', 'Le')),
})

/** {text, script, lang, kind}: every spelling met. */
export const personName = shape('personName', {
  text: must(line(), words('Name', 'Имя', 'Nom')),
  script: may(unsearched(line(4)), words('Script', 'Письмо', 'Écriture')),
  lang: may(language, words('Language', 'Язык', 'Langue')),
  kind: must(term(nameKind), words('Kind', 'Вид', 'Type')),
})

/** {kind, number, country, expires, markerAsPrinted} */
export const identityDocument = shape('identityDocument', {
  kind: must(term(documentKind), words('Document', 'Документ', 'Document')),
  number: must(line(60), words('Number', 'Номер', 'Numéro')),
  country: may(country, words('Issued by', 'Кем выдан', 'Délivré par')),
  expires: may(day, words('Valid until', 'Действует до', 'Valable jusqu’au')),
  markerAsPrinted: may(
    line(10),
    words('Sex field as printed', 'Отметка о поле, как напечатано', 'Mention du sexe telle qu’imprimée'),
    words(
      'Only the letter printed in the document: tickets and visas must match it. It says nothing about the person.',
      'Только буква из документа: с ней сверяют билет и визу. О самом человеке она ничего не говорит.',
      'Seulement la lettre imprimée : billets et visas doivent y correspondre. Elle ne dit rien de la personne.',
    ),
  ),
})

/** {channel, address, safeHours, heldBy} */
export const contact = shape('contact', {
  channel: must(line(60), words('Channel', 'Канал', 'Canal')),
  address: must(line(), words('Number or address', 'Номер или адрес', 'Numéro ou adresse')),
  safeHours: may(line(), words('Safe hours', 'Безопасные часы', 'Heures sûres')),
  heldBy: may(
    line(),
    words('Who else holds the device', 'У кого ещё бывает устройство', 'Qui d’autre a l’appareil'),
  ),
})

/** {personId, relationship, threat}: a relative who threatens goes on the never-tell list. */
export const relative = shape('relative', {
  personId: must(ref('Person'), words('Person', 'Человек', 'Personne')),
  relationship: must(term(relationship), words('Relationship', 'Кем приходится', 'Lien')),
  threat: must(yesNo, words('A threat', 'Представляет угрозу', 'Représente une menace')),
})

/** {by, at, band}: how old one member says the person is; a minor becomes an adult by the word of two (rule R06). */
export const ageStep = shape('ageStep', {
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  band: must(term(ageBand), words('Age', 'Возраст', 'Âge')),
})

/** {into, by, at, what}: one of the two members who say that two codes are one person, or that they are not (rule R18). */
export const mergeStep = shape('mergeStep', {
  into: must(ref('Person'), words('Same person as', 'Тот же человек, что', 'Même personne que')),
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  what: must(term(mergeWord), words('What', 'Что', 'Quoi')),
})
