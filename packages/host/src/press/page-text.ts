/**
 * The words of a saved page in reading order, without what nobody sees: for people whose press arrives as HTML.
 *
 * A page is a stranger's: nothing of it is run and nothing it names is asked for. It is read as a row of tags and not
 * as a tree, so that a page of fifty megabytes, or one nested a million deep, costs its length and no more.
 */
import type { Dated } from '@safeconduct/core/press/report.ts'
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from 'parse5'
import { blocks, deepest, empty, furniture, unseen } from './page-elements.ts'
import { pageFacts } from './page-facts.ts'

export type PageText = {
  /** The report's words, one paragraph a line with a blank line between. */
  readonly text: string
  readonly title: string
  readonly lang: string | undefined
  readonly outlet: string | undefined
  readonly published: Dated | undefined
  readonly updated: Dated | undefined
  readonly bylines: readonly string[]
  readonly captions: readonly string[]
  readonly furniture: readonly string[]
}

type Line = {
  readonly text: string
  readonly kind: 'words' | 'caption' | 'furniture'
  readonly inArticle: boolean
}
type Open = {
  readonly tag: string
  readonly kind: 'words' | 'caption' | 'furniture' | 'unseen'
  readonly inArticle: boolean
}

/** With fewer words than this inside it an <article> is a card of a list, not the report. */
const fewestWords = 60

export function pageText(html: string): PageText {
  const reader = new PageReader()
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, reader)
  reader.tokenizer = tokenizer
  tokenizer.write(html, true)
  const { lines, metas, scripts, title, heading, lang } = reader.finish()
  const isArticle =
    wordsIn(lines.filter(({ kind, inArticle }) => kind === 'words' && inArticle)) >= fewestWords
  const own = lines.filter(({ kind, inArticle }) => kind !== 'furniture' && (!isArticle || inArticle))
  const facts = pageFacts(metas, scripts, reader.times)
  const words = own.filter(({ kind }) => kind === 'words').map(({ text }) => text)
  const name = heading === '' ? facts.title || title : heading
  const hasHeading = name === '' || words.slice(0, 6).includes(name)
  return {
    text: [...(hasHeading ? [] : [name]), ...words].join('\n\n'),
    title: name,
    lang: lang || undefined,
    ...facts.masthead,
    captions: own.filter(({ kind }) => kind === 'caption').map(({ text }) => text),
    furniture: lines
      .filter((line) => line.kind === 'furniture' || (isArticle && !line.inArticle))
      .map(({ text }) => text),
  }
}

function wordsIn(lines: readonly Line[]): number {
  return lines.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)
}

/** Texts of tags that the facts of a page stand in are not longer. */
const longestFact = 200_000

class PageReader implements TokenHandler {
  tokenizer: Tokenizer | undefined
  readonly times: string[] = []
  readonly #open: Open[] = []
  readonly #lines: Line[] = []
  readonly #metas = new Map<string, string>()
  readonly #scripts: string[] = []
  #pieces: string[] = []
  #title = ''
  #heading = ''
  #lang = ''
  #tooDeep = 0
  #keepsScript = false

