/**
 * The dossier's text as one page without script, picture or request [D23]. Everything in it came from people: it is text
 * here and never markup.
 */
import { type Bytes, utf8 } from '../../base/bytes.ts'
import { pageHead, shown } from '../page-parts.ts'
import type { Block, DossierDocument, Section } from './document.ts'

export function writeDocumentPage(document: DossierDocument): Bytes {
  return utf8(`${pageHead({ language: document.language, title: document.title, style })}
<body>
<header>
<h1><bdi>${shown(document.title)}</bdi></h1>
${document.head.map(block).join('\n')}
<nav aria-label="${shown(document.contents)}">
<ol>
${document.sections.map(({ id, number, title }) => `<li value="${number}"><a href="#${id}">${shown(title)}</a></li>`).join('\n')}
</ol>
</nav>
</header>
<main>
${document.sections.map(section).join('\n')}
</main>
</body>
</html>
`)
}

function section({ id, number, title, blocks }: Section): string {
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${number}. ${shown(title)}</h2>
${blocks.map(block).join('\n')}
</section>`
}

function block(one: Block): string {
  switch (one.kind) {
    case 'text':
      return `<p>${lines(one.text)}</p>`
    case 'note':
      return `<p class="note">${lines(one.text)}</p>`
    case 'mono':
      return `<pre>${shown(one.text)}</pre>`
    case 'list':
      return `<ul>${one.lines.map((each) => `<li>${lines(each)}</li>`).join('')}</ul>`
    case 'facts':
      return `<dl>${one.rows.map(([name, value]) => `<dt>${shown(name)}</dt><dd>${lines(value)}</dd>`).join('')}</dl>`
    case 'heading':
      return `<h3${one.id === undefined ? '' : ` id="${one.id}"`}><bdi>${shown(one.text)}</bdi></h3>`
    case 'table':
      return table(one)
  }
}

function table({ head, rows }: Extract<Block, { readonly kind: 'table' }>): string {
  const heads = head.map((name) => `<th scope="col">${shown(name)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`)
  return `<div class="wide"><table><thead><tr>${heads}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`
}

/** Text of any direction keeps to itself, line by line. */
function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => `<bdi>${shown(line)}</bdi>`)
    .join('<br>')
}

const style = `
:root{color-scheme:light dark;font:1rem/1.5 "Noto Sans",system-ui,sans-serif}
body{max-inline-size:60rem;margin:auto;padding:1.5rem}
h1{margin-block:0 1rem;line-height:1.2;overflow-wrap:anywhere}
h2{margin-block:2.5rem .75rem;border-block-end:2px solid;padding-block-end:.25rem}
h3{margin-block:1.75rem .5rem;overflow-wrap:anywhere}
p,li,dd{overflow-wrap:anywhere}
.note{padding-inline-start:.9rem;border-inline-start:4px solid;font-size:.95rem}
dl{display:grid;grid-template-columns:minmax(9rem,max-content) 1fr;gap:.25rem 1.25rem;margin:0 0 1rem}
dt{font-weight:600}
dd{margin:0}
.wide{overflow-x:auto}
table{border-collapse:collapse;inline-size:100%;font-size:.9rem;margin-block-end:1rem}
th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-block-end:1px solid;overflow-wrap:anywhere;min-inline-size:4rem}
pre{overflow-x:auto;font-size:.85rem}
@media (max-width:40rem){dl{grid-template-columns:1fr}dd{margin-block-end:.5rem}}
@media print{:root{color-scheme:light;font-size:10pt}body{padding:0;max-inline-size:none}h2,h3{break-after:avoid}section{break-before:page}tr{break-inside:avoid}@page{size:A4;margin:18mm}}
`
