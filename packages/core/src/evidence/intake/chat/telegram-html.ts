/**
 * Telegram Desktop's export as pages (`messages.html`). A scanner for the page that this one program writes, and no
 * reader of HTML: nothing of it is ever shown as a page.
 */
import { type Chat, type ChatMessage, type ChatNote, messageOf, mostMessages } from './chat.ts'

type Tag = { readonly name: string; readonly closes: boolean; readonly attributes: string }

export function isTelegramHtml(text: string): boolean {
  const head = text.slice(0, 200_000)
  return head.includes('class="page_body chat_page"') || /<div class="message (?:default|service)/.test(head)
}

type Open = {
  id: string
  saidAt: string
  from: string | undefined
  isService: boolean
  text: string
  files: string[]
  isForwarded: boolean
  isMissing: boolean
}

export function readTelegramHtml(text: string): Chat {
  const reading = new Reading()
  let at = 0
  while (at < text.length && !reading.isFull) {
    const start = text.indexOf('<', at)
    if (start === -1) break
    reading.words(text.slice(at, start))
    const end = text.indexOf('>', start)
    if (end === -1) break
    reading.tag(tagOf(text.slice(start + 1, end)))
    at = end + 1
  }
  return reading.chat()
}

function tagOf(inside: string): Tag {
  const [, slash = '', name = '', attributes = ''] = /^(\/?)([A-Za-z0-9]+)([\s\S]*)$/.exec(inside) ?? []
  return { name: name.toLowerCase(), closes: slash === '/', attributes }
}

class Reading {
  readonly #messages: ChatMessage[] = []
  readonly #notes = new Set<ChatNote>()
  #title: string | undefined
  #open: Open | undefined
  #sender: string | undefined
  /** What the words that come now are, by the innermost div that says so. */
  readonly #divs: string[] = []

  get isFull(): boolean {
    return this.#messages.length >= mostMessages
  }

  tag({ name, closes, attributes }: Tag): void {
    const open = this.#open
    if (name === 'br' && open !== undefined && this.#here() === 'text') open.text += '\n'
    if (name === 'a' && open !== undefined && !closes) this.#link(attributeOf(attributes, 'href'), attributes)
    if (name !== 'div') return
    if (closes) {
      if (this.#divs.pop() === 'message') this.#finish()
      return
    }
    const classes = (attributeOf(attributes, 'class') ?? '').split(/\s+/)
    const role = roleOf(classes)
    this.#divs.push(role)
    if (role === 'message') this.#begin(classes, attributeOf(attributes, 'id') ?? '')
    if (role === 'date' && open !== undefined) open.saidAt = attributeOf(attributes, 'title') ?? ''
    if (role === 'forwarded' && open !== undefined) open.isForwarded = true
    if (role === 'missing' && open !== undefined) open.isMissing = true
  }

  words(raw: string): void {
    if (raw === '') return
    const said = unescaped(raw)
    const open = this.#open
    const here = this.#here()
    if (open === undefined) {
      if (this.#divs.includes('header') && this.#title === undefined && said.trim() !== '')
        this.#title = said.trim()
    } else if (here === 'from' && said.trim() !== '' && !open.isForwarded) open.from = said.trim()
    else if (here === 'text') open.text += said.replaceAll(/\s*\n\s*/g, '')
    else if (here === 'details' && open.isService) open.text += said.trim()
  }

  chat(): Chat {
    if (this.isFull) this.#notes.add('cut')
    return {
      app: 'telegram',
      ...(this.#title === undefined ? {} : { title: this.#title }),
      messages: this.#messages,
      notes: [...this.#notes],
    }
  }

  #here(): string {
    return this.#divs.findLast((role) => role !== '') ?? ''
  }

  #begin(classes: readonly string[], id: string): void {
    this.#open = {
      id,
      saidAt: '',
      from: classes.includes('joined') ? this.#sender : undefined,
      isService: classes.includes('service'),
      text: '',
      files: [],
      isForwarded: false,
      isMissing: false,
    }
  }

  /** Files lie beside the page; an address in the words is no file. */
  #link(address: string | undefined, attributes: string): void {
    const isFile = /class="[^"]*(?:media|photo_wrap|video_file_wrap|sticker_wrap|animated_wrap)/.test(
      attributes,
    )
    if (address === undefined || !isFile || /^[a-z]+:|^\/\/|^#/i.test(address)) return
    this.#open?.files.push(address)
  }

  #finish(): void {
    const open = this.#open
    if (open === undefined) return
    this.#open = undefined
    const marks: ChatMessage['marks'][number][] = []
    if (open.isForwarded) marks.push('forwarded')
    if (open.isMissing && open.files.length === 0) marks.push('file-not-exported')
    if (!open.isService) this.#sender = open.from
    const at = timeOf(open.saidAt)
    if (at !== undefined && !/(?:Z|[+-]\d\d:\d\d)$/.test(at)) this.#notes.add('no-zone')
    this.#messages.push(
      messageOf(this.#messages.length + 1, {
        at,
        saidAt: open.saidAt,
        from: open.isService ? undefined : (open.from ?? '?'),
        text: open.text.trim(),
        files: open.files,
        marks,
      }),
    )
  }
}

function roleOf(classes: readonly string[]): string {
  if (classes.includes('message')) return 'message'
  if (classes.includes('page_header')) return 'header'
  if (classes.includes('date')) return 'date'
  if (classes.includes('from_name')) return 'from'
  if (classes.includes('forwarded')) return 'forwarded'
  if (classes.includes('text') && !classes.includes('bold')) return 'text'
  if (classes.includes('status') && classes.includes('details')) return 'missing'
  if (classes.includes('details')) return 'details'
  return ''
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

/** `04.03.2017 22:10:07 UTC+03:00`, and without the zone as older versions wrote it. */
function timeOf(said: string): string | undefined {
  const parts = /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})(?: UTC([+-]\d{2}:\d{2}))?$/.exec(said)
  if (parts === null) return undefined
  const [, day, month, year, clock, zone = ''] = parts
  return `${year}-${month}-${day}T${clock}${zone}`
}

const names: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole: string, ...found: unknown[]) => {
      const [decimal, hex, name] = found
      if (typeof name === 'string') return names.get(name.toLowerCase()) ?? whole
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : whole
    },
  )
}
