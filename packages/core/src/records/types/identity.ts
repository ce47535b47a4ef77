/** Who a coded person is: its own keys, fewer readers. No field says where the person is now. */
import { optional, required, words } from '../field.ts'
import { country, distinct, many, ref, text, token } from '../kinds.ts'
import { fixed, keepBoth, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { birth } from '../shapes/dates.ts'
import { contact, identityDocument, personName, relative } from '../shapes/people.ts'

export const identityType = recordType({
  name: 'Identity',
  room: 'cases',
  class: 'NAME',
  header: 'NAME',
  noteFindable: 'guarded',
  standard: 'HURIDOCS 0903–0917, 0941; UNHCR Resettlement Registration Form, section 2',
  meaning: words(
    'Who a coded person is. Never where the person is.',
    'Кто стоит за кодом. Никогда — где этот человек.',
    'Qui est la personne sous code. Jamais où elle est.',
  ),
  fields: {
    personId: required(ref('Person'), {
      class: 'NAME',
      merge: fixed,
      column: true,
      label: words('Person', 'Человек', 'Personne'),
    }),
    names: required(many(personName, { min: 1, max: 100 }), {
      class: 'NAME',
      merge: setBy('text', 'kind'),
      column: true,
      label: words('Names', 'Имена', 'Noms'),
      help: words('Every spelling met.', 'Все встреченные написания.', 'Toutes les graphies rencontrées.'),
    }),
    birth: optional(birth, {
      class: 'NAME',
      merge: keepBoth,
      label: words('Birth', 'Рождение', 'Naissance'),
    }),
    citizenships: optional(distinct(country), {
      class: 'NAME',
      label: words('Citizenships', 'Гражданства', 'Nationalités'),
    }),
    documents: optional(many(identityDocument, { max: 100 }), {
      class: 'NAME',
      merge: setBy('kind', 'number'),
      label: words('Documents', 'Документы', 'Documents'),
    }),
    contacts: optional(many(contact, { max: 100 }), {
      class: 'NAME',
      merge: setBy('channel', 'address'),
      label: words('Contacts', 'Связь', 'Contacts'),
    }),
    relatives: optional(many(relative, { max: 200 }), {
      class: 'NAME',
      merge: setBy('personId'),
      label: words('Relatives', 'Родственники', 'Proches'),
      help: words(
        'A relative who is a threat goes on the never-tell list.',
        'Родственник, от которого исходит угроза, попадает в список «никогда не сообщать».',
        'Un proche menaçant figure sur la liste « ne jamais prévenir ».',
      ),
    }),
    originAddress: optional(text(1000), {
      class: 'NAME',
      label: words('Former home', 'Прежний дом', 'Ancien domicile'),
      help: words(
        'Where the person lived before, never where the person stays.',
        'Где человек жил раньше, никогда — где он сейчас.',
        'Où la personne vivait, jamais où elle se trouve.',
      ),
    }),
    linkTokens: optional(distinct(token), {
      class: 'INT',
      findable: 'never',
      computed: true,
      label: words('Blinded tokens', 'Слепые метки', 'Jetons aveugles'),
      help: words(
        'For the search for duplicates: they tell equal from different and nothing else.',
        'Для поиска повторов: показывают только совпадение.',
        'Pour la recherche de doublons : ils disent égal ou différent, rien d’autre.',
      ),
    }),
  },
})
