/** What the perpetrators wanted. */
import { vocabulary } from './vocabulary.ts'

export const tortureIntent = vocabulary('tortureIntent', 'HURIDOCS MT38', [
  {
    code: '01',
    en: 'To get information or names',
    ru: 'Получить сведения, имена',
    fr: 'Obtenir des informations, des noms',
  },
  { code: '0201', en: 'To frighten the victim', ru: 'Запугать жертву', fr: 'Intimider la victime' },
  { code: '0202', en: 'To frighten others', ru: 'Запугать других', fr: 'Intimider d’autres' },
  { code: '03', en: 'To punish', ru: 'Наказать', fr: 'Punir' },
  { code: '04', en: 'To break the person', ru: 'Сломить личность', fr: 'Briser la personne' },
  { code: '07', en: 'To extort', ru: 'Вымогательство', fr: 'Extorquer' },
  { code: '9', en: 'Other', ru: 'Другое', fr: 'Autre' },
  { code: '99', en: 'Unknown', ru: 'Неизвестно', fr: 'Inconnu' },
])
