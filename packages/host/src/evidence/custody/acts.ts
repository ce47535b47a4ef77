/**
 * Handlings that acts of other rooms are: an item is opened, leaves in a release, is erased. docs/formats/custody.md, CU5.
 *
 * They go into the save of the act itself, so that what cannot be written down does not happen (CU8).
 */
import { type RecordId, recordId } from '@safeconduct/core/base/id.ts'
import { ok, type Result } from '@safeconduct/core/base/result.ts'
import type { RecordChange, SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import type { Vault } from '../../vault/vault.ts'
import { textOf } from '../../work/record-view.ts'
import { type EvidenceRoom, roomOf, saveWithPapers } from './evidence-room.ts'
import { type HandlingWish, handlingChange, papersOf } from './handling.ts'
import { erasedPapers } from './papers.ts'

/** What an act says of each of its items alike. */
export type ActWish = Omit<HandlingWish, 'item' | 'home' | 'files'>

/** One handling for each of these that is an item or an account; nothing where nobody is known to work here yet. */
export async function handlingsOf(
  vault: Vault,
  items: readonly string[],
  wish: ActWish,
): Promise<{ readonly room: EvidenceRoom; readonly papers: readonly RecordChange[] } | undefined> {
  const room = await roomOf(vault)
  if (room === undefined) return undefined
  const papers: RecordChange[] = []
  for (const item of new Set(items)) {
    const record = vault.reader.readText(item)
    if (record?.type !== 'EvidenceItem' && record?.type !== 'Testimony') continue
    const hash = textOf(record, 'sha256')
    const files = hash === '' ? [] : [hash]
    const handling = await handlingChange(room, { ...wish, item: record.id, home: record.home, files })
    if (!handling.ok) throw new Error(`a handling of ours has no form: ${handling.refusal.field}`)
    papers.push(handling.value.change)
  }
  return { room, papers }
}

/** Writes down that this was done with these items: for what changes nothing else, such as opening one. */
export async function noteHandling(
  vault: Vault,
  items: readonly string[],
  wish: ActWish,
): Promise<Result<true, SaveRefusal>> {
  const handled = await handlingsOf(vault, items, wish)
  if (handled === undefined || handled.papers.length === 0) return ok(true)
  const saved = await saveWithPapers(handled.room, handled.papers)
  return saved.ok ? ok(true) : saved
}

/** Saves an act with its handlings, all of it or nothing. */
export async function saveHandled(
  vault: Vault,
  items: readonly string[],
  wish: ActWish,
  changes: readonly RecordChange[],
): Promise<Result<unknown, SaveRefusal>> {
  const handled = await handlingsOf(vault, items, wish)
  return handled === undefined || handled.papers.length === 0
    ? vault.writer.save(changes)
    : saveWithPapers(handled.room, handled.papers, changes)
}

/** Empties the papers of items that were erased, and writes down that they were, under a key of codes of its own. */
export async function erasePapers(
  vault: Vault,
  items: readonly string[],
  consent: string,
): Promise<Result<number, SaveRefusal>> {
  const room = await roomOf(vault)
  if (room === undefined) return ok(0)
  const emptied: RecordChange[] = []
  const papers: RecordChange[] = []
  for (const item of items.flatMap(idsIn)) {
    const home = vault.reader.homeOf(item)
    const seals = [...room.index.of(item, 'Seal'), ...room.index.of(item, 'CustodyEvent')]
    const saysAnything = ['salt', 'report'].some((name) => seals.some((paper) => textOf(paper, name) !== ''))
    if (home === undefined || !saysAnything) continue
    const { heads } = papersOf(room, item)
    emptied.push(...erasedPapers(room.index, item))
    // With the old key of the codes the new event would say who had handled it.
    const fresh = { itemKey: vault.random.bytes(32), heads }
    const wish = { item, home, type: 'destroyed', consents: idsIn(consent), medium: 'none' } as const
    const destroyed = await handlingChange(room, wish, fresh)
    if (!destroyed.ok) throw new Error(`a handling of ours has no form: ${destroyed.refusal.field}`)
    papers.push(destroyed.value.change)
  }
  if (emptied.length === 0) return ok(0)
  const saved = await saveWithPapers(room, papers, emptied)
  return saved.ok ? ok(papers.length) : saved
}

function idsIn(text: string): readonly RecordId[] {
  const id = recordId(text, '')
  return id.ok ? [id.value] : []
}
