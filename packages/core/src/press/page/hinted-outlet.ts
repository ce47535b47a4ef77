/**
 * The outlet of a page that nowhere says its own name outright: by the signs that newsrooms leave (P97a).
 *
 * Its name opens the row of sections, it owns the pictures, its reporters were told, it asks the questions. One such sign
 * may be another's; a name is taken when it reads as a paper's in the strongest of them, or when two agree.
 */
import type { Named, Paragraph } from '../report.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { isSiteLabel } from './furniture.ts'
import { isPaperName } from './imprint.ts'
import { isLabelOfSite } from './page-zones.ts'

const name =
  "((?:The |the |Le |La |Les |LE |LA |LES |L['’])?\\p{Lu}[\\p{L}\\p{N}'’&.-]*(?: (?:(?:of|de|du|des|et|and|DE|DU|DES) |d['’])?\\p{Lu}[\\p{L}\\p{N}'’&-]*){0,4})"
const credits: readonly RegExp[] = [
  new RegExp(`(?:\\s?[/|]\\s?|\\s(?:for|pour|FOR|POUR)\\s)([«“"]\\s?)?${name}\\s?[»”"]?\\.?$`, 'u'),
  new RegExp(`©(\\s?)${name}\\s?/\\s?\\p{Lu}[\\p{L}.'’ -]{2,40}$`, 'u'),
  /(\s?\/\s?[«“"])(\p{Lu}[^«»“”"/]{2,40})[»”"]$/u,
]
/** Those who sell pictures to everybody, and those who are nobody. */
const sellers =
  /^(?:afp|ap|epa|pa|reuters|getty.*|alamy|shutterstock|sipa.*|maxppp|belga|keystone|.* (?:images?|pictures?|photos?|agency)|agence .*|dr|d\.r\.|handout|xinhua|тасс|риа.*|интерфакс.*|efe|ansa|dpa|anadolu.*|magnum.*|agence|rea|facebook|telegram|instagram|youtube|x|twitter)$/iu

const told: readonly RegExp[] = [
  new RegExp(
    `(?:told|tells|interview with|questions from) ${name}(?![\\p{L}'’]| (?:newspaper|magazine|agency|channel|television|website|network|station|in \\d|last))`,
    'gu',
  ),
  new RegExp(
    `(?:répond|répondu|dit|déclaré|confié|confie|expliqué|explique|indiqué|assuré|précisé|affirmé|raconté|raconte)(?: \\p{Ll}+)? (?:au |à la |à l['’]|à )${name}(?![\\p{L}'’])`,
    'gu',
  ),
  /(?:рассказал|сообщил|заявил|пояснил|сказал|подтвердил)\p{L}{0,2}(?: \p{L}+){0,2} (Радио \p{Lu}[\p{L}-]+)/gu,
]
const asks = new RegExp(`^${name}\\s?:\\s[^\\n]{4,400}\\?$`, 'u')
const ofItself = new RegExp(
  `^${name}(?:\\.\\s\\p{Lu}| (?:est|is|reste|works|exists|vit|работает|существует)\\s)`,
  'u',
)
/** "The Courier is funded by its readers", « Regards du Sud est gratuit » */
const lives =
  /^.{3,60}? (?:est (?:gratuit|financé|un (?:média|journal|site))|is (?:free|funded|reader|an? (?:independent|nonprofit))|(?:существует|работает|живёт) (?:благодаря|на ))/u
const gaps = /\s{2,}|\t+|\s[|·•]\s/u

type Sign = { readonly named: Named; readonly loud: boolean }

export function hintedOutlet(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const signs = new Map<string, { readonly named: Named; readonly kinds: Map<string, number> }>()
  const add = (kind: string, weight: number, named: Named): void => {
    const key = keyOf(named.name)
    if (key.length < 3 || isSiteLabel(named.name) || isLabelOfSite({ text: named.name })) return
    const sign = signs.get(key) ?? { named, kinds: new Map<string, number>() }
    sign.kinds.set(kind, Math.max(weight, sign.kinds.get(kind) ?? 0))
    signs.set(key, sign)
  }
  const first = firstCell(text, paragraphs[0])
  if (first !== undefined) add('menu', first.loud ? 2 : 1, first.named)
  const owners = paragraphs.flatMap((one) => ownersIn(text, one))
  const isOne = new Set(owners.map(({ named }) => keyOf(named.name))).size === 1
  for (const { named, loud } of owners) add('picture', loud && isOne ? 2 : 1, named)
  const hearers = paragraphs.flatMap((one) => hearersIn(text, one))
  const isOnly = new Set(hearers.filter(({ loud }) => loud).map(({ named }) => keyOf(named.name))).size === 1
  for (const { named, loud } of hearers) add('told', loud && isOnly ? 2 : 1, named)
  for (const { named, times } of askers(text, paragraphs))
    add('asks', times >= 3 && isArticled(named.name) ? 2 : 1, named)
  for (const one of paragraphs) {
    const match =
      one.kind === 'furniture'
        ? ofItself.exec(text.slice(one.start, Math.min(one.end, one.start + 200)))
        : null
    if (match?.[1] !== undefined)
      add('page', lives.test(text.slice(one.start, one.start + 200)) ? 2 : 1, at(match[1], one.start))
  }
  for (const [key, { named, kinds }] of signs)
    if (
      !kinds.has('page') &&
      paragraphs.some(
        (one) =>
          one.kind === 'furniture' &&
          !/\s[/›>]\s/u.test(text.slice(one.start, one.start + 80)) &&
          one.start !== named.start &&
          hasKey(text, one, key),
      )
    )
      add('page', 1, named)
  const sums = [...signs.values()].map(({ named, kinds }) => ({
    named,
    sum: [...kinds.values()].reduce((all, one) => all + one, 0),
  }))
  const most = Math.max(0, ...sums.map(({ sum }) => sum))
  const best = sums.filter(({ sum }) => sum === most)
  return most >= 2 && best.length === 1 ? (best[0]?.named ?? null) : null
}

function at(own: string, start: number): Named {
  return { name: own, start, end: start + own.length }
}

function keyOf(own: string): string {
  return own
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^(?:the |le |la |les |l')/u, '')
}

function isArticled(own: string): boolean {
  return /^(?:The|Le|La|Les)\s\p{Lu}|^L['’]\p{Lu}/u.test(own)
}

/** "Harbour Review | Long reads | Podcasts": the name before the sections, on the first line of all. */
function firstCell(text: string, one: Paragraph | undefined): Sign | undefined {
  if (one?.kind !== 'furniture') return undefined
  const cells = text.slice(one.start, Math.min(one.end, one.start + 200)).split(gaps)
  const [own, ...rest] = cells
  if (
    own === undefined ||
    rest.length === 0 ||
    !/^(?:\p{Lu}|\d{1,3} \p{Lu})[\p{L}\p{N}.&'’-]*(?: [\p{L}\p{N}&.'’-]+){0,3}$/u.test(own)
  )
    return undefined
  if (isOfMenu(own) || own.split(' ').some((word) => isLabelOfSite({ text: word }) && word.length > 9))
    return undefined
  const known = rest.filter((cell) => isOfMenu(cell)).length
  return known === 0
    ? undefined
    : { named: at(own, one.start), loud: /\s|\./u.test(own) && known * 3 >= rest.length }
}

function isOfMenu(cell: string): boolean {
  return isSiteLabel(cell) || isLabelOfSite({ text: cell })
}

function ownersIn(text: string, { kind, start, end }: Paragraph): readonly Sign[] {
  if (kind !== 'caption' && kind !== 'credit') return []
  const from = Math.max(start, end - 200)
  const line = text.slice(from, end)
  // "Northern Osna / Sarn" is where the page stands in its site.
  if (line.split(/\s+/u).length < 6 && !/[:©«“"]/u.test(line)) return []
  for (const form of credits) {
    const match = form.exec(line)
    const own = match?.[2]?.trim()
    if (match === null || own === undefined || sellers.test(own)) continue
    const isMarked = /[«“"]/u.test(match[1] ?? '')
    const named = at(own, from + match.index + match[0].indexOf(own))
    return [{ named, loud: isMarked || isPaperName(own) || isPaperName(lowered(own)) }]
  }
  return []
}

/** "LE PHARE DU PORT" as « Le Phare Du Port ». */
function lowered(own: string): string {
  return own === own.toUpperCase()
    ? own.toLowerCase().replaceAll(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
    : own
}

function hearersIn(text: string, { kind, start, end }: Paragraph): readonly Sign[] {
  if (kind !== 'body' && kind !== 'standfirst') return []
  const line = text.slice(start, Math.min(end, start + 4000))
  return told.flatMap((form) =>
    [...line.matchAll(form)].flatMap((match) => {
      const own = match[1]?.replace(/^the /u, '').replace(/['’]s$/u, '')
      if (own === undefined) return []
      const named = at(own, start + match.index + match[0].lastIndexOf(own))
      const isPaper =
        own.startsWith('Радио ') || (/\s/u.test(own) && isPaperName(own) && !isArticledOnly(own))
      return [{ named, loud: isPaper }]
    }),
  )
}

/** "The Hague", « La Rochelle »: an article alone makes no paper where towns and people are told things too. */
function isArticledOnly(own: string): boolean {
  return isArticled(own) && !isPaperName(own.replace(/^(?:The|Le|La|Les)\s/u, 'Old '))
}

/** « La Passerelle : Que disiez-vous ? »: whoever puts the questions, unless it is a person or an office. */
function askers(
  text: string,
  paragraphs: readonly Paragraph[],
): readonly { readonly named: Named; readonly times: number }[] {
  const found = new Map<string, { readonly named: Named; readonly times: number }>()
  for (const { kind, start, end } of paragraphs) {
    if (kind !== 'body' || end - start > 500) continue
    const own = asks.exec(text.slice(start, end))?.[1]
    if (
      own === undefined ||
      own
        .toLowerCase()
        .split(/[\s'’]/u)
        .some((word) => isPersonNoun(word) || /^(?:cour|court)$/u.test(word))
    )
      continue
    const before = found.get(own)
    found.set(own, { named: before?.named ?? at(own, start), times: (before?.times ?? 0) + 1 })
  }
  return [...found.values()]
}

function hasKey(text: string, { start, end }: Paragraph, key: string): boolean {
  const line = text
    .slice(start, Math.min(end, start + 400))
    .toLowerCase()
    .replaceAll('’', "'")
  const found = line.indexOf(key)
  return found >= 0 && !/[\p{L}\p{N}]/u.test(`${line[found - 1] ?? ' '}${line[found + key.length] ?? ' '}`)
}
