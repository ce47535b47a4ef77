/** What kind of body or person is alleged to have acted. */
import { vocabulary } from './vocabulary.ts'

export const perpetratorType = vocabulary('perpetratorType', 'HURIDOCS MT24', [
  { code: '010101', en: 'National officials', ru: 'Федеральные власти', fr: 'Autorités nationales' },
  { code: '010102', en: 'Local officials', ru: 'Местные власти', fr: 'Autorités locales' },
  { code: '010103', en: 'Armed forces', ru: 'Вооружённые силы', fr: 'Armée' },
  { code: '010104', en: 'Police', ru: 'Полиция', fr: 'Police' },
  { code: '010105', en: 'Prison staff', ru: 'Сотрудники тюрем', fr: 'Personnel pénitentiaire' },
  { code: '010106', en: 'Security service', ru: 'Спецслужба', fr: 'Service de sécurité' },
  { code: '0103', en: 'Courts', ru: 'Суды', fr: 'Justice' },
  { code: '020101', en: 'Paramilitaries', ru: 'Военизированные группы', fr: 'Paramilitaires' },
  { code: '020102', en: 'Vigilantes', ru: 'Самосуд, «дружины»', fr: 'Groupes d’autodéfense' },
  { code: '0205', en: 'Crowd', ru: 'Толпа', fr: 'Foule' },
  { code: '1101', en: 'Family or household', ru: 'Семья, домочадцы', fr: 'Famille, foyer' },
  { code: '1102', en: 'Community figures', ru: 'Авторитеты общины', fr: 'Figures de la communauté' },
  { code: '9', en: 'Other', ru: 'Другое', fr: 'Autre' },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])
