/**
 * The outlet in which a report stands, where the page itself says so (P97): in its place line, above its menu, in its
 * line of rights, or where it says who saw its papers. Whom somebody "told" may be another's paper, so that says nothing.
 */

import type { Named, Paragraph } from '../report.ts'
import { isSiteLabel } from './furniture.ts'
import { aloneBelowHeadline, signedOff } from './imprint.ts'
import { senderOf } from './sender.ts'

/** A town, perhaps its country and a day; no sentence. */
const place =
  "(?!The |A |An |Le |La |Les )\\p{Lu}[\\p{L}'’.-]*(?:,? (?:\\p{Lu}[\\p{L}'’.-]*|\\d{1,4}\\.?|(?<=\\d )\\p{Ll}{3,9}|г\\.)){0,8}"

/** "MOSCOW, May 3 (Agency) —", "Port Ellan AGENCY —", «ДВОРНА, 3 мая /Агентство/.», «Дворна. 3 мая. АГЕНТСТВО –» */
const placeLines: readonly RegExp[] = [
  new RegExp(`^${place} \\((\\p{Lu}[\\p{L}\\p{N} .&'’-]{1,30})\\)\\s*[—–-]`, 'u'),
  new RegExp(`^${place} /(\\p{Lu}[\\p{L}\\p{N} .&'’-]{1,30})/[.,]?\\s`, 'u'),
  /^\p{Lu}[\p{L}-]+(?:,? \p{Lu}[\p{L}-]+){0,2} (\p{Lu}{2,6})\s+[—–-]/u,
  /^\p{Lu}[\p{L} -]{1,30}\. \d{1,2} \p{L}+\. (\p{Lu}[\p{Lu}-]{2,20})\s*[—–-]/u,
]
/** "Port Ellan, Quiria | AFP | 3 May 2021": an agency's letters between the place and the day. */
const barred = /^\p{Lu}[\p{L}, -]{1,50} \| (\p{Lu}{2,8}) \| [^|]*\d/u

