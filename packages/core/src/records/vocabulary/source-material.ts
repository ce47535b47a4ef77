/**
 * What an item of evidence is.
 *
 * The last six say what a file is before anybody has read it, in the terms of the DCMI Type Vocabulary (Text, Collection,
 * Dataset, Software) and of the Berkeley Protocol (digital item): a program that was sent in is not called a letter.
 */
import { vocabulary } from './vocabulary.ts'

export const sourceMaterial = vocabulary(
  'sourceMaterial',
  'HURIDOCS MT16; X- codes are digital forms of ours',
  [
    { code: '220903200901', en: "Victim's account", ru: 'Рассказ пострадавшего', fr: 'Récit de la victime' },
    { code: '230920140501', en: "Witness's account", ru: 'Рассказ свидетеля', fr: 'Récit d’un témoin' },
    { code: '091420051801', en: 'Interview', ru: 'Интервью', fr: 'Entretien' },
    { code: '160815201501', en: 'Photograph', ru: 'Фотография', fr: 'Photographie' },
    { code: '220904051501', en: 'Video', ru: 'Видео', fr: 'Vidéo' },
    { code: '012104091501', en: 'Audio', ru: 'Аудио', fr: 'Audio' },
    { code: '160825190901', en: 'Medical examination', ru: 'Медицинское обследование', fr: 'Examen médical' },
    { code: '190907140501', en: 'Signed statement', ru: 'Подписанное показание', fr: 'Déclaration signée' },
    { code: '120520200501', en: 'Letter', ru: 'Письмо', fr: 'Lettre' },
    { code: '140523191601', en: 'Press item', ru: 'Публикация в прессе', fr: 'Article de presse' },
    {
      code: '161805191901',
      en: 'Government press release',
      ru: 'Пресс-релиз властей',
      fr: 'Communiqué officiel',
    },
    {
      code: '161805191902',
      en: 'NGO press release',
      ru: 'Пресс-релиз правозащитников',
      fr: 'Communiqué d’ONG',
    },
    { code: '200512051601', en: 'Telephone call', ru: 'Телефонный разговор', fr: 'Appel téléphonique' },
    {
      code: '031521182001',
      en: 'Court or investigation record',
      ru: 'Материал суда или следствия',
      fr: 'Pièce judiciaire',
    },
    { code: '201801141901', en: 'Translation', ru: 'Перевод', fr: 'Traduction' },
    {
      code: 'X-LINE',
      en: 'Message through the emergency line',
      ru: 'Сообщение на линию экстренной помощи',
      fr: 'Message reçu par la ligne d’urgence',
    },
    { code: 'X-WACZ', en: 'Web capture (WACZ)', ru: 'Веб-архив (WACZ)', fr: 'Capture web (WACZ)' },
    {
      code: 'X-SOCM',
      en: 'Social media post',
      ru: 'Публикация в соцсети',
      fr: 'Publication sur un réseau social',
    },
    {
      code: 'X-TEXT',
      en: 'Document or text (file)',
      ru: 'Документ или текст (файл)',
      fr: 'Document ou texte (fichier)',
    },
    {
      code: 'X-COLL',
      en: 'Archive or package of files',
      ru: 'Архив или пакет файлов',
      fr: 'Archive ou paquet de fichiers',
    },
    { code: 'X-DATA', en: 'Database', ru: 'База данных', fr: 'Base de données' },
    { code: 'X-SOFT', en: 'Program or script', ru: 'Программа или скрипт', fr: 'Programme ou script' },
    { code: 'X-CRYP', en: 'Encrypted file', ru: 'Зашифрованный файл', fr: 'Fichier chiffré' },
    {
      code: 'X-FILE',
      en: 'Digital item of unknown kind',
      ru: 'Цифровой материал неизвестного вида',
      fr: 'Pièce numérique de nature inconnue',
    },
  ],
)
