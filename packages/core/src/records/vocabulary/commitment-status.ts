/** What became of a promise. Whether it is specific or measurable stands beside the status, not in it. */
import { vocabulary } from './vocabulary.ts'

export const commitmentStatus = vocabulary('commitmentStatus', 'after HURIDOCS MT45 and UPR practice', [
  { code: 'pending', en: 'Pending', ru: 'Ожидает исполнения', fr: 'En attente' },
  { code: 'in_progress', en: 'In progress', ru: 'Исполняется', fr: 'En cours' },
  { code: 'partial', en: 'Partly kept', ru: 'Исполнено частично', fr: 'Partiellement tenu' },
  { code: 'kept', en: 'Kept', ru: 'Исполнено', fr: 'Tenu' },
  { code: 'token', en: 'Token action only (MT45:03)', ru: 'Символические действия', fr: 'Action symbolique' },
  { code: 'overdue', en: 'Overdue (computed)', ru: 'Просрочено (вычисляется)', fr: 'En retard (calculé)' },
  { code: 'broken', en: 'Broken', ru: 'Не исполнено', fr: 'Non tenu' },
  { code: 'unverifiable', en: 'Cannot be verified', ru: 'Непроверяемо', fr: 'Invérifiable' },
  { code: 'withdrawn', en: 'Withdrawn or superseded', ru: 'Отозвано, заменено', fr: 'Retiré ou remplacé' },
])
