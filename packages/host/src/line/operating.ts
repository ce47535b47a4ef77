/**
 * What an operator does with one request. Everything is kept as records, so that the colleague of the next shift sees
 * what was done, and every rule is asked here, whatever screen or command it came from.
 */
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { type Instant, instantOf } from '@safeconduct/core/base/date.ts'
import { newRecordId, type RecordId } from '@safeconduct/core/base/id.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import { ok, type Result, refuse } from '@safeconduct/core/base/result.ts'
import type { Contact } from '@safeconduct/core/line/contact.ts'
import type { SafeContact } from '@safeconduct/core/line/message.ts'
import { slotsFor } from '@safeconduct/core/line/replies.ts'
import { checkReply, type ReplyLeave } from '@safeconduct/core/line/reply-rules.ts'
import type { WordList } from '@safeconduct/core/line/return-code.ts'
import type { TrustLevel } from '@safeconduct/core/line/trust.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'
import { saveRecord } from '../work/save-record.ts'
import type { Acted, ActRefusal, Replied, ReplyWish, SlotWish } from './acts.ts'
import { safeJson } from './arriving.ts'
import { listAt, textAt } from './kept-values.ts'
import type { LineWorld } from './line-world.ts'
import { idOfHandThread } from './names.ts'
import { sendDue } from './sending.ts'
import { openTwins, type TwinPlace } from './twin-slots.ts'
import { cannedIn, type FlagWish, flagsWith, flagsWithout, trustWith } from './weighing.ts'

const pieceBytes = 65_532

export class Operating {
  readonly #world: LineWorld
  readonly #lists: readonly WordList[]

  constructor(world: LineWorld, lists: readonly WordList[]) {
    this.#world = world
    this.#lists = lists
    world.index.refresh()
  }

  contact(id: string): Contact | undefined {
    return this.#world.index.contact(id)
  }

  async lease(id: RecordId): Acted {
    if (this.contact(id) === undefined) return refuse({ kind: 'no-such-record' })
    return this.#world.leases.take(id)
  }

  async release(id: RecordId): Acted {
    await this.#world.leases.letGo(id)
    return ok(true)
  }

  /** The thread was looked at. */
  async seen(id: RecordId): Acted {
    const { thread } = this.#world.index.of(id)
    const contact = this.contact(id)
    if (contact === undefined) return refuse({ kind: 'no-such-record' })
    if (contact.state === 'received') {
      const read = await this.#request(id, { state: 'read' })
      if (!read.ok) return read
    }
    const before = textAt(thread, 'seenAt')
    const last = Math.max(contact.receivedAt, ...contact.messages.map(({ at }) => at))
    if (before !== undefined && Date.parse(before) >= last) return ok(true)
    return this.#thread(id, { seenAt: this.#notBefore(last) })
  }

  async duressSeen(id: RecordId): Acted {
    const at = this.#notBefore(this.contact(id)?.duress?.at ?? 0)
    return this.#thread(id, { duressSeen: { by: this.#world.by, at } })
  }

