/** What a page says of itself outside its words: its outlet, its authors, its day; in meta tags, JSON-LD and time elements. */
import { isObject } from '@safeconduct/core/base/parse.ts'
import { dayIn } from '@safeconduct/core/press/page/days.ts'
import type { Dated } from '@safeconduct/core/press/report.ts'

type Facts = {
  readonly title: string
  readonly masthead: {
    readonly outlet: string | undefined
    readonly published: Dated | undefined
    readonly updated: Dated | undefined
    readonly bylines: readonly string[]
  }
}

const publishedNames = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'pubdate',
  'publishdate',
  'sailthru.date',
]
const updatedNames = ['article:modified_time', 'datemodified', 'lastmod', 'og:updated_time']

export function pageFacts(
  metas: ReadonlyMap<string, string>,
  scripts: readonly string[],
  times: readonly string[],
): Facts {
  const linked = scripts.flatMap(objectsIn)
  const said = (key: string): readonly string[] => linked.flatMap((one) => namesIn(one[key]))
  const authors = [...said('author'), metas.get('author') ?? metas.get('article:author') ?? '']
  return {
    title: metas.get('og:title') ?? said('headline')[0] ?? '',
    masthead: {
      outlet: metas.get('og:site_name') ?? said('publisher')[0],
      published: firstDay([
        ...publishedNames.map((name) => metas.get(name)),
        ...said('datePublished'),
        times[0],
      ]),
      updated: firstDay([...updatedNames.map((name) => metas.get(name)), ...said('dateModified')]),
      bylines: [
        ...new Set(
          authors.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('http')),
        ),
      ],
    },
  }
}

function firstDay(texts: readonly (string | undefined)[]): Dated | undefined {
  for (const text of texts) {
    const day = text === undefined ? undefined : dayIn(text.replace(/(\d)T(\d)/u, '$1 $2').slice(0, 80), 0)
    if (day === undefined) continue
    const { date, precision, time } = day
    return time === undefined ? { date, precision } : { date, precision, time }
  }
  return undefined
}

/** The objects of a JSON-LD script, a few levels deep; other scripts give none. */
function objectsIn(script: string): readonly { readonly [key: string]: unknown }[] {
  const text = script.trim()
  if (!text.startsWith('{') && !text.startsWith('[')) return []
  if (!text.includes('schema.org')) return []
  try {
    const value: unknown = JSON.parse(text)
    return flat(value, 4)
  } catch {
    return []
  }
}

function flat(value: unknown, levels: number): readonly { readonly [key: string]: unknown }[] {
  if (levels === 0) return []
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((one) => flat(one, levels - 1))
  if (!isObject(value)) return []
  return [value, ...flat(value['@graph'], levels - 1)]
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(namesIn)
  return isObject(value) && typeof value['name'] === 'string' ? [value['name']] : []
}
