/** A report as it arrives: plain text, a saved page of which only the words are read, or a captured page (WACZ). */
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { reportLimit } from '../work/limits.ts'
import { capturedText, isArchive } from './captured-text.ts'
import { type PageText, pageText } from './page-text.ts'
import { reportText, type TextRefusal } from './report-text.ts'

/** A saved page with its scripts and pictures inside it; its words alone are as long as any report may be. */
export const pageLimit = 64 * 1024 * 1024

type ReadFile = {
  readonly text: string
  readonly page: PageText | undefined
  readonly mediaType: 'text/plain' | 'text/html' | 'application/wacz'
}

export async function readReportFile(bytes: Uint8Array): Promise<Result<ReadFile, TextRefusal>> {
  if (isArchive(bytes)) {
    const captured = await capturedText(bytes)
    if (captured === undefined) return refuse({ kind: 'file-not-text' })
    const text = reportText(captured)
    return text.ok ? ok({ text: text.value, page: undefined, mediaType: 'application/wacz' }) : text
  }
  if (!isPage(bytes)) {
    const text = reportText(bytes)
    return text.ok ? ok({ text: text.value, page: undefined, mediaType: 'text/plain' }) : text
  }
  const html = decoded(bytes)
  const page = html === undefined ? undefined : pageText(html)
  if (page === undefined) return refuse({ kind: 'file-not-text' })
  if (page.text.trim() === '') return refuse({ kind: 'file-empty' })
  return page.text.length > reportLimit
    ? refuse({ kind: 'file-too-large' })
    : ok({ text: page.text, page, mediaType: 'text/html' })
}

const opening =
  /^\uFEFF?\s*(?:<!--[^]{0,400}?-->\s*)?<(?:!doctype html|html|head|body|article|main|div|p|h1|section|meta)[\s>]/iu

function isPage(bytes: Uint8Array): boolean {
  return opening.test(new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).replace(/^ï»¿/u, ''))
}

const charset = /charset\s*=\s*["']?([\w-]{3,20})/iu

/** By its own word where it gives one: old Russian pages are not UTF-8. */
function decoded(bytes: Uint8Array): string | undefined {
  const named = charset.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 2048)))?.[1]
  try {
    return new TextDecoder(named ?? 'utf-8', { fatal: named === undefined }).decode(bytes)
  } catch {
    return undefined
  }
}
