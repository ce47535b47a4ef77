/** Choices of the line. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const requestChannel = vocabulary('requestChannel', 'ours', [
  { code: 'web', en: 'Web page', ru: 'Страница линии', fr: 'Page web' },
  { code: 'voice', en: 'Call or voice message', ru: 'Звонок или голосовое', fr: 'Appel ou message vocal' },
  { code: 'email', en: 'E-mail', ru: 'Электронная почта', fr: 'Courriel' },
  { code: 'messenger', en: 'Messenger', ru: 'Мессенджер', fr: 'Messagerie' },
  {
    code: 'partner',
    en: 'Partner organisation',
    ru: 'Партнёрская организация',
    fr: 'Organisation partenaire',
  },
  { code: 'in_person', en: 'In person', ru: 'Лично', fr: 'En personne' },
])
