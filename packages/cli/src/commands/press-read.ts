/** `safeconduct press read FILE…`: reads reports without a vault. Form: docs/formats/press-reading.md. */
import type { Json } from '@safeconduct/core/base/json.ts'
import { isArticle } from '@safeconduct/core/press/page/layout.ts'
import { readReports } from '@safeconduct/core/press/reading.ts'
import { toJson } from '@safeconduct/core/press/written.ts'
import type { PageText } from '@safeconduct/host/press/page-text.ts'
import { pageLimit, readReportFile } from '@safeconduct/host/press/report-file.ts'
import { readOptions, wrongUsage } from '../options.ts'
import { inert, print, printJson, say } from '../output.ts'
import { readPlainFile } from '../read-files.ts'
import { sentenceForFile } from '../sentences.ts'
import { usages } from '../usages.ts'

export async function pressRead(args: readonly string[]): Promise<number> {
  const called = { usage: usages.pressRead, files: [1, Number.MAX_SAFE_INTEGER] } as const
  const options = readOptions(args, { json: 'yes' } as const, called)
  if (options === undefined) return wrongUsage
  const { texts, pages, files, refused } = await readEach(options.files)
  if (texts.length === 0) return 1
  const reading = readReports(texts)
  if (options.flags.json) await printJson(withRefused(toJson(texts, reading, pages), refused))
  else await print(inWords(files, texts, reading))
  return refused.length > 0 ? 1 : 0
}

type Read = {
  readonly texts: readonly string[]
  readonly pages: readonly (PageText | undefined)[]
  readonly files: readonly string[]
  readonly refused: readonly string[]
}

/** Somebody who reads twenty reports at night gets nineteen when one is broken, and the name of that one. */
async function readEach(paths: readonly string[]): Promise<Read> {
  const texts: string[] = []
  const pages: (PageText | undefined)[] = []
  const files: string[] = []
  const refused: string[] = []
  for (const path of paths) {
    const bytes = readPlainFile(path, pageLimit)
    const text = bytes.ok ? await readReportFile(bytes.value) : bytes
    if (!text.ok) {
      say(sentenceForFile(path, text.refusal))
      refused.push(path)
      continue
    }
    texts.push(text.value.text)
    pages.push(text.value.page)
    files.push(path)
  }
  return { texts, pages, files, refused }
}

/** The numbers in `docs` count the files that were read: which were not must stand beside them. */
function withRefused(reading: Json, refused: readonly string[]): Json {
  if (refused.length === 0 || typeof reading !== 'object' || reading === null) return reading
  return Object.fromEntries([...Object.entries(reading), ['refused', [...refused]]])
}

/** For a reader at a terminal: who says what, and what stands in two reports. */
function inWords(
  files: readonly string[],
  texts: readonly string[],
  { docs, runs }: ReturnType<typeof readReports>,
): string {
  const lines: string[] = []
  for (const [at, report] of docs.entries()) {
    lines.push(oneLine(files[at] ?? ''))
    if (report.paragraphs.every((one) => !isArticle(one)))
      lines.push('  (no report in it: nothing but lines of a page)')
    if (report.language === null)
      lines.push('  (in a language that is not known here: quotations are listed, and nobody is named)')
    for (const { text, speaker } of report.quotes)
      lines.push(`  ${oneLine(speaker ?? '(nobody named)')}: ${oneLine(text)}`)
    for (const { start, end, min, max } of report.numbers) {
      lines.push(
        `  number: ${oneLine((texts[at] ?? '').slice(start, end))} (${min} to ${max ?? 'no upper bound'})`,
      )
    }
  }
  for (const { docs: pair, text } of runs) {
    lines.push(oneLine(`${files[pair[0]] ?? ''} and ${files[pair[1]] ?? ''} share: ${text}`))
  }
  return `${lines.join('\n')}\n`
}

/** A report is a stranger's text: nothing of it may steer a terminal. */
function oneLine(text: string): string {
  return inert(text.replaceAll(/\s+/g, ' '))
}
