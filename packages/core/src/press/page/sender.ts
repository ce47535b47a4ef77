/**
 * Whose release it is: an organisation that writes of itself, in English, French and Russian.
 *
 * Two things must come together. The page says that it is a release, or asks the press to call; and the text has one
 * organisation demand, warn or publish at its beginning, or lets its own director speak.
 */
import type { Named, Paragraph } from '../report.ts'
import { firstCaseIn } from './names-in-marks.ts'

export const releases =
  /^(?:for immediate release|press release|news release|media release|public statement|urgent (?:action|alert|appeal)|statement|communiqué(?: de presse)?|appel urgent|déclaration publique|пресс-релиз|срочное обращение|обращение|заявление(?: для прессы)?)(?=$|\s?[:—–-])/iu
const press =
  /(?:for (?:more|further) information|(?:media|press) (?:contact|enquir|inquir|office|desk|queries)|contacts? (?:presse|médias?)|service de presse|(?:для|контакты с|контактов с|контакты для|связь с) (?:прессой|прессы|сми)|funded by people like you)/iu
/** "(Ostmouth) – ": the place in brackets, as organisations set it. */
const placed =
  /^\(\p{Lu}[\p{L} ,'’-]{2,30}(?:\d{1,2} \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}, \d{4})?\)\s?[—–-]\s/u
const self = /^(?:about|à propos(?: de)?|об организации|о нас)(?:\s?[.:]|\s\p{Lu})/iu

const org =
  "(\\p{Lu}[\\p{L}'’-]*(?: (?:(?:of|for|and|the|de|des|du|sans|pour|et|&) )?\\p{Lu}[\\p{L}'’-]*| sans [\\p{Ll}]{4,}| (?:libre|droits)){0,4})"
const orgRu = '((?:\\p{Lu}[\\p{L}-]+ (?:\\p{Ll}{4,} ){0,3})?«\\p{Lu}[^«»]{2,40}»)'
const demands =
  "calls? (?:on|for|upon)|urges?|demands?|condemns?|warns?|welcomes?|denounces?|documents?|is (?:deeply |gravely )?(?:concerned|alarmed)|(?:today |on \\p{Lu}\\p{L}+ )?(?:condemned|called on|urged|demanded|warned|denounced|welcomed)|demande|appelle|alerte|saisit|condamne|dénonce|exige|réclame|s[’']inquiète|exprime|salue|publie|lance|rend publi(?:c|que|cs|ques)"
const demandsRu =
  'сообщает|призывает|требует|выражает|просит|осуждает|заявляет|обращается|напоминает|публикует|направил[аио]?'

const opens: readonly RegExp[] = [
  new RegExp(`(?:^|[,.] )${org} (?:said|announced|warned) (?:today|in a (?:report|statement))`, 'u'),
  new RegExp(`a (?:déclaré|annoncé|dénoncé|affirmé) aujourd['’]hui ${org}`, 'u'),
  new RegExp(`(?:^|[,.»”] )(?:The |Le |La |L['’])?${org} (?:${demands})(?!\\p{L})`, 'u'),
  new RegExp(`(?:^|[.,»] )(?:Организация |Движение |Фонд |Проект )?${orgRu} (?:${demandsRu})(?!\\p{L})`, 'u'),
  new RegExp(
    `(?:сегодня|сообща[ею]т|заявил[аи]? сегодня) (?:публикует |опубликовал[аи]? |представляет )?(?:организация |движение |фонд )?${orgRu}`,
    'u',
  ),
]
/** « La Ligue des marins oubliés exprime »: small letters behind the word of a body. */
const bodyFr =
  "((?:Ligue|Observatoire|Association|Collectif|Comité|Centre|Fédération|Mouvement|Réseau|Fondation|Institut|Union|Syndicat|Secours|Maison)(?: (?:d['’]|l['’])?\\p{Ll}[\\p{L}-]*){1,6}?)"
const opensFr = new RegExp(`(?:^|[,.»”] )(?:La |Le |L['’])${bodyFr} (?:${demands})(?!\\p{L})`, 'u')
const offices: readonly RegExp[] = [
  new RegExp(
    `(?:director|head|researcher|spokes(?:man|woman|person)|president|chair|advis[eo]r|coordinator|secretary general) (?:at|of|for) (?:the )?${org}`,
    'gu',
  ),
  new RegExp(
    `${org}[’']s (?:[\\p{L}-]+ ){0,3}(?:[Dd]irector|[Rr]esearcher|[Ss]pokes(?:man|woman|person)|[Pp]resident|[Cc]hair)`,
    'gu',
  ),
  new RegExp(
    `(?:présidente?|direct(?:eur|rice)|déléguée? général(?:e)?|porte-parole|responsable|secrétaire générale?|chargée? de [\\p{Ll} ]{3,20}) (?:de la |du |de |d['’])${org}`,
    'gu',
  ),
  new RegExp(
    `(?:директор|руководитель|руководительница|юрист|юристка|координатор|представитель|представительница|эксперт|председатель)[\\p{Ll}]{0,3} (?:организации |движения |фонда |проекта )?${orgRu}`,
    'gu',
  ),
]

export function senderOf(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const body = paragraphs.findIndex(({ kind }) => kind === 'body')
  const isHead = (i: number): boolean => body < 0 || i <= body
  const isRelease = paragraphs.some(({ start, end, kind }, i) => {
    const line = text.slice(start, Math.min(end, start + 160))
    if (isHead(i) && kind !== 'headline' && releases.test(line)) return true
    if (i === body && placed.test(line)) return true
    return (
      !isHead(i) &&
      (kind === 'furniture' || i >= paragraphs.length - 4) &&
      (press.test(line) || self.test(line))
    )
  })
  if (!isRelease) return null
  const articles = paragraphs.filter(({ kind }) => kind === 'body' || kind === 'standfirst')
  for (const { start, end } of articles.slice(0, 4)) {
    const content = text.slice(start, Math.min(end, start + 700))
    for (const form of [...opens, opensFr]) {
      const own = named(start, form.exec(content))
      if (own !== null && isOrganisation(own.name, text)) return own
    }
  }
  for (const { start, end } of articles) {
    const content = text.slice(start, Math.min(end, start + 1500))
    for (const form of offices)
      for (const match of content.matchAll(form)) {
        const own = named(start, match)
        // «директор «Полюса»», where a sentence begins with «Полюс»
        if (own !== null && isOrganisation(own.name, text))
          return own.name.startsWith('«') ? (firstCaseIn(text, own.name.slice(1, -1)) ?? own) : own
      }
  }
  return null
}

function named(from: number, match: RegExpExecArray | RegExpMatchArray | null): Named | null {
  const own = match?.[1]
  if (match === null || own === undefined) return null
  const start = from + (match.index ?? 0) + match[0].lastIndexOf(own)
  return { name: own, start, end: start + own.length }
}

/** Two words or marks, and named again: a state or a minister demands things too. */
function isOrganisation(name: string, text: string): boolean {
  if (!/\s|«/u.test(name)) return false
  if (
    /(?:president|minist|government|court|police|parliament|committee of|nations|union|président|gouvernement|tribunal|министер|прокуратур|правительств|парламент)/iu.test(
      name,
    )
  )
    return false
  const inner = /«([^»]+)»/u.exec(name)?.[1] ?? name
  if (text.indexOf(inner) !== text.lastIndexOf(inner) || name.includes('«')) return true
  // « La Ligue des marins oubliés » is « la Ligue » farther down.
  const [kind = ''] = name.split(' ')
  return /^\p{Ll}/u.test(name.split(' ')[1] ?? '') && text.indexOf(kind) !== text.lastIndexOf(kind)
}
