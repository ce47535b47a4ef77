/** One checkable proposition, tied to the exact words of its source. */
import { optional, required, words } from '../field.ts'
import { day, distinct, either, line, ref, term, text, whole, yesNo } from '../kinds.ts'
import { append, fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { evidentiality } from '../vocabulary/evidentiality.ts'
import { numberQualifier } from '../vocabulary/number-qualifier.ts'
import { relationCertainty } from '../vocabulary/relation-certainty.ts'

export const claimType = recordType({
  name: 'Claim',
  room: 'evidence',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'opened-case',
  standard: 'schema.org Claim; HURIDOCS has none',
  meaning: words(
    'One checkable proposition, tied to the exact words of its source.',
    'Одно проверяемое утверждение, привязанное к точным словам источника.',
    'Une proposition vérifiable, liée aux mots exacts de sa source.',
  ),
  fields: {
    source: required(ref('Testimony', 'Publication', 'Statement', 'EvidenceItem'), {
      class: 'CASE',
      merge: fixed,
      apart: 'claims',
      column: true,
      label: words('Source', 'Откуда', 'Source'),
    }),
    // A story in words shows whoever it tells of: they are asked as if they stood in a picture (R01).
    mentions: optional(distinct(ref('Person')), {
      class: 'CASE',
      merge: append,
      label: words('Tells of', 'О ком рассказывает', 'Parle de'),
      help: words(
        'Everybody who can be recognised by these words, beside whoever speaks.',
        'Все, кого можно узнать по этим словам, кроме говорящего.',
        'Qui peut être reconnu à ces mots, hormis qui parle.',
      ),
    }),
    anchor: required(text(20_000), {
      class: 'CASE',
      merge: fixed,
      findable: 'opened-case',
      label: words('Exact words', 'Точные слова', 'Mots exacts'),
      help: words(
        'Copied from the source, letter by letter. They stay where the source is.',
        'Буква в букву из источника. Остаются там же, где источник.',
        'Copiés de la source, lettre à lettre. Ils restent là où est la source.',
      ),
    }),
    about: required(ref('Event', 'Act', 'Person', 'Intervention'), {
      class: 'CASE',
      merge: fixed,
      apart: 'claims',
      column: true,
      label: words('About', 'О чём', 'À propos de'),
    }),
    subject: optional(ref('Person'), {
      class: 'CASE',
      apart: 'claims',
      label: words('Whom it concerns', 'Кого касается', 'Qui est concerné'),
      help: words(
        'When the point belongs to one person.',
        'Если речь об одном человеке.',
        'Quand le point concerne une personne.',
      ),
    }),
    slot: required(line(60), {
      class: 'CASE',
      merge: fixed,
      apart: 'claims',
      column: true,
      label: words('Point', 'Пункт', 'Point'),
      help: words(
        'For example place, gate_colour, rank, held_n, release_date.',
        'Например: place, gate_colour, rank, held_n, release_date.',
        'Par exemple place, gate_colour, rank, held_n, release_date.',
      ),
    }),
    value: required(either(either(line(), whole(-1_000_000_000, 1_000_000_000)), yesNo), {
      class: 'CASE',
      merge: fixed,
      apart: 'claims',
      column: true,
      label: words('Value', 'Значение', 'Valeur'),
    }),
    qualifier: optional(term(numberQualifier), {
      class: 'CASE',
      apart: 'claims',
      label: words('The number is', 'Число', 'Le nombre est'),
    }),
    asOf: optional(day, { class: 'CASE', apart: 'claims', label: words('As of', 'На дату', 'Au') }),
    evidentiality: required(term(evidentiality), {
      class: 'CASE',
      merge: keepBoth,
      apart: 'claims',
      column: true,
      label: words('How known', 'Откуда знает', 'Comment il le sait'),
    }),
    origin: required(ref('Person'), {
      class: 'CASE',
      merge: keepBoth,
      apart: 'claims',
      column: true,
      label: words('Origin', 'Кто узнал первым', 'Origine'),
      help: words(
        'Who first knew it, not who printed it.',
        'Кто узнал первым, а не кто напечатал.',
        'Qui l’a su d’abord, non qui l’a imprimé.',
      ),
    }),
    originCertainty: required(term(relationCertainty), {
      class: 'CASE',
      merge: keepBoth,
      apart: 'claims',
      label: words('Certainty of the origin', 'Уверенность в этом', 'Certitude de l’origine'),
    }),
  },
})
