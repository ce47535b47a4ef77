/** Shapes of accounts, items, events, acts and claims. */
import { chainLink } from '../choices/evidence.ts'
import { may, must, shape, words } from '../field.ts'
import {
  code,
  day,
  distinct,
  either,
  hash,
  instant,
  language,
  line,
  many,
  member,
  ref,
  term,
  text,
  webAddress,
  whole,
} from '../kinds.ts'
import { involvementDegree } from '../vocabulary/involvement-degree.ts'
import { istanbulConsistency } from '../vocabulary/istanbul-consistency.ts'
import { methodOfViolence } from '../vocabulary/method-of-violence.ts'
import { numberQualifier } from '../vocabulary/number-qualifier.ts'
import { perpetratorType } from '../vocabulary/perpetrator-type.ts'
import { relationCertainty } from '../vocabulary/relation-certainty.ts'

/** {text, by, at, lang}: kept beside the original, never instead of it (rule R32). */
export const translation = shape('translation', {
  text: must(text(), words('Translation', 'Перевод', 'Traduction')),
  by: must(either(code, member), words('Translator', 'Переводчик', 'Traducteur')),
  at: may(day, words('On', 'Когда', 'Le')),
  lang: must(language, words('Into', 'На язык', 'Vers')),
})

/** {to, when, publicationId}: who heard it before decides independence. */
export const priorTelling = shape('priorTelling', {
  to: must(line(), words('Told to', 'Кому рассказано', 'Raconté à')),
  when: may(day, words('On', 'Когда', 'Le')),
  publicationId: may(ref('Publication'), words('Published as', 'Опубликовано как', 'Publié dans')),
})

/** {url, at, tool, wacz} */
export const capture = shape('capture', {
  url: must(webAddress, words('Address', 'Адрес', 'Adresse')),
  at: must(instant, words('Captured', 'Снято', 'Capturé le')),
  tool: must(line(120), words('Tool', 'Чем', 'Outil')),
  wacz: may(ref('EvidenceItem'), words('Archive', 'Архив', 'Archive')),
})

/** {personId, marks *}: marks are features that could identify, so that redaction can cover them. */
export const depicted = shape('depicted', {
  personId: must(ref('Person'), words('Person', 'Человек', 'Personne')),
  marks: may(many(line(), { max: 100 }), words('Identifying marks', 'Приметы', 'Signes reconnaissables')),
})

/** {mark, from, to}: from which second of a film to which one of its marks is seen; where nobody says, it is seen all through. */
export const markSeen = shape('markSeen', {
  mark: must(line(), words('Mark', 'Примета', 'Signe')),
  from: must(whole(0, 86_400), words('From second', 'С секунды', 'De la seconde')),
  to: must(whole(0, 86_400), words('To second', 'По секунду', 'À la seconde')),
})

/** {personId, by, at, why}: one of the two members who say that this person is not in it. */
export const notShown = shape('notShown', {
  personId: must(ref('Person'), words('Person', 'Человек', 'Personne')),
  by: must(member, words('By', 'Кем', 'Par')),
  at: must(instant, words('When', 'Когда', 'Quand')),
  why: must(line(300), words('Why', 'Почему', 'Pourquoi')),
})

/** {at, by, consent, file}: emptied under a consent that was taken back; `file` names the bytes that every desk deletes. */
export const erasedUnder = shape('erasedUnder', {
  at: must(instant, words('When', 'Когда', 'Quand')),
  by: must(member, words('By', 'Кем', 'Par')),
  consent: must(ref('Consent'), words('Consent', 'Согласие', 'Consentement')),
  file: may(hash, words('File', 'Файл', 'Fichier')),
})

/** {region, why} */
export const redaction = shape('redaction', {
  region: must(line(), words('What is covered', 'Что закрыто', 'Ce qui est masqué')),
  why: must(line(), words('Why', 'Почему', 'Pourquoi')),
})

/** {byline, creditLine, copyright, usageTerms}, as IPTC names them. */
export const credit = shape('credit', {
  byline: may(line(), words('Byline', 'Автор', 'Auteur')),
  creditLine: may(line(), words('Credit line', 'Подпись источника', 'Crédit')),
  copyright: may(line(), words('Copyright', 'Права', 'Droits')),
  usageTerms: may(text(5000), words('Terms of use', 'Условия использования', 'Conditions d’utilisation')),
})

const finding = shape('finding', {
  site: must(line(), words('Site on the body', 'Место на теле', 'Localisation')),
  description: must(text(5000), words('Finding', 'Что обнаружено', 'Constat')),
  allegation: must(text(5000), words('What the person says', 'Со слов человека', 'Selon la personne')),
  consistency: must(term(istanbulConsistency), words('Consistency', 'Соответствие', 'Compatibilité')),
})

/** {examinerCode, date, findings[…], opinion}, after annex IV of the Istanbul Protocol. */
export const examination = shape('examination', {
  examinerCode: must(either(member, code), words('Examiner', 'Кто осматривал', 'Examinateur')),
  date: must(day, words('Date', 'Дата', 'Date')),
  findings: must(many(finding, { max: 200 }), words('Findings', 'Находки', 'Constats')),
  opinion: may(term(istanbulConsistency), words('Opinion', 'Заключение', 'Avis')),
})

/** {n, qualifier, source}: HURIDOCS 0116. */
export const affected = shape('affected', {
  n: must(whole(0, 100_000_000), words('How many', 'Сколько', 'Combien')),
  qualifier: must(term(numberQualifier), words('The number is', 'Число', 'Le nombre est')),
  source: may(
    ref('Publication', 'Statement', 'Testimony', 'EvidenceItem', 'Claim'),
    words('According to', 'По данным', 'Selon'),
  ),
})

/** {eventId, type}: HURIDOCS MT22. */
export const eventLink = shape('eventLink', {
  eventId: must(ref('Event'), words('Event', 'Событие', 'Événement')),
  type: must(term(chainLink), words('How', 'Как связано', 'Lien')),
})

/** {method, object, site} */
export const methodDetail = shape('methodDetail', {
  method: must(term(methodOfViolence), words('Method', 'Способ', 'Méthode')),
  object: may(line(), words('With what', 'Чем', 'Avec quoi')),
  site: may(line(), words('Where on the body', 'По какой части тела', 'Où sur le corps')),
})

/** {personId or unit, perpetratorType, degree, certainty, claimIds}: HURIDOCS Involvement. */
export const involvement = shape('involvement', {
  personId: may(ref('Person'), words('Person', 'Человек', 'Personne')),
  unit: may(line(), words('Unit', 'Подразделение', 'Unité')),
  perpetratorType: must(term(perpetratorType), words('Kind', 'Кто', 'Type')),
  degree: must(
    term(involvementDegree),
    words('Degree of involvement', 'Степень участия', 'Degré d’implication'),
  ),
  certainty: must(term(relationCertainty), words('Certainty', 'Уверенность', 'Certitude')),
  claimIds: may(distinct(ref('Claim')), words('Rests on', 'На чём основано', 'Repose sur')),
})
