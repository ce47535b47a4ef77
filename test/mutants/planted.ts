/**
 * Faults that a tired programmer could make, each one line of production code, put there only while it is loaded.
 *
 * A guard that can be taken out without a schedule failing guards nothing, or is watched by nobody. `line` stands
 * exactly once in its file: when the code moves on, the loader says that the planted fault must move with it.
 */
export type Planted = {
  readonly name: string
  /** What an attacker or an accident gains. */
  readonly harm: string
  /** From the root of the repository. */
  readonly file: string
  readonly line: string
  readonly instead: string
  /** The first seed that kills it, and how many operations its schedule has: for the quick run. */
  readonly seed: number
  readonly ops: number
}

const vault = 'packages/core/src/vault'

export const planted: readonly Planted[] = [
  {
    name: 'ack-before-sync',
    harm: 'a person is told that a testimony is saved, and the disk never had it',
    file: `${vault}/replica/writing.ts`,
    line: "    return refuse({ kind: 'disk-full' })\n",
    instead: '    return ok({ changed: changes.length, touched: [] })\n',
    seed: 21,
    ops: 300,
  },
  {
    name: 'read-before-sync',
    harm: 'a device believes that it has read from the relay what never reached its disk',
    file: `${vault}/sync/pull.ts`,
    line: "  const control = taken.entries.filter(({ entry }) => entry.header.kind === 'control')\n",
    instead:
      "  if (taken.next === 'done') await keepNow(replica, () => taken.keep())\n  const control = taken.entries.filter(({ entry }) => entry.header.kind === 'control')\n",
    seed: 6,
    ops: 300,
  },
  {
    name: 'no-context',
    harm: 'a colleague passes off the sealed words of another as their own, in another place',
    file: `${vault}/entry.ts`,
    line: '    place.feed,\n    u64(place.seq),\n    u32(place.epoch),\n    place.previous,\n  )\n}',
    instead: '  )\n}',
    seed: 46,
    ops: 300,
  },
  {
    name: 'no-sig',
    harm: 'the relay changes what colleagues wrote',
    file: `${vault}/feed.ts`,
    line: "  return verify(entry.header.feed, 'entry', entry.bytes, entry.signature)\n",
    instead: '  return Promise.resolve(entry.bytes.length > 0 && verify.length > 0)\n',
    seed: 19,
    ops: 300,
  },
  {
    name: 'no-prev',
    harm: 'a colleague cuts a piece out of their own history and nobody notices',
    file: `${vault}/replica/settling.ts`,
    line: '  if (!equalBytes(header.previous, head.hash)) {\n',
    instead: '  if (!equalBytes(header.previous, header.previous)) {\n',
    seed: 5,
    ops: 300,
  },
  {
    name: 'no-dedupe',
    harm: 'an entry that comes twice makes an honest colleague a liar',
    file: `${vault}/replica/receiving.ts`,
    line: '    if (equalBytes(entryHash(there), hash)) {\n',
    instead: '    if (there.bytes === entry.bytes && equalBytes(entryHash(there), hash)) {\n',
    seed: 1,
    ops: 300,
  },
  {
    name: 'no-causal-wait',
    harm: 'a correction is applied before what it corrects, and two colleagues read two records',
    file: `${vault}/replica/settling.ts`,
    line: '  if (missing !== undefined) {\n',
    instead: '  if (missing !== undefined && missing[1] < 0) {\n',
    seed: 11,
    ops: 300,
  },
  {
    name: 'no-rekey',
    harm: 'whoever was removed reads on',
    file: `${vault}/replica/organisation-settling.ts`,
    line: 'await rotateDue(now)',
    instead: 'await Promise.resolve(rotateDue.length)',
    seed: 1,
    ops: 300,
  },
  {
    name: 'no-body-hash',
    harm: 'a body that the relay changed is counted as read, and what was really written is never asked for again',
    file: `${vault}/sync/authentic.ts`,
    line: '  return (await isAsSigned(entry)) || mayBeRest(entry)\n',
    instead: '  return (await isAsSigned(entry)) || entry.body.length > 0 || mayBeRest(entry)\n',
    seed: 22,
    ops: 300,
  },
  {
    name: 'last-by-arrival',
    harm: 'the value that came last wins, and each colleague has another',
    file: `${vault}/merge.ts`,
    line: '      descending(a.stamp, b.stamp) ||\n      descending(a.dot, b.dot) ||\n      descending(canonicalJson(a.value), canonicalJson(b.value)),\n',
    instead: '      0 * (a.dot.length + b.dot.length + descending.length),\n',
    seed: 3,
    ops: 300,
  },
  {
    name: 'no-heads',
    harm: 'entries say nothing of what their writer had seen: a withheld one is missed by nobody',
    file: `${vault}/replica/sealing.ts`,
    line: '    if (fresh || other.head.seq > other.cited) moved.push([other, other.head.seq])\n',
    instead: '    if (fresh && other.head.seq < other.cited) moved.push([other, other.head.seq])\n',
    seed: 5,
    ops: 300,
  },
  {
    name: 'no-incarnation',
    harm: 'a laptop put back from an image signs a second story under the numbers of the first',
    file: `${vault}/replica/own-feed.ts`,
    line: '  if (writing === undefined || writing.own.ended || writing.forkedAt !== undefined) return newOwnFeed(context)\n',
    instead: '  if (writing === undefined) return newOwnFeed(context)\n',
    seed: 35,
    ops: 300,
  },
  {
    name: 'any-word',
    harm: 'whoever has the phone of somebody who is missing types anything, and nobody is woken',
    file: 'packages/relay/src/timers/check-ins.ts',
    line: '    const isRight = accepted !== undefined && isAccepted(accepted, answer)\n',
    instead: '    const isRight = accepted !== undefined || isAccepted(accepted, answer)\n',
    seed: 1,
    ops: 1,
  },
]