const rights =
  /^(?:copyright )?(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[–—-]\s?\d{4})?,?\s+)?(?:АО |ООО |ЗАО |SA |SAS )?[«"“]?\s?([\p{Lu}][^.,|\n»"”/]{1,60}?)\s?(?:[»"”.,|]|\s+(?:\d{4}|all rights|tous droits|все права)|$)/iu

/** What pages set above their menus and is nobody's name. */
const buttons =
  /^(?:skip to .*|aller au .*|перейти к .*|menu|меню|sections?|search.*|recherch.*|поиск|home|accueil|главная|subscribe.*|s['’]abonner|abonne(?:z-vous|ment).*|подпис.*|sign in.*|log ?in.*|my account|se connecter.*|connexion|войти.*|donate.*|faire un don.*|помочь.*|advertisement|publicité|реклама|newsletters?|press releases?|communiqué.*|пресс-релиз.*|share.*|partage.*|podcasts?|live.*|en direct.*|breaking news|news|opinion|health|politics|sport|world|monde|politique|société|culture|santé|новости|политика|общество)$/iu
const section =
  /^(?:home|accueil|главная|news|opinion|health|politics|sport|world|monde|politique|société|culture|santé|новости|политика|общество|podcasts?)$/iu
const row = /\s{2,}\S|\s[|›·•/]\s/u

export function outletOf(text: string, paragraphs: readonly Paragraph[]): Named | null {
  return (
    inPlaceLine(text, paragraphs) ??
    ownName(aboveMenu(text), inRights(text, paragraphs)) ??
    ofRelease(text, paragraphs) ??
    whoSaw(text, paragraphs) ??
    signedOff(text, paragraphs) ??
    aloneBelowHeadline(text, paragraphs) ??
    senderOf(text, paragraphs)
  )
}

/** "harbour & post" above the menu is the "Harbour and Post" of the line of rights. */
function ownName(menu: Named | null, right: Named | null): Named | null {
  const isSame = right !== null && menu !== null && plain(menu.name) === plain(right.name)
  return isSame ? right : (menu ?? right)
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll('&', 'and')
}

function named(name: string | undefined, from: number, whole: string): Named | null {
  if (name === undefined) return null
  const start = from + whole.indexOf(name)
  return { name, start, end: start + name.length }
}

function inPlaceLine(text: string, paragraphs: readonly Paragraph[]): Named | null {
  let bodies = 0
  for (const { start, end, kind } of paragraphs) {
    if (kind !== 'dateline' && kind !== 'byline' && kind !== 'body') continue
    // Where a report was written stands above it or at its beginning.
    if (kind === 'body' && ++bodies > 2) return null
    const content = text.slice(start, Math.min(end, start + 200))
    const patterns = kind === 'body' || kind === 'dateline' ? [...placeLines, barred] : [barred]
    for (const pattern of patterns) {
      const match = pattern.exec(content)
      if (match !== null) return named(match[1], start + match.index, match[0])
    }
  }
  return null
}

/** A short name of the page's own, with the menu or its buttons right under it, and the headline farther down. */
function aboveMenu(text: string): Named | null {
  const lines: { readonly at: number; readonly line: string }[] = []
  let at = 0
  for (const raw of text.slice(0, 2000).split('\n')) {
    const line = raw.trim()
    if (line !== '') lines.push({ at: at + raw.indexOf(line), line })
    at += raw.length + 1
    if (lines.length > 8) break
  }
  const first = lines.findIndex(({ line }) => !buttons.test(line) && !row.test(line))
  // Behind a section stands another section.
  if (first < 0 || first > 2 || lines.slice(0, first).some(({ line }) => section.test(line))) return null
  const own = lines[first]
  const next = lines[first + 1]?.line ?? ''
  const after = lines[first + 2]?.line ?? ''
  if (own !== undefined && isSiteLabel(own.line)) return null
  const isUnder = isMenu(next) || (isMenu(after) && (isMotto(next) || buttons.test(next)))
  if (own === undefined || !isName(own.line) || !isUnder) return null
  const hasHeadline = lines
    .slice(first + 2)
    .some(({ line }) => !row.test(line) && line.split(/\s+/u).length >= 4)
  return hasHeadline ? { name: own.line, start: own.at, end: own.at + own.line.length } : null
}

const sharing = /facebook|twitter|whatsapp|telegram|e-?mail|linkedin|vkontakte|вконтакте|print|imprimer|\d/iu

/** "World  Culture  Weather", "Home › Region": labels in a row; not the row of those to share with. */
function isMenu(line: string): boolean {
  if (buttons.test(line)) return true
  const labels = line.split(/\s{2,}|\s[|›·•/]\s/u).filter((label) => label !== '')
  return (
    !sharing.test(line) &&
    labels.length >= 2 &&
    labels.every((label) => label.split(/\s+/u).length <= 4 && !/[.!?:]$/u.test(label))
  )
}

/** "Local. Free. Yours." */
function isMotto(line: string): boolean {
  return line.split(/\s+/u).length <= 8 && /[.!]\s+\p{L}/u.test(line)
}

const small =
  /^(?:of|the|and|&|de|du|des|la|le|les|et|en|à|sans|pour|sur|и|в|на|для|l['’]\p{L}+|d['’]\p{L}+)$/u
const latinVerb =
  /^(?:is|are|was|were|has|have|says?|said|dies?|kills?|wins?|est|sont|a|ont|dit|meurt|gagne)$/u

function isName(line: string): boolean {
  const parts = line.split(/\s+/u)
  if (parts.length > 5 || line.length < 3 || line.length > 45 || /[.!?:;,…«»"“”|\d]/u.test(line)) return false
  if (parts.some((part) => latinVerb.test(part))) return false
  if (parts.every((part) => part === part.toLowerCase())) return parts.length >= 2 && parts.length <= 3
  if (parts.every((part) => /^\p{Lu}/u.test(part) || small.test(part))) return true
  // « Avocats sans relâche », «Горные вести»: other languages than English write the rest small.
  const isTied = parts.length === 3 && /^(?:sans|pour|de|des|du|et)$/u.test(parts[1] ?? '')
  const isRussian = parts.length <= 3 && /^\p{Lu}\p{Script=Cyrillic}/u.test(line)
  return isTied || isRussian
}

function inRights(text: string, paragraphs: readonly Paragraph[]): Named | null {
  for (const { start, end, kind } of paragraphs) {
    if (kind !== 'furniture') continue
    const content = text.slice(start, Math.min(end, start + 200))
    const match = rights.exec(content)
    // « © Yann Roux pour Meridian »: a picture's.
    const name = match?.[1]?.replace(/^.* (?:pour|for) (?=\p{Lu})/u, '')
    if (match !== null && !/\/|photo/iu.test(content)) return named(name, start + match.index, match[0])
  }
  return null
}

const release = /^(?:press release|news release|media release|communiqué(?: de presse)?|пресс-релиз)$/iu
const saidToday = new RegExp(
  `(?:^|[,.] )((?:\\p{Lu}[\\p{L}’'-]*|of|for|and|the)(?: (?:\\p{Lu}[\\p{L}’'-]*|of|for|and|without))*) (?:said|announced|warned|urged) today`,
  'u',
)
const declared =
  /(?:déclar\p{L}+|annonc\p{L}+|dénonc\p{L}+|alert\p{L}+|affirm\p{L}+) aujourd['’]hui (\p{Lu}[\p{L}’'-]*(?: (?:\p{Lu}[\p{L}’'-]*|de|des|du|sans|pour|et|\p{Ll}{4,})){0,4})/u

/** A release is its sender's: "…, Lantern Network said today." */
function ofRelease(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const top = text.slice(0, 600).split('\n')
  if (!top.some((line) => release.test(line.trim()))) return null
  for (const { start, end, kind } of paragraphs) {
    if (kind !== 'body') continue
    const content = text.slice(start, Math.min(end, start + 600))
    const match = saidToday.exec(content) ?? declared.exec(content)
    if (match !== null) return named(match[1], start + match.index, match[0])
  }
  return null
}

const name = `((?:(?:the |l['’]|les? |la )?)\\p{Lu}[\\p{L}\\p{N}&’'-]*(?: (?:(?:of|and|de|du|des) )?\\p{Lu}[\\p{L}\\p{N}&’'-]*){0,3})`
const self: readonly RegExp[] = [
  new RegExp(
    `(?:seen|reviewed|obtained|viewed|examined|verified) by ${name}(?! (?:newspaper|magazine|agency|reporters?))`,
    'gu',
  ),
  new RegExp(`(?:[Cc]ontacted|[Rr]eached|[Aa]pproached) by ${name}`, 'gu'),
  new RegExp(`(?:[Cc]ontact|[Jj]oin|[Ss]ollicit|[Cc]onsult)(?:ée?s?|te?s?) par ${name}`, 'gu'),
  new RegExp(`(?:que|dont) ${name} a pu (?:consulter|prendre|obtenir|vérifier)`, 'gu'),
  new RegExp(
    `(?:report|programme|program|article|interview|transcript|émission|reportage|chronique|entretien|[Cc]hronique|[Éé]mission|[Rr]eportage) (?:broadcast (?:\\p{L}+ )?on|diffusée?(?: (?:le|ce|hier) [^,.]{2,24})? (?:sur|par)) ${name}`,
    'gu',
  ),
]
const ownRu: readonly RegExp[] = [
  /с котор\p{L}+ ознакомил\p{L}+ «(\p{Lu}[^«»]{2,40})»/gu,
  /(?:^|[.!?…»] )Как «(\p{Lu}[^«»]{2,40})» (?:уже|ранее) (?:сообщал|писал|рассказывал)/gu,
]
const met = new RegExp(
  `que ((?:Le |La |Les |L['’])\\p{Lu}[\\p{L}'’-]*(?: (?:de |du |des |d['’])?\\p{Lu}[\\p{L}'’-]*){0,3}) a (?:pu )?(?:rencontré|retrouvé|consulté|interrogé|joint)`,
  'gu',
)
const people =
  /(?:police|justice|court|jury|family|ministry|détective|avocat|lawyer|judge|juge|président|procureur)/iu

/** "Letters seen by Meridian", « Contactée par Le Phare »: a page says so of itself, if it names one only. */
function whoSaw(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const found = new Map<string, Named>()
  for (const { start, end, kind } of paragraphs) {
    if (kind !== 'body' && kind !== 'standfirst') continue
    const content = text.slice(start, Math.min(end, start + 4000))
    for (const pattern of [...self, met, ...ownRu])
      for (const match of content.matchAll(pattern)) {
        const own = named(
          match[1]?.replace(/^(?:the |l['’])/u, '').replace(/['’]s.*$/u, ''),
          start + match.index,
          match[0],
        )
        if (own !== null && !people.test(own.name)) found.set(own.name, found.get(own.name) ?? own)
      }
  }
  const [only] = found.values()
  return found.size === 1 && only !== undefined && !isCited(text, only.name) ? only : null
}

/** "Meridian reported", "according to Meridian": then it is another page's. */
function isCited(text: string, name: string): boolean {
  const own = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  return new RegExp(
    `${own}(?:,? (?:first |also )?(?:report(?:s|ed)|rapporte|révèle|a révélé|écrit|writes|wrote))|(?:according to|selon|d'après) (?:the |l['’])?${own}`,
    'u',
  ).test(text)
}
