/**
 * As much of SMTP (RFC 5321) as one short message to one address needs. docs/formats/timers.md, TI26 and TI27.
 *
 * TLS from the first byte (`smtps:`) or by STARTTLS, which is demanded: who answers without it is given nothing, but
 * on this very machine. What came before TLS is forgotten. The text is ours and the address was read by
 * `isMailAddress`, so there is nothing by which somebody could add a line.
 */
import { connect, type Socket } from 'node:net'
import { type ConnectionOptions, connect as connectTls } from 'node:tls'
import type { Random } from '@safeconduct/core/base/random.ts'
import type { Secret } from '@safeconduct/core/base/secret.ts'
import { isMailAddress } from '@safeconduct/core/timers/channel.ts'
import type { AlarmMessage } from './alarm-ways.ts'

export type MailServer = {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  readonly from: string
  readonly login?: { readonly user: string; readonly password: Secret<string> }
  /** Certificates that are believed beside the system's: an organisation's own server has its own. */
  readonly certificates?: string
}

/** `smtps://user@host:port` or `smtp://…`; a password never stands in it. Undefined: not an address of this form. */
export function parseMailServer(
  text: string,
): (Pick<MailServer, 'secure' | 'host' | 'port'> & { readonly user: string }) | undefined {
  const url = URL.parse(text)
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined
  if (url.password !== '' || !/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
    return undefined
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  return {
    secure,
    host,
    port: Number(url.port || (secure ? 465 : 587)),
    user: decodeURIComponent(url.username),
  }
}

type World = { readonly millis: () => number; readonly random: Random }

const patience = 30_000
const longestReply = 64 * 1_024

/** Whether the server took it. Whatever goes wrong on the way is no: it is tried again. */
export async function sendMail(
  server: MailServer,
  to: string,
  message: AlarmMessage,
  world: World,
): Promise<boolean> {
  if (!isMailAddress(to) || !isMailAddress(server.from)) return false
  const first = server.secure ? connectTls(tlsOptions(server)) : connect(server.port, server.host)
  let session = new Session(first)
  try {
    await session.expect(220)
    if (!server.secure && !isHere(server.host)) session = await upgraded(session, server)
    else await session.ask(hello, 250)
    await logIn(session, server)
    await session.ask(`MAIL FROM:<${server.from}>`, 250)
    await session.ask(`RCPT TO:<${to}>`, 250, 251)
    await session.ask('DATA', 354)
    await session.ask(`${bodyOf(server.from, to, message, world)}\r\n.`, 250)
    // It was taken; whatever is said from here on changes nothing.
    session.say('QUIT')
    return true
  } catch {
    return false
  } finally {
    session.end()
  }
}

/** The name of a machine would be one thing more that a message tells. */
const hello = 'EHLO [127.0.0.1]'

async function upgraded(plain: Session, server: MailServer): Promise<Session> {
  await plain.ask(hello, 250)
  await plain.ask('STARTTLS', 220)
  const session = new Session(connectTls({ ...tlsOptions(server), socket: plain.release() }))
  await session.ask(hello, 250)
  return session
}

function tlsOptions({ host, port, certificates }: MailServer): ConnectionOptions {
  const named = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
  return {
    host,
    port,
    ...named,
    minVersion: 'TLSv1.2',
    ...(certificates === undefined ? {} : { ca: certificates }),
  }
}

async function logIn(session: Session, { login }: MailServer): Promise<void> {
  if (login === undefined) return
  const words = Buffer.from(`\0${login.user}\0${login.password.reveal()}`, 'utf8').toString('base64')
  await session.ask(`AUTH PLAIN ${words}`, 235)
}

function bodyOf(
  from: string,
  to: string,
  { subject, text }: AlarmMessage,
  { millis, random }: World,
): string {
  const host = from.slice(from.indexOf('@') + 1)
  const encoded = Buffer.from(text, 'utf8').toString('base64')
  return [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${subject}`,
    `Date: ${dateOf(millis())}`,
    `Message-ID: <${random.bytes(16).toHex()}@${host}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(encoded.match(/.{1,76}/g) ?? []),
  ].join('\r\n')
}

/** RFC 5322, in UTC: the zone of a machine is nobody's business. */
function dateOf(millis: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO('UTC')
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at.dayOfWeek - 1]
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const two = (value: number): string => String(value).padStart(2, '0')
  const time = `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`
  return `${day}, ${two(at.day)} ${months[at.month - 1]} ${at.year} ${time} +0000`
}

function isHere(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host)
}

class NotSaid extends Error {}

/** One line after the other, each with its answer; whatever else happens ends it. */
class Session {
  readonly #socket: Socket
  #held = ''
  #waiting: { readonly settle: (code: number) => void; readonly fail: () => void } | undefined
  #over = false
  readonly #take = (chunk: Buffer): void => this.#read(chunk.toString('latin1'))
  readonly #stop = (): void => this.#fail()

  constructor(socket: Socket) {
    this.#socket = socket
    socket.setTimeout(patience, () => socket.destroy())
    socket.on('data', this.#take)
    socket.on('close', this.#stop)
    // Stays for as long as the line: an error that nobody awaits must not end the process.
    socket.on('error', () => socket.destroy())
  }

  say(line: string): void {
    this.#socket.write(`${line}\r\n`)
  }

  async ask(line: string, ...good: readonly number[]): Promise<void> {
    // Who answers before being asked has said something that belongs to nobody.
    if (this.#held !== '') throw new NotSaid()
    const answer = this.#answer()
    this.say(line)
    if (!good.includes(await answer)) throw new NotSaid()
  }

  async expect(code: number): Promise<void> {
    if ((await this.#answer()) !== code) throw new NotSaid()
  }

  /** The line itself, for TLS on it. What the other side sent too early is refused, not carried over. */
  release(): Socket {
    if (this.#held !== '') throw new NotSaid()
    this.#socket.off('data', this.#take)
    this.#socket.off('close', this.#stop)
    return this.#socket
  }

  end(): void {
    this.#socket.end()
    this.#socket.destroySoon()
  }

  #answer(): Promise<number> {
    return new Promise((settle, fail) => {
      if (this.#over) return fail(new NotSaid())
      this.#waiting = { settle, fail: () => fail(new NotSaid()) }
      this.#look()
    })
  }

  #read(text: string): void {
    this.#held += text
    if (this.#held.length > longestReply) this.#socket.destroy()
    else this.#look()
  }

  /** `250-more` goes on, `250 last` ends an answer. */
  #look(): void {
    const last = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: [^\n]*)?\r?\n/.exec(this.#held)
    const waiting = this.#waiting
    if (last === null || waiting === undefined) return
    this.#held = this.#held.slice(last[0].length)
    this.#waiting = undefined
    waiting.settle(Number(last[1]))
  }

  #fail(): void {
    this.#over = true
    this.#waiting?.fail()
    this.#waiting = undefined
  }
}
