/**
 * What a sheet says of the report that was sealed with an item (SL18): when and with what by its own word, and that there is
 * more. Where a telephone was and whose it is stands in the report and on no sheet, which is read aloud and copied (D51). It
 * follows from the report, so that whoever checks writes it again and compares (D54).
 */
import { toHex } from '../../base/bytes.ts'
import type { Language, Words } from '../../base/language.ts'
import { sha256 } from '../../sealed/hash.ts'
import { type IntakeReport, parseReport } from '../intake/report.ts'
import type { ItemSheet } from './parts.ts'

/** Nothing where it is no report. */
export function reportLines(report: Uint8Array, language: Language): Pick<ItemSheet, 'report'> {
  const parsed = parseReport(report)
  if (!parsed.ok) return {}
  const say: Say = (word, fills = {}) =>
    words[word][language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => fills[name] ?? whole)
  return { report: { sha256: toHex(sha256(report)), says: saidIn(parsed.value, say) } }
}

type Say = (word: keyof typeof words, fills?: Readonly<Record<string, string>>) => string

function saidIn({ metadata, credentials }: IntakeReport, say: Say): readonly string[] {
  const exif = metadata?.said?.exif
  const device = [exif?.make, exif?.model].filter((part) => part !== undefined).join(' ')
  const isSomebodys = [exif?.serial, exif?.owner, exif?.artist, exif?.copyright].some(
    (one) => one !== undefined,
  )
  // A damaged file says nothing of a signature: nobody found one that does not fit.
  const isUnread = credentials?.said?.problems.join() === 'unreadable'
  const refusals = [
    metadata?.refused,
    credentials?.refused,
    ...(isUnread ? (['unreadable'] as const) : []),
  ].filter((one) => one !== undefined)
  return [
    ...(exif?.takenAt === undefined ? [] : [say('saidTime', { time: exif.takenAt })]),
    ...(device === '' ? [] : [say('saidDevice', { device })]),
    ...(exif?.place === undefined ? [] : [say('saidPlace')]),
    ...(isSomebodys ? [say('saidOwner')] : []),
    ...((metadata?.said?.thumbnails.length ?? 0) > 0 ? [say('saidThumbnail')] : []),
    ...(credentials?.said === undefined || isUnread ? [] : [say(credentialWords[credentials.said.state])]),
    ...(refusals.length === 0 ? [] : [say('notRead', { why: [...new Set(refusals)].join(', ') })]),
  ]
}

const credentialWords = {
  none: 'credentialsNone',
  valid: 'credentialsValid',
  trusted: 'credentialsValid',
  invalid: 'credentialsInvalid',
} as const

const words = {
  saidTime: {
    en: 'taken at {time}, by the clock of the device',
    ru: 'снято {time} по часам устройства',
    fr: 'pris à {time}, selon l’horloge de l’appareil',
  },
  saidDevice: {
    en: 'with a device that calls itself {device}',
    ru: 'устройство называет себя {device}',
    fr: 'avec un appareil qui se nomme {device}',
  },
  saidPlace: {
    en: 'a place is given: the report has it',
    ru: 'указано место: оно в отчёте',
    fr: 'un lieu est indiqué : le rapport le donne',
  },
  saidOwner: {
    en: 'a serial number or a name is given: the report has it',
    ru: 'указан серийный номер или имя: они в отчёте',
    fr: 'un numéro de série ou un nom est indiqué : le rapport le donne',
  },
  saidThumbnail: {
    en: 'a small picture of itself lies in it',
    ru: 'внутри лежит его уменьшенное изображение',
    fr: 'une petite image de lui-même s’y trouve',
  },
  credentialsNone: {
    en: 'no Content Credentials (C2PA)',
    ru: 'удостоверений C2PA нет',
    fr: 'pas d’attestation C2PA',
  },
  credentialsValid: {
    en: 'Content Credentials (C2PA) whose signature fits the file; whose it is was not compared',
    ru: 'удостоверение C2PA: подпись подходит к файлу; чья она, не сверялось',
    fr: 'attestation C2PA dont la signature correspond au fichier ; le signataire n’a pas été comparé',
  },
  credentialsInvalid: {
    en: 'Content Credentials (C2PA) that do not fit the file: the report says why',
    ru: 'удостоверение C2PA, которое не подходит к файлу: причины в отчёте',
    fr: 'attestation C2PA qui ne correspond pas au fichier : le rapport dit pourquoi',
  },
  notRead: {
    en: 'not everything could be read ({why})',
    ru: 'прочитано не всё ({why})',
    fr: 'tout n’a pas pu être lu ({why})',
  },
} as const satisfies Readonly<Record<string, Words>>