  /** Now, or then: what a desk wrote down whose clock was ahead must not stay unseen until that hour. */
  #notBefore(then: number): Instant {
    return instantOf(Math.max(then, this.#world.vault.clock.millis()))
  }

  /** What the person answered when they were asked again: it holds from now, also after a phone was taken. */
  async safeContact(id: RecordId, safe: SafeContact): Acted {
    return this.#thread(id, { safe: safeJson(safe, this.#world.vault.clock.now()), phoneTakenAt: null })
  }

  /** The safe hours hold no more, and what waits never leaves: it was written to another reader. */
  async phoneTaken(id: RecordId): Acted {
    const taken = await this.#thread(id, { phoneTakenAt: this.#world.vault.clock.now() })
    if (!taken.ok) return taken
    const written = this.#world.index.of(id).messages.filter((one) => textAt(one, 'way') === 'out')
    for (const held of written.filter((one) => textAt(one, 'state') === 'held')) {
      const unsaid = await this.unsay(id, held.id)
      if (!unsaid.ok) return unsaid
    }
    return ok(true)
  }

  /**
   * Kept first, sent when it may go. Whoever does not hold the lease takes it; where a colleague does, nothing is
   * kept: two desks never answer at once.
   */
  async reply({ id, text, canned, slot }: ReplyWish): Promise<Result<Replied, ActRefusal>> {
    const { index, leases } = this.#world
    const contact = this.contact(id)
    if (contact === undefined) return refuse({ kind: 'no-such-record' })
    if (!contact.answerable) return refuse({ kind: 'not-answerable' })
    if (contact.burntAt !== undefined) return refuse({ kind: 'thread-burnt' })
    const lease = await leases.take(id)
    // A relay that is silent now may have granted it a moment ago.
    if (!lease.ok && leases.of(id)?.mine !== true) return lease
    const ready = canned === undefined ? undefined : index.get('CannedReply', canned)
    const wish = { text, ...(ready === undefined ? {} : { canned: cannedIn(ready) }) }
    const may = this.#checked(contact, wish)
    if (!may.ok) return may
    const place = slot === undefined ? undefined : this.#newSlot(slot)
    if (slotsFor(text, place) === undefined) return refuse({ kind: 'reply-too-long' })
    if (place !== undefined) {
      const opened = await this.#openSlot(id, place)
      if (!opened.ok) return opened
    }
    const receiptOnly =
      ready !== undefined && textAt(ready, 'use') === 'receipt' && textAt(ready, 'text') === text
    const answered = receiptOnly ? ok(true) : await this.#answered(id, contact)
    if (!answered.ok) return answered
    const kept = await this.#keepReply(id, {
      text,
      ...(canned === undefined ? {} : { canned }),
      ...(receiptOnly ? { receiptOnly: true } : {}),
      ...(place === undefined ? {} : { voice: slotJson(place) }),
      ...(may.value.when === 'held' ? { heldUntil: instantOf(may.value.until) } : {}),
    })
    return kept.ok ? this.#leave(id, may.value) : kept
  }

  /** By every clock that may be right: the first that refuses counts, and the latest hour. */
  #checked(contact: Contact, wish: Parameters<typeof checkReply>[1]): ReturnType<typeof checkReply> {
    const guard = this.#guard(contact.id)
    const [first, ...others] = this.#world.times()
    let may = checkReply(contact, wish, guard, first)
    for (const now of others) {
      const also = checkReply(contact, wish, guard, now)
      if (!may.ok || !also.ok) return may.ok ? also : may
      const isLater =
        also.value.when === 'held' && (may.value.when === 'now' || also.value.until > may.value.until)
      if (isLater) may = also
    }
    return may
  }

  async #leave(id: RecordId, leave: ReplyLeave): Promise<Result<Replied, ActRefusal>> {
    const { cautions } = leave
    if (leave.when === 'held') return ok({ state: 'held', goesAt: instantOf(leave.until), cautions })
    const sent = await sendDue(this.#world, id)
    // It is kept, and the next tick sends it.
    return ok({ state: sent.ok ? 'sent' : 'waiting', cautions })
  }

  async #keepReply(request: RecordId, fields: { readonly [field: string]: Json }): Acted {
    const { vault, by, leases } = this.#world
    const at = vault.clock.now()
    return this.#save([
      {
        id: newRecordId(vault.random),
        type: 'LineMessage',
        home: { kind: 'line' },
        fields: {
          createdAt: at,
          createdBy: by,
          request,
          way: 'out',
          kind: 'text',
          at,
          by,
          state: 'held',
          lease: toHex(leases.holder),
          ...fields,
        },
      },
    ])
  }

  #newSlot({ pieces }: SlotWish): TwinPlace {
    const { random } = this.#world.vault
    return { slot: random.bytes(16), twin: random.bytes(16), room: pieces }
  }

  async #openSlot(id: RecordId, place: TwinPlace): Acted {
    const { vault, by, index } = this.#world
    const opened = await openTwins(this.#world, place)
    if (!opened.ok) return opened
    const { thread } = index.of(id)
    const slots = [...listAt(thread, 'slots'), { ...slotJson(place), openedAt: vault.clock.now(), by }]
    return this.#thread(id, { slots })
  }

  /** What this desk can read and a reply must not say. */
  #guard(id: string) {
    const { vault, index } = this.#world
    const shelters = vault.reader.table({ types: ['Shelter'], filter: '', offset: 0, limit: 1_000 }).records
    const places = shelters.flatMap((shelter) =>
      ['code', 'address', 'city'].flatMap((field) => textAt(shelter, field) ?? []),
    )
    const notes = index.of(id).notes.flatMap((note) => textAt(note, 'text') ?? [])
    return { places, notes, lists: this.#lists }
  }

  /** The states on the way to `answered`, one after another, where the machine allows it. */
  async #answered(id: RecordId, { state }: Contact): Acted {
    const path = state === 'received' ? ['read', 'answered'] : ['answered']
    if (!['received', 'read', 'waiting_person', 'lost'].includes(state)) return ok(true)
    for (const to of path) {
      const moved = await this.#request(id, { state: to })
      if (!moved.ok) return moved
    }
    return ok(true)
  }

  async unsay(id: RecordId, message: RecordId): Acted {
    const { index } = this.#world
    const record = index.get('LineMessage', message)
    const isHeld = textAt(record, 'state') === 'held' && textAt(record, 'way') === 'out'
    if (record === undefined || textAt(record, 'request') !== id || !isHeld)
      return refuse({ kind: 'not-held' })
    return this.#save([{ id: record.id, type: 'LineMessage', fields: { state: 'withdrawn' } }])
  }

  async note(request: RecordId, text: string): Acted {
    const { vault, by } = this.#world
    if (this.contact(request) === undefined) return refuse({ kind: 'no-such-record' })
    const at = vault.clock.now()
    const fields = { createdAt: at, createdBy: by, request, text, by, at }
    return this.#save([{ id: newRecordId(vault.random), type: 'LineNote', home: { kind: 'line' }, fields }])
  }

  priority(id: RecordId, priority: string): Acted {
    return this.#request(id, { priority })
  }

  move(id: RecordId, state: string, reason?: string): Acted {
    return this.#request(id, { state, ...(reason === undefined ? {} : { declineReason: reason }) })
  }

  async promise(id: RecordId, due: number | undefined): Acted {
    const { vault, by } = this.#world
    if (due !== undefined && due <= vault.clock.millis()) return refuse({ kind: 'promise-past' })
    const promise = due === undefined ? null : { due: instantOf(due), said: vault.clock.now(), by }
    return this.#thread(id, { promise })
  }

  link(id: RecordId, caseId: RecordId): Acted {
    const { vault } = this.#world
    return vault.reader.read(caseId)?.type === 'Case'
      ? this.#request(id, { state: 'linked', caseId })
      : Promise.resolve(refuse({ kind: 'no-such-record' }))
  }

  async trust(id: RecordId, level: TrustLevel, why: string): Acted {
    const contact = this.contact(id)
    if (contact === undefined) return refuse({ kind: 'no-such-record' })
    const trust = trustWith(this.#world, contact, { level, why })
    return trust.ok ? this.#thread(id, { trust: trust.value }) : trust
  }

  async flag(id: RecordId, wish: FlagWish): Acted {
    const flags = flagsWith(this.#world, id, wish)
    return flags.ok ? this.#thread(id, { flags: flags.value }) : flags
  }

  unflag(id: RecordId, flag: string): Acted {
    return this.#thread(id, { flags: flagsWithout(this.#world, id, flag) })
  }

  /** The person may send a file of so many bytes: the answer tells their page where. */
  openSlot(id: RecordId, room: number, text: string): Promise<Result<Replied, ActRefusal>> {
    return this.reply({
      id,
      text,
      slot: { pieces: Math.max(1, Math.min(160, Math.ceil(room / pieceBytes))) },
    })
  }

  async #request(id: RecordId, fields: { readonly [field: string]: Json }): Acted {
    const { vault, by, index } = this.#world
    const saved = await saveRecord(vault, { id, type: 'HelpRequest', fields }, by)
    index.refresh()
    return saved.ok ? ok(true) : saved
  }

  /** Requests that were entered by hand get their thread with the first thing that is known of it. */
  async #thread(id: RecordId, fields: { readonly [field: string]: Json }): Acted {
    const { vault, by, index } = this.#world
    if (this.contact(id) === undefined) return refuse({ kind: 'no-such-record' })
    const { thread } = index.of(id)
    return this.#save([
      thread === undefined
        ? {
            id: idOfHandThread(id),
            type: 'LineThread',
            home: { kind: 'line' },
            fields: { createdAt: vault.clock.now(), createdBy: by, request: id, ...fields },
          }
        : { id: thread.id, type: 'LineThread', fields },
    ])
  }

  async #save(changes: readonly RecordChange[]): Acted {
    const saved = await this.#world.vault.writer.save(changes)
    this.#world.index.refresh()
    return saved.ok ? ok(true) : saved
  }
}

function slotJson({ slot, twin, room }: TwinPlace): { readonly [name: string]: Json } {
  return { slot: toHex(slot), twin: toHex(twin), room }
}
