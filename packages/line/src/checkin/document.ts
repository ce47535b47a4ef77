/**
 * The page behind a check-in link as one file. docs/formats/timers.md, TI57–TI60.
 *
 * Title, icon and heading are those of a small tool and stay the same whatever the link is. Everything stands in the
 * file: nothing else is fetched, and nothing is left on the phone but an address of a counter in its history.
 */
import { html, verbatim } from '../html/markup.ts'
import { checkInWords } from './words.ts'

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23888' d='M2 3h12v2H2zm0 4h12v2H2zm0 4h8v2H2z'/%3E%3C/svg%3E"

const style = `
:root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-inline-size:32rem;padding:1rem}
h1{font-size:1.25rem}
label{display:block;margin-block:1rem .25rem}
input,textarea,button{box-sizing:border-box;font:inherit;min-block-size:3rem;inline-size:100%;padding:.5rem}
textarea{min-block-size:9rem}
button{margin-block:1rem}
button,input,textarea{border:1px solid;border-radius:.25rem}
nav button{inline-size:auto;min-inline-size:3rem;border:0;background:none;text-decoration:underline}
:focus-visible{outline:3px solid;outline-offset:2px}
[hidden]{display:none}
`.replaceAll('\n', '')

/** `code`: the script as it was bundled. */
export function checkInDocument(code: string): string {
  const { en } = checkInWords
  const script = code.replaceAll('</script', '<\\/script').trim()
  const made = html`<!doctype html>
<html lang="en" translate="no">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${en.title}</title>
<link rel="icon" href="${icon}">
<style>${verbatim(style)}</style>
</head>
<body data-beside="">
<nav><button type="button" data-language="en">English</button><button type="button" data-language="ru">Русский</button><button type="button" data-language="fr">Français</button></nav>
<main>
<h1 data-say="title">${en.title}</h1>
<p data-at="said" role="status"></p>
<form data-at="word" hidden autocomplete="off"><label for="w" data-say="word">${en.word}</label><input id="w" type="text" maxlength="100" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"><button data-say="send">${en.send}</button></form>
<form data-at="take" hidden><p data-say="takeLead">${en.takeLead}</p><button data-say="take">${en.take}</button></form>
<form data-at="again" hidden><button data-say="again">${en.again}</button></form>
<form data-at="counter" hidden autocomplete="off"><label for="t" data-say="text">${en.text}</label><textarea id="t" autocomplete="off" spellcheck="false"></textarea><p data-at="counted"></p></form>
</main>
<script>${verbatim(script)}</script>
</body>
</html>
`
  return made.markup
}
