/** A press item or report as captured. */
import { optional, required, words } from '../field.ts'
import { distinct, language, line, many, ref, term, text, webAddress } from '../kinds.ts'
import { fixed, keepBoth } from '../merge.ts'
import { recordType } from '../record-type.ts'
import { publishedDay } from '../shapes/dates.ts'
import { dependence, printedImage, printedQuote } from '../shapes/press.ts'
import { publicationRelation } from '../vocabulary/publication-relation.ts'

/** A report may be as long as a file of reports may be: 8 MiB. */
const wholeText = text(8 * 1024 * 1024)

export const publicationType = recordType({
  name: 'Publication',
  room: 'press',
  class: 'PUB',
  header: 'PUB',
  noteFindable: 'rooms',
  standard: 'IPTC NewsML-G2 and ninjs; schema.org NewsArticle',
  meaning: words(
    'A press item or report as captured.',
    'Публикация или доклад в том виде, как сохранено.',
    'Un article ou rapport tel que capturé.',
  ),
  fields: {
    outlet: required(line(), { class: 'PUB', column: true, label: words('Outlet', 'Издание', 'Média') }),
    url: required(webAddress, {
      class: 'PUB',
      label: words('Address', 'Адрес страницы', 'Adresse'),
    }),
    title: required(line(500), {
      class: 'PUB',
      column: true,
      label: words('Title', 'Заголовок', 'Titre'),
    }),
    lang: required(language, { class: 'PUB', column: true, label: words('Language', 'Язык', 'Langue') }),
    publishedAt: required(publishedDay, {
      class: 'PUB',
      merge: keepBoth,
      column: true,
      label: words('Published', 'Опубликовано', 'Publié le'),
    }),
    byline: optional(distinct(line()), {
      class: 'PUB',
      label: words('Byline', 'Авторы', 'Signature'),
      help: words('With contributors.', 'С участниками.', 'Avec les contributeurs.'),
    }),
    capture: required(ref('EvidenceItem'), {
      class: 'PUB',
      merge: fixed,
      label: words('Sealed original', 'Запечатанный подлинник', 'Original scellé'),
    }),
    text: required(wholeText, {
      class: 'PUB',
      label: words('Text', 'Текст', 'Texte'),
      help: words(
        'Cleaned of what the page put around it; the sealed original stays as it was.',
        'Без обвязки страницы; запечатанный подлинник остаётся как был.',
        'Débarrassé de l’habillage de page ; l’original scellé reste tel quel.',
      ),
    }),
    highlights: optional(many(text(5000)), {
      class: 'PUB',
      label: words('Headlines and captions', 'Подзаголовки и подписи', 'Intertitres et légendes'),
      help: words(
        'Compared with the body of the text.',
        'Сравниваются с основным текстом.',
        'Comparés au corps du texte.',
      ),
    }),
    furniture: optional(many(text(5000)), {
      class: 'PUB',
      findable: 'never',
      label: words('Page furniture', 'Обвязка страницы', 'Habillage de page'),
      help: words(
        'Menus, appeals, junk lines: never compared.',
        'Меню, призывы, лишние строки: не сравниваются.',
        'Menus, appels, lignes parasites : jamais comparés.',
      ),
    }),
    relation: required(term(publicationRelation), {
      class: 'PUB',
      merge: keepBoth,
      column: true,
      label: words('How it depends on others', 'Как зависит от других', 'Dépendance'),
    }),
    dependsOn: optional(many(dependence, { max: 200 }), {
      class: 'PUB',
      label: words('Depends on', 'Зависит от', 'Dépend de'),
    }),
    creditsText: optional(text(5000), {
      class: 'PUB',
      label: words('Credits as printed', 'Ссылки, как напечатано', 'Crédits imprimés'),
    }),
    quotes: optional(many(printedQuote, { max: 2000 }), {
      class: 'PUB',
      label: words('Quotations', 'Цитаты', 'Citations'),
    }),
    images: optional(many(printedImage, { max: 500 }), {
      class: 'PUB',
      label: words('Pictures', 'Снимки', 'Images'),
    }),
  },
})
