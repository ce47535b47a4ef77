/** Tells a preliminary check from an opened criminal case: press reports confuse them, and a figure built on the confusion is false. */
import { vocabulary } from './vocabulary.ts'

export const investigationStage = vocabulary(
  'investigationStage',
  'ours, after the stages of a national criminal procedure',
  [
    {
      code: 'reported',
      en: 'Crime reported',
      ru: 'Подано сообщение о преступлении',
      fr: 'Infraction signalée',
    },
    {
      code: 'registered',
      en: 'Report registered',
      ru: 'Сообщение зарегистрировано',
      fr: 'Signalement enregistré',
    },
    {
      code: 'prelim_check',
      en: 'Pre-investigation check running',
      ru: 'Доследственная проверка (ст. 144)',
      fr: 'Vérification préliminaire',
    },
    { code: 'prelim_extended', en: 'Check extended', ru: 'Проверка продлена', fr: 'Vérification prolongée' },
    {
      code: 'opened',
      en: 'Criminal case opened',
      ru: 'Уголовное дело возбуждено',
      fr: 'Enquête pénale ouverte',
    },
    {
      code: 'refused',
      en: 'Opening refused',
      ru: 'Отказ в возбуждении (ст. 145 ч. 1 п. 2)',
      fr: 'Refus d’ouvrir',
    },
    {
      code: 'referred',
      en: 'Referred to another body',
      ru: 'Передано по подследственности (ст. 145 ч. 1 п. 3)',
      fr: 'Transmis à un autre organe',
    },
    {
      code: 'refusal_quashed',
      en: 'Refusal quashed, new check',
      ru: 'Отказ отменён, новая проверка',
      fr: 'Refus annulé',
    },
    { code: 'suspended', en: 'Suspended', ru: 'Приостановлено', fr: 'Suspendu' },
    { code: 'closed', en: 'Closed without charge', ru: 'Прекращено', fr: 'Classé' },
    { code: 'charged', en: 'Charges brought', ru: 'Предъявлено обвинение', fr: 'Inculpation' },
    { code: 'tried', en: 'Tried', ru: 'Рассмотрено судом', fr: 'Jugé' },
    { code: 'unknown', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
  ],
)
