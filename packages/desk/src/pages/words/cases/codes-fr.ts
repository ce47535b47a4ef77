/** Ce que dit chaque ligne de « Cette nuit », par son code ; `{days}` est remplacé par un fait de la ligne. */
import type { TonightWhat } from '@safeconduct/core/cases/tonight-row.ts'

export const codesFr: { readonly [W in TonightWhat]: string } = {
  'check-missed': 'Sans réponse, et le délai de grâce est passé.',
  duress: 'Le second mot a été dit : cette personne n’est peut-être pas libre.',
  'line-waiting': 'Quelqu’un attend sur la ligne une première réponse.',
  'line-promised': 'Un mot a été promis sur la ligne.',
  'paper-late': 'Le jour est passé.',
  'check-late': 'Un point de sécurité est en retard ; la grâce court.',
  'check-due': 'Un point de sécurité est prévu.',
  'leg-overdue': 'Aurait dû arriver, et personne ne l’a confirmé.',
  'leg-today': 'Part aujourd’hui.',
  'promise-late': 'Une promesse à cette personne n’est pas tenue.',
  'promise-due': 'Une promesse à cette personne arrive à terme.',
  'never-assessed': 'Personne n’a évalué le danger.',
  'happened-since': 'Il s’est passé quelque chose depuis l’évaluation.',
  'review-late': 'Le danger doit être réévalué.',
  'review-due': 'Le danger est à réévaluer.',
  'awaits-second': 'Une évaluation abaissée attend une seconde signature.',
  'minor-undecided': 'Mineur : deux membres décident ensemble avant de poursuivre.',
  'stay-over': '{days} jours de trop dans {shelter}.',
  'bed-lost': 'La place dans {shelter} est allée à un autre : trouvez ailleurs.',
  'lease-ends': 'Le bail de {shelter} finit.',
  'consent-ends': 'Un consentement expire : redemandez à temps.',
  'task-late': 'Une tâche est en retard.',
  'task-due': 'Une tâche arrive à terme.',
  'visa-stranded': 'Approuvé, toujours pas délivré.',
}
