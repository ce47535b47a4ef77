/** What a person may allow. One consent, one purpose. */
import { vocabulary } from './vocabulary.ts'

export const consentPurpose = vocabulary(
  'consentPurpose',
  'P01 to P05 after Primero and GBVIMS, P07 to P10 after the UN Special Procedures form; the others are ours',
  [
    {
      code: 'P01',
      en: 'Receive help and be contacted',
      ru: 'Получать помощь и быть на связи',
      fr: 'Recevoir de l’aide et être contacté',
    },
    {
      code: 'P02',
      en: 'Record and keep my account',
      ru: 'Записать и хранить мой рассказ',
      fr: 'Enregistrer et conserver mon récit',
    },
    {
      code: 'P03',
      en: 'Internal analysis together with other accounts',
      ru: 'Внутренний анализ вместе с другими',
      fr: 'Analyse interne avec d’autres récits',
    },
    {
      code: 'P04',
      en: 'Be counted in published figures',
      ru: 'Учитываться в публикуемых цифрах',
      fr: 'Être compté dans les chiffres publiés',
    },
    {
      code: 'P05',
      en: 'Referral to a named helper (doctor, lawyer, shelter)',
      ru: 'Передача названному помощнику',
      fr: 'Orientation vers un intervenant nommé',
    },
    {
      code: 'P06',
      en: 'Share with a named State for a visa or protection',
      ru: 'Передать названному государству для визы',
      fr: 'Partage avec un État nommé pour un visa',
    },
    {
      code: 'P07',
      en: 'Submit to an international body, not passed to my State',
      ru: 'Передать в международный орган без передачи моему государству',
      fr: 'Transmettre à un organe international, non communiqué à mon État',
    },
    {
      code: 'P08',
      en: 'Submit, and the body may name me to my State',
      ru: 'Передать; орган может назвать меня моему государству',
      fr: 'Transmettre ; mon identité peut être communiquée à mon État',
    },
    {
      code: 'P09',
      en: 'Appear in a public report of that body',
      ru: 'Упоминание в публичном докладе',
      fr: 'Figurer dans un rapport public',
    },
    {
      code: 'P10',
      en: 'Give to a prosecutor or court',
      ru: 'Передать прокурору или суду',
      fr: 'Remettre à un procureur ou tribunal',
    },
    {
      code: 'P11',
      en: 'Words to the press or our publications',
      ru: 'Слова — прессе или в наши публикации',
      fr: 'Paroles à la presse ou nos publications',
    },
    {
      code: 'P12',
      en: 'This image to the press or our publications',
      ru: 'Это изображение — прессе или в публикации',
      fr: 'Cette image à la presse ou nos publications',
    },
    { code: 'P13', en: 'Meet a journalist', ru: 'Встреча с журналистом', fr: 'Rencontrer un journaliste' },
    {
      code: 'P14',
      en: 'Contact me again on this channel at these hours',
      ru: 'Связываться по этому каналу в эти часы',
      fr: 'Me recontacter par ce canal à ces heures',
    },
    {
      code: 'P15',
      en: 'Keep after the case is closed',
      ru: 'Хранить после закрытия дела',
      fr: 'Conserver après clôture',
    },
  ],
)
