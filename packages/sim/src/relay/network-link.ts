/**
 * The way from one device to the relay: it takes time, and sometimes it takes the question or the answer.
 *
 * Between a question and its answer other devices act: a round of one device is cut into as many steps as it
 * has calls. A device that was switched off in the middle hears nothing any more, not even a refusal.
 */
import { ok, refuse } from '@safeconduct/core/base/result.ts'
import type { LinkAnswer, LinkRefusal, PullAnswer, RelayLink } from '@safeconduct/core/vault/sync/link.ts'
import type { Dice } from '../dice.ts'
import type { Faults } from '../faults.ts'
import type { Agenda } from '../time/agenda.ts'

/** What the way needs of its world. */
export type Way = {
  readonly agenda: Agenda
  readonly dice: Dice
  /** The faults that are on at this moment: none once the schedule heals. */
  readonly faults: () => Faults
  /** The device is on, and it is still the same start of it that asked. */
  readonly alive: () => boolean
  readonly clogged: () => boolean
  /** Milliseconds before a question goes out: the disk is still at the last one. */
  readonly lag: () => number
  /** Everything that a device sends, for the search for canaries: what others hear is some of it. */
  readonly seen: (what: unknown) => void
  /** Does what is asked a second time: what is answered then reaches nobody. */
  readonly unheard: (work: () => Promise<unknown>) => Promise<void>
}

const patienceMillis = 30_000
const quotaRefusals: readonly LinkRefusal[] = [
  { kind: 'quota' },
  { kind: 'relay-full' },
  { kind: 'too-large' },
  { kind: 'slow-down', seconds: 20 },
]

type Outcome<T> = Awaited<LinkAnswer<T>>

/** One question and its answer. */
async function asked<T>(
  way: Way,
  given: unknown,
  work: () => LinkAnswer<T>,
  mayComeTwice = true,
): Promise<Outcome<T>> {
  const { dice, agenda } = way
  const faults = way.faults()
  way.seen(given)
  const lag = way.lag()
  if (lag > 0) await agenda.sleep(lag)
  const lost = way.clogged() || dice.chance((faults.get('drop') ?? 0) * 0.3)
  await agenda.sleep(lost ? patienceMillis : flight(way))
  if (!way.alive()) return never()
  const answered = !lost || dice.chance(0.5)
  const refused = answered && dice.chance((faults.get('quota') ?? 0) * 0.1)
  if (refused) return refuse(dice.pick(quotaRefusals) ?? { kind: 'quota' })
  // A lost answer: the relay did what was asked, and nobody knows.
  const answer = answered && !way.clogged() ? await work() : silent
  if (answered && mayComeTwice && dice.chance((faults.get('dup') ?? 0) * 0.2)) await way.unheard(work)
  if (lost) return silent
  await agenda.sleep(flight(way))
  if (!way.alive()) return never()
  return answer
}

function flight({ dice, faults }: Way): number {
  const delay = faults().get('delay') ?? 0
  const slow = dice.chance(delay * 0.3) ? dice.below(Math.ceil(delay * 600_000)) : 0
  return 5 + dice.below(80) + slow
}

const silent = refuse<LinkRefusal>({ kind: 'silent' })

/** A program that was killed is never answered. */
function never<T>(): Promise<T> {
  return new Promise(() => undefined)
}

export function networkLink(way: Way, far: RelayLink): RelayLink {
  return {
    about: () => asked(way, undefined, () => far.about()),
    found: (...all) => asked(way, all, () => far.found(...all)),
    move: (...all) => asked(way, all, () => far.move(...all)),
    push: (...all) => asked(way, all, () => far.push(...all)),
    strike: (...all) => asked(way, all, () => far.strike(...all)),
    pull: (asks) => pulled(way, asks, far),
    openBox: (...all) => asked(way, all, () => far.openBox(...all)),
    post: (...all) => asked(way, all, () => far.post(...all)),
    collect: (...all) => asked(way, all, () => far.collect(...all)),
    remove: (...all) => asked(way, all, () => far.remove(...all)),
    putPiece: (...all) => asked(way, all, () => far.putPiece(...all)),
    hasPieces: (...all) => asked(way, all, () => far.hasPieces(...all)),
    getPiece: (...all) => asked(way, all, () => far.getPiece(...all)),
    // Devices of the simulator look by themselves; nobody rings them.
    watch: () => Promise.resolve<LinkRefusal>({ kind: 'silent' }),
  }
}

/** Answers of one pull come one by one, and the line may break between two of them. */
async function* pulled(
  way: Way,
  asks: Parameters<RelayLink['pull']>[0],
  far: RelayLink,
): AsyncGenerator<PullAnswer, void, void> {
  const answers: PullAnswer[] = []
  // Asked twice, a reader hears the first answer: there is nothing to try.
  const all = await asked(
    way,
    asks,
    async () => {
      for await (const answer of far.pull(asks)) answers.push(answer)
      return ok(true)
    },
    false,
  )
  if (!all.ok) {
    for (const { log } of asks) yield { log, refusal: all.refusal }
    return
  }
  for (const answer of answers) {
    if (way.dice.chance((way.faults().get('drop') ?? 0) * 0.05)) {
      yield { log: answer.log, refusal: { kind: 'silent' } }
      return
    }
    yield answer
  }
}
