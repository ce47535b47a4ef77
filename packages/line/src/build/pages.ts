/** One page of the line as HTML: served in one language, or all of them in one file that needs no server. */
import { createHash } from 'node:crypto'
import { coverTopics, coverTopicWords } from '@safeconduct/core/line/cover-topics.ts'
import { type BodyGiven, body } from '../html/body.ts'
import { policyOf, wholeDocument } from '../html/document.ts'
import { html, type Markup, verbatim } from '../html/markup.ts'
import { packWords } from '../words/front-coding.ts'
import { everySaying } from '../words/mirrored.ts'
import { wordListOf } from './code-lists.ts'
import type { CheckedConfig } from './config.ts'
import { type Edition, editions, mirroredEdition } from './editions.ts'

export const fileName = 'line.html'

export type PageParts = {
  readonly config: CheckedConfig
  readonly style: string
  readonly entry: { readonly name: string; readonly code: string }
  /** The same script with everything in it that the served one fetches later. */
  readonly single: string
}

export function servedPage(parts: PageParts, code: Edition['code']): string {
  const { config, style, entry } = parts
  const edition = editions.find((one) => one.code === code) ?? mirroredEdition
  const others = editions.filter((one) => one.code !== code)
  const script = html`<script type="module" src="${entry.name}" integrity="${hashOf(entry.code)}"></script>`
  const given = {
    others: others.map((one) => ({ code: one.code, name: one.words.name, href: `${one.code}.html` })),
    file: isForFile(config) ? fileName : undefined,
  }
  return wholeDocument({
    language: edition.language,
    direction: edition.direction,
    title: edition.words.title,
    policy: policyOf({ script: "'self'", styleHash: quoted(style), relays: ["'self'", ...origins(config)] }),
    style,
    script,
    bodies: [bodyOf(config, edition, given)],
  })
}

/** Several languages in one document: the last one is shown until a link names another (`:target`), script or not. */
const choosing =
  '.page{display:none}.page:last-of-type,.page:target{display:block}.page:target~.page:last-of-type{display:none}'

export function filePage(parts: PageParts): string {
  const { config } = parts
  const style = parts.style + choosing
  const code = parts.single.replaceAll('</script', '<\\/script')
  const inOrder = editions.toSorted((a, b) => rank(a, config) - rank(b, config))
  const last = editions.find((one) => one.code === config.first) ?? mirroredEdition
  const bodies = inOrder.map((edition) => {
    const others = editions.filter((one) => one.code !== edition.code)
    const links = others.map((one) => ({ code: one.code, name: one.words.name, href: `#${one.code}` }))
    return bodyOf(config, edition, { others: links, file: undefined })
  })
  return wholeDocument({
    language: last.language,
    direction: 'ltr',
    title: last.words.title,
    policy: policyOf({ script: quoted(code), styleHash: quoted(style), relays: origins(config) }),
    style,
    script: html`<script type="module">${verbatim(code)}</script>`,
    bodies,
  })
}

/** A file has no machine it came from: without a named relay it could ask nobody. */
export function isForFile({ relayUrls }: CheckedConfig): boolean {
  return relayUrls.length > 0
}

function rank({ code }: Edition, { first }: CheckedConfig): number {
  return code === first ? 1 : 0
}

function bodyOf(config: CheckedConfig, edition: Edition, links: Pick<BodyGiven, 'others' | 'file'>): Markup {
  const { language, words, code, direction } = edition
  return body({
    ...links,
    words,
    code,
    language,
    direction,
    exitTo: config.exitTo,
    organisationName: config.organisationName,
    otherWays: config.otherWays?.[language],
    topics: coverTopics.map((topic) => ({ value: topic, label: coverTopicWords[topic].label[language] })),
    settings: settingsOf(config, edition),
  })
}

function settingsOf(config: CheckedConfig, { language, words }: Edition): Markup {
  const json = JSON.stringify({
    relays: config.relayUrls,
    line: config.line,
    root: config.root,
    language,
    said: everySaying(words.said),
    words: packWords(wordListOf(language).words),
  })
  // An element of JSON ends at the first `</script`, wherever it stands.
  return verbatim(json.replaceAll('<', '\\u003c'))
}

function origins({ relayUrls }: CheckedConfig): readonly string[] {
  return [...new Set(relayUrls.map((url) => new URL(url).origin))]
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
}

function quoted(text: string): string {
  return `'${hashOf(text)}'`
}
