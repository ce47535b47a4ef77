/** How the line is set up at the relay. There is one, and the line's own work writes it. */
import { lineOpening } from '../choices/line.ts'
import { optional, required, words } from '../field.ts'
import { bytesOf, instant, line, many, term, unsearched, webAddress, whole } from '../kinds.ts'
import { fixed, keepBoth, setBy } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { inLanguages, pageFile } from '../shapes/line.ts'

const ofLine = { class: 'INT', computed: true } as const

export const lineSetupType = recordType({
  name: 'LineSetup',
  room: 'line',
  class: 'INT',
  header: 'INT',
  noteFindable: 'rooms',
  standard: 'ours',
  meaning: words(
    'How the line is set up: its relay, its pages, other ways to reach us.',
    'Как устроена линия: реле, страницы, другие способы связи.',
    'Le réglage de la ligne : son relais, ses pages, les autres voies.',
  ),
  fields: {
    line: required(bytesOf(16), {
      ...ofLine,
      merge: fixed,
      secret: true,
      label: words('Line at the relay', 'Линия на реле', 'Ligne au relais'),
    }),
    token: required(bytesOf(32), {
      ...ofLine,
      merge: fixed,
      secret: true,
      label: words('Access to the relay', 'Доступ к реле', 'Accès au relais'),
    }),
    root: required(bytesOf(32), {
      ...ofLine,
      merge: fixed,
      label: words('Key that signs the notice', 'Ключ, которым подписано объявление', 'Clé qui signe l’avis'),
    }),
    relay: optional(webAddress, {
      ...ofLine,
      findable: 'never',
      merge: keepBoth,
      column: true,
      label: words('Relay', 'Реле', 'Relais'),
    }),
    pages: optional(many(webAddress), {
      ...ofLine,
      findable: 'never',
      column: true,
      label: words('Addresses of the page', 'Адреса страницы', 'Adresses de la page'),
    }),
    pageFiles: optional(many(pageFile), {
      ...ofLine,
      merge: setBy('name'),
      findable: 'never',
      label: words('Files of the page', 'Файлы страницы', 'Fichiers de la page'),
    }),
    exitTo: optional(webAddress, {
      ...ofLine,
      findable: 'never',
      label: words('Exit leads to', 'Выход ведёт на', 'La sortie mène à'),
    }),
    organisationName: optional(unsearched(line(120)), {
      ...ofLine,
      label: words('Name on the page', 'Название на странице', 'Nom sur la page'),
    }),
    opening: optional(term(lineOpening), {
      ...ofLine,
      column: true,
      label: words('The line is', 'Линия', 'La ligne est'),
    }),
    waitMinutes: optional(whole(0, 100_000), {
      ...ofLine,
      label: words('Wait shown, minutes', 'Показано ожидание, минут', 'Attente affichée, minutes'),
    }),
    otherWays: optional(inLanguages, {
      ...ofLine,
      findable: 'never',
      label: words('Other ways to reach us', 'Другие способы связи', 'Autres voies pour nous joindre'),
    }),
    publishedAt: optional(instant, {
      ...ofLine,
      label: words('Notice published', 'Объявление вышло', 'Avis publié le'),
    }),
  },
})
