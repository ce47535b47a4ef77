/** Every question and change of a line in a relay's SQLite file, prepared once. */
import type SQLite from 'better-sqlite3-multiple-ciphers'
import { asking, type SqlBytes as B, type Row } from '../sqlite-statements.ts'
import type {
  BlobCount,
  SlotHoldings,
  StoredBlob,
  StoredLine,
  StoredPiece,
  StoredSlot,
} from './line-store.ts'

export type LineStatements = ReturnType<typeof prepareLine>

export function prepareLine(database: SQLite.Database) {
  return { ...messages(database), ...boxes(database) }
}

/** What callers send, and where its pieces lie. */
function messages(database: SQLite.Database) {
  const { ask, pluck } = asking(database)
  return {
    line: ask<[B], Row<StoredLine>>('select access, notice from line where line = ?'),
    addLine: ask<[B, B, number]>(
      "insert or ignore into line (line, access, notice, next, day) values (?, ?, x'', 1, ?)",
    ),
    publish: ask<[B, B]>('update line set notice = ? where line = ?'),
    lines: pluck<[], number>('select count(*) from line'),
    nextBlobs: pluck<[number, B], number>('update line set next = next + ? where line = ? returning next'),
    addBlob: ask<[B, number, B, number]>(
      'insert into line_blob (line, number, sealed, day) values (?, ?, ?, ?)',
    ),
    blobs: ask<[B, number, number], Row<StoredBlob>>(
      'select number, day, sealed from line_blob where line = ? and number > ? order by number limit ?',
    ),
    blobCounts: ask<[B], BlobCount>(
      'select length(sealed) as size, count(*) as count from line_blob where line = ? group by 1',
    ),
    dropBlob: pluck<[B, number], number>(
      'delete from line_blob where line = ? and number = ? returning length(sealed)',
    ),
    slot: ask<[B], Row<StoredSlot>>('select line, room, bytes from line_slot where slot = ?'),
    addSlot: ask<[B, B, number, number]>(
      'insert or ignore into line_slot (slot, line, room, bytes, day) values (?, ?, ?, 0, ?)',
    ),
    slotHoldings: ask<[B], SlotHoldings>(
      'select count(*) as slots, coalesce(sum(bytes), 0) as bytes from line_slot where line = ?',
    ),
    // A slot that was swept or dropped in the meantime takes nothing any more.
    addPiece: ask<[B, number, B, B]>(
      `insert or ignore into line_piece (slot, place, sealed)
       select ?, ?, ? where exists (select 1 from line_slot where slot = ?)`,
    ),
    growSlot: ask<[number, B]>('update line_slot set bytes = bytes + ? where slot = ?'),
    pieceIndices: pluck<[B], number>('select place from line_piece where slot = ? order by place'),
    pieces: ask<[B, number, number], Row<StoredPiece>>(
      'select place as "index", sealed from line_piece where slot = ? and place >= ? order by place limit ?',
    ),
    dropPieces: ask<[B]>('delete from line_piece where slot = ?'),
    dropSlot: ask<[B]>('delete from line_slot where slot = ?'),
    blobBytesBefore: pluck<[number], number>(
      'select coalesce(sum(length(sealed)), 0) from line_blob where day < ?',
    ),
    sweepBlobs: ask<[number]>('delete from line_blob where day < ?'),
    oldSlots: pluck<[number, number], B>(
      `select slot from line_slot s where day < ? or (room = 0 and day < ? and not exists (
       select 1 from line_blob b where b.line = s.line and b.day <= s.day + 1))`,
    ),
  }
}

/** What they are answered. */
function boxes(database: SQLite.Database) {
  const { ask, pluck } = asking(database)
  return {
    boxBurn: pluck<[B], B>('select burn from line_box where box = ?'),
    hasMark: pluck<[B, B], number>('select 1 from line_reply where box = ? and mark = ? limit 1'),
    addBox: ask<[B, B, number]>('insert or ignore into line_box (box, burn, day) values (?, ?, ?)'),
    addReply: ask<[B, B, B, B]>(
      `insert into line_reply (box, number, mark, sealed)
       select ?, 1 + coalesce((select max(number) from line_reply where box = ?), 0), ?, ?`,
    ),
    trimReplies: ask<[B, B, number]>(
      `delete from line_reply where box = ? and number <=
       (select max(number) from line_reply where box = ?) - ?`,
    ),
    replies: pluck<[B, number, number], B>(
      'select sealed from line_reply where box = ? order by number desc limit ? offset ?',
    ),
    boxes: pluck<[], number>('select count(*) from line_box'),
    dropBox: ask<[B, B]>('delete from line_box where box = ? and burn = ?'),
    dropReplies: ask<[B]>('delete from line_reply where box = ?'),
    answeredOn: ask<[number, B, number]>('update line_box set day = ? where box = ? and day < ?'),
    sweepReplies: ask<[number]>(
      'delete from line_reply where box in (select box from line_box where day < ?)',
    ),
    sweepBoxes: ask<[number]>('delete from line_box where day < ?'),
  }
}
