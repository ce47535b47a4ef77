/**
 * The whole document around one or several bodies: its policy, its neutral face, its style and its script.
 *
 * The policy stands in the page itself, so that it holds on any server and from a file: nothing but this script runs,
 * nothing but the named relays is asked, no form is sent by the browser, and no text can become an element.
 */
import { html, type Markup, verbatim } from './markup.ts'

export type DocumentGiven = {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  readonly policy: string
  readonly style: string
  readonly script: Markup
  readonly bodies: readonly Markup[]
}

/** A sheet of paper, like any other. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23888' d='M3 1h7l3 3v11H3z'/%3E%3C/svg%3E"

export function wholeDocument(given: DocumentGiven): string {
  const { language, direction, title, policy, style, script, bodies } = given
  const made = html`<!doctype html>
<html lang="${language}" dir="${direction}" translate="no">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="google" content="notranslate">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style>${verbatim(style)}</style>
${script}
</head>
<body>${bodies}</body>
</html>
`
  return made.markup
}

export type PolicyGiven = {
  /** `'self'`, or the hash of a script that stands in the page. */
  readonly script: string
  readonly styleHash: string
  /** Where the page may send what was sealed. */
  readonly relays: readonly string[]
}

export function policyOf({ script, styleHash, relays }: PolicyGiven): string {
  return [
    `default-src 'none'`,
    `script-src ${script}`,
    `style-src ${styleHash}`,
    `connect-src ${relays.join(' ')}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; ')
}

/** Comments and white space of a style, which no reader of the page needs. */
export function packedStyle(style: string): string {
  return style
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(/: /g, ':')
    .replaceAll(';}', '}')
    .trim()
}
