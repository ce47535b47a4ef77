/**
 * A paper as one page to be printed or opened: no script, no request, nothing that leads anywhere.
 *
 * What stands in a box may come from a stranger: it is text here and never markup. The page has no title of its own, or
 * the list of a browser's last pages would say what was made on this machine.
 */
import type { Paper, Section } from './paper.ts'

export function printedPage(paper: Paper): string {
  return `<!doctype html>
<html lang="${paper.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>-</title>
<style>${style}</style>
</head>
<body>
<header><h1>${shown(paper.title)}</h1><p><bdi>${shown(paper.to)}</bdi> · <time datetime="${shown(paper.made)}">${shown(paper.made)}</time></p></header>
<main>
${paper.sections.map(section).join('\n')}
</main>
</body>
</html>
`
}

function section({ name, heading, note, boxes, ownSheet }: Section): string {
  const rows = boxes.map(
    ({ label, lines }) =>
      `<dt>${shown(label)}</dt><dd>${lines.length === 0 ? '<span class="blank"></span>' : lines.map((line) => `<bdi>${shown(line)}</bdi>`).join('<br>')}</dd>`,
  )
  return `<section aria-labelledby="s-${shown(name)}"${ownSheet === undefined ? '' : ' class="own"'}>
<h2 id="s-${shown(name)}">${shown(heading)}</h2>
${note === undefined ? '' : `<p class="note">${shown(note)}</p>\n`}<dl>
${rows.join('\n')}
</dl>
</section>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// Signs that turn or hide what stands beside them would make another sentence of a box on paper.
const turning = /[\p{Bidi_Control}\u200b\u2060-\u206f\ufeff]/gu

function shown(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(turning, '')
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}

const style = `
@page{margin:18mm}
body{font:11pt/1.45 system-ui,sans-serif;color:#000;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:16pt;margin:0 0 .2rem}
h2{font-size:12pt;margin:1.6rem 0 .4rem;border-bottom:1px solid #000}
dl{display:grid;grid-template-columns:minmax(10rem,1fr) 2fr;gap:.3rem 1rem;margin:0}
dt{font-weight:600}
dd{margin:0;overflow-wrap:anywhere}
.blank{display:block;border-bottom:1px solid #666;min-height:1.4em}
.note{margin:.2rem 0 .6rem}
.own{break-before:page}
@media(max-width:36rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
`
