/**
 * A human being or body under a code. Victim, witness, relative, official come from links, never from a type.
 *
 * What a person is accused of being is nobody's record: there is no field for it, and rule R29 keeps it
 * out of the short ones.
 */
import { ageBand, personKind } from '../choices/people.ts'
import { optional, required, words } from '../field.ts'
import { code, distinct, language, line, many, ref, term, yesNo } from '../kinds.ts'
import { append, fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { ageStep, deceased, mergeStep, office, standing } from '../shapes/people.ts'

export const personType = recordType({
  name: 'Person',
  room: 'cases',
  class: 'CASE',
  header: 'CASE',
  noteFindable: 'rooms',
  standard: 'HURIDOCS Person (0902–0972), cut to the minimum',
  meaning: words(
    'A human being or body under a code. Who that is, stands elsewhere under other keys.',
    'Человек или организация под кодом. Кто это, записано отдельно под другими ключами.',
    'Une personne ou un organe sous un code. Son identité est ailleurs, sous d’autres clés.',
  ),
  fields: {
    code: required(code, {
      class: 'CASE',
      merge: fixed,
      column: true,
      label: words('Code', 'Код', 'Code'),
      help: words(
        'Never derived from a name or a date.',
        'Никогда не выводится из имени или даты.',
        'Jamais tiré d’un nom ou d’une date.',
      ),
    }),
    kind: required(term(personKind), {
      class: 'CASE',
      column: true,
      label: words('Kind', 'Кто это', 'Type'),
    }),
    pseudonym: optional(line(60), {
      class: 'CASE',
      column: true,
      label: words('Word in use', 'Условное имя', 'Mot d’usage'),
      help: words(
        'A neutral word from a fixed list.',
        'Нейтральное слово из готового списка.',
        'Un mot neutre d’une liste fixe.',
      ),
    }),
    ageBand: required(term(ageBand), {
      class: 'CASE',
      column: true,
      label: words('Age', 'Возраст', 'Âge'),
      help: words(
        'A band: a birth date stands with the names only.',
        'Только промежуток: дата рождения хранится с именами.',
        'Une tranche : la date de naissance reste avec les noms.',
      ),
    }),
    ageSteps: optional(many(ageStep, { max: 200 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Who said which age', 'Кто какой возраст назвал', 'Qui a dit quel âge'),
    }),
    langs: optional(distinct(language), { class: 'CASE', label: words('Languages', 'Языки', 'Langues') }),
    interpreter: optional(yesNo, {
      class: 'CASE',
      label: words('Needs an interpreter', 'Нужен переводчик', 'Interprète nécessaire'),
    }),
    office: optional(office, {
      class: 'PUB',
      label: words('Office', 'Должность', 'Fonction'),
      help: words(
        'For officials and spokespeople only.',
        'Только для должностных лиц и представителей.',
        'Pour les responsables et porte-parole seulement.',
      ),
    }),
    publicName: optional(line(), {
      class: 'PUB',
      column: true,
      label: words('Public name', 'Публичное имя', 'Nom public'),
      help: words(
        'Officials, organisations and named spokespeople only; everybody else has an Identity.',
        'Только должностные лица, организации и названные представители; у остальных — личность под своим ключом.',
        'Responsables, organisations et porte-parole nommés seulement ; les autres ont une identité.',
      ),
    }),
    deceased: optional(deceased, {
      class: 'CASE',
      merge: keepBoth,
      label: words('Died', 'Смерть', 'Décès'),
    }),
    mergedInto: optional(ref('Person'), {
      class: 'CASE',
      merge: keepBoth,
      computed: true,
      label: words('Same person as', 'Тот же человек, что', 'Même personne que'),
      help: words('Two members, reversible.', 'Решают двое; можно отменить.', 'Décidé à deux, réversible.'),
    }),
    mergeSteps: optional(many(mergeStep, { max: 200 }), {
      class: 'CASE',
      merge: append,
      computed: true,
      label: words('Who said so', 'Кто это сказал', 'Qui l’a dit'),
    }),
    standing: optional(many(standing), {
      class: 'CASE',
      merge: append,
      label: words('Standing as a source', 'Надёжность как источника', 'Fiabilité comme source'),
      help: words(
        'An Admiralty letter, judged for each source and never inherited.',
        'Буква по адмиралтейской шкале; для каждого источника своя.',
        'Une lettre de l’échelle de l’Amirauté, propre à chaque source.',
      ),
    }),
  },
})
