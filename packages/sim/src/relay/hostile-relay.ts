/**
 * The adversary around an honest relay: it has the relay's key, sees every call, and answers as it likes.
 *
 * One shell stands before each device, for it may lie to one and not to another. A lie that was told and that the
 * device can know for one is noted: an alarm must follow.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { ok } from '@safeconduct/core/base/result.ts'
import { newSealKey } from '@safeconduct/core/sealed/seal.ts'
import { newSigningKey } from '@safeconduct/core/sealed/sign.ts'
import type { CompartmentId } from '@safeconduct/core/vault/compartment.ts'
import { type Entry, entryHash } from '@safeconduct/core/vault/entry.ts'
import { emptyFeed, writeEntry } from '@safeconduct/core/vault/feed.ts'
import { chainOf } from '@safeconduct/core/vault/sync/authentic.ts'
import type {
  LinkAnswer,
  PullAnswer,
  PullAsk,
  PullBatch,
  Receipt,
  RelayLink,
} from '@safeconduct/core/vault/sync/link.ts'
import type { Dice } from '../dice.ts'
import type { FaultKind, Faults } from '../faults.ts'
import { flipped, swappedBatch, tamperedBatch } from './tampering.ts'
import { allOf, receiptAt, type Teller, told } from './telling.ts'

export type Adversary = {
  readonly honest: () => RelayLink
  readonly teller: () => Teller
  readonly dice: Dice
  readonly faults: () => Faults
  /** Hex id of a log to the entries of it that this device is never shown. */
  readonly hidden: Map<string, Set<string>>
  /** A lie that went to the device, with the receipts in it that a device keeps. */
  readonly lied: (kind: FaultKind, log: CompartmentId, receipts?: readonly Receipt[]) => void
}

type Lie = (adversary: Adversary, ask: PullAsk, batch: PullBatch) => Promise<PullBatch | undefined>

const lieShare = 0.12

/** Each gives the false answer, or undefined where this answer is no occasion for it. */
const lies: readonly (readonly [FaultKind, Lie])[] = [
  ['tamper', ({ dice }, _ask, batch) => Promise.resolve(tamperedBatch(batch, dice))],
  ['swap', ({ dice }, _ask, batch) => Promise.resolve(swappedBatch(batch, dice))],
  ['rollback', rolledBack],
  [
    'reorder',
    retold((dice, history, after) => {
      const at = after + dice.below(history.length - after - 1)
      const [a, b] = [history[at], history[at + 1]]
      return a === undefined || b === undefined ? undefined : history.with(at, b).with(at + 1, a)
    }, 2),
  ],
  [
    'replay',
    retold((dice, history) => {
      const again = dice.pick(history)
      return again === undefined ? undefined : [...history, again]
    }, 0),
  ],
]

function retold(
  change: (dice: Dice, history: readonly Entry[], after: number) => readonly Entry[] | undefined,
  least: number,
): Lie {
  return async ({ honest, teller, dice }, { log, token, after }) => {
    const history = await allOf(honest(), log, token)
    if (history === undefined || history.length - after < least) return undefined
    const changed = change(dice, history, after)
    return changed === undefined ? undefined : told(teller(), log, changed, after)
  }
}

/** An earlier state of the log, truthfully signed then: to somebody who has seen a later one. */
async function rolledBack(
  { honest, teller, dice }: Adversary,
  { log, token, after }: PullAsk,
): Promise<PullBatch | undefined> {
  if (after === 0) return undefined
  const history = await allOf(honest(), log, token)
  if (history === undefined) return undefined
  return told(teller(), log, history.slice(0, dice.below(after)), after)
}

/** A feed of somebody who was never certified. */
async function injected(
  { dice, honest, teller }: Adversary,
  { log, token, after }: PullAsk,
): Promise<PullBatch | undefined> {
  const history = await allOf(honest(), log, token)
  if (history === undefined) return undefined
  const key = await newSigningKey(dice)
  const writer = { organisation: dice.bytes(32), compartment: log, key, epoch: 1, entryKey: newSealKey(dice) }
  const entry = await writeEntry(writer, emptyFeed, 'open', dice.bytes(80), { random: dice })
  return told(teller(), log, [...history, entry], after)
}

