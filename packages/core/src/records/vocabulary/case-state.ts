/** Where a case stands. */
import { vocabulary } from './vocabulary.ts'

export const caseState = vocabulary('caseState', 'after Primero', [
  { code: 'intake', en: 'Intake', ru: 'Приём', fr: 'Accueil' },
  { code: 'verifying', en: 'Checking the request', ru: 'Проверка обращения', fr: 'Vérification' },
  {
    code: 'active_in_danger',
    en: 'Active: still in danger area',
    ru: 'В опасной зоне',
    fr: 'Actif : en zone de danger',
  },
  {
    code: 'active_hidden',
    en: 'Active: hidden in the country',
    ru: 'Скрывается в стране',
    fr: 'Actif : caché dans le pays',
  },
  {
    code: 'active_transit',
    en: 'Active: in transit or waiting abroad',
    ru: 'В пути, ожидание за рубежом',
    fr: 'Actif : en transit',
  },
  { code: 'arrived', en: 'Arrived in a safe country', ru: 'Прибыл(а) в безопасную страну', fr: 'Arrivé(e)' },
  {
    code: 'followup',
    en: 'Follow-up after arrival',
    ru: 'Сопровождение после прибытия',
    fr: 'Suivi après arrivée',
  },
  { code: 'lost_contact', en: 'Contact lost', ru: 'Связь потеряна', fr: 'Contact perdu' },
  { code: 'returned', en: 'Returned (own decision)', ru: 'Вернулся(лась) сам(а)', fr: 'Retour volontaire' },
  { code: 'taken', en: 'Taken back by force', ru: 'Возвращён(а) силой', fr: 'Repris(e) de force' },
  { code: 'closed', en: 'Closed', ru: 'Закрыто', fr: 'Clos' },
  { code: 'deceased', en: 'Deceased', ru: 'Умер(ла)', fr: 'Décédé(e)' },
  { code: 'duplicate', en: 'Duplicate, merged', ru: 'Дубликат, объединено', fr: 'Doublon, fusionné' },
])
