/** One item's sheet: what a prosecutor asks of an exhibit before anything else. */
import type { DossierItem } from '../dossier.ts'
import type { Block } from './document.ts'
import { itemNumbers, orUnknown, type Say } from './part-say.ts'
import type { ItemSheet } from './parts.ts'

export function sheetBlocks(
  sheets: readonly ItemSheet[],
  items: readonly DossierItem[],
  say: Say,
): readonly Block[] {
  if (sheets.length === 0) return [{ kind: 'text', text: say('nothing') }]
  const named = new Map(items.map((item) => [item.number, item]))
  return sheets.flatMap((sheet) => oneSheet(sheet, named.get(sheet.item), say))
}

function oneSheet(sheet: ItemSheet, item: DossierItem | undefined, say: Say): readonly Block[] {
  const heading: Block = {
    kind: 'heading',
    text: `${itemNumbers([sheet.item])} · ${sheet.what}`,
    id: `item-${sheet.item}`,
  }
  return [
    heading,
    ...(sheet.graphic ? [{ kind: 'note', text: say('graphic') } as const] : []),
    { kind: 'facts', rows: [...facts(sheet, say), ...bytesOf(item, say)] },
    ...custody(sheet, say),
  ]
}

function facts(sheet: ItemSheet, say: Say): readonly (readonly [string, string])[] {
  const { obtained, translated, redacted, consent } = sheet
  const all: readonly (readonly [string, string | undefined])[] = [
    [say('code'), sheet.record],
    [say('kind'), sheet.kind],
    [say('source'), orUnknown(say, sheet.source)],
    [say('original'), say(sheet.original ? 'isOriginal' : 'isCopy')],
    [say('obtained'), obtained.how],
    [say('obtainedWhen'), orUnknown(say, obtained.when)],
    [say('obtainedWhere'), orUnknown(say, obtained.where)],
    [say('obtainedBy'), orUnknown(say, obtained.by)],
    [say('language'), sheet.language],
    [
      say('translated'),
      translated && say('translatedFrom', { from: translated.from, by: orUnknown(say, translated.by) }),
    ],
    [say('length'), sheet.length],
    [say('redacted'), redacted && say(redacted.proof ? 'redactedProof' : 'redactedOf', { of: redacted.of })],
    [say('tests'), joined(sheet.tests)],
    [say('report'), joined(sheet.report?.says ?? [])],
    [say('reportHash'), sheet.report?.sha256],
    [say('reliability'), sheet.reliability],
    [say('limits'), joined(sheet.limits)],
    [say('uses'), joined(consent.uses)],
    [say('withdrawal'), consent.withdrawal],
    [say('protection'), sheet.protection],
    [say('contrary'), sheet.contrary.length === 0 ? undefined : sheet.contrary.join(', ')],
  ]
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
}

function bytesOf(item: DossierItem | undefined, say: Say): readonly (readonly [string, string])[] {
  if (item === undefined) return []
  return [
    [say('item'), item.path.slice('data/'.length)],
    [say('bytes'), String(item.size)],
    [say('hash'), item.sha256],
  ]
}

function custody(sheet: ItemSheet, say: Say): readonly Block[] {
  if (sheet.custody.length === 0) return []
  const rows = sheet.custody.map(({ at, what, by, note }) => [at, what, orUnknown(say, by), note ?? ''])
  return [
    { kind: 'text', text: say('custody') },
    { kind: 'table', head: [say('when'), say('what'), say('by'), say('note')], rows },
  ]
}

function joined(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.join('\n')
}
