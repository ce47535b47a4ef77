/** Choices about shelters, journeys and visas. */
import { vocabulary } from '../vocabulary/vocabulary.ts'

export const shelterSuits = vocabulary('shelterSuits', 'ours', [
  { code: 'any', en: 'Any adult', ru: 'Любой взрослый', fr: 'Tout adulte' },
  { code: 'minors', en: 'Minors', ru: 'Несовершеннолетние', fr: 'Mineurs' },
  {
    code: 'accessible',
    en: 'People with limited mobility',
    ru: 'Маломобильные',
    fr: 'Personnes à mobilité réduite',
  },
  { code: 'family', en: 'Families', ru: 'Семьи', fr: 'Familles' },
])

export const shelterState = vocabulary('shelterState', 'ours; full is computed', [
  { code: 'open', en: 'Open', ru: 'Открыто', fr: 'Ouvert' },
  { code: 'paused', en: 'Paused', ru: 'Приостановлено', fr: 'En pause' },
  { code: 'compromised', en: 'Compromised', ru: 'Раскрыто', fr: 'Compromis' },
  { code: 'closed', en: 'Closed', ru: 'Закрыто', fr: 'Fermé' },
])

export const legKind = vocabulary('legKind', 'ours', [
  { code: 'move', en: 'Move', ru: 'Переезд', fr: 'Déplacement' },
  { code: 'stay', en: 'Stay', ru: 'Пребывание', fr: 'Séjour' },
])

export const journeyPurpose = vocabulary('journeyPurpose', 'ours', [
  { code: 'evacuation', en: 'Evacuation', ru: 'Эвакуация', fr: 'Évacuation' },
  { code: 'medical', en: 'Medical care', ru: 'Лечение', fr: 'Soins médicaux' },
  { code: 'hearing', en: 'Hearing', ru: 'Слушание, допрос', fr: 'Audience' },
  { code: 'visa_interview', en: 'Visa interview', ru: 'Собеседование на визу', fr: 'Entretien de visa' },
  { code: 'return', en: 'Return', ru: 'Возвращение', fr: 'Retour' },
])

export const visaKind = vocabulary('visaKind', 'ours', [
  { code: 'humanitarian', en: 'Humanitarian', ru: 'Гуманитарная', fr: 'Humanitaire' },
  { code: 'visit', en: 'Visit', ru: 'Гостевая', fr: 'Visite' },
  { code: 'refugee', en: 'Resettlement as a refugee', ru: 'Переселение беженца', fr: 'Réinstallation' },
  { code: 'study', en: 'Study', ru: 'Учебная', fr: 'Études' },
  { code: 'other', en: 'Other', ru: 'Другая', fr: 'Autre' },
])

/** What must be at hand before a move starts. */
export const requiredItem = vocabulary('requiredItem', 'ours; evacuation practice', [
  {
    code: 'trust',
    en: 'Met or corroborated',
    ru: 'Проверен(а) или знакомы лично',
    fr: 'Vérifié(e) ou rencontré(e)',
  },
  { code: 'papers', en: 'Papers, on the person', ru: 'Документы при себе', fr: 'Papiers, sur soi' },
  { code: 'visa', en: 'Visa valid on the day', ru: 'Виза действует в этот день', fr: 'Visa valable ce jour' },
  { code: 'money', en: 'Money', ru: 'Деньги', fr: 'Argent' },
  {
    code: 'phone',
    en: 'A working, clean phone',
    ru: 'Рабочий чистый телефон',
    fr: 'Un téléphone sûr qui marche',
  },
  { code: 'check_in', en: 'Check-ins agreed', ru: 'Проверки оговорены', fr: 'Points de sécurité convenus' },
  { code: 'plan_b', en: 'Plan B known', ru: 'Запасной план известен', fr: 'Plan B connu' },
  {
    code: 'cover',
    en: 'What to say at the border',
    ru: 'Что говорить на границе',
    fr: 'Que dire à la frontière',
  },
  { code: 'medicine', en: 'Medicine', ru: 'Лекарства', fr: 'Médicaments' },
  {
    code: 'escort',
    en: 'Escort, unknown to the same attackers',
    ru: 'Сопровождающий, неизвестный нападающим',
    fr: 'Accompagnant inconnu des agresseurs',
  },
])

export const requiredState = vocabulary('requiredState', 'ours', [
  { code: 'open', en: 'Open', ru: 'Не готово', fr: 'À faire' },
  { code: 'done', en: 'Done', ru: 'Готово', fr: 'Fait' },
  { code: 'not_needed', en: 'Not needed', ru: 'Не нужно', fr: 'Pas nécessaire' },
])

/** A State's own steps. Approved is not issued: people stood at closed windows with an approval in hand. */
export const visaStage = vocabulary('visaStage', 'ours; stages as States name them', [
  { code: 'acknowledged', en: 'Received by the State', ru: 'Принято государством', fr: 'Reçu par l’État' },
  { code: 'interview', en: 'Interview held', ru: 'Собеседование прошло', fr: 'Entretien passé' },
  { code: 'biometrics', en: 'Fingerprints taken', ru: 'Сданы отпечатки', fr: 'Empreintes prises' },
  { code: 'pending', en: 'Being examined', ru: 'На рассмотрении', fr: 'En examen' },
  { code: 'approved', en: 'Approved, not issued', ru: 'Одобрено, не выдано', fr: 'Approuvé, non délivré' },
  { code: 'issued', en: 'Issued', ru: 'Выдано', fr: 'Délivré' },
])

export const programmeStatus = vocabulary('programmeStatus', 'ours', [
  { code: 'open', en: 'Open', ru: 'Открыта', fr: 'Ouvert' },
  { code: 'limited', en: 'Limited', ru: 'Ограничена', fr: 'Restreint' },
  { code: 'suspended', en: 'Suspended', ru: 'Приостановлена', fr: 'Suspendu' },
  { code: 'closed', en: 'Closed', ru: 'Закрыта', fr: 'Fermé' },
])

export const supportState = vocabulary('supportState', 'ours', [
  { code: 'requested', en: 'Requested', ru: 'Запрошено', fr: 'Demandée' },
  { code: 'approved', en: 'Approved', ru: 'Одобрено', fr: 'Approuvée' },
  { code: 'paid', en: 'Paid', ru: 'Выплачено', fr: 'Payée' },
  { code: 'accounted', en: 'Accounted for', ru: 'Отчёт принят', fr: 'Justifiée' },
])

export const askState = vocabulary('askState', 'ours', [
  { code: 'open', en: 'No answer yet', ru: 'Ответа нет', fr: 'Sans réponse' },
  { code: 'granted', en: 'Granted', ru: 'Выполнили', fr: 'Accordée' },
  { code: 'partly', en: 'Partly granted', ru: 'Выполнили частично', fr: 'Accordée en partie' },
  { code: 'refused', en: 'Refused', ru: 'Отказали', fr: 'Refusée' },
])