export function hostileRelay(adversary: Adversary): RelayLink {
  return {
    about: () => adversary.honest().about(),
    found: (...all) => adversary.honest().found(...all),
    move: (...all) => adversary.honest().move(...all),
    push: (...all) => pushed(adversary, ...all),
    strike: (...all) => adversary.honest().strike(...all),
    pull: (asks) => answered(adversary, asks),
    openBox: (...all) => adversary.honest().openBox(...all),
    post: (...all) => adversary.honest().post(...all),
    collect: (...all) => collected(adversary, ...all),
    remove: (...all) => adversary.honest().remove(...all),
    putPiece: (...all) => adversary.honest().putPiece(...all),
    hasPieces: (...all) => adversary.honest().hasPieces(...all),
    getPiece: (...all) => adversary.honest().getPiece(...all),
    watch: (...all) => adversary.honest().watch(...all),
  }
}

async function* answered(
  adversary: Adversary,
  asks: readonly PullAsk[],
): AsyncGenerator<PullAnswer, void, void> {
  const asked = new Map(asks.map((ask) => [toHex(ask.log), ask]))
  for await (const answer of adversary.honest().pull(asks)) {
    const ask = asked.get(toHex(answer.log))
    if (!('batch' in answer) || ask === undefined) yield answer
    else yield { log: answer.log, batch: await lied(adversary, ask, answer.batch) }
  }
}

async function lied(adversary: Adversary, ask: PullAsk, batch: PullBatch): Promise<PullBatch> {
  const { dice, faults } = adversary
  const omitting = await withheld(adversary, ask, batch)
  if (omitting !== undefined) return omitting
  for (const [kind, lie] of [...lies, ['inject', injected] as const]) {
    if (!dice.chance((faults().get(kind) ?? 0) * lieShare)) continue
    const told = await lie(adversary, ask, batch)
    if (told === undefined) continue
    adversary.lied(kind, ask.log)
    return told
  }
  return batch
}

/** From now on this device never sees one entry of this log, and everything else fits. */
async function withheld(
  adversary: Adversary,
  ask: PullAsk,
  batch: PullBatch,
): Promise<PullBatch | undefined> {
  const { dice, faults, hidden, honest, teller } = adversary
  const strength = faults().get('withhold')
  const log = toHex(ask.log)
  // The schedule has healed: the relay tells the truth again.
  if (strength === undefined) hidden.delete(log)
  const known = hidden.get(log) ?? new Set<string>()
  const victim =
    strength !== undefined && dice.chance(strength * lieShare) ? dice.pick(batch.entries) : undefined
  if (victim !== undefined) hidden.set(log, known.add(toHex(entryHash(victim))))
  if (known.size === 0) return undefined
  const history = await allOf(honest(), ask.log, ask.token)
  if (history === undefined) return undefined
  const shown = history.filter((entry) => !known.has(toHex(entryHash(entry))))
  // What is left out at the end only is an answer of a minute ago, and contradicts nothing.
  if (shown.some((entry, at) => entry !== history[at])) adversary.lied('withhold', ask.log)
  return told(teller(), ask.log, shown, ask.after)
}

/** Receipts for entries that go nowhere. */
async function pushed(
  adversary: Adversary,
  log: CompartmentId,
  token: Uint8Array<ArrayBuffer>,
  entries: readonly Entry[],
): LinkAnswer<readonly Receipt[]> {
  const { dice, faults, honest, teller } = adversary
  if (!dice.chance((faults().get('false-receipt') ?? 0) * lieShare)) return honest().push(log, token, entries)
  const history = await allOf(honest(), log, token)
  if (history === undefined) return honest().push(log, token, entries)
  const receipts: Receipt[] = []
  const kept = new Map<string, Receipt>()
  for (const [at, entry] of entries.entries()) {
    const receipt = await receiptAt(teller(), log, history.length + at + 1, entry)
    receipts.push(receipt)
    kept.set(chainOf(entry), receipt)
  }
  adversary.lied('false-receipt', log, [...kept.values()])
  return ok(receipts)
}

/** Mail that was opened, brought again, or changed on the way. */
async function collected(
  adversary: Adversary,
  ...asked: Parameters<RelayLink['collect']>
): ReturnType<RelayLink['collect']> {
  const { dice, faults, honest } = adversary
  const found = await honest().collect(...asked)
  if (!found.ok) return found
  const items = found.value.map((item) =>
    dice.chance((faults().get('tamper') ?? 0) * lieShare)
      ? { ...item, sealed: flipped(item.sealed, dice) }
      : item,
  )
  const again = dice.chance((faults().get('replay') ?? 0) * lieShare) ? dice.pick(items) : undefined
  return ok(again === undefined ? items : [...items, again])
}
