/** English: each alarm in one sentence of what happened, and what to do. No blame; only what this device can prove. */
import type { AlarmWords } from './words.ts'

const newRelay =
  'Your work here is safe and goes on. Tell the other members by another way, and agree on another relay.'

export const alarmsEn: AlarmWords = {
  'relay-rolled-back': {
    said: 'The relay shows an older state than it has shown this device before: something it had is gone.',
    act: `A restored backup of the relay looks the same; ask who runs it. If nobody restored one, it lies. ${newRelay}`,
  },
  'relay-forked': {
    said: 'The relay tells different members different things: their copies do not continue one another.',
    act: newRelay,
  },
  'relay-withheld': {
    said: 'The relay has signed that it holds an entry and does not hand it over.',
    act: 'Exchange a bundle on a stick with a colleague: what is missing comes that way. Then agree on another relay.',
  },
  'relay-reordered': {
    said: 'The relay handed over entries in an order in which nobody wrote them.',
    act: newRelay,
  },
  'relay-tampered': {
    said: 'Something that came from the relay was changed on its way. It was not taken in.',
    act: 'Nothing wrong has come in. If it happens again on another network, the relay does it: agree on another one.',
  },
  'relay-injected': {
    said: 'The relay handed over entries of a device that nobody in the organisation knows. They were not taken in.',
    act: newRelay,
  },
  'relay-false-receipt': {
    said: 'The relay signed that it took something other than what this device gave it.',
    act: newRelay,
  },
  'relay-other-key': {
    said: 'Another machine answers at the relay’s address. Nothing was sent to it.',
    act: 'Ask who runs the relay, by another way, whether its key was changed. If not, somebody stands between you and it.',
  },
  'relay-silent': {
    said: 'The relay has not answered for more than twelve hours. Nobody has had your work of this time, nor you theirs.',
    act: 'Your work is kept here and goes out by itself once the relay answers. Try another network; ask who runs the relay. A stick carries bundles meanwhile.',
  },
  'clock-differs': {
    said: 'The clock of this device and that of the relay differ by more than ten minutes.',
    act: 'Set the clock of this machine. Until then what you write may wait at your colleagues’ desks.',
  },
  'control-forked': {
    said: 'Two different changes of members or rights both claim to be the next. This part is frozen: it can be read, not changed.',
    act: 'Speak to the admins by another way. Whoever keeps the order, the relay or a device, has signed both.',
  },
  'member-equivocated': {
    said: 'A member’s device signed two different entries as the same one. The first is kept, the second is evidence.',
    act: 'Speak to this member. A restored copy of a disk can do this too; if it was none, strike the device out.',
  },
  'false-key': {
    said: 'A member’s device handed over a key that is not the one the organisation agreed on. It was not used.',
    act: 'Speak to this member by another way, and lock the device until it is clear.',
  },
  'unauthorised-control': {
    said: 'A change of members or rights was signed by somebody who may not make it. It has no effect.',
    act: 'Speak to the member who signed it. A desk of an older version can do this by mistake.',
  },
  'own-feed-behind': {
    said: 'This device knows less of its own work than the relay does. A restored copy of its disk looks like this.',
    act: 'Your work is safe and goes on under a new key. If this disk was restored, let one machine alone go on with it, and add the other as a device of your own: letters with keys and requests reach only one of the two. If nobody restored it, somebody has copied it: strike this device out.',
  },
}
