/**
 * Heartbeats: an entry of kind `seen` that says what has arrived here. After news each device writes one, so that
 * a colleague learns that their words are no longer on one laptop only; and who saw two stories of one feed says so.
 * One follows what the relay was asked to strike, so that a relay without the strike lacks it.
 * A heartbeat is no news itself: two devices do not answer one another for ever.
 */
import { committerOf } from '../control/roster.ts'
import { nextStamp } from '../hybrid-clock.ts'
import { type Context } from './context.ts'
import { keepForksSaid } from './forks.ts'
import { isOwn, type LogState } from './log-book.ts'
import { feedToWrite } from './own-feed.ts'
import { ownMember, ownRight } from './rights.ts'
import { type Content, type Sealed, sealContents, writingKey } from './sealing.ts'
import { followingNow, hasStrikeToFollow } from './struck-at.ts'
import { keepAndMove } from './writing.ts'

/** One transaction for all logs. How many heartbeats were written. */
export async function writeHeartbeats(context: Context, logs: readonly LogState[]): Promise<number> {
  const stamp = nextStamp(context.stamp, context.world.clock.millis())
  const sealed: Sealed[] = []
  for (const log of logs) {
    if (!isWanted(context, log)) continue
    const contents: readonly Content[] =
      log.forksToSay.length === 0
        ? [{ kind: 'seen' }]
        : log.forksToSay.map((fork) => ({ kind: 'seen', fork }))
    sealed.push(await sealContents(context, log, await feedToWrite(context, log), contents, stamp))
  }
  if (sealed.length === 0) return 0
  const following = sealed.map(({ log }) => followingNow(context, log))
  keepAndMove(context, sealed, undefined, () => {
    for (const { log } of sealed) if (log.forksToSay.length > 0) keepForksSaid(context, log)
  })
  for (const { log } of sealed) log.forksToSay.length = 0
  for (const note of following) note()
  return sealed.length
}

function isWanted(context: Context, log: LogState): boolean {
  if (log.frozen || writingKey(log) === undefined || ownRight(context, log) === 'none') return false
  log.news ??= isNewHere(context, log) || hadNews(context, log)
  if (log.news || log.forksToSay.length > 0) return true
  return isBrokenOff(log) || hasStrikeToFollow(context, log)
}

/**
 * Our feed goes on no more, and nothing was written since. It may end before what a later word of ours names: only an opening
 * says so, and until then colleagues wait for what nobody can show them. And heartbeats of ours may have gone with its end, of
 * which those whose words had come have heard nothing.
 */
function isBrokenOff({ writing }: LogState): boolean {
  return writing !== undefined && (writing.own.ended || writing.forkedAt !== undefined)
}

/**
 * Somebody gave this member the log, or, where no relay has a copy, made a new key: one word says that it has been
 * read, before whoever gave it lets go of it.
 */
function isNewHere(context: Context, { control, writing }: LogState): boolean {
  if (control?.kind !== 'membership') return false
  const me = ownMember(context)
  const steps = control.state.rights.find(({ member }) => member === me)?.steps
  if (writing === undefined) return steps !== undefined && steps[0]?.[2] !== me
  const { book, store } = context
  if (book.roster === undefined || committerOf(book.roster)?.kind !== 'keeper') return false
  const last = writing.row === undefined ? undefined : store.entries.at(writing.row, writing.head.seq)
  return steps?.at(-1)?.[1] === 'lead' && last !== undefined && last.entry.header.epoch < control.state.epoch
}

/** After opening: did changes of others come after our own last entry? Rows grow in the order of application. */
function hadNews({ store }: Pick<Context, 'store'>, log: LogState): boolean {
  const { writing } = log
  const last = writing?.row === undefined ? 0 : (store.entries.at(writing.row, writing.head.seq)?.row ?? 0)
  for (const feed of log.feeds.values()) {
    if (isOwn(feed) || feed.row === undefined) continue
    for (let { seq } = feed.head; seq > 0; seq--) {
      const stored = store.entries.at(feed.row, seq)
      if (stored === undefined || stored.row < last) break
      if (stored.entry.header.kind === 'changes') return true
    }
  }
  return false
}
