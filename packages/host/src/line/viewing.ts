/**
 * What a screen or a command is shown of the line. No key, no token, no name of a box and no code is in it; what a
 * stranger wrote is text.
 */

import { fromHex } from '@safeconduct/core/base/bytes.ts'
import { type Instant, instantOf } from '@safeconduct/core/base/date.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import type { Due } from '@safeconduct/core/line/clocks.ts'
import type { Contact, ContactMessage } from '@safeconduct/core/line/contact.ts'
import { flagsAt } from '@safeconduct/core/line/flags.ts'
import { neutralAnswer } from '@safeconduct/core/line/neutral.ts'
import { entryOf, type QueueEntry, queueOf } from '@safeconduct/core/line/queue.ts'
import { saysCannotTalk } from '@safeconduct/core/line/reply-rules.ts'
import { ladderOf, type Shift } from '@safeconduct/core/line/roster.ts'
import { currentRules, safeNow } from '@safeconduct/core/line/safe-hours.ts'
import { signsOf } from '@safeconduct/core/line/signs.ts'
import { trustNext, trustOf } from '@safeconduct/core/line/trust.ts'
import { declarationOf } from '@safeconduct/core/records/record-types.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { codeOfDevice } from '@safeconduct/core/vault/replica/who.ts'
import { parseBlob } from '../vault/blobs.ts'
import { fileField } from '../vault/joined-schema.ts'
import type { StoredRecord } from '../vault/stored-record.ts'
import { noWords } from './arriving.ts'
import { hasCodeToHandOver } from './codes-to-hand-over.ts'
import { shifts } from './duty.ts'
import { idIn, type KeptRecord, listAt, membersAt, saysYes, textAt, valuesAt } from './kept-values.ts'
import type { LineWorld } from './line-world.ts'
import { idOfSlot } from './names.ts'

/** How a record is called on this page. */
export type Named = (stored: StoredRecord) => string

const pieceBytes = 65_532
const slotLife = 14 * 86_400_000

export function queueRows(
  world: LineWorld,
  {
    offset,
    limit,
    which,
  }: { readonly offset: number; readonly limit: number; readonly which: 'open' | 'all' },
  named: Named,
) {
  world.index.refresh()
  const entries = queueOf(world.index.contacts(), world.vault.clock.millis(), { which })
  const rows = entries.slice(offset, offset + limit).map((entry) => queueRow(world, entry, named))
  return { total: entries.length, rows }
}

export function queueRow(world: LineWorld, entry: QueueEntry, named: Named) {
  const { contact, clocks, turn, red, unread, held, lastInAt } = entry
  const { vault } = world
  const now = vault.clock.millis()
  const lease = leaseView(world, contact.id)
  const id = idIn(contact.id)
  const record = id === undefined ? undefined : vault.reader.read(id)
  return {
    id: contact.id,
    title: record === undefined ? '' : named(record),
    channel: channelOf(contact.channel),
    lang: contact.lang,
    priority: contact.priority,
    state: contact.state,
    receivedAt: instantOf(contact.receivedAt),
    lastInAt: instantOf(lastInAt),
    unread,
    held,
    turn,
    red,
    ...(clocks.firstAnswer === undefined ? {} : { firstAnswer: dueView(clocks.firstAnswer) }),
    ...(clocks.promised === undefined ? {} : { promised: dueView(clocks.promised) }),
    ...(lease === undefined ? {} : { lease }),
    aboutOther: contact.aboutOther,
    disconnects: contact.disconnects,
    trust: trustOf(contact.trust),
    flags: flagsAt(contact.flags, now).map(flagView),
    safe: safeView(contact, now),
    ...(contact.duress === undefined
      ? {}
      : { duress: { at: instantOf(contact.duress.at), seen: contact.duress.seen } }),
    ...(contact.caseId === undefined ? {} : { caseId: contact.caseId }),
    answerable: contact.answerable,
  }
}

