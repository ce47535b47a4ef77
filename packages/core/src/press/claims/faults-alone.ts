/** Faults that one page shows without another: pictures that are not of the event, and words of law without a claim. */
import { isArticle } from '../page/layout.ts'
import type { Dated, Paragraph, ReadReport, Span } from '../report.ts'
import type { Fault, FaultKind } from '../reuse/reuse-form.ts'

const filePhoto =
  /(?<!\p{L})(?:file (?:photo|picture|image|pic)|library (?:photo|picture)|archive (?:photo|picture)|in this (?:file|archive)|photo d[’']archives?|image d[’']archives?|архивн\p{Ll}+ (?:фото|снимок|фотография)|фото из архива)(?!\p{L})/iu
const searchPicture =
  /(?:image result for|résultat de recherche d[’']images|результат\p{Ll}* (?:поиска|пошуку)|картинки по запросу)/iu
const permission =
  /(?<!\p{L})(?:(?:image|photo|picture|photograph) (?:is|was|has been|had been) (?:released|used|published|shown|shared|provided|supplied|reproduced|printed|passed on|made public) with(?! (?:the |our |us|this )?(?:media|press|paper|reporters?|journalists?))|(?:image|photo|cliché|photographie) (?:est|a été) (?:publié|diffusé|montré|partagé|transmis|reproduit)e? avec|avec l[’'](?:accord|autorisation|consentement)|с (?:его|её|ее|их) (?:согласия|разрешения)|(?:снимок|фотография|фото) (?:опубликован|публику|показан|передан)\p{Ll}* с (?:\p{Ll}+ )?(?:согласия|разрешения))/iu
const plural = /(?<!\p{L})(?:photographs|photos|pictures|images|clichés|фотографии|снимки)(?!\p{L})/iu
const law =
  /(?<!\p{L})(?:genocide|crimes? against humanity|war crimes?|ethnic cleansing|apartheid|persecution as a crime|génocide|crimes? contre l[’']humanité|crimes? de guerre|геноцид\p{Ll}*|преступлени\p{Ll}+ против человечности|военн\p{Ll}+ преступлени\p{Ll}+)(?!\p{L})/giu
const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/u

/** `on` is the day a record knows the report to be of; it goes before what the text says. */
export function imageFaults(text: string, reading: ReadReport, on?: Dated): readonly Fault[] {
  const found: Fault[] = []
  const published = Number((on ?? reading.masthead.published)?.date.slice(0, 4) ?? Number.NaN)
  for (const paragraph of reading.paragraphs) {
    const words = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 1500))
    const isCaption = paragraph.kind === 'caption' || paragraph.kind === 'credit'
    const taken = Number(year.exec(words)?.[0] ?? Number.NaN)
    if (filePhoto.test(words) || (isCaption && taken < published)) found.push(at('file_photo', paragraph))
    if (searchPicture.test(words)) found.push(at('search_picture', paragraph))
  }
  return [...found, ...onePermission(text, reading)]
}

/** Several pictures in one sentence, and one that was released with somebody's consent. */
function onePermission(text: string, { paragraphs }: ReadReport): readonly Fault[] {
  const article = paragraphs.filter(isArticle)
  return article.flatMap((paragraph, i) => {
    const match = permission.exec(text.slice(paragraph.start, paragraph.end))
    if (match === null) return []
    const near = [article[i - 1], paragraph].filter((one): one is Paragraph => one !== undefined)
    const many = near.flatMap((one) => {
      const found = plural.exec(text.slice(one.start, one.end))
      return found === null
        ? []
        : [{ start: one.start + found.index, end: one.start + found.index + found[0].length }]
    })[0]
    const start = paragraph.start + match.index
    return many === undefined
      ? []
      : [
          {
            ...at('one_permission', { start, end: start + match[0].length }),
            beside: [{ doc: null, ...many, words: text.slice(many.start, many.end) }],
          },
        ]
  })
}

/** The name of a crime outside marks, in a sentence that ascribes it to nobody. */
export function legalFaults(text: string, { paragraphs, quotes }: ReadReport): readonly Fault[] {
  return paragraphs.filter(isArticle).flatMap((paragraph) => {
    const content = text.slice(paragraph.start, paragraph.end)
    return [...content.matchAll(law)].flatMap((match) => {
      const start = paragraph.start + match.index
      const isQuoted = quotes.some((quote) => quote.start <= start && quote.end > start)
      return isQuoted || isAscribed(sentenceAround(content, match.index))
        ? []
        : [at('legal_term', { start, end: start + match[0].length })]
    })
  })
}

const ascribing =
  /(?<!\p{L})(?:says?|said|accus\p{Ll}+|alleg\p{Ll}+|charg\p{Ll}+|complaint|lawsuit|indict\p{Ll}+|convict\p{Ll}+|claims?|argues?|according|called|calls|describ\p{Ll}+|selon|accuse\p{Ll}*|plainte|dénonc\p{Ll}+|qualifi\p{Ll}+|обвин\p{Ll}+|жалоб\p{Ll}+|заяв\p{Ll}+|назва\p{Ll}+|суд\p{Ll}*|court|tribunal|convention|law|investigat\p{Ll}+|inquiry|enquête)(?!\p{L})/iu

function sentenceAround(content: string, at: number): string {
  const from = Math.max(content.lastIndexOf('. ', at), 0)
  const to = content.indexOf('. ', at)
  return content.slice(from, to < 0 ? content.length : to)
}

function isAscribed(sentence: string): boolean {
  return ascribing.test(sentence)
}

function at(kind: FaultKind, { start, end }: Span): Fault {
  return { kind, start, end, quote: null, beside: [] }
}
