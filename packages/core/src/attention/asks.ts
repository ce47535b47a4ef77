/**
 * What was asked of whom, one ask at a time, oldest first: letters, démarches and complaints of ours and of others, and
 * demands that were said aloud.
 *
 * An answer to one of three asks hides silence on two, and an ask that a State heard last month is no progress when it
 * is printed again: so each stands by itself, with how long it waits and how often it was put before.
 */
import { type Filing, filings } from '../cases/interventions.ts'
import { byCode, type Held, textIn, textsIn, timeOf, valuesIn, type World } from '../rules/world.ts'

export type AskRow = {
  /** The filing, or the statement that says it. */
  readonly record: string
  readonly ask: string
  /** The body or State; empty where words name none. */
  readonly to: string
  /** Milliseconds; undefined where it has no day. */
  readonly on: number | undefined
  readonly ageDays: number
  /** A term of `askState`; undefined: nothing came yet. */
  readonly state: string | undefined
  readonly due: number | undefined
  readonly overdueDays: number
  /** How often the same was asked before, and since when. */
  readonly before: number
  readonly since: number | undefined
}

const day = 86_400_000

export function asksOf(world: World): readonly AskRow[] {
  const all = [...filings(world).flatMap(askedIn), ...world.ofType('Statement').flatMap(calledIn)].toSorted(
    (a, b) => (a.on ?? 0) - (b.on ?? 0) || byCode(a.record, b.record) || byCode(a.ask, b.ask),
  )
  const rows = all.map((one, at): AskRow => {
    const earlier = all.slice(0, at).filter((other) => other.record !== one.record && isSameAsk(one, other))
    const isOpen = one.state === undefined || one.state === 'open' || one.state === 'partly'
    const late = isOpen && one.due !== undefined ? Math.floor((world.now - one.due) / day) : 0
    return {
      ...one,
      ageDays: one.on === undefined ? 0 : Math.max(0, Math.floor((world.now - one.on) / day)),
      overdueDays: Math.max(0, late),
      before: earlier.length,
      since: earlier[0]?.on,
    }
  })
  const rank = ({ state }: AskRow): number => (state === undefined || state === 'open' ? 0 : 1)
  return rows.toSorted((a, b) => rank(a) - rank(b) || b.ageDays - a.ageDays)
}

type Asked = Pick<AskRow, 'record' | 'ask' | 'to' | 'on' | 'state' | 'due'>

/** Talks with States are not among them: who asks four States for visas shows nobody which four. */
function askedIn({ id, body, filedAt, asks, replyDue }: Filing): readonly Asked[] {
  // What was not filed was asked of nobody.
  if (filedAt === undefined) return []
  return asks.map(({ ask, state, at, nextAt }) => ({
    record: id,
    ask,
    to: body,
    on: filedAt,
    state: at === undefined ? undefined : state,
    due: nextAt ?? replyDue?.at,
  }))
}

function calledIn(statement: Held): readonly Asked[] {
  if (!textsIn(statement, 'kind').includes('call') || textIn(statement, 'translationOf') !== undefined)
    return []
  return [
    {
      record: statement.id,
      ask: textIn(statement, 'wording') ?? '',
      to: '',
      on: timeOf(valuesIn(statement, 'saidAt')[0]),
      state: undefined,
      due: undefined,
    },
  ]
}

/** Of the same body, in mostly the same words. */
function isSameAsk(a: Asked, b: Asked): boolean {
  if (a.to !== b.to && a.to !== '' && b.to !== '') return false
  const [one, other] = [wordsOf(a.ask), wordsOf(b.ask)]
  const common = [...one].filter((word) => other.has(word)).length
  return common > 1 && common >= 0.6 * Math.min(one.size, other.size)
}

/** Short words are grammar in all three languages. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [])
}
