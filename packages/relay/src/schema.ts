/**
 * Every table and field that a relay keeps, and what each tells whoever seizes its disk.
 *
 * One declaration makes the tables of SQLite and of PostgreSQL and is what `seizure-report` prints, so that nothing
 * can be kept that the report does not name. A new field is a new line here, and a test that has to be changed with it.
 */
import { lineTables } from './line/line-tables.ts'
import { timerTables } from './timers/timer-tables.ts'

export type Field = {
  readonly name: string
  readonly holds: 'bytes' | 'number' | 'text'
  readonly what: string
  /** What a stranger learns from all the values of it. */
  readonly tells: string
}
export type Table = {
  readonly name: string
  readonly what: string
  readonly fields: readonly Field[]
  /** The first is the primary key. */
  readonly keys: readonly (readonly string[])[]
}

export const schemaVersion = 1

const day = (of: string, tells: string): Field => ({
  name: 'day',
  holds: 'number',
  what: `the day on which ${of}, as a number of days since 1970`,
  tells,
})
const bytes = (name: string, what: string, tells: string): Field => ({ name, holds: 'bytes', what, tells })
const number = (name: string, what: string, tells: string): Field => ({ name, holds: 'number', what, tells })
const nothing = 'nothing: random'
const nothingHashed = 'nothing: the hash of a random token'

export const tables: readonly Table[] = [
  {
    name: 'about',
    what: 'the relay’s own things: its signing key, the hash of its space code, the version of these tables',
    fields: [
      { name: 'name', holds: 'text', what: 'which of them', tells: 'that this is a relay' },
      bytes('value', 'the thing', 'the relay’s private key: whoever has it can sign as this relay'),
    ],
    keys: [['name']],
  },
  {
    name: 'log',
    what: 'one row a log: sealed entries under one key, of a case’s part or of the organisation',
    fields: [
      bytes('log', 'its id', nothing),
      bytes('access', 'SHA-256 of the token that reads and writes it', nothingHashed),
      number('size', 'how many entries it has', 'how busy each log is'),
      bytes('peaks', 'hashes of the tree over its entries', 'nothing that the entries do not'),
      number('bytes', 'how many bytes of entries it has', 'how busy each log is'),
      day('it was founded', 'how many logs began on each day; several on one day may be one case'),
    ],
    keys: [['log']],
  },
  {
    name: 'entry',
    what: 'sealed entries in the order in which they came',
    fields: [
      bytes('log', 'the log it is in', 'which entries belong together'),
      number('position', 'its place in the order of arrival', 'the order, but not the hour'),
      bytes(
        'chain',
        'the key of the feed, or zeros for a control entry',
        'how many feeds a log has: how many devices wrote to it, and how much each. A device has another key in every log; who also knows which rows came together (from the network, from the newest pages of the file, in PostgreSQL from its row versions) can guess which feeds are one device. How often members or keys of a log changed',
      ),
      number('seq', 'its number in the feed', 'as chain'),
      bytes('hash', 'SHA-256 of header and signature', 'nothing that the header does not'),
      bytes(
        'header',
        'version, suite, kind, log, feed, number, epoch, hash of the one before, length and hash of the body',
        'the kind (opening, change, control, heartbeat), the number of the key’s epoch (how often somebody was removed or the key was changed), the size class',
      ),
      bytes('signature', 'by the key of the feed', 'that the entry is genuine, not whose it is'),
      bytes('body', 'sealed content', 'its size class; the content only with the key, which is not here'),
      day('it came', 'on which days a log was busy'),
    ],
    keys: [
      ['log', 'position'],
      ['log', 'chain', 'seq'],
    ],
  },
  {
    name: 'struck',
    what: 'of which entries the body is not the one that was signed, because members struck words in it',
    fields: [
      bytes('log', 'the log of the entry', 'where words were struck'),
      bytes('chain', 'the key of its feed', 'as log'),
      number('seq', 'its number in the feed', 'as log'),
      number('number', 'which strike at this entry it was', 'how often words were struck there'),
      bytes('rest', 'SHA-256 of the sealed body that is left', 'nothing that the body does not'),
    ],
    keys: [['log', 'chain', 'seq', 'number']],
  },
  {
    name: 'mailbox',
    what: 'boxes for sealed letters: one a device, one an invitation',
    fields: [
      bytes('box', 'its id', nothing),
      bytes('access', 'SHA-256 of the token that empties it', nothingHashed),
      number('next', 'the number of the next letter', 'how many letters ever came'),
      day('it was opened', 'how many boxes began on each day: about how many devices and invitations'),
    ],
    keys: [['box']],
  },
  {
    name: 'mail',
    what: 'letters that were not fetched yet, at most 400 days old',
    fields: [
      bytes('box', 'the box it is in', 'how many letters wait in each box'),
      number('number', 'its number in the box', 'as next'),
      bytes('sealed', 'the sealed letter', 'its size class'),
      day('it came', 'on which days letters came'),
    ],
    keys: [['box', 'number']],
  },
  {
    name: 'piece',
    what: 'which sealed pieces of files are kept',
    fields: [
      bytes(
        'name',
        'SHA-256 of the sealed bytes',
        'nothing: the sealing is random, the same file never gives the same name',
      ),
      number('size', 'how many bytes', 'roughly how large files are that came on one day'),
      day('it came', 'on which days files came'),
    ],
    keys: [['name']],
  },
  {
    name: 'share',
    what: 'unlock shares, where a network uses them',
    fields: [
      bytes('id', 'its id', nothing),
      bytes(
        'share',
        '32 random bytes',
        'nothing without the vault, the passphrase and the token of its owner',
      ),
      bytes('access', 'SHA-256 of the owner’s token', nothingHashed),
      bytes('lock', 'SHA-256 of the colleagues’ token', nothingHashed),
      number('withheld', '1 while a colleague withholds it', 'how many devices are locked from afar'),
      day('it was put here', 'how many devices began to use it on each day'),
    ],
    keys: [['id']],
  },
  ...lineTables,
  ...timerTables,
]

export type Dialect = 'sqlite' | 'postgres'

const types: Readonly<Record<Dialect, Readonly<Record<Field['holds'], string>>>> = {
  sqlite: { bytes: 'blob', number: 'integer', text: 'text' },
  postgres: { bytes: 'bytea', number: 'bigint', text: 'text' },
}

/**
 * The statements that make the tables where they are not there yet. In SQLite rows lie in the order of their keys and
 * have no number of their own: a number that grows over all logs would tell which logs one device wrote to together.
 */
export function creating(dialect: Dialect): readonly string[] {
  return tables.flatMap(({ name, fields, keys: [primary = [], ...others] }) => [
    `create table if not exists ${name} (${fields
      .map((field) => `${field.name} ${types[dialect][field.holds]} not null`)
      .join(
        ', ',
      )}, primary key (${primary.join(', ')}))${dialect === 'sqlite' ? ' strict, without rowid' : ''}`,
    ...others.map(
      (key, at) => `create unique index if not exists ${name}_key_${at + 2} on ${name} (${key.join(', ')})`,
    ),
    // A sealed body does not get smaller: PostgreSQL need not try.
    ...(dialect === 'postgres' && name === 'entry'
      ? ['alter table entry alter column body set storage external']
      : []),
    ...(dialect === 'postgres' && name === 'line_blob'
      ? ['alter table line_blob alter column sealed set storage external']
      : []),
  ])
}
