/** `safeconduct press read FILE…`: reads reports without a vault. Form: docs/formats/press-reading.md. */
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
  const texts: string[] = []
  const pages: (PageText | undefined)[] = []
  for (const path of options.files) {
    const bytes = readPlainFile(path, pageLimit)
    const text = bytes.ok ? readReportFile(bytes.value) : bytes
    if (!text.ok) {
      say(sentenceForFile(path, text.refusal))
      return 1
    }
    texts.push(text.value.text)
    pages.push(text.value.page)
  }
  const reading = readReports(texts)
  if (options.flags.json) await printJson(toJson(texts, reading, pages))
  else await print(inWords(options.files, texts, reading))
  return 0
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