function flagView({ id, kind, text, until, by }: Contact['flags'][number]) {
  return { id, kind, until: instantOf(until), by, ...(text === undefined ? {} : { text }) }
}

function statementView({ id, act, level, by, at, why }: Contact['trust'][number]) {
  return { id, act, level, by, at: instantOf(at), why }
}

const channels = ['web', 'voice', 'email', 'messenger', 'partner', 'in_person'] as const
function channelOf(channel: string): (typeof channels)[number] {
  return channels.find((one) => one === channel) ?? 'web'
}

function dueView({ at, state }: Due): { readonly at: Instant; readonly state: Due['state'] } {
  return { at: instantOf(at), state }
}

function safeView(contact: Contact, now: number) {
  const safe = safeNow(contact.safe, now, contact.phoneTakenAt)
  return safe.state === 'outside' ? { state: safe.state, opensAt: instantOf(safe.opensAt) } : safe
}

/** Who is writing to this person just now, by the code of the member. */
export function leaseView({ leases, vault }: LineWorld, id: string) {
  const held = leases.of(id)
  if (held === undefined) return undefined
  const who = vault.replica.book.roster?.devices.flatMap(({ device }) => {
    const key = parsePublicKey(fromHex(device) ?? new Uint8Array())
    return key.ok && leases.holderOf(key.value) === held.holder
      ? [codeOfDevice(vault.replica, key.value)]
      : []
  })[0]
  return { mine: held.mine, until: instantOf(held.until), ...(who === undefined ? {} : { who }) }
}

/** One thread with all that belongs to it; undefined where it is not known here. */
export function threadView(world: LineWorld, id: string, named: Named) {
  const { index, vault } = world
  index.refresh()
  const contact = index.contact(id)
  if (contact === undefined) return undefined
  const now = vault.clock.millis()
  const records = index.of(id)
  const entry = entryOf(contact, now)
  const next = trustNext(contact.trust)
  const [safe] = currentRules(contact.safe)
  return {
    ...queueRow(world, entry, named),
    body: contact.body,
    messages: contact.messages
      .filter((message) => !unshown.has(message.kind) && !isWordless(message, contact.messages))
      .map((message) => messageView(world, contact, message, index.get('LineMessage', message.id))),
    notes: records.notes.map(noteView),
    ...(safe === undefined
      ? {}
      : {
          safeContact: { hours: safe.hours, screen: safe.screen, way: safe.way, cannotTalk: safe.cannotTalk },
        }),
    cannotTalkUsed: saysCannotTalk(contact),
    trustStatements: contact.trust.map(statementView),
    ...(next === undefined ? {} : { trustNext: next }),
    signs: signsOf(contact, index.contacts()),
    codeWaits: hasCodeToHandOver(world, id),
    ...(contact.burntAt === undefined ? {} : { burntAt: instantOf(contact.burntAt) }),
    ...(contact.lastOpened === undefined ? {} : { lastOpenedAt: instantOf(contact.lastOpened) }),
    moves: declarationOf('HelpRequest').states?.moves[contact.state] ?? [],
    ...(contact.aboutOther ? { neutral: neutralAnswer } : {}),
    slots: slotViews(world, records.thread),
    ladder: ladderView(entry, shifts(world), now),
  }
}

/** That the person has read is shown above the thread; that a file is coming, at its place. */
const unshown: ReadonlySet<string> = new Set(['opened', 'file'])

/** What came with a voice and had no words: the voice stands beside it, and is what the person said. */
function isWordless({ way, text, at }: ContactMessage, all: readonly ContactMessage[]): boolean {
  return way === 'in' && text === noWords && all.some((one) => one.kind === 'voice' && one.at === at)
}

function ladderView(entry: QueueEntry, all: readonly Shift[], now: number) {
  const { firstAnswer, promised } = entry.clocks
  const due = firstAnswer ?? promised
  if (due === undefined) return []
  const { receivedAt, lang } = entry.contact
  return ladderOf({ receivedAt, dueAt: due.at, lang, red: entry.red }, all, now).map((rung) => ({
    ...rung,
    from: instantOf(rung.from),
  }))
}

