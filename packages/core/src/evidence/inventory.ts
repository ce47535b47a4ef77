/**
 * `data/inventory.csv`: one row for each item (RFC 4180, UTF-8 with the mark that spreadsheets look for).
 *
 * Whoever opens it is the prosecutor's clerk, in a spreadsheet, and the titles come from outside: a cell
 * must never be taken for a formula.
 */
import { type Bytes, utf8 } from '../base/bytes.ts'
import type { DossierItem } from './dossier.ts'

const columns = [
  'number',
  'file',
  'title',
  'source',
  'published',
  'received',
  'media_type',
  'bytes',
  'sha256',
] as const

export function writeInventory(items: readonly DossierItem[]): Bytes {
  const rows = items.map((item) => [
    String(item.number),
    item.path,
    harmless(item.title),
    harmless(item.source ?? ''),
    item.publishedAt ?? '',
    item.receivedAt,
    item.mediaType,
    String(item.size),
    item.sha256,
  ])
  const lines = [columns, ...rows].map((cells) => cells.map(quoted).join(','))
  return utf8(`\uFEFF${lines.join('\r\n')}\r\n`)
}

/**
 * An apostrophe before whatever a spreadsheet would calculate. Also after `;` and tab: where the system's
 * list separator is one of these, a spreadsheet splits there, quotes or not, and the rest begins a cell.
 */
export function harmless(cell: string): string {
  return cell.replaceAll(/(^|[;\t])([\s"']*)(?=[=+\-@＝＋－＠|%])/g, "$1$2'")
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
