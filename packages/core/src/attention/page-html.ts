/**
 * A public page as one file without script, picture or address of anybody else's: it opens from a stick, and nobody
 * learns who reads it.
 */
import { isText } from '../base/parse.ts'
import { dayWords } from '../records/words/dates.ts'
import type { Entry } from './page-entries.ts'
import { pageWords } from './page-words.ts'
import type { PublicPage, Section } from './public-page.ts'
import { all, type Table } from './tables.ts'

const style =
  'body{max-width:42em;margin:2em auto;padding:0 1em;font:1em/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}' +
  'table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.2em .6em;text-align:start}' +
  'li{margin-block-end:.8em}small{color:#4a4a4a}pre{white-space:pre-wrap}'

export function pageHtml(page: PublicPage): string {
  const { language } = page
  const parts = [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    // A page that somebody puts a script into later does not run it.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(page.title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<h1>${escaped(page.title)}</h1>`,
    `<p>${escaped(page.lead)}</p>`,
    ...page.sections.map((section) => sectionHtml(section, page)),
    ...(page.tables.length === 0 ? [] : [figuresHtml(page)]),
    `<footer><p>${escaped(page.organisation)}, ${escaped(dayWords(page.date, language))}</p>`,
    `<h2>${pageWords.check[language]}</h2>`,
    `<pre>${escaped(checkLines.join('\n'))}</pre></footer>`,
    '</body>',
    '</html>',
  ]
  return `${parts.join('\n')}\n`
}

/** What a stranger types. The key in `allowed_signers` is believed only if it came by another way as well. */
export const checkLines: readonly string[] = [
  'sha256sum -c SHA256SUMS',
  'ssh-keygen -Y verify -f allowed_signers -I publication -n safeconduct-publication -s SHA256SUMS.sig < SHA256SUMS',
]

function sectionHtml({ name, entries }: Section, { language }: PublicPage): string {
  return `<section><h2>${pageWords[name][language]}</h2>\n<ul>\n${entries.map(entryHtml).join('\n')}\n</ul></section>`
}

function entryHtml({ words, lang, details, link }: Entry): string {
  const text =
    lang === undefined ? escaped(words) : `<span lang="${escaped(lang)}" dir="auto">${escaped(words)}</span>`
  const shown =
    isText(link) && /^https?:\/\//u.test(link)
      ? `<a href="${escaped(link)}" rel="noreferrer">${text}</a>`
      : text
  return `<li>${shown}${details.map((line) => `<br><small>${escaped(line)}</small>`).join('')}</li>`
}

function figuresHtml({ tables, language }: PublicPage): string {
  const shown = tables.map((table) =>
    tableHtml(table, `${pageWords.asOf[language]} ${dayWords(table.asOf, language)}`),
  )
  const isLeft = tables.some(({ cells }) => cells.some(({ n }) => n === null))
  return `<section><h2>${pageWords.figures[language]}</h2>\n${shown.join('\n')}${isLeft ? `\n<p><small>${pageWords.left[language]}</small></p>` : ''}</section>`
}

function tableHtml({ definition, cells }: Table, day: string): string {
  const rows = cells.map(
    ({ at, n }) => `<tr><th>${escaped(cellName(at))}</th><td>${n === null ? '·' : n}</td></tr>`,
  )
  return `<table><caption>${escaped(definition)}. ${escaped(day)}</caption>\n${rows.join('\n')}\n</table>`
}

function cellName(at: readonly string[]): string {
  return at.map((place) => (place === all ? 'Σ' : place)).join(' · ')
}

/** One table as other programs read it. A cell that begins like a formula is words to a spreadsheet too. */
export function tableCsv({ by, cells, asOf }: Table): string {
  const quoted = (text: string): string =>
    `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  const head = [...by.map((way, i) => (/^\d+$/.test(way) ? `group ${i + 1}` : way)), 'n', 'as of']
  const rows = cells.map(({ at, n }) =>
    [...at.map(quoted), n === null ? '' : String(n), quoted(asOf)].join(','),
  )
  return `${[head.map(quoted).join(','), ...rows].join('\r\n')}\r\n`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