function noteView(record: KeptRecord) {
  return {
    id: record.id,
    text: textAt(record, 'text') ?? '',
    by: textAt(record, 'by') ?? '',
    at: textAt(record, 'at') ?? '',
  }
}

function messageView(
  world: LineWorld,
  { seenAt }: Contact,
  message: ContactMessage,
  record: KeptRecord | undefined,
) {
  const { way, kind, heldUntil } = message
  const voice = kind === 'voice' ? voiceView(world, message, record) : undefined
  const waits = message.state === 'held' && heldUntil !== undefined && heldUntil > world.vault.clock.millis()
  return {
    id: message.id,
    way,
    kind,
    at: instantOf(message.at),
    text: message.text,
    ...(message.by === undefined ? {} : { by: message.by }),
    state: stateOf(message, waits),
    ...(waits ? { goesAt: instantOf(heldUntil) } : {}),
    receiptOnly: message.receiptOnly,
    underSecondCode: message.underSecondCode,
    unread: way === 'in' && (seenAt === undefined || message.at > seenAt),
    ...(voice === undefined ? {} : { voice }),
    files: voice === undefined ? fileViews(world, record) : [],
  }
}

function stateOf(
  { way, state }: ContactMessage,
  waits: boolean,
): 'received' | 'held' | 'waiting' | 'sent' | 'withdrawn' {
  if (way === 'in') return 'received'
  if (state === 'held') return waits ? 'held' : 'waiting'
  return state ?? 'sent'
}

/** The newest file of a voice is the one that has the most of it. */
function voiceView(world: LineWorld, { at }: ContactMessage, record: KeptRecord | undefined) {
  const file = listAt(record, 'files').at(-1)
  const size = typeof file === 'string' ? sizeOf(world, file) : undefined
  const type = membersAt(record, 'voice')?.['type']
  const isOver = world.vault.clock.millis() - at > slotLife
  return {
    bytes: size ?? 0,
    type: typeof type === 'string' ? type : '',
    state:
      size === undefined
        ? isOver
          ? ('gone' as const)
          : ('coming' as const)
        : saysYes(record, 'cutOff')
          ? ('truncated' as const)
          : ('whole' as const),
  }
}

function fileViews(world: LineWorld, record: KeptRecord | undefined) {
  return listAt(record, 'files').flatMap((file, at) => {
    if (typeof file !== 'string') return []
    const size = sizeOf(world, file)
    const state = size === undefined ? 'gone' : saysYes(record, 'cutOff') ? 'truncated' : 'whole'
    return [{ id: file, name: `file-${at + 1}`, bytes: size ?? 0, state } as const]
  })
}

function sizeOf({ vault }: LineWorld, file: string): number | undefined {
  const id = idIn(file)
  const item = id === undefined ? undefined : vault.reader.read(id)
  const [blob] = valuesAt(item, fileField).map((value) => parseBlob(value, ''))
  return blob?.ok === true ? blob.value.size : undefined
}

function slotViews({ index, vault }: LineWorld, thread: KeptRecord | undefined) {
  return listAt(thread, 'slots').flatMap((value) => {
    const slot = isObject(value) && typeof value['slot'] === 'string' ? fromHex(value['slot']) : undefined
    if (!isObject(value) || slot === undefined) return []
    const { room, openedAt } = value
    const isFilled = index.get('LineMessage', idOfSlot('message', slot, 0)) !== undefined
    const age = vault.clock.millis() - Date.parse(typeof openedAt === 'string' ? openedAt : '')
    return [
      {
        // Not the slot's own name, which is a place at the relay.
        id: idOfSlot('file', slot, 0),
        room: (typeof room === 'number' ? room : 0) * pieceBytes,
        state: isFilled ? ('filled' as const) : age > slotLife ? ('gone' as const) : ('open' as const),
      },
    ]
  })
}
