/**
 * The tables of a line, and what each field tells whoever seizes the disk. The hard question is not what a message
 * says (it is sealed) but which boxes belong together: nothing here joins a message to a box, or a box to another.
 */
import type { Field, Table } from '../schema.ts'

const nothing = 'nothing: random'
const nothingHashed = 'nothing: the hash of a random token'
const bytes = (name: string, what: string, tells: string): Field => ({ name, holds: 'bytes', what, tells })
const number = (name: string, what: string, tells: string): Field => ({ name, holds: 'number', what, tells })

export const lineTables: readonly Table[] = [
  {
    name: 'line',
    what: 'one row a line for callers',
    fields: [
      bytes('line', 'its id, which stands in every page', 'whose line it is: the page is public'),
      bytes('access', 'SHA-256 of the token by which desks collect and answer', nothingHashed),
      bytes('notice', 'the signed notice that every caller’s page shows', 'nothing that the page does not'),
      number('next', 'the number of the next sealed message', 'how many ever came: two for each visit'),
      number('day', 'the day on which it was made, as a number of days since 1970', 'how old the line is'),
    ],
    keys: [['line']],
  },
  {
    name: 'line_blob',
    what: 'sealed messages that no desk has fetched yet, at most 30 days old. Two for each visit, of which one says nothing',
    fields: [
      bytes('line', 'the line it is for', 'how many wait'),
      number(
        'number',
        'its place in the order of arrival',
        'which two came together, and the order, not the hour',
      ),
      bytes(
        'sealed',
        'the first bytes of the hash of the line key of a week, and the sealed message',
        'its week and its size class; the content only with the key of that week, which no relay has and no desk after a fortnight',
      ),
      number('day', 'the day on which it came', 'on which days people wrote'),
    ],
    keys: [['line', 'number']],
  },
  {
    name: 'line_slot',
    what: 'places for the pieces of a voice message or of an attachment, at most 14 days old',
    fields: [
      bytes('slot', 'its id', nothing),
      bytes('line', 'the line it is for', 'how many there are'),
      number(
        'room',
        '0 for a voice message, or for how many bytes an operator opened it',
        'that somebody spoke, or was asked for a file of about this size',
      ),
      number('bytes', 'how many bytes of pieces it has', 'as line_piece: how long somebody spoke'),
      number('day', 'the day on which it was made', 'on which days people spoke or sent files'),
    ],
    keys: [['slot']],
  },
  {
    name: 'line_piece',
    what: 'sealed pieces, all of one length in a slot',
    fields: [
      bytes('slot', 'the slot it is in', 'how many pieces belong together: how many seconds somebody spoke'),
      number('place', 'its number in the slot', 'as slot'),
      bytes('sealed', 'the sealed piece', 'nothing: its key lies inside a sealed message'),
    ],
    keys: [['slot', 'place']],
  },
  {
    name: 'line_box',
    what: 'boxes in which answers lie: two for each person, of which one is the box of the second code',
    fields: [
      bytes(
        'box',
        'its id, made from a return code',
        'nothing; whoever also has a return code finds its box',
      ),
      bytes('burn', 'SHA-256 of the token that empties it', nothingHashed),
      number(
        'day',
        'the day on which it was last answered into: the same for both boxes of a person, whichever is read',
        'how many people, times two, were answered, and on which day each last was; never when somebody looked',
      ),
    ],
    keys: [['box']],
  },
  {
    name: 'line_reply',
    what: 'sealed answers, the newest 32 slots of each box, all of one length',
    fields: [
      bytes('box', 'the box it is in', 'how much each person was answered'),
      number('number', 'its place in the box', 'as box'),
      bytes('mark', 'a hash of the random id of the answer and of the box', 'which slots are one answer'),
      bytes('sealed', 'the sealed slot', 'nothing: its key comes from the return code'),
    ],
    keys: [['box', 'number']],
  },
]
