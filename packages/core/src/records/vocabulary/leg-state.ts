/** Where one leg of a journey stands. */
import { vocabulary } from './vocabulary.ts'

export const legState = vocabulary('legState', 'ours', [
  { code: 'planned', en: 'Planned', ru: 'Запланировано', fr: 'Planifié' },
  { code: 'approved', en: 'Approved by two people', ru: 'Одобрено двумя', fr: 'Approuvé par deux personnes' },
  { code: 'underway', en: 'Under way', ru: 'В пути', fr: 'En cours' },
  { code: 'arrived', en: 'Arrived', ru: 'Прибыл', fr: 'Arrivé' },
  { code: 'overdue', en: 'Overdue (computed)', ru: 'Просрочено', fr: 'En retard' },
  { code: 'aborted', en: 'Aborted', ru: 'Прервано', fr: 'Interrompu' },
  { code: 'ended', en: 'Ended', ru: 'Завершено', fr: 'Terminé' },
])
