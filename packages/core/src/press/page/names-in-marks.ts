/** One name in marks in several cases: «Полюс», «Полюса». */
import type { Named } from '../report.ts'

/** The same name elsewhere in marks or alone, as its sentence begins with it: «Полюс», where the sign has «Полюса». */
export function firstCaseIn(text: string, own: string): Named | null {
  for (const match of text.matchAll(/(?:^|[.!?»]\s|\n)[«“"](\p{Lu}[^«»“”"\n]{2,40})[»”"]/gu)) {
    const other = match[1] ?? ''
    if (stemOfName(other) !== stemOfName(own)) continue
    const at = match.index + match[0].lastIndexOf(other)
    return { name: other, start: at, end: at + other.length }
  }
  return null
}

export function stemOfName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/(?:ого|ому|ей|ый|ий|ая|ой|ые|ие|ых|их|ов|ам|а|я|у|ю|ы|и|е|о|ь)(?= |$)/gu, '')
    .replaceAll(/зел(?= |$)/gu, 'зл')
}