  onStartTag({ tagName, attrs, selfClosing }: Token.TagToken): void {
    const attributes = new Map(attrs.map(({ name, value }) => [name, value]))
    if (tagName === 'html') this.#lang = attributes.get('lang') ?? this.#lang
    if (tagName === 'meta') this.#meta(attributes)
    if (tagName === 'script') this.#openScript(attributes.get('type'))
    if (tagName === 'time') this.times.push(attributes.get('datetime') ?? '')
    if (blocks.has(tagName)) this.#breakLine()
    if (tagName === 'q' && this.#open.at(-1)?.kind !== 'unseen') this.#pieces.push('“')
    this.#setMode(tagName)
    if (empty.has(tagName) || selfClosing) return
    if (this.#open.length >= deepest) {
      this.#tooDeep++
      return
    }
    const above = this.#open.at(-1)
    this.#open.push({
      tag: tagName,
      kind: kindOf(tagName, attributes, above?.kind ?? 'words'),
      inArticle: above?.inArticle === true || tagName === 'article' || tagName === 'main',
    })
  }

  /** As a browser does: what stands in these is no markup. */
  #setMode(tagName: string): void {
    if (this.tokenizer === undefined) return
    if (tagName === 'script') this.tokenizer.state = TokenizerMode.SCRIPT_DATA
    else if (/^(?:style|xmp|iframe|noembed|noframes)$/u.test(tagName))
      this.tokenizer.state = TokenizerMode.RAWTEXT
    else if (tagName === 'title' || tagName === 'textarea') this.tokenizer.state = TokenizerMode.RCDATA
  }

  onEndTag({ tagName }: Token.TagToken): void {
    if (blocks.has(tagName)) this.#breakLine()
    if (this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    // A tag that was never opened closes nothing; one that was closes what stands open inside it.
    for (let i = this.#open.length - 1; i >= 0 && this.#open.length - i <= 60; i--) {
      if (this.#open[i]?.tag !== tagName) continue
      // A browser draws the marks of <q> itself.
      if (tagName === 'q' && this.#open[i]?.kind !== 'unseen') this.#pieces.push('”')
      this.#open.length = i
      return
    }
  }

  onCharacter({ chars }: Token.CharacterToken): void {
    const top = this.#open.at(-1)
    if (top?.tag === 'title' && this.#title.length < 1000) this.#title += chars
    if (top?.tag === 'script') this.#script(chars)
    if (top?.kind === 'unseen' || top?.tag === 'title') return
    // The number of a note would stand behind the full stop, and the sentence would not end.
    if (top?.tag === 'sup' && /^\s*[[(]?\d{1,3}[\])]?\s*$/u.test(chars)) return
    this.#pieces.push(chars)
  }

  /** Only what describes the page is kept; nothing of it is run. */
  #openScript(type: string | undefined): void {
    this.#keepsScript = type?.toLowerCase() === 'application/ld+json' && this.#scripts.length < 50
    if (this.#keepsScript) this.#scripts.push('')
  }

  /** A script comes in many pieces: the tokenizer gives its blanks apart. */
  #script(chars: string): void {
    const last = this.#scripts.length - 1
    if (this.#keepsScript && last >= 0)
      this.#scripts[last] =
        `${this.#scripts[last]}${chars.slice(0, longestFact - (this.#scripts[last]?.length ?? 0))}`
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token)
  }

  onNullCharacter(): void {}
  onComment(): void {}
  onDoctype(): void {}
  onEof(): void {
    this.#breakLine()
  }

  #meta(attributes: ReadonlyMap<string, string>): void {
    const name = attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop')
    const content = attributes.get('content')
    if (name !== undefined && content !== undefined && this.#metas.size < 500)
      this.#metas.set(name.toLowerCase(), content.slice(0, 1000))
  }

  #breakLine(): void {
    if (this.#pieces.length === 0) return
    const text = this.#pieces.join('').replaceAll(/\s+/gu, ' ').trim()
    this.#pieces = []
    if (text === '') return
    const top = this.#open.at(-1)
    if (this.#heading === '' && this.#open.slice(-6).some(({ tag }) => tag === 'h1') && top?.kind === 'words')
      this.#heading = text
    this.#lines.push({
      text,
      kind: top === undefined || top.kind === 'unseen' ? 'words' : top.kind,
      inArticle: top?.inArticle === true || (this.#heading === text && text !== ''),
    })
  }

  finish() {
    this.#breakLine()
    return {
      lines: this.#lines,
      metas: this.#metas,
      scripts: this.#scripts,
      title: this.#title.replaceAll(/\s+/gu, ' ').trim(),
      heading: this.#heading,
      lang: this.#lang,
    }
  }
}

/** How the boxes of consent, sharing, subscribing and comments are called in markup, whoever made the page. */
const box =
  /^(?:js-|c-|o-|m-)?(?:cookies?|consent|cmp|gdpr|rgpd|didomi|onetrust|newsletter|subscribe|paywall|share|sharing|social|breadcrumbs?|comments?|related|recirc|promo|advert|ads?|sponsored|outbrain|taboola)(?:[_-].*|\d*)$/iu

/** A box by its own name: a page whose whole body "has-ads" is no box. */
function isBox(tag: string, attributes: ReadonlyMap<string, string>): boolean {
  if (tag !== 'div' && tag !== 'section' && tag !== 'ul') return false
  const names = `${attributes.get('id') ?? ''} ${attributes.get('class') ?? ''}`.slice(0, 400)
  return names.split(/\s+/u).some((name) => box.test(name))
}

const hidden = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu

function kindOf(tag: string, attributes: ReadonlyMap<string, string>, above: Open['kind']): Open['kind'] {
  if (above === 'unseen' || unseen.has(tag) || attributes.has('hidden')) return 'unseen'
  if (attributes.get('aria-hidden') === 'true' || hidden.test(attributes.get('style') ?? '')) return 'unseen'
  if (above === 'furniture' || furniture.has(tag)) return 'furniture'
  if (
    /^(?:navigation|complementary|contentinfo|search|banner|dialog|alert)$/u.test(
      attributes.get('role') ?? '',
    )
  )
    return 'furniture'
  if (isBox(tag, attributes)) return 'furniture'
  if (tag === 'figcaption' || above === 'caption') return 'caption'
  return 'words'
}
