/**
 * A server of mail for a test, with as much of SMTP as a real one: greeting, EHLO with what it can, STARTTLS, AUTH
 * PLAIN, answers of several lines. It keeps what it was given, and can be made to refuse or to say nothing.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'

export type GotMail = {
  readonly from: string
  readonly to: string
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly secure: boolean
  readonly login: string | undefined
}
export type MailWishes = {
  readonly tls?: { readonly cert: string; readonly key: string }
  /** TLS from the first byte. */
  readonly secure?: boolean
  /** Without it STARTTLS is not offered. */
  readonly startTls?: boolean
  readonly login?: { readonly user: string; readonly password: string }
}

export class MailServer {
  readonly got: GotMail[] = []
  /** Everything that was said to it, in order. */
  readonly heard: string[] = []
  /** `refuses`: an answer to DATA of 451; `mute`: nothing is answered. */
  mood: 'takes' | 'refuses' | 'mute' = 'takes'
  readonly #server: Server
  readonly #wishes: MailWishes
  readonly #open = new Set<Socket>()

  private constructor(wishes: MailWishes) {
    this.#wishes = wishes
    this.#server = createServer((socket) => this.#serve(socket))
  }

  static async start(wishes: MailWishes = {}): Promise<MailServer> {
    const made = new MailServer(wishes)
    await new Promise<void>((done) => made.#server.listen(0, '127.0.0.1', done))
    return made
  }

  get port(): number {
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  async end(): Promise<void> {
    for (const socket of this.#open) socket.destroy()
    await new Promise((done) => this.#server.close(done))
  }

  #serve(socket: Socket): void {
    this.#open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#open.delete(socket))
    if (this.#wishes.secure === true) this.#talk(this.#secured(socket), true)
    else this.#talk(socket, false)
  }

  #secured(socket: Socket): TLSSocket {
    const { cert, key } = this.#wishes.tls ?? { cert: '', key: '' }
    const secureContext = createSecureContext({ cert, key })
    const secured = new TLSSocket(socket, { isServer: true, secureContext })
    secured.on('error', () => socket.destroy())
    return secured
  }

  #talk(socket: Socket, secure: boolean, greet = true): void {
    let [held, data] = ['', undefined as string | undefined]
    const mail = { from: '', to: '', login: undefined as string | undefined }
    const say = (...lines: readonly string[]): void => {
      if (this.mood !== 'mute') socket.write(lines.map((line) => `${line}\r\n`).join(''))
    }
    if (greet) say('220 mail.test ESMTP')
    const take = (line: string): void => {
      if (data !== undefined) {
        if (line !== '.') data += `${line}\r\n`
        else {
          const isTaken = this.mood !== 'refuses'
          if (isTaken) this.got.push({ ...mail, secure, ...readMail(data) })
          data = undefined
          say(isTaken ? '250 2.0.0 taken' : '451 4.3.0 later')
        }
        return
      }
      this.heard.push(line)
      const [verb = ''] = line.toUpperCase().split(/[ :]/)
      if (verb === 'EHLO') {
        const offers = ['250-mail.test', '250-SIZE 1000000']
        if (!secure && this.#wishes.startTls === true) offers.push('250-STARTTLS')
        say(...offers, '250 AUTH PLAIN LOGIN')
      } else if (verb === 'STARTTLS' && this.#wishes.startTls === true && !secure) {
        say('220 go ahead')
        socket.off('data', read)
        this.#talk(this.#secured(socket), true, false)
      } else if (verb === 'AUTH') {
        const [, , words = ''] = line.split(' ')
        const [, user, password] = Buffer.from(words, 'base64').toString('utf8').split('\0')
        const { login } = this.#wishes
        const isKnown = login !== undefined && login.user === user && login.password === password
        mail.login = isKnown ? user : undefined
        say(isKnown ? '235 2.7.0 welcome' : '535 5.7.8 who are you')
      } else if (verb === 'MAIL') {
        mail.from = line
        say(
          this.#wishes.login !== undefined && mail.login === undefined
            ? '530 first say who you are'
            : '250 ok',
        )
      } else if (verb === 'RCPT') {
        mail.to = line
        say('250 ok')
      } else if (verb === 'DATA') {
        data = ''
        say('354 go on')
      } else if (verb === 'QUIT') say('221 bye')
      else say('502 what?')
    }
    const read = (chunk: Buffer): void => {
      held += chunk.toString('latin1')
      for (let end = held.indexOf('\r\n'); end >= 0; end = held.indexOf('\r\n')) {
        const line = held.slice(0, end)
        held = held.slice(end + 2)
        take(line)
      }
    }
    socket.on('data', read)
  }
}

function readMail(data: string): Pick<GotMail, 'headers' | 'text'> {
  const [head = '', ...rest] = data.split('\r\n\r\n')
  const headers = new Map(
    head.split('\r\n').map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const
    }),
  )
  return {
    headers,
    text: Buffer.from(rest.join('\r\n\r\n').replaceAll('\r\n', ''), 'base64').toString('utf8'),
  }
}
