/**
 * What comes back: slots of one size, sealed under the key that the code gives. docs/formats/line.md, rules N35–N42.
 *
 *   slot = id 16 ‖ sealed(reply key, context line ‖ box ‖ id) of padded canonical JSON
 *
 * A box always shows eight of them a page, and what is no reply is random bytes by the relay, so an unknown code,
 * an unanswered one and an answered one look alike. Slots that do not open are passed over without a word.
 */
import { type Bytes, concat, toBase64Url, utf8 } from '../base/bytes.ts'
import { canonicalBytes, type Json, parseJson } from '../base/json.ts'
import type { Random } from '../base/random.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { openOnPhone, type SealKey, seal, sealedLength } from '../sealed/seal.ts'
import { bytesIn, membersOf, textIn, wholeIn } from './members.ts'
import type { TooLong } from './message.ts'
import { whole } from './message.ts'
import { padTo, unpadded } from './padding.ts'

export type Slot = Bytes

/** Where replies of a thread go, and under what. */
export type ReplyTo = { readonly line: Bytes; readonly box: Bytes; readonly replyKey: SealKey }

/** A place at the relay that an operator has opened for a file. Under which key it is filled, the phone decides. */
export type AttachHere = {
  /** 16 bytes. */
  readonly slot: Bytes
  /** How many pieces of 64 KiB it takes. */
  readonly room: number
}

export type ReplyText = {
  /** 16 bytes. */
  readonly id: Bytes
  readonly text: string
  /** Hours since 1970. */
  readonly at: number
  readonly attach?: AttachHere
}
export type Reply = ReplyText & {
  /** All its parts were there. Where one is missing, `text` is what there is. */
  readonly whole: boolean
}

const idLength = 16
const paddedLength = 1_024
export const slotLength: number = idLength + sealedLength(paddedLength)
export const slotsOnPage = 8
export const boxPages = 4
/** A reply has at most so many slots. */
export const mostSlots = 4
const mostRoom = 160

/** Seals a reply into 1 to 4 slots. */
export async function sealReply(
  reply: ReplyText,
  to: ReplyTo,
  random: Random,
): Promise<Result<readonly Slot[], TooLong>> {
  const texts = partsOf(reply)
  if (texts.length > mostSlots) return refuse({ kind: 'too-long' })
  const parts = texts.map((text, part) => canonicalBytes(partJson(reply, text, part, texts.length)))
  return ok(await Promise.all(parts.map((part) => sealSlot(part, to, random))))
}

/**
 * Seals what goes to the two boxes of a thread in one ask: as many slots to each, all of them with words, and a place
 * for a file in both or in neither. The relay cannot tell by the number which box has the words that matter, and
 * whoever reads one of the boxes cannot tell by the shape whether it is that one.
 */
export async function sealReplies(
  one: { readonly reply: ReplyText; readonly to: ReplyTo },
  other: { readonly reply: ReplyText; readonly to: ReplyTo },
  random: Random,
): Promise<Result<readonly [readonly Slot[], readonly Slot[]], TooLong>> {
  const isAlike = one.reply.attach?.room === other.reply.attach?.room
  const [first, second] = [
    await sealReply(one.reply, one.to, random),
    await sealReply(other.reply, other.to, random),
  ]
  if (!first.ok) return first
  if (!second.ok) return second
  if (!isAlike || first.value.length !== second.value.length)
    throw new Error('the two boxes of a thread were to get what tells them apart')
  return ok([first.value, second.value])
}

/** How many slots a text takes; undefined when it is too long. */
export function slotsFor(text: string, attach?: AttachHere): number | undefined {
  const parts = partsOf({ id: new Uint8Array(idLength), text, at: 0, ...(attach && { attach }) }).length
  return parts <= mostSlots ? parts : undefined
}

/** Reads what a box shows, newest first, and answers oldest first. */
export async function readSlots(slots: readonly Uint8Array[], to: ReplyTo): Promise<readonly Reply[]> {
  const opened = await Promise.all(slots.map((slot) => openSlot(slot, to)))
  const byReply = new Map<string, Part[]>()
  for (const part of opened) {
    if (part === undefined) continue
    const id = toBase64Url(part.id)
    byReply.set(id, [...(byReply.get(id) ?? []), part])
  }
  // A box shows the newest first, and an hour is all that a reply says of its time.
  return [...byReply.values()]
    .toReversed()
    .map(joined)
    .toSorted((a, b) => a.at - b.at)
}

