/**
 * Where a page speaks of its own newsroom by name (P97a): «Копия есть в распоряжении «Полюса»», "was shared with the
 * Harbour Post", «Автор: …; источник: корреспондент «Полюса»», «Подписывайтесь на «Полюс»», «Заявление центра «Полюс»».
 *
 * What the article tells of another paper ("the Tribune wrote", «пишет «Курьер»») takes the name away again.
 */
import type { Named, Paragraph } from '../report.ts'
import { isPaperName } from './imprint.ts'
import { firstCaseIn, stemOfName } from './names-in-marks.ts'

type Sign = {
  readonly form: RegExp
  /** The name stands in its second or third case. */
  readonly declined?: true
  /** In lines of the page, not of the article. */
  readonly page?: true
  /** Must read as a paper's. */
  readonly paper?: true
}

const marks = '[«“"](\\p{Lu}[^«»“”"\\n]{2,40})[»”"]'
const latin =
  "((?:The |Le |La |Les |L['’])?\\p{Lu}[\\p{L}\\p{N}&'’-]*(?: (?:of |and |de |du |des )?\\p{Lu}[\\p{L}\\p{N}&'’-]*){1,4})"

const signs: readonly Sign[] = [
  { form: new RegExp(`в распоряжении (?:редакции )?${marks}`, 'gu'), declined: true },
  {
    form: new RegExp(`(?:имеется|есть|находится|оказал\\p{L}+) (?:у|в редакции) ${marks}`, 'gu'),
    declined: true,
  },
  { form: new RegExp(`(?:На|на) (?:вопросы?|запросы?) ${marks}`, 'gu'), declined: true },
  {
    form: new RegExp(`(?:корреспондент|репорт[её]р|обозреватель)(?:ам?|у|ы|ом|ка|ке|кой)? ${marks}`, 'gu'),
    declined: true,
  },
  {
    form: new RegExp(
      `${marks} (?:пров[её]л[аио]? на|побывал[аио]? (?:в|на)|поговорил[аио]? с|пообщал(?:ся|ась|ось|ись) с|связал(?:ся|ась|ось|ись) с|обратил(?:ся|ась|ось|ись) за комментарием|направил[аио]? запрос|попросил[аио]? (?:их |его |её )?рассказать|разбирал(?:ся|ась|ось|ись)|рассказывает, (?:как|что|почему)|публикует (?:рассказ|монолог|интервью|письмо))`,
      'gu',
    ),
  },
  {
    form: new RegExp(`[Пп]одпи(?:шитесь|сывайтесь) на (?:рассылку|новости|канал|телеграм) ${marks}`, 'gu'),
    declined: true,
    page: true,
  },
  { form: new RegExp(`источник:? (?:корреспондент\\p{L}* )?${marks}`, 'gu'), declined: true, page: true },
  { form: new RegExp(`для ${marks}\\.?$`, 'gu'), declined: true, page: true },
  {
    form: new RegExp(
      `(?:[Пп]одпи(?:шитесь|сывайтесь) на (?:канал |телеграм-канал |телеграм )?|[Пп]оддержите |[Чч]итайте (?:нас в )?)${marks}`,
      'gu',
    ),
    page: true,
  },
  {
    form: new RegExp(
      `(?:shared with|provided to|handed to|made available to|sent to|seen by) (?:the )?${latin}`,
      'gu',
    ),
    paper: true,
  },
  {
    form: new RegExp(
      `(?<=^|[.!?] )(?:The )?${latin} has (?:spoken (?:to|with)|seen|reviewed|interviewed|obtained|contacted|approached)`,
      'gu',
    ),
    paper: true,
  },
  { form: new RegExp(`(?:transmise?|remise?|communiquée?|envoyée?)s? (?:à|au) ${latin}`, 'gu'), paper: true },
]

const statement =
  /^(?:Заявление|Обращение|Открытое письмо|Пресс-релиз|Сообщение) (?:\p{Ll}+(?:ой|ого) )?(центра|организации|движения|фонда|проекта|комитета|ассоциации|объединения|группы|сети|союза) «(\p{Lu}[^«»]{2,40})»$/u

