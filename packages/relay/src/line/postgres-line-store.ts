/** What a relay keeps of a line, in PostgreSQL. */
import { type Bytes, equalBytes } from '@safeconduct/core/base/bytes.ts'
import type postgres from 'postgres'
import { bytesIn, numberIn, unlessFull } from '../postgres-rows.ts'
import type {
  BlobCount,
  LineStore,
  LineSweep,
  Replied,
  ReplyHalf,
  SlotHoldings,
  StoredBlob,
  StoredLine,
  StoredPiece,
  StoredSlot,
} from './line-store.ts'
import { upTo } from './memory-line-store.ts'

type Most = { readonly bytes: number; readonly count: number }
/** Answers are written one after the other: two at once in one box would want the same number. */
const replyLock = 5724
/** Rows that are fetched at once before they are counted against what an answer holds. */
const rowsAtOnce = 64

export class PostgresLineStore implements LineStore {
  readonly #sql: postgres.Sql

  constructor(sql: postgres.Sql) {
    this.#sql = sql
  }

  async line(id: Bytes): Promise<StoredLine | undefined> {
    const [row] = await this.#sql`select access, notice from line where line = ${id}`
    return row && { access: bytesIn(row, 'access'), notice: bytesIn(row, 'notice') }
  }

  addLine(id: Bytes, access: Bytes, day: number): Promise<boolean> {
    const none = new Uint8Array(0)
    return this.#changed(
      this.#sql`insert into line (line, access, notice, next, day)
        values (${id}, ${access}, ${none}, 1, ${day}) on conflict do nothing`,
    )
  }

  async publish(line: Bytes, notice: Bytes): Promise<void> {
    await this.#changed(this.#sql`update line set notice = ${notice} where line = ${line}`)
  }

  async lines(): Promise<number> {
    const [row] = await this.#sql`select count(*) as count from line`
    return numberIn(row, 'count')
  }

  async addBlobs(line: Bytes, sealed: readonly Bytes[], day: number): Promise<void> {
    await unlessFull(() =>
      this.#sql.begin(async (begun) => {
        const [row] = await begun`
          update line set next = next + ${sealed.length} where line = ${line} returning next`
        if (row === undefined) return
        const first = numberIn(row, 'next') - sealed.length
        const rows = sealed.map((one, at) => ({ line, number: first + at, sealed: one, day }))
        await begun`insert into line_blob ${begun(rows, 'line', 'number', 'sealed', 'day')}`
      }),
    )
  }

  async blobs(line: Bytes, after: number, most: Most): Promise<readonly StoredBlob[]> {
    const rows = await this.#sql`
      select number, day, sealed from line_blob where line = ${line} and number > ${after}
      order by number limit ${Math.min(most.count, rowsAtOnce)}`
    const found = rows.map((row) => ({
      number: numberIn(row, 'number'),
      day: numberIn(row, 'day'),
      sealed: bytesIn(row, 'sealed'),
    }))
    return upTo(found, most.bytes)
  }

  async blobCounts(line: Bytes): Promise<readonly BlobCount[]> {
    const rows = await this.#sql`
      select octet_length(sealed)::bigint as size, count(*) as count
      from line_blob where line = ${line} group by 1`
    return rows.map((row) => ({ size: numberIn(row, 'size'), count: numberIn(row, 'count') }))
  }

  async dropBlobs(line: Bytes, numbers: readonly number[]): Promise<void> {
    if (numbers.length === 0) return
    await this.#sql`delete from line_blob where line = ${line} and number in ${this.#sql([...numbers])}`
  }

  async slot(slot: Bytes): Promise<StoredSlot | undefined> {
    const [row] = await this.#sql`
      select line, room, bytes from line_slot where slot = ${slot}`
    if (row === undefined) return undefined
    return { line: bytesIn(row, 'line'), room: numberIn(row, 'room'), bytes: numberIn(row, 'bytes') }
  }

  addSlot(
    slot: Bytes,
    { line, room }: { readonly line: Bytes; readonly room: number },
    day: number,
  ): Promise<boolean> {
    return this.#changed(
      this.#sql`insert into line_slot (slot, line, room, bytes, day)
        values (${slot}, ${line}, ${room}, 0, ${day}) on conflict do nothing`,
    )
  }

  async slotHoldings(line: Bytes): Promise<SlotHoldings> {
    const [row] = await this.#sql`
      select count(*) as slots, coalesce(sum(bytes), 0)::bigint as bytes from line_slot where line = ${line}`
    return { slots: numberIn(row, 'slots'), bytes: numberIn(row, 'bytes') }
  }

  async addPiece(slot: Bytes, index: number, sealed: Bytes): Promise<void> {
    // A slot that was swept or dropped in the meantime takes nothing any more.
    await this.#changed(
      this.#sql`with added as (
          insert into line_piece (slot, place, sealed)
          select ${slot}::bytea, ${index}::bigint, ${sealed}::bytea
          where exists (select 1 from line_slot where slot = ${slot}) on conflict do nothing returning slot
        )
        update line_slot set bytes = bytes + ${sealed.length} where slot in (select slot from added)`,
    )
  }

  async pieceIndices(slot: Bytes): Promise<readonly number[]> {
    const rows = await this.#sql`select place from line_piece where slot = ${slot} order by place`
    return rows.map((row) => numberIn(row, 'place'))
  }

  async pieces(slot: Bytes, from: number, most: Most): Promise<readonly StoredPiece[]> {
    const rows = await this.#sql`
      select place, sealed from line_piece where slot = ${slot} and place >= ${from}
      order by place limit ${Math.min(most.count, rowsAtOnce)}`
    const found = rows.map((row) => ({ index: numberIn(row, 'place'), sealed: bytesIn(row, 'sealed') }))
    return upTo(found, most.bytes)
  }

  async dropSlot(slot: Bytes): Promise<void> {
    await this.#sql.begin(async (begun) => {
      await begun`delete from line_piece where slot = ${slot}`
      await begun`delete from line_slot where slot = ${slot}`
    })
  }

  reply(halves: readonly [ReplyHalf, ReplyHalf], most: number, day: number): Promise<Replied> {
    return unlessFull(() =>
      this.#sql.begin<Replied>(async (begun) => {
        await begun`select pg_advisory_xact_lock(${replyLock})`
        const there = await Promise.all(halves.map((half) => standing(begun, half)))
        if (there.includes('other-burn')) return 'other-burn'
        if (there.includes('again')) return 'again'
        for (const half of halves) await keepHalf(begun, half, { most, day })
        return 'kept'
      }),
    )
  }

  async replies(box: Bytes, from: number, count: number): Promise<readonly Bytes[]> {
    const rows = await this.#sql`
      select sealed from line_reply where box = ${box} order by number desc limit ${count} offset ${from}`
    return rows.map((row) => bytesIn(row, 'sealed'))
  }

  async boxes(): Promise<number> {
    const [row] = await this.#sql`select count(*) as count from line_box`
    return numberIn(row, 'count')
  }

  async burn(box: Bytes, hash: Bytes): Promise<void> {
    await this.#sql.begin(async (begun) => {
      const dropped = await begun`delete from line_box where box = ${box} and burn = ${hash}`
      if (dropped.count === 1) await begun`delete from line_reply where box = ${box}`
    })
  }

  async sweep({ blobs, slots, boxes, unannounced }: LineSweep): Promise<void> {
    await this.#sql.begin(async (begun) => {
      await begun`delete from line_blob where day < ${blobs}`
      await begun`delete from line_slot s where day < ${slots} or (room = 0 and day < ${unannounced}
        and not exists (select 1 from line_blob b where b.line = s.line and b.day <= s.day + 1))`
      await begun`delete from line_piece where slot not in (select slot from line_slot)`
      await begun`delete from line_reply where box in (select box from line_box where day < ${boxes})`
      await begun`delete from line_box where day < ${boxes}`
    })
  }

  #changed(statement: postgres.PendingQuery<postgres.Row[]>): Promise<boolean> {
    return unlessFull(async () => (await statement).count === 1)
  }
}

async function standing(
  sql: postgres.TransactionSql,
  { box, burn, mark }: ReplyHalf,
): Promise<'again' | 'other-burn' | 'new'> {
  const [row] = await sql`
    select burn, exists (select 1 from line_reply where box = ${box} and mark = ${mark}) as again
    from line_box where box = ${box}`
  if (row === undefined) return 'new'
  if (!equalBytes(bytesIn(row, 'burn'), burn)) return 'other-burn'
  return row['again'] === true ? 'again' : 'new'
}

async function keepHalf(
  sql: postgres.TransactionSql,
  { box, burn, slots, mark }: ReplyHalf,
  { most, day }: { readonly most: number; readonly day: number },
): Promise<void> {
  await sql`insert into line_box (box, burn, day) values (${box}, ${burn}, ${day})
    on conflict (box) do update set day = greatest(line_box.day, excluded.day)`
  const [row] = await sql`
    select coalesce(max(number), 0)::bigint as last from line_reply where box = ${box}`
  const last = numberIn(row, 'last')
  const rows = slots.map((sealed, at) => ({ box, number: last + 1 + at, mark, sealed }))
  await sql`insert into line_reply ${sql(rows, 'box', 'number', 'mark', 'sealed')}`
  await sql`delete from line_reply where box = ${box} and number <= ${last + slots.length - most}`
}
