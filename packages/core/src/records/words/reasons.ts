/** Why a value was refused, as a person reads it beside the field. */
import type { Words } from '../../base/language.ts'
import type { Reason } from '../../base/parse.ts'
import { words } from '../field.ts'

export const reasonWords: { readonly [R in Reason]: Words } = {
  missing: words('This is needed.', 'Это нужно заполнить.', 'Ce champ est nécessaire.'),
  'unknown-field': words(
    'There is no such field here.',
    'Такого поля здесь нет.',
    'Ce champ n’existe pas ici.',
  ),
  'not-text': words('This must be text.', 'Здесь должен быть текст.', 'Il faut du texte.'),
  'not-a-number': words('This must be a number.', 'Здесь должно быть число.', 'Il faut un nombre.'),
  'not-whole': words('This must be a whole number.', 'Нужно целое число.', 'Il faut un nombre entier.'),
  'not-yes-or-no': words('Choose yes or no.', 'Выберите «да» или «нет».', 'Choisissez oui ou non.'),
  'not-a-list': words('This must be a list.', 'Здесь должен быть список.', 'Il faut une liste.'),
  'not-an-object': words(
    'This part is not built as expected.',
    'Эта часть устроена не так, как нужно.',
    'Cette partie n’a pas la forme attendue.',
  ),
  'not-a-term': words(
    'Choose one of the terms of the list.',
    'Выберите один из терминов списка.',
    'Choisissez un terme de la liste.',
  ),
  'not-an-instant': words(
    'This is not a date with a time.',
    'Это не дата со временем.',
    'Ce n’est pas une date avec l’heure.',
  ),
  'not-a-day': words(
    'This is not a day of the calendar.',
    'Такого дня в календаре нет.',
    'Ce n’est pas un jour du calendrier.',
  ),
  'not-a-duration': words(
    'Write an interval such as P1D or P1M.',
    'Запишите промежуток, например P1D или P1M.',
    'Écrivez un intervalle, par exemple P1D ou P1M.',
  ),
  'not-a-language': words(
    'Write a language code such as ru or fr.',
    'Запишите код языка, например ru или fr.',
    'Écrivez un code de langue, par exemple ru ou fr.',
  ),
  'not-a-country': words(
    'Write a country code of two letters.',
    'Запишите код страны из двух букв.',
    'Écrivez un code de pays à deux lettres.',
  ),
  'not-a-web-address': words(
    'Write a full address that begins with http or https.',
    'Запишите полный адрес, начиная с http или https.',
    'Écrivez une adresse complète commençant par http ou https.',
  ),
  'not-a-hash': words(
    'This is not a SHA-256 fingerprint.',
    'Это не отпечаток SHA-256.',
    'Ce n’est pas une empreinte SHA-256.',
  ),
  'not-a-code': words(
    'Write a code such as P-07.',
    'Запишите код, например P-07.',
    'Écrivez un code, par exemple P-07.',
  ),
  'not-an-id': words(
    'Choose a record that exists.',
    'Выберите существующую запись.',
    'Choisissez une fiche existante.',
  ),
  empty: words('This must not be empty.', 'Поле не может быть пустым.', 'Ce champ ne peut être vide.'),
  'too-long': words('This is too long.', 'Слишком длинно.', 'C’est trop long.'),
  'too-many': words('There are too many entries.', 'Слишком много пунктов.', 'Il y a trop d’éléments.'),
  'too-small': words('This number is too small.', 'Число слишком мало.', 'Ce nombre est trop petit.'),
  'too-large': words('This number is too large.', 'Число слишком велико.', 'Ce nombre est trop grand.'),
  repeated: words('This stands here twice.', 'Это указано дважды.', 'Cela figure deux fois.'),
  'control-character': words(
    'This holds signs that cannot be printed. Type it by hand instead of pasting it.',
    'Здесь есть непечатаемые знаки. Наберите вручную, а не вставляйте.',
    'Ce texte contient des signes non imprimables. Saisissez-le au lieu de le coller.',
  ),
  'lone-surrogate': words(
    'This holds a broken sign. Type it by hand instead of pasting it.',
    'Здесь есть повреждённый знак. Наберите вручную, а не вставляйте.',
    'Ce texte contient un signe abîmé. Saisissez-le au lieu de le coller.',
  ),
  'targeted-ground': words(
    'This word says why people are hunted. No short field keeps it; leave it out.',
    'Это слово называет то, за что людей преследуют. В коротких полях его не хранят; уберите его.',
    'Ce mot dit pourquoi on traque les gens. Aucun champ court ne le garde ; retirez-le.',
  ),
  'wrong-type': words(
    'This is another kind of record.',
    'Это запись другого вида.',
    'C’est une fiche d’un autre type.',
  ),
}
