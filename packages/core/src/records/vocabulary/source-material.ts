/** What an item of evidence is. */
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
  ],
)
