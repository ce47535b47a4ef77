/**
 * The text of a dossier as PDF/A-3b, by Typst (`dossier.typ`). Same text and day, same bytes on every machine: only the
 * fonts inside the compiler are used, and a sign that they lack is printed as its number.
 */
import { readFileSync } from 'node:fs'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { certain, ok, refuse } from '@safeconduct/core/base/result.ts'
import type { TaskOf } from '@safeconduct/core/evidence/workbench/task.ts'
import type { Done } from './tasks.ts'

const lacking = /could not be displayed/

export function typeset(file: Uint8Array, { seconds }: TaskOf<'typeset'>): Done {
  const compiler = NodeCompiler.create()
  const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  const day = dayOf(seconds)
  // Each round finds at least one more sign, so this ends; most texts need none.
  for (let said = text, round = 0; round < 50; round++) {
    try {
      const pdf = compiler.pdf(
        { mainFileContent: template, inputs: { document: said, ...day } },
        { pdfStandard: PdfStandard.A_3b, creationTimestamp: seconds },
      )
      return ok({ said: { pages: pagesIn(pdf) }, files: [new Uint8Array(pdf)] })
    } catch (problem) {
      const next = withoutLacking(said, problem instanceof Error ? problem.message : '')
      if (next === undefined || next === said) return refuse({ kind: 'damaged' })
      said = next
    }
  }
  return refuse({ kind: 'damaged' })
}

const template = readFileSync(new URL('dossier.typ', import.meta.url), 'utf8')

/** With every sign that the fonts lack written as U+ and its number; undefined where something else went wrong. */
function withoutLacking(text: string, message: string): string | undefined {
  if (!lacking.test(message)) return undefined
  const named = [...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gs)]
  const signs = new Set(named.flatMap(([, part = '']) => Array.from(unescaped(part))))
  let out = text
  for (const sign of signs) {
    const point = certain(sign.codePointAt(0), 'a sign has a number')
    if (point > 0x7f) out = out.replaceAll(sign, `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`)
  }
  return out
}

/** As the compiler's messages write a sign: `\u{200b}`. */
function unescaped(part: string): string {
  return part.replaceAll(/\\+u\{([0-9a-f]{1,6})\}/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  )
}

function dayOf(seconds: number): { readonly year: string; readonly month: string; readonly day: string } {
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO('UTC')
  return { year: String(at.year), month: String(at.month), day: String(at.day) }
}

function pagesIn(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  )
}