type Part = {
  readonly id: Bytes
  readonly part: number
  readonly parts: number
  readonly text: string
  readonly at: number
  readonly attach?: AttachHere
}

/** Which parts belong to the first one that arrived, in order, each once. */
function joined(found: readonly Part[]): Reply {
  const [first] = found
  if (first === undefined) throw new Error('a reply without a part')
  const { id, at, parts } = first
  const mine = found.filter((part) => part.parts === parts && part.at === at)
  const inOrder = Array.from({ length: parts }, (_, i) => mine.find(({ part }) => part === i))
  const here = inOrder.filter((part) => part !== undefined)
  const attach = here.find((part) => part.attach !== undefined)?.attach
  return {
    id,
    at,
    text: here.map(({ text }) => text).join(''),
    whole: here.length === parts,
    ...(attach === undefined ? {} : { attach }),
  }
}

async function sealSlot(content: Bytes, to: ReplyTo, random: Random): Promise<Slot> {
  const id = random.bytes(idLength)
  return concat(id, await seal(to.replyKey, contextOf(to, id), padTo(content, paddedLength), { random }))
}

async function openSlot(slot: Uint8Array, to: ReplyTo): Promise<Part | undefined> {
  if (slot.length !== slotLength) return undefined
  const id = slot.subarray(0, idLength)
  const padded = await openOnPhone(to.replyKey, contextOf(to, id), slot.subarray(idLength))
  const content = padded.ok ? unpadded(padded.value) : undefined
  const json = content === undefined ? undefined : parseJson(content, { maxBytes: paddedLength, maxDepth: 3 })
  return json?.ok === true ? partIn(json.value) : undefined
}

function contextOf({ line, box }: ReplyTo, id: Uint8Array): Bytes {
  return concat(utf8('safeconduct/v1/line-reply\0'), line, box, id)
}

function partJson(reply: ReplyText, text: string, part: number, parts: number): Json {
  const { attach } = reply
  return {
    id: toBase64Url(reply.id),
    at: reply.at,
    part,
    parts,
    text,
    ...(attach === undefined || part > 0
      ? {}
      : {
          attach: {
            slot: toBase64Url(attach.slot),
            room: attach.room,
          },
        }),
  }
}

function partIn(value: unknown): Part | undefined {
  const of = membersOf(value, ['id', 'at', 'part', 'parts', 'text', 'attach'])
  const [id, text] = [bytesIn(of?.['id'], idLength), textIn(of?.['text'], paddedLength)]
  const at = wholeIn(of?.['at'], 0, 100_000_000)
  const parts = wholeIn(of?.['parts'], 1, mostSlots)
  const part = wholeIn(of?.['part'], 0, (parts ?? 1) - 1)
  if (id === undefined || text === undefined || at === undefined) return undefined
  if (part === undefined || parts === undefined) return undefined
  const attach = attachIn(of?.['attach'])
  if (of?.['attach'] !== undefined && attach === undefined) return undefined
  return { id, part, parts, text, at, ...(attach === undefined ? {} : { attach }) }
}

function attachIn(value: unknown): AttachHere | undefined {
  const of = membersOf(value, ['slot', 'room'])
  const slot = bytesIn(of?.['slot'], 16)
  const room = wholeIn(of?.['room'], 1, mostRoom)
  return slot === undefined || room === undefined ? undefined : { slot, room }
}

/** Cuts a text between characters so that every part fits beside the rest of its slot. */
function partsOf(reply: ReplyText): string[] {
  const room = (part: number): number =>
    paddedLength - 4 - canonicalBytes(partJson(reply, '', part, mostSlots)).length
  const parts: string[] = []
  let [held, length, most] = ['', 0, room(0)]
  for (const sign of whole(reply.text)) {
    const size = jsonLength(sign)
    if (length + size > most) {
      parts.push(held)
      ;[held, length, most] = ['', 0, room(parts.length)]
    }
    held += sign
    length += size
  }
  parts.push(held)
  return parts
}

/** How many bytes a character takes in canonical JSON. */
function jsonLength(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x20 || sign === '"' || sign === '\\') return JSON.stringify(sign).length - 2
  return code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4
}
