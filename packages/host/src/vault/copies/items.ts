/** What a copy of a vault holds, in the order in which it can be taken up again. docs/formats/vault.md §C. */
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { type Bytes, concat, toBase64Url, toHex } from '@safeconduct/core/base/bytes.ts'
import { scopeText } from '@safeconduct/core/vault/compartment.ts'
import type { Entry } from '@safeconduct/core/vault/entry.ts'
import type { ShelfRow, VaultRows } from '../../store/vault-rows.ts'
import type { CopyItem } from './copy-file.ts'
import type { HoleFinder } from './holes.ts'

const none = new Uint8Array()
const pieceSize = 1024 * 1024

/** Shelves that speak of this file and no other, and what must end here when its week is over. */
function isOfThisFile({ shelf, key }: ShelfRow): boolean {
  // A copy in a drawer would open every week of the line that the desks have destroyed.
  if ((shelf === 'secret' || shelf === 'secret-in') && key.includes('/line-week/')) return true
  return shelf === 'leaving' || (shelf === 'own' && (key === 'boot' || key === 'closed'))
}

export function* itemsOf(rows: VaultRows, home: string, holes: HoleFinder): Generator<CopyItem, void, void> {
  const logs = new Map(rows.logs().map((log) => [log.row, toHex(log.id)]))
  for (const { id, name, keys } of rows.logs()) {
    const about = {
      id: toHex(id),
      scope: scopeText(name.scope),
      part: name.part,
      keys: [...keys].map(([epoch, key]) => [epoch, toBase64Url(key)]),
    }
    yield { kind: 'log', about, bytes: none }
  }
  for (const row of rows.shelf()) {
    if (!isOfThisFile(row))
      yield { kind: 'shelf', about: { shelf: row.shelf, key: row.key }, bytes: row.value }
  }
  const logOfFeed = new Map<number, string>()
  for (const feed of rows.feeds()) {
    const log = logs.get(feed.log)
    if (log === undefined) continue
    logOfFeed.set(feed.row, log)
    holes.expect(log, toHex(feed.key), feed.head.seq)
    yield {
      kind: 'feed',
      about: { log, feed: toHex(feed.key), own: feed.seed !== undefined, seq: feed.head.seq },
      bytes: none,
    }
  }
  for (const { feed, entry } of rows.entries()) {
    const log = logOfFeed.get(feed)
    if (log === undefined) continue
    holes.saw(log, toHex(entry.header.feed), entry.header.seq)
    yield { kind: 'entry', about: { log }, bytes: entryBytes(entry) }
  }
  yield* filesOf(home)
}

function entryBytes({ bytes, signature, body }: Entry): Bytes {
  return concat(bytes, signature, body)
}

/** Sealed files as they lie in the home, in pieces. */
function* filesOf(home: string): Generator<CopyItem, void, void> {
  const folder = join(home, 'blobs')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{64}$/.test(name)) : []
  for (const name of names.toSorted()) {
    const file = openSync(join(folder, name), 'r')
    try {
      const piece = new Uint8Array(pieceSize)
      for (let at = 0; ; ) {
        const length = readSync(file, piece, 0, pieceSize, at)
        if (length === 0) break
        yield { kind: 'file', about: { name, at }, bytes: piece.slice(0, length) }
        at += length
      }
    } finally {
      closeSync(file)
    }
  }
}
