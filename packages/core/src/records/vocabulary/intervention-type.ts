/** What was done towards a body or State. */
import { vocabulary } from './vocabulary.ts'

export const interventionType = vocabulary(
  'interventionType',
  'HURIDOCS MT20; X- codes are the bodies of the UN, ECHR and ICC forms',
  [
    { code: '0101', en: 'Money', ru: 'Денежная помощь', fr: 'Aide financière' },
    { code: '0102', en: 'Legal aid', ru: 'Юридическая помощь', fr: 'Aide juridique' },
    { code: '0103', en: 'Medical aid', ru: 'Медицинская помощь', fr: 'Aide médicale' },
    {
      code: '0104',
      en: 'Publicity for the person',
      ru: 'Публичность о человеке',
      fr: 'Publicité pour la personne',
    },
    { code: '0105', en: 'Confidential contacts', ru: 'Закрытые контакты', fr: 'Contacts confidentiels' },
    {
      code: '0106',
      en: 'Asking others for help',
      ru: 'Просьба о помощи к другим',
      fr: 'Demande d’aide à des tiers',
    },
    { code: '0201', en: 'Demand for investigation', ru: 'Требование расследования', fr: 'Demande d’enquête' },
    {
      code: '0202',
      en: 'Appeal against a decision',
      ru: 'Обжалование решения',
      fr: 'Recours contre une décision',
    },
    {
      code: '0203',
      en: 'Publicity for the event',
      ru: 'Публичность о событии',
      fr: 'Publicité pour l’événement',
    },
    {
      code: 'X-DOM',
      en: 'Complaint to national investigator or prosecutor',
      ru: 'Заявление о преступлении следствию или прокуратуре',
      fr: 'Plainte aux autorités nationales d’enquête',
    },
    {
      code: 'X-DOMAPP',
      en: 'Appeal against refusal or inaction',
      ru: 'Жалоба на отказ или бездействие',
      fr: 'Recours contre refus ou inaction',
    },
    {
      code: 'X-UNSP',
      en: 'Communication to UN Special Procedures',
      ru: 'Обращение к специальным процедурам ООН',
      fr: 'Communication aux procédures spéciales de l’ONU',
    },
    {
      code: 'X-WGEID',
      en: 'Case to the Working Group on Enforced Disappearances',
      ru: 'Обращение в Рабочую группу по насильственным исчезновениям',
      fr: 'Cas soumis au Groupe de travail sur les disparitions forcées',
    },
    {
      code: 'X-CEDUA',
      en: 'Urgent action request, Committee on Enforced Disappearances (art.30)',
      ru: 'Срочное обращение в Комитет по насильственным исчезновениям (ст. 30)',
      fr: 'Demande d’action en urgence au Comité des disparitions forcées (art. 30)',
    },
    {
      code: 'X-CAT22',
      en: 'Complaint to the Committee against Torture (art.22)',
      ru: 'Жалоба в Комитет против пыток (ст. 22)',
      fr: 'Plainte au Comité contre la torture (art. 22)',
    },
    {
      code: 'X-ECHR34',
      en: 'Application under art.34 ECHR (Rule 47)',
      ru: 'Жалоба по ст. 34 ЕКПЧ (правило 47)',
      fr: 'Requête art. 34 CEDH (règle 47)',
    },
    {
      code: 'X-ECHR39',
      en: 'Interim measure request (Rule 39)',
      ru: 'Обеспечительные меры (правило 39)',
      fr: 'Mesure provisoire (règle 39)',
    },
    {
      code: 'X-ICC15',
      en: 'Communication to the ICC Prosecutor (art.15)',
      ru: 'Сообщение Прокурору МУС (ст. 15)',
      fr: 'Communication au Procureur de la CPI (art. 15)',
    },
    {
      code: 'X-DEM',
      en: 'Diplomatic démarche or letter by States',
      ru: 'Дипломатический демарш или письмо государств',
      fr: 'Démarche diplomatique ou lettre d’États',
    },
    {
      code: 'X-VISD',
      en: 'Dialogue with a State on visas',
      ru: 'Переговоры с государством о визах',
      fr: 'Dialogue avec un État sur les visas',
    },
  ],
)
