/**
 * What the disk of a relay tells whoever takes it: every table, every field, every file, and what follows from them.
 *
 * The promise *the server learns nothing* is a list, not a word. This is the list. It reads the disk as a stranger
 * would, with no key, and names what `schema.ts` does not know as well.
 */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3-multiple-ciphers'
import postgres from 'postgres'
import { type Table, tables } from './schema.ts'
import { relayFile } from './start.ts'

export type SeizureReport = {
  readonly tables: readonly {
    readonly name: string
    readonly what: string
    readonly rows: number
    readonly fields: readonly {
      readonly name: string
      readonly what: string
      /** How many different values there are. */
      readonly values: number
      readonly tells: string
    }[]
  }[]
  readonly files: readonly {
    readonly name: string
    readonly files: number
    readonly bytes: number
    readonly tells: string
  }[]
  /** What can be worked out from all of it, counted. */
  readonly follows: readonly { readonly what: string; readonly counts: Readonly<Record<string, number>> }[]
  /** Tables and fields that this program does not make. */
  readonly unknown: readonly string[]
}

type Row = Readonly<Record<string, unknown>>
type Database = {
  readonly ask: (sql: string) => Promise<readonly Row[]>
  /** Bytes as this database writes them in a question. */
  readonly literal: (hex: string) => string
  readonly columns: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** Without these it is no relay. */
const earliest = ['about', 'log', 'entry', 'mailbox', 'mail', 'piece', 'share']

/** Undefined: there is no relay in this place. */
export async function seizureReport(place: {
  readonly folder: string
  readonly database?: string
}): Promise<SeizureReport | undefined> {
  const database = place.database === undefined ? openFile(place.folder) : openServer(place.database)
  if (database === undefined) return undefined
  try {
    const columns = await database.columns()
    const fieldsOf = ({ name, fields }: Table): readonly string[] =>
      fields.map((field) => `${name}.${field.name}`)
    // A relay of an earlier release has no line yet.
    const there = tables.filter((table) => fieldsOf(table).every((field) => columns.includes(field)))
    const known = there.flatMap(fieldsOf)
    if (!earliest.every((name) => there.some((table) => table.name === name))) return undefined
    const hasLine = known.includes('line_box.box')
    const hasTimers = known.includes('timer.due')
    return {
      tables: await Promise.all(there.map((table) => tableReport(database, table))),
      files: filesIn(place.folder),
      follows: [
        ...(await following(database)),
        ...(hasLine ? await followingOfLine(database) : []),
        ...(hasTimers ? await followingOfTimers(database) : []),
      ],
      unknown: columns.filter((field) => !known.includes(field)),
    }
  } finally {
    await database.close()
  }
}

async function tableReport(
  database: Database,
  { name, what, fields }: Table,
): Promise<SeizureReport['tables'][number]> {
  const counts = fields.map((field, at) => `count(distinct ${field.name}) as f${at}`)
  const [row = {}] = await database.ask(`select count(*) as count, ${counts.join(', ')} from ${name}`)
  return {
    name,
    what,
    rows: Number(row['count']),
    fields: fields.map((field, at) => ({
      name: field.name,
      what: field.what,
      values: Number(row[`f${at}`]),
      tells: field.tells,
    })),
  }
}

const kinds: ReadonlyMap<number, string> = new Map([
  [1, 'openings of feeds'],
  [2, 'changes'],
  [3, 'control entries'],
  [4, 'heartbeats'],
])

type Counting = (sql: string, named?: (row: Row) => string) => Promise<Record<string, number>>

/** Rows of `value` and `count`, as numbers by name. */
function countingIn(database: Database): Counting {
  return async (sql, named = ({ value }) => String(value)) => {
    const counts: Record<string, number> = {}
    for (const row of await database.ask(sql)) counts[named(row)] = Number(row['count'])
    return counts
  }
}

/** The questions a stranger would ask, each with its answer in numbers. */
async function following(database: Database): Promise<SeizureReport['follows']> {
  const counted = countingIn(database)
  return [
    {
      what: 'logs by how many feeds write to them (about: by how many devices)',
      counts: await counted(
        // A control chain belongs to no device.
        `select feeds as value, count(*) as count from (select log, count(distinct case
         when substr(header, 3, 1) <> ${database.literal('03')} then chain end) as feeds
         from entry group by log) as logs group by feeds order by feeds`,
      ),
    },
    {
      what: 'entries by kind',
      counts: await counted(
        'select substr(header, 3, 1) as value, count(*) as count from entry group by 1 order by 1',
        ({ value }) => kinds.get(value instanceof Uint8Array ? (value[0] ?? 0) : 0) ?? 'others',
      ),
    },
    {
      what: 'entries by the number of their key, counted from 1: how often keys were changed',
      counts: await counted(
        'select substr(header, 61, 4) as value, count(*) as count from entry group by 1 order by 1',
        ({ value }) =>
          value instanceof Uint8Array ? String(Number.parseInt(Buffer.from(value).toString('hex'), 16)) : '',
      ),
    },
    {
      what: 'entries by the size of their body: classes, as they were padded',
      counts: await counted(
        'select length(body) as value, count(*) as count from entry group by 1 order by 1',
      ),
    },
    {
      what: 'entries by day',
      counts: await counted('select day as value, count(*) as count from entry group by 1 order by 1'),
    },
    {
      what: 'pieces of files by day',
      counts: await counted('select day as value, count(*) as count from piece group by 1 order by 1'),
    },
    {
      what: 'unlock shares that are withheld',
      counts: await counted('select withheld as value, count(*) as count from share group by 1'),
    },
  ]
}

/** What a stranger would ask of the line, which people in danger write to. */
async function followingOfLine(database: Database): Promise<SeizureReport['follows']> {
  const counted = countingIn(database)
  return [
    {
      what: 'sealed messages to the line that wait, by day: two for each visit',
      counts: await counted('select day as value, count(*) as count from line_blob group by 1 order by 1'),
    },
    {
      what: 'sealed messages to the line that wait, by their size: classes, as they were padded',
      counts: await counted(
        'select length(sealed) as value, count(*) as count from line_blob group by 1 order by 1',
      ),
    },
    {
      what: 'boxes with answers by the day on which they were last read: two for each person',
      counts: await counted('select day as value, count(*) as count from line_box group by 1 order by 1'),
    },
    {
      what: 'boxes with answers by how many slots they have: how much each person was answered',
      counts: await counted(
        `select slots as value, count(*) as count from
         (select count(*) as slots from line_reply group by box) as boxes group by 1 order by 1`,
      ),
    },
  ]
}

/** What a stranger would ask of check-ins: how many people are waited for, and who is in trouble now. */
async function followingOfTimers(database: Database): Promise<SeizureReport['follows']> {
  const counted = countingIn(database)
  return [
    {
      what: 'check-ins that are waited for, by the hour (since 1970) in which they are due',
      counts: await counted(
        'select due / 60 as value, count(*) as count from timer where resolved = 0 group by 1 order by 1',
      ),
    },
    {
      what: 'check-ins by how many rungs of their ladder were told: 0 is in time',
      counts: await counted(
        'select level as value, count(*) as count from timer where resolved = 0 group by 1 order by 1',
      ),
    },
  ]
}

const fileTells: readonly (readonly [name: RegExp, tells: string])[] = [
  [/^relay\.db$/, 'the tables above; when something was last written'],
  [
    /^relay\.db-(wal|shm)$/,
    'the newest of the tables above; letters that were fetched may be in it until it is written over',
  ],
  [
    /^alarm\.key$/,
    'the key of the addresses in table timer_channel: whoever has it and the tables reads to whom alarms go. It may lie elsewhere (--alarm-key)',
  ],
  [/^lock$/, 'when the relay was last started'],
  [
    /^onion$/,
    'the private key of the onion address: whoever has it can answer in its place. Of those who came it holds nothing',
  ],
  [
    /^tor$/,
    'what tor keeps of its network: its guards, and roughly when it was last used. Of those who came it holds nothing',
  ],
  [
    /^pieces$/,
    'sealed bytes, as table piece. The date is set to the day, but the file system also keeps when a file was made, and that cannot be set',
  ],
]

function filesIn(folder: string): SeizureReport['files'] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .toSorted()
    .map((name) => {
      const inside = allFiles(join(folder, name))
      const tells = fileTells.find(([pattern]) => pattern.test(name))?.[1]
      return {
        name,
        files: inside.length,
        bytes: inside.reduce((sum, path) => sum + statSync(path).size, 0),
        tells: tells ?? 'not of this program',
      }
    })
}

function allFiles(path: string): readonly string[] {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => allFiles(join(path, name)))
    : [path]
}

function openFile(folder: string): Database | undefined {
  if (!existsSync(relayFile(folder))) return undefined
  const database = new SQLite(relayFile(folder), { readonly: true, fileMustExist: true })
  return {
    ask: async (sql) => database.prepare<[], Row>(sql).all(),
    literal: (hex) => `x'${hex}'`,
    columns: async () =>
      database
        .prepare<[], string>(
          `select m.name || '.' || c.name from sqlite_schema m, pragma_table_info(m.name) c
           where m.type = 'table' order by m.rowid, c.cid`,
        )
        .pluck()
        .all(),
    close: async () => void database.close(),
  }
}

function openServer(url: string): Database {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  return {
    ask: (text) => sql.unsafe(text),
    literal: (hex) => `'\\x${hex}'::bytea`,
    columns: async () => {
      const rows = await sql`
        select table_name || '.' || column_name as field from information_schema.columns
        where table_schema = current_schema() order by table_name, ordinal_position`
      return rows.map((row) => String(row['field']))
    },
    close: () => sql.end({ timeout: 1 }),
  }
}
