/** What the front page says, in every language of the release. `{…}` is filled in; nothing here is markup. */
import type { Words } from '../base/language.ts'

export const frontPageWords = {
  dossier: { en: 'Dossier', ru: 'Досье', fr: 'Dossier' },
  madeBy: { en: 'Made by', ru: 'Составитель', fr: 'Établi par' },
  signedAt: {
    en: 'Signed at (clock of the signer)',
    ru: 'Подписано (по часам подписавшего)',
    fr: 'Signé le (horloge du signataire)',
  },
  key: { en: 'Fingerprint of the key', ru: 'Отпечаток ключа', fr: 'Empreinte de la clé' },
  itemCount: { en: 'Items', ru: 'Материалов', fr: 'Pièces' },
  index: { en: 'Index of items', ru: 'Перечень материалов', fr: 'Index des pièces' },
  none: {
    en: 'This dossier holds no items.',
    ru: 'В этом досье нет материалов.',
    fr: 'Ce dossier ne contient aucune pièce.',
  },
  number: { en: 'No.', ru: '№', fr: 'N°' },
  item: { en: 'Item', ru: 'Материал', fr: 'Pièce' },
  source: { en: 'Source', ru: 'Источник', fr: 'Source' },
  published: { en: 'Published', ru: 'Опубликовано', fr: 'Publié' },
  received: { en: 'Received', ru: 'Получено', fr: 'Reçu' },
  size: { en: 'Bytes', ru: 'Байт', fr: 'Octets' },
  hash: { en: 'SHA-256 of the file', ru: 'SHA-256 файла', fr: 'SHA-256 du fichier' },
  unknown: { en: 'not stated', ru: 'не указано', fr: 'non indiqué' },
  howToCheck: {
    en: 'How to check this folder',
    ru: 'Как проверить эту папку',
    fr: 'Comment vérifier ce dossier',
  },
  checkFiles: {
    en: 'No program of ours is needed. In a terminal, in the folder that holds bagit.txt:',
    ru: 'Наша программа для этого не нужна. В терминале, в папке с файлом bagit.txt:',
    fr: 'Aucun programme de notre part n’est nécessaire. Dans un terminal, dans le dossier qui contient bagit.txt :',
  },
  checkFilesIs: {
    en: 'each file is the one that was listed',
    ru: 'каждый файл тот самый, что внесён в список',
    fr: 'chaque fichier est bien celui de la liste',
  },
  checkSignatureIs: {
    en: 'the list is the one that was signed',
    ru: 'список тот самый, что был подписан',
    fr: 'la liste est bien celle qui a été signée',
  },
  checkBothIs: { en: 'both, and more', ru: 'то и другое, и ещё больше', fr: 'les deux, et davantage' },
  proves: {
    en: 'This shows that nothing changed since the owner of the key signed it. It does not show whose key it is: ask the organisation for the fingerprint by telephone or in person, never from this folder. It does not show that what an item says is true, nor when it was made.',
    ru: 'Это показывает, что с момента подписания владельцем ключа ничего не изменилось. Это не показывает, чей это ключ: узнайте отпечаток у организации по телефону или лично, но не из этой папки. Это не показывает, что сказанное в материалах правда, и когда они были созданы.',
    fr: 'Cela montre que rien n’a changé depuis que le détenteur de la clé a signé. Cela ne montre pas à qui est la clé : demandez l’empreinte à l’organisation par téléphone ou de vive voix, jamais dans ce dossier. Cela ne montre ni que le contenu d’une pièce est vrai, ni quand elle a été faite.',
  },
  careful: {
    en: 'The items are kept as they were received. They come from outside: open them with care.',
    ru: 'Материалы сохранены такими, какими были получены. Они пришли извне: открывайте их осторожно.',
    fr: 'Les pièces sont conservées telles que reçues. Elles viennent de l’extérieur : ouvrez-les avec prudence.',
  },
} as const satisfies Readonly<Record<string, Words>>
