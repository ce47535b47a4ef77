/**
 * What a relay keeps of timers, and what each field tells whoever seizes its disk.
 *
 * Here alone a relay knows more than the day: it cannot wake anybody at an hour that it does not know. So the hours are
 * coming ones, rounded up to five minutes; when a check was answered, or by whom, is kept nowhere.
 */
import type { Field, Table } from '../schema.ts'

const nothing = 'nothing: random'
const bytes = (name: string, what: string, tells: string): Field => ({ name, holds: 'bytes', what, tells })
const number = (name: string, what: string, tells: string): Field => ({ name, holds: 'number', what, tells })
const ofGuard = bytes('guard', 'the guard it is under', 'how many each organisation has')

const timer: Table = {
  name: 'timer',
  what: 'check-ins that are waited for: opaque, with the hour of each; what is over is emptied at once and goes after a day',
  fields: [
    bytes('timer', 'its id', nothing),
    ofGuard,
    number(
      'due',
      'when it is due: minutes since 1970, rounded up to five',
      'at which coming hours somebody expects a sign of life: about how many people are on the way or in hiding. Not who, where or why',
    ),
    number('every', 'minutes from one due time to the next', 'whether somebody is asked every day'),
    number(
      'grace',
      'minutes that are waited before an alarm',
      'how urgent it is: about whether it is a journey or a daily call',
    ),
    number('early', 'minutes before the due time at which its link opens', 'as grace'),
    bytes(
      'ladder',
      'whom to tell and when: opaque channels',
      'how many are told, and which timers tell the same ones',
    ),
    bytes('sealed', 'what it is about, sealed, always 1 KiB', 'nothing: its key is not here'),
    bytes('slot', 'where its link leads', 'nothing; whoever finds the link on a phone finds its timer'),
    bytes(
      'accepts',
      'hashes of the two answers for each of the next due times',
      'whether it has a link, and whether clocks change before the last of them. Not the words: whoever also has the link can guess at them, and not tell which of the two is which',
    ),
    number('reminded', '1 when somebody was reminded', 'as level'),
    number('level', 'how many rungs of the ladder were told', 'that somebody did not answer'),
    number('next', 'the minute in which something is to be done next', 'as due'),
    number(
      'held',
      'until when somebody who took the alarm is looking, or 0',
      'that an alarm was taken within the last hour',
    ),
    number('late', '1 when the first rung was told late', 'that this relay was off when it should have rung'),
    number('resolved', '1 when it is over', 'how many ended within the last day'),
    number(
      'answered',
      'the last due time that was answered by link, or 0',
      'that an earlier one of the same was answered',
    ),
    number('turn', 'how often this row was changed', 'as level'),
  ],
  keys: [['timer'], ['next', 'timer'], ['guard', 'timer'], ['slot']],
}

export const timerTables: readonly Table[] = [
  {
    name: 'timer_guard',
    what: 'one row for each organisation that has timers here',
    fields: [
      bytes('guard', 'its id', nothing),
      bytes('access', 'SHA-256 of the token of its desks', 'nothing: the hash of a random token'),
      number('day', 'the day on which it was made, as a number of days since 1970', 'since when it is used'),
    ],
    keys: [['guard']],
  },
  timer,
  {
    name: 'timer_answer',
    what: 'answers of check-in links that no desk has taken yet',
    fields: [
      bytes('timer', 'the timer it is for', 'which were answered by link'),
      number('due', 'the due time it is for', 'as timer.due'),
      ofGuard,
      bytes(
        'answer',
        'the answer, 32 bytes',
        'nothing: the safe word and the word under duress make answers that look alike',
      ),
    ],
    keys: [['timer', 'due']],
  },
  {
    name: 'timer_channel',
    what: 'where alarms go',
    fields: [
      bytes('channel', 'its id', nothing),
      ofGuard,
      bytes(
        'sealed',
        'an address of mail or a topic of a push server, sealed under the key in the file alarm.key, always as long',
        'how many there are. Whoever also takes that file reads every address: these are people of the organisation',
      ),
      number(
        'day',
        'the day on which it was put here, as a number of days since 1970',
        'on which days people registered',
      ),
    ],
    keys: [['channel']],
  },
  {
    name: 'timer_post',
    what: 'messages that nobody has taken yet',
    fields: [
      bytes('post', 'a hash of timer, due time, rung and channel', 'nothing that these do not'),
      bytes('timer', 'the timer it is of', 'which alarms are going on'),
      ofGuard,
      bytes('channel', 'whom it goes to', 'as timer.ladder'),
      number('tries', 'how often it was tried', 'that a server of mail or push does not answer'),
      number('next', 'the minute of the next try', 'that an alarm is going on'),
    ],
    keys: [['post'], ['next', 'post']],
  },
  {
    name: 'timer_notice',
    what: 'links in messages by which an alarm is taken, once, at most a week old',
    fields: [
      bytes('slot', 'where the link leads', nothing),
      ofGuard,
      bytes(
        'channel',
        'whose message it stood in',
        'which channels were told of an alarm and have not taken it',
      ),
      number('minute', 'the minute of the message', 'when an alarm was told'),
    ],
    keys: [['slot']],
  },
]
