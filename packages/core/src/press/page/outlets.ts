/** Where a report names another's outlet: in its "Sources" line, in its credits, or in its own sentences. */

import type { ReadReport, Span } from '../report.ts'
import type { PressText } from '../reuse/reuse-form.ts'
import { isArticle } from './layout.ts'

/** Words that many outlets have in their names: alone they name none. */
const general = new Set(
  'the le la les daily weekly morning evening sunday news times post press herald tribune journal gazette radio tv channel network international national новая газета вестник новости радио телеканал'.split(
    ' ',
  ),
)

type Naming = (by: number, report: PressText, reading: ReadReport) => ReadonlyMap<number, Span>

export function outletNamed(outlets: readonly (string | undefined)[]): Naming {
  const forms = new Map<string, number[]>()
  outlets.forEach((outlet, i) => {
    for (const form of formsOf(outlet)) forms.set(form, [...(forms.get(form) ?? []), i])
  })
  return (by, report, reading) => {
    const found = new Map<number, Span>()
    const own = outlets[by]
    for (const [form, docs] of forms) {
      const owners = docs.filter((doc) => outlets[doc] !== own)
      // Half a name that two outlets share names neither.
      if (owners.length === 0 || new Set(owners.map((doc) => outlets[doc])).size > 1) continue
      const at = placeOf(form, report, reading)
      if (at === undefined) continue
      for (const doc of owners) if (!found.has(doc)) found.set(doc, at)
    }
    return found
  }
}

/** The whole name, and its first word where that stands for it: "Meridian" for "Meridian Broadcast". */
function formsOf(outlet: string | undefined): readonly string[] {
  if (outlet === undefined || outlet.trim().length < 2) return []
  const first = outlet.split(/\s+/u)[0] ?? ''
  return first !== outlet && first.length >= 5 && !general.has(first.toLowerCase())
    ? [outlet, first]
    : [outlet]
}

function placeOf(form: string, { text, credits }: PressText, reading: ReadReport): Span | undefined {
  const isWhole = (content: string, at: number): boolean =>
    !/[\p{L}\p{N}]/u.test(content[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(content[at + form.length] ?? ' ')
  for (const paragraph of reading.paragraphs) {
    if (!isArticle(paragraph) || paragraph.kind === 'byline') continue
    const content = text.slice(paragraph.start, paragraph.end)
    for (let at = content.indexOf(form); at >= 0; at = content.indexOf(form, at + 1))
      if (isWhole(content, at))
        return { start: paragraph.start + at, end: paragraph.start + at + form.length }
  }
  const inCredits = credits?.indexOf(form) ?? -1
  return credits !== undefined && inCredits >= 0 && isWhole(credits, inCredits)
    ? { start: 0, end: 0 }
    : undefined
}