/** The one name by which the page speaks of itself, if it does so of no other. */
export function spokenOfItself(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const found = new Map<string, Named>()
  const issued = ofStatement(text, paragraphs)
  if (issued !== null) return issued
  for (const { kind, start, end } of paragraphs) {
    const isOfPage = kind === 'furniture' || kind === 'byline' || kind === 'caption' || kind === 'credit'
    if (kind === 'headline' || kind === 'subhead') continue
    const line = text.slice(start, Math.min(end, start + 4000))
    for (const { form, declined, page, paper } of signs) {
      if ((page === true) !== isOfPage) continue
      for (const match of line.matchAll(form)) {
        const own = match[1]?.trim()
        if (own === undefined || (paper === true && !isPaperName(own)) || isNoPaper(own)) continue
        const at = start + match.index + match[0].lastIndexOf(own)
        const named = { name: own, start: at, end: at + own.length }
        const first = declined === true ? (firstCaseIn(text, own) ?? raised(named)) : named
        if (first !== null) found.set(stemOfName(first.name), found.get(stemOfName(first.name)) ?? first)
      }
    }
  }
  const [only] = found.values()
  return found.size === 1 && only !== undefined && !isAnothers(text, only.name) ? only : null
}

function isNoPaper(own: string): boolean {
  return /^(?:Facebook|Twitter|Instagram|Telegram|WhatsApp|YouTube|ВКонтакте|Телеграм|Одноклассники)/iu.test(
    own,
  )
}

function ofStatement(text: string, paragraphs: readonly Paragraph[]): Named | null {
  for (const { start, end } of paragraphs.slice(0, 3)) {
    const match = statement.exec(text.slice(start, Math.min(end, start + 120)))
    if (match?.[2] === undefined) continue
    const at = start + match[0].indexOf(`«${match[2]}`) + 1
    return { name: match[2], start: at, end: at + match[2].length }
  }
  return null
}

/** «Северного узла» is «Северный узел», «Деловых новостей» are «Деловые новости»; what cannot be told stays as it stands. */
function raised(named: Named): Named {
  const [first = '', second, ...more] = named.name.split(' ')
  if (second === undefined || more.length > 0)
    return { ...named, name: second === undefined ? one(first) : named.name }
  const plural = /^(.+)[ыи]х$/u.exec(first)
  if (plural !== null)
    return {
      ...named,
      name: `${plural[1] ?? ''}${/[гкхжшщч]$/u.test(plural[1] ?? '') ? 'ие' : 'ые'} ${second.replace(/ей$/u, 'и').replace(/ов$/u, 'ы')}`,
    }
  const his = /^(.+)(?:ого|ому)$/u.exec(first)
  if (his !== null)
    return { ...named, name: `${his[1] ?? ''}${/[гкх]$/u.test(his[1] ?? '') ? 'ий' : 'ый'} ${man(second)}` }
  const her = /^(.+)ой$/u.exec(first)
  if (her !== null)
    return {
      ...named,
      name: `${her[1] ?? ''}ая ${second.replace(/(?:ы|е|(?<=[гкх])и)$/u, 'а').replace(/ии$/u, 'ия')}`,
    }
  return named
}

function man(word: string): string {
  return word
    .replace(/зла$/u, 'зел')
    .replace(/(?<=[бвгджзклмнпрстфхчшщ])[ау]$/u, '')
    .replace(/(?<=[аеиоу])[яю]$/u, 'й')
    .replace(/ика$/u, 'ик')
}

function one(word: string): string {
  if (word.endsWith('ии')) return word.replace(/ии$/u, 'ия')
  if (word.endsWith('ы')) return word.replace(/ы$/u, 'а')
  return man(word)
}

/** «пишет «Курьер»», «со ссылкой на «Курьер»», "the Tribune wrote": a paper that the article has its news from. */
function isAnothers(text: string, name: string): boolean {
  const own = stemOfName(name)
  for (const match of text.matchAll(
    /(?:пишет|пишут|сообщает|сообщил[аио]?|передаёт|передает|цитирует|со ссылкой на|по данным|по информации|утверждает) (?:издание |газета |агентство |портал |сайт |журнал )?[«“"](\p{Lu}[^«»“”"\n]{2,40})[»”"]/gu,
  ))
    if (stemOfName(match[1] ?? '') === own) return true
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  return new RegExp(
    `${escaped}(?:,? (?:first |also )?(?:report(?:s|ed)|wrote|writes|rapporte|écrit))|(?:according to|selon|d'après) (?:the |l['’])?${escaped}`,
    'u',
  ).test(text)
}
