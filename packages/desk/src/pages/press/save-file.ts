/** What a person takes away on purpose: a file in clear, in the place the browser saves to. */
import type { SharesView } from '../../calls/reading.ts'
import type { Catalogue } from '../words/catalogue.ts'

export function saveText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('a copy of a drawing was not a drawing')
  copy.setAttribute('color', '#1a1e20')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.prepend(whiteGround())
  for (const point of copy.querySelectorAll('[tabindex]')) point.removeAttribute('tabindex')
  for (const label of copy.querySelectorAll('text')) {
    label.setAttribute('paint-order', 'stroke')
    label.setAttribute('stroke', '#ffffff')
    label.setAttribute('stroke-width', '5')
  }
  return new XMLSerializer().serializeToString(copy)
}

/** A shape, because the policy of the page refuses a style attribute even on what is only being saved. */
function whiteGround(): SVGRectElement {
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const side of ['width', 'height']) ground.setAttribute(side, '100%')
  ground.setAttribute('fill', '#ffffff')
  return ground
}

export function sharesCsv(view: SharesView, press: Catalogue['press']): string {
  const byId = new Map(view.reports.map((report) => [report.id, report]))
  const title = (id: string): string => byId.get(id)?.title ?? ''
  const rows = view.shared.map(({ a, b, runs, words }) => [title(a), title(b), String(runs), String(words)])
  return csvText([[press.one, press.other, press.runs, press.words], ...rows])
}

export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n')
}

/**
 * A title from a stranger's page must not become a formula in somebody's spreadsheet: nor behind blanks or
 * quotation marks, in wide letters, or after a `;` or tab, where some systems begin a new cell, quotes or not.
 */
function cell(text: string): string {
  const safe = text.replaceAll(/(^|[;\t\r\n])([\s"']*)(?=[=+\-@＝＋－＠|%])/g, "$1$2'")
  return `"${safe.replaceAll('"', '""')}"`
}
