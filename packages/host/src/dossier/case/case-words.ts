/** What the program itself says in the parts of a dossier, in every language of the release. `{…}` is filled in. */
import type { Language, Words } from '@safeconduct/core/base/language.ts'

export const caseWords = {
  byHand: {
    en: 'handed to the sender',
    ru: 'передано отправителю',
    fr: 'remis à l’expéditeur',
  },
  captured: {
    en: 'captured from a page of the web by the sender',
    ru: 'снято отправителем со страницы в сети',
    fr: 'capturé d’une page web par l’expéditeur',
  },
  told: { en: 'told to the sender', ru: 'рассказано отправителю', fr: 'raconté à l’expéditeur' },
  account: { en: 'Account', ru: 'Показания', fr: 'Récit' },
  readBack: {
    en: 'read back to the person, who agreed',
    ru: 'прочитано человеку вслух, и он согласился',
    fr: 'relu à la personne, qui l’a confirmé',
  },
  hashed: {
    en: 'the file was compared with its hash when this dossier was written',
    ru: 'файл сверен с хешем при составлении досье',
    fr: 'le fichier a été comparé à son empreinte à l’écriture du dossier',
  },
  inLedger: {
    en: 'its seal stands in the sender’s ledger; the proof lies beside it',
    ru: 'его печать стоит в реестре отправителя; доказательство приложено',
    fr: 'son scellé figure au registre de l’expéditeur ; la preuve est jointe',
  },
  withdrawal: {
    en: 'Through the sender, at any time. What was withdrawn is asked back from whoever received it.',
    ru: 'Через отправителя, в любое время. Отозванное отправитель просит вернуть.',
    fr: 'Par l’expéditeur, à tout moment. Ce qui est retiré est redemandé aux destinataires.',
  },
  noConsentNeeded: {
    en: 'shows nobody who would have to consent',
    ru: 'не показывает никого, чьё согласие нужно',
    fr: 'ne montre personne dont le consentement serait requis',
  },
  onlyFor: { en: 'only for: {purpose}', ru: 'только для: {purpose}', fr: 'uniquement pour : {purpose}' },
  level: {
    en: 'the person may be recognisable at most as: {level}',
    ru: 'узнаваемость человека не выше: {level}',
    fr: 'la personne ne peut être reconnaissable qu’ainsi : {level}',
  },
  victim: { en: 'victim', ru: 'пострадавший', fr: 'victime' },
  accused: {
    en: 'alleged to be involved',
    ru: 'предположительно причастен',
    fr: 'mis en cause',
  },
  source: { en: 'source', ru: 'источник', fr: 'source' },
  'before-reception': {
    en: 'Nobody of the sender had it from {from} until {to}.',
    ru: 'С {from} по {to} материал не был у отправителя.',
    fr: 'Personne de l’expéditeur ne l’avait de {from} à {to}.',
  },
  unsealed: {
    en: 'Held without a seal from {from} until {to}.',
    ru: 'Хранился без печати с {from} по {to}.',
    fr: 'Conservé sans scellé de {from} à {to}.',
  },
  'in-transit': {
    en: 'On its way to or with others from {from} until {to}.',
    ru: 'В пути или у других с {from} по {to}.',
    fr: 'En transit ou chez d’autres de {from} à {to}.',
  },
  alone: {
    en: '{what}: by {by} alone, at {at}.',
    ru: '{what}: {by} в одиночку, {at}.',
    fr: '{what} : par {by} seul, à {at}.',
  },
  'missing-event': {
    en: 'A handling that others name is missing ({digest}).',
    ru: 'Нет действия, на которое ссылаются другие ({digest}).',
    fr: 'Une manipulation que d’autres nomment manque ({digest}).',
  },
  'erased-event': {
    en: 'A handling was erased because consent was withdrawn ({digest}).',
    ru: 'Действие стёрто из-за отзыва согласия ({digest}).',
    fr: 'Une manipulation a été effacée par retrait du consentement ({digest}).',
  },
  'unsure-clock': {
    en: 'The clock of a handling at {at} is not known.',
    ru: 'Часы действия {at} неизвестны.',
    fr: 'L’horloge d’une manipulation à {at} est inconnue.',
  },
  noSeal: {
    en: 'No seal of it stands in the ledger yet.',
    ru: 'Его печати в реестре ещё нет.',
    fr: 'Son scellé n’est pas encore au registre.',
  },
  unknownTime: { en: 'an unknown time', ru: 'неизвестного времени', fr: 'un moment inconnu' },
  clocks: {
    en: 'Times are those of the sender’s devices, in UTC, as far as they were right. What stands under a trusted timestamp was there by that time whatever the devices said.',
    ru: 'Время — по устройствам отправителя, в UTC, насколько они шли верно. То, что под доверенной отметкой времени, к тому времени уже было, что бы ни показывали устройства.',
    fr: 'Les heures sont celles des appareils de l’expéditeur, en UTC, pour autant qu’ils étaient justes. Ce que couvre un horodatage qualifié existait alors, quoi que disent les appareils.',
  },
  confidential: { en: 'Confidential', ru: 'Конфиденциально', fr: 'Confidentiel' },
} as const satisfies Readonly<Record<string, Words>>

export type CaseWord = keyof typeof caseWords
export type SayCase = (word: CaseWord, filled?: Readonly<Record<string, string>>) => string

export function sayCase(language: Language): SayCase {
  return (word, filled = {}) =>
    caseWords[word][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole)
}
