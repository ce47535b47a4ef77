/**
 * Answers on their way: kept first, then put into both boxes at once under the lease, then marked as sent.
 *
 * The record's id is the ask's id at the relay, so a desk that died between the two asks again and nothing is sent
 * twice. The other box gets the next harmless answer of its matter, as many slots long.
 */
import { type Bytes, concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { isLanguage, type Language } from '@safeconduct/core/base/language.ts'
import type { Random } from '@safeconduct/core/base/random.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import { coverReply } from '@safeconduct/core/line/cover-leaflet.ts'
import { type CoverTopic, isCoverTopic } from '@safeconduct/core/line/cover-topics.ts'
import { type ReplyText, type ReplyTo, sealReplies, slotsFor } from '@safeconduct/core/line/replies.ts'
import { mayStillLeave } from '@safeconduct/core/line/reply-rules.ts'
import type { BoxedReply } from '@safeconduct/core/line/wire.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { newSealKey, type SealKey, sealKeyBytes, sealKeyFrom } from '@safeconduct/core/sealed/seal.ts'
import type { SaveRefusal } from '@safeconduct/core/vault/replica/outcomes.ts'
import { hexAt, type KeptRecord, membersAt, textAt } from './kept-values.ts'
import type { LeaseRefusal } from './lease-book.ts'
import type { DoorRefusal } from './line-door.ts'
import type { ThreadRecords } from './line-index.ts'
import type { LineWorld } from './line-world.ts'
import { bytesOfId } from './names.ts'
import { twinPlaceIn } from './twin-slots.ts'

export type SendRefusal =
  | DoorRefusal
  | LeaseRefusal
  | SaveRefusal
  | { readonly kind: 'not-answerable' | 'too-long' }

export type Box = { readonly box: Bytes; readonly replyKey: SealKey; readonly burnHash: Bytes }
export type Boxes = { readonly real: Box; readonly cover: Box; readonly topic: CoverTopic }

const hourMillis = 3_600_000

export function boxesOf(thread: KeptRecord | undefined): Boxes | undefined {
  const [real, cover] = [boxIn(thread, 'keys'), boxIn(thread, 'cover')]
  const topic = membersAt(thread, 'cover')?.['topic']
  return real === undefined || cover === undefined || !isCoverTopic(topic)
    ? undefined
    : { real, cover, topic }
}

function boxIn(thread: KeptRecord | undefined, field: string): Box | undefined {
  const members = membersAt(thread, field)
  const [box, burnHash, bytes] = [
    hexAt(members, 'box'),
    hexAt(members, 'burnHash'),
    hexAt(members, 'replyKey'),
  ]
  const key = bytes === undefined ? undefined : sealKeyFrom(bytes)
  if (box?.length !== 16 || burnHash?.length !== 32 || key?.ok !== true) return undefined
  return { box, burnHash, replyKey: key.value }
}

/** Replies of a request whose hour has come, oldest first. */
export function dueReplies({ messages }: ThreadRecords, now: number): readonly KeptRecord[] {
  return messages.filter((message) => {
    if (textAt(message, 'way') !== 'out' || textAt(message, 'state') !== 'held') return false
    const until = Date.parse(textAt(message, 'heldUntil') ?? '')
    return !(until > now)
  })
}

/** Sends what is due of one request. The lease is taken for it, and let go again where nobody works here. */
export async function sendDue(world: LineWorld, request: string): Promise<Result<number, SendRefusal>> {
  const records = world.index.of(request)
  const contact = world.index.contact(request)
  // The person has destroyed the thread: what waits would be written to nobody.
  if (contact?.burntAt !== undefined) return takeBack(world, records)
  const due = dueReplies(records, Math.min(...world.times()))
  if (due.length === 0) return ok(0)
  const known = boxesOf(records.thread)
  if (known === undefined) return refuse({ kind: 'not-answerable' })
  const boxes =
    contact?.coverBurnt === true ? { ...known, cover: boxInstead(known.real, world.vault.random) } : known
  const wasMine = world.leases.of(request)?.mine === true
  const lease = await world.leases.take(request)
  if (!lease.ok) return lease
  let sent = 0
  try {
    for (const message of due) {
      if (!stillLeaves(world, request, message)) continue
      const done = await sendOne(world, world.index.of(request), boxes, message)
      if (!done.ok) return done
      sent++
    }
  } finally {
    if (!wasMine) await world.leases.letGo(request)
  }
  return ok(sent)
}

async function takeBack(
  { vault, index }: LineWorld,
  { messages }: ThreadRecords,
): Promise<Result<number, SendRefusal>> {
  const held = messages.filter((one) => textAt(one, 'way') === 'out' && textAt(one, 'state') === 'held')
  const fields = { state: 'withdrawn' }
  const saved = await vault.writer.save(held.map(({ id }) => ({ id, type: 'LineMessage', fields })))
  index.refresh()
  return saved.ok ? ok(0) : saved
}

/**
 * While it waited the person may have named other hours, or lost the phone; a colleague may have taken it back, or
 * learned that somebody asks about another person.
 */
function stillLeaves({ index, times }: LineWorld, request: string, message: KeptRecord): boolean {
  index.refresh()
  const contact = index.contact(request)
  if (textAt(index.get('LineMessage', message.id), 'state') !== 'held') return false
  const [text, writtenAt] = [textAt(message, 'text') ?? '', Date.parse(textAt(message, 'at') ?? '')]
  return contact === undefined || times().every((now) => mayStillLeave(contact, { text, writtenAt }, now))
}

async function sendOne(
  world: LineWorld,
  records: ThreadRecords,
  boxes: Boxes,
  message: KeptRecord,
): Promise<Result<true, SendRefusal>> {
  const { door, leases, vault, index } = world
  const sealed = await sealedPair(world, records, boxes, message)
  if (!sealed.ok) return sealed
  const tag = leases.tag(textAt(message, 'request') ?? '')
  const posted = await door.reply({
    tag,
    holder: leases.holder,
    id: bytesOfId(message.id),
    boxes: sealed.value,
  })
  if (!posted.ok) return posted
  const fields = { state: 'sent', sentAt: vault.clock.now() }
  const saved = await vault.writer.save([{ id: message.id, type: 'LineMessage', fields }])
  if (!saved.ok) return saved
  index.refresh()
  return ok(true)
}

async function sealedPair(
  world: LineWorld,
  records: ThreadRecords,
  { real, cover, topic }: Boxes,
  message: KeptRecord,
): Promise<Result<readonly [BoxedReply, BoxedReply], { readonly kind: 'too-long' }>> {
  const { vault, setup } = world
  const at = Math.floor(vault.clock.millis() / hourMillis)
  const id = bytesOfId(message.id)
  const text = textAt(message, 'text') ?? ''
  const place = twinPlaceIn(membersAt(message, 'voice'))
  const attach = (slot: Bytes | undefined) =>
    place === undefined || slot === undefined ? {} : { attach: { slot, room: place.room } }
  const [own, others] = [attach(place?.slot), attach(place?.twin)]
  const parts = slotsFor(text, own.attach)
  if (parts === undefined) return refuse({ kind: 'too-long' })
  const step = earlierAnswers(records, message)
  const innocent = coverReply(topic, languageOf(records.request), step, { parts, ...others })
  const half = (
    box: Box,
    words: string,
    more: object,
  ): { readonly reply: ReplyText; readonly to: ReplyTo } => ({
    reply: { id: shownId(id, box), text: words, at, ...more },
    to: { line: setup.line, box: box.box, replyKey: box.replyKey },
  })
  const pair = await sealReplies(half(real, text, own), half(cover, innocent, others), vault.random)
  if (!pair.ok) return pair
  const [one, other] = pair.value
  const boxed: readonly [BoxedReply, BoxedReply] = [
    { box: real.box, burnHash: real.burnHash, slots: one },
    { box: cover.box, burnHash: cover.burnHash, slots: other },
  ]
  // The relay must not learn from the order which of the two is the person's.
  const [coin = 0] = vault.random.bytes(1)
  return ok(coin % 2 === 0 ? boxed : [boxed[1], boxed[0]])
}

/**
 * Whoever destroyed the thread of the second code must not find it there again: a thread that was one's own would not
 * come back. The answers still need a second box, and this one nobody can name who has not the person's own code.
 */
function boxInstead({ replyKey }: Box, random: Random): Box {
  const named = (what: string): Bytes =>
    sha256(concat(utf8(`safeconduct/v1/line-instead-${what}\0`), sealKeyBytes(replyKey)))
  return { box: named('box').slice(0, 16), burnHash: named('burn'), replyKey: newSealKey(random) }
}

/**
 * What the phone reads as the answer's id. Made alike for both boxes, and never from each other: whoever has both
 * codes must not find in the bytes which of the two answers came first.
 */
function shownId(id: Bytes, { box }: Box): Bytes {
  return sha256(concat(utf8('safeconduct/v1/line-reply-id\0'), id, box)).slice(0, 16)
}

function languageOf(request: KeptRecord | undefined): Language {
  const lang = (textAt(request, 'lang') ?? '').slice(0, 2)
  return isLanguage(lang) ? lang : 'en'
}

/**
 * Which of the harmless answers comes next: every desk counts the same records. Those that left count, not those that
 * were written: one that waits, or was taken back, must not make the dull thread skip a step or say one twice.
 */
function earlierAnswers({ messages }: ThreadRecords, message: KeptRecord): number {
  return messages.filter(
    (one) => one.id !== message.id && textAt(one, 'way') === 'out' && textAt(one, 'state') === 'sent',
  ).length
}
