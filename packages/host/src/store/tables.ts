/**
 * The tables of a vault file. docs/formats/vault.md §T.
 *
 * Truth: `about` to `entry`. Derived from it, and rebuilt when in doubt: `record` to `guarded`.
 * A row of `compartment` without a key is one that left, or whose key never came.
 *
 * A record's `key` is its type and its order of arrival (type × 2^41 + order); a part's is the record's
 * key × 8 + slot. So one range of rowids is one type, newest last, in the tables and in both indexes.
 */
export const schemaVersion = 2

/** Texts come in folded. Letters younger than SQLite's tables (`Cn` there) are letters, so that what was folded is what is found. */
const words = `tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Cn Co Cf Cs'"`

export const tables = `
create table about (name text primary key, value text not null) strict, without rowid;

create table scope (id integer primary key, name text not null unique) strict;
create table compartment (
  id integer primary key, cid blob not null unique, scope integer not null references scope, part text not null,
  unique (scope, part)
) strict;
create table epoch_key (
  compartment integer not null references compartment, epoch integer not null, key blob not null,
  primary key (compartment, epoch)
) strict, without rowid;
create table feed (
  id integer primary key, compartment integer not null references compartment, public blob not null,
  seed blob, seq integer not null, head blob not null, unique (compartment, public)
) strict;
create table entry (
  id integer primary key, feed integer not null references feed, seq integer not null,
  header blob not null, signature blob not null, body blob, unique (feed, seq)
) strict;
-- Small things with a name: control chains, waiting entries, receipts, mail, alarms, this device's own keys.
create table shelf (
  shelf text not null, key text not null, value blob not null, primary key (shelf, key)
) strict, without rowid;

-- What is being typed: this device's alone, in no feed and no index.
create table draft (name text primary key, value text not null) strict, without rowid;
create table type (id integer primary key, name text not null unique) strict;
create table record (key integer primary key, id blob not null, scope integer not null references scope) strict;
-- The six scopes of the organisation have the ids 1 to 6; cases come after.
insert into scope (id, name)
values (1, 'directory'), (2, 'line'), (3, 'press'), (4, 'shelters'), (5, 'events'), (6, 'claims');
create index record_of_case on record (scope) where scope > 6;
create table part (key integer primary key, compartment integer not null references compartment, state text not null) strict;
create table touch (key integer not null, entry integer not null, primary key (key, entry)) strict, without rowid;

-- Ids are random, so each new one would touch a page of its own: they too follow in batches.
create table key_of_id (id blob primary key, key integer not null) strict, without rowid;
-- Parts whose words and ids are not in the indexes yet: a part is kept at once, these follow.
create table unindexed (key integer primary key) strict;
create virtual table words using fts5 (
  text, content = '', contentless_delete = 1, ${words}, detail = none
);
create virtual table guarded using fts5 (
  text, content = '', contentless_delete = 1, ${words}, detail = none
);
-- What the tables show, for the filter above them: short texts, found by their first letters at once.
create virtual table columns using fts5 (
  text, content = '', contentless_delete = 1, ${words}, detail = none, prefix = '1 2'
);
-- Fewer, larger merges: an index is written in batches and read seldom.
insert into words (words, rank) values ('automerge', 16);
insert into columns (columns, rank) values ('automerge', 16);
`
