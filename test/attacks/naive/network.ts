/**
 * A network as its brochure draws it: everything is encrypted on the devices, and the server keeps the list of members,
 * hands out their keys, orders what was written, and says when something was stored. All of it is believed.
 */

import { textOf, toHex, utf8 } from '../../../packages/core/src/base/bytes.ts'
import { openNaively, type Plain, randomBytes, sealNaively } from './gcm.ts'
import { basePoint, streamUnder, x25519 } from './sealed-box.ts'

export type Message = { readonly id: number; readonly from: string; readonly sealed: Plain }
export type Answer = 'stored' | 'quota' | 'too-many-requests'

/** Everything here may be changed by whoever runs the server. */
export class NaiveServer {
  readonly directory = new Map<string, Plain>()
  readonly members: string[] = []
  readonly envelopes = new Map<string, Plain[]>()
  readonly invitations = new Map<string, string>()
  readonly seen: string[] = []
  messages: Message[] = []
  answer: Answer = 'stored'
  /** What the server says is the newest key of the case, if it says anything. */
  rotated: Plain | undefined

  request(line: string): void {
    this.seen.push(line)
  }

  store(message: Message): Answer {
    if (this.answer === 'stored') this.messages.push(message)
    return this.answer
  }
}

export class NaiveDevice {
  readonly name: string
  readonly server: NaiveServer
  readonly #secret = randomBytes(32)
  caseKey: Plain | undefined
  /** What is still to be sent: emptied when the server was asked, whatever it said. */
  queue: Message[] = []
  lines: string[] = []

  constructor(server: NaiveServer, name: string) {
    this.server = server
    this.name = name
    server.directory.set(name, x25519(this.#secret, basePoint))
  }

  makeCase(): void {
    this.caseKey = randomBytes(32)
    this.server.members.push(this.name)
  }

  /** Gives the key of the case to everybody whom the server names, under the key that the server names. */
  async shareWithMembers(): Promise<void> {
    for (const member of this.server.members) {
      const key = this.server.directory.get(member)
      if (key === undefined || this.caseKey === undefined) continue
      const once = randomBytes(32)
      const sealed = await streamUnder(x25519(once, key), this.caseKey)
      const box = this.server.envelopes.get(member) ?? []
      this.server.envelopes.set(member, [...box, new Uint8Array([...x25519(once, basePoint), ...sealed])])
    }
  }

  async takeKey(): Promise<void> {
    const envelope = this.server.envelopes.get(this.name)?.at(-1)
    if (envelope !== undefined) this.caseKey = await openEnvelope(this.#secret, envelope)
    if (this.server.rotated !== undefined) this.caseKey = this.server.rotated
  }

  async write(id: number, text: string): Promise<void> {
    if (this.caseKey === undefined) return
    this.queue.push({ id, from: this.name, sealed: await sealNaively(this.caseKey, utf8(text)) })
    for (const message of this.queue) this.server.store(message)
    this.queue = []
  }

  /** Shows what the server shows, in its order and as often as it comes. */
  async read(messages: readonly Message[] = this.server.messages): Promise<readonly string[]> {
    this.lines = []
    for (const { from, sealed } of messages) {
      const plain = this.caseKey && (await openNaively(this.caseKey, sealed))
      if (plain !== undefined) this.lines.push(`${from}: ${textOf(plain)}`)
    }
    return this.lines
  }

  /** A link that is sent to a colleague. Opening it asks the server, and the server reads the address. */
  invite(): string {
    const secret = toHex(randomBytes(16))
    this.server.invitations.set(secret, toHex(this.caseKey ?? new Uint8Array()))
    return `/join/${secret}`
  }

  join(link: string): void {
    this.server.request(`GET ${link}`)
    const key = this.server.invitations.get(link.slice('/join/'.length))
    if (key !== undefined) this.caseKey = Uint8Array.fromHex(key)
    this.server.members.push(this.name)
  }
}

export async function openEnvelope(secret: Plain, envelope: Plain): Promise<Plain> {
  return streamUnder(x25519(secret, envelope.slice(0, 32)), envelope.slice(32))
}
