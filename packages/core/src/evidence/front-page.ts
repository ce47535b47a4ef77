/**
 * `data/index.html`: the page a prosecutor opens first and prints.
 *
 * It is read from a disk with no server, so the policy stands in the page itself: no script, no picture,
 * no request. Titles and sources come from outside; they are text here and never markup or a link.
 */
import { type Bytes, utf8 } from '../base/bytes.ts'
import type { Language } from '../base/language.ts'
import { certain } from '../base/result.ts'
import type { Contents, DossierItem } from './dossier.ts'
import { frontPageWords } from './front-page-words.ts'
import { namespace, payloadManifest, principal, signatureFile, signersFile } from './layout.ts'
import { pageHead, shown } from './page-parts.ts'
import { fingerprintOf, parseKeyLine } from './ssh-key.ts'

export function writeFrontPage(contents: Contents): Bytes {
  const say = sayIn(contents.language)
  const key = fingerprintOf(certain(parseKeyLine(contents.signer), 'contents are parsed with their key'))
  return utf8(`${pageHead({ language: contents.language, title: contents.title, style })}
<body>
<header>
<p class="kind">${say('dossier')}</p>
<h1><bdi>${shown(contents.title)}</bdi></h1>
<dl>
<dt>${say('madeBy')}</dt><dd><bdi>${shown(contents.organisation)}</bdi></dd>
<dt>${say('signedAt')}</dt><dd><time datetime="${contents.signedAt}">${contents.signedAt}</time></dd>
<dt>${say('itemCount')}</dt><dd>${contents.items.length}</dd>
<dt>${say('key')}</dt><dd><code>${key}</code></dd>
</dl>
</header>
<main>
<section aria-labelledby="items">
<h2 id="items">${say('index')}</h2>
${contents.items.length === 0 ? `<p>${say('none')}</p>` : table(contents.items, say)}
</section>
${howToCheck(say)}
</main>
</body>
</html>
`)
}

type Say = (word: keyof typeof frontPageWords) => string

function sayIn(language: Language): Say {
  return (word) => shown(frontPageWords[word][language])
}

function table(items: readonly DossierItem[], say: Say): string {
  const heads = (['number', 'item', 'source', 'published', 'received', 'size'] as const)
    .map((word) => `<th scope="col">${say(word)}</th>`)
    .join('')
  return `<p>${say('careful')}</p>
<table>
<thead><tr>${heads}</tr></thead>
${items.map((item) => rows(item, say)).join('\n')}
</table>`
}

/** The hash has a row of its own, so that a printed page shows all 64 digits beside the item they are of. */
function rows(item: DossierItem, say: Say): string {
  const name = item.path.slice('data/'.length)
  const or = (text: string | undefined): string =>
    text === undefined ? say('unknown') : `<bdi>${shown(text)}</bdi>`
  return `<tbody>
<tr><td>${item.number}</td><th scope="row"><a href="${name}"><bdi>${shown(item.title)}</bdi></a><br><code>${name}</code></th><td>${or(item.source)}</td><td>${or(item.publishedAt)}</td><td>${item.receivedAt}</td><td class="n">${item.size}</td></tr>
<tr><td></td><td colspan="5" class="hash">${say('hash')} <code>${item.sha256}</code></td></tr>
</tbody>`
}

function howToCheck(say: Say): string {
  const verify = `ssh-keygen -Y verify -f ${signersFile} -I ${principal} -n ${namespace} -s ${signatureFile} < ${payloadManifest}`
  return `<section aria-labelledby="check">
<h2 id="check">${say('howToCheck')}</h2>
<p>${say('checkFiles')}</p>
<dl class="commands">
<dt><code>sha256sum -c ${payloadManifest}</code></dt><dd>${say('checkFilesIs')}</dd>
<dt><code>${shown(verify)}</code></dt><dd>${say('checkSignatureIs')}</dd>
<dt><code>sh verify/verify.sh</code></dt><dd>${say('checkBothIs')}</dd>
</dl>
<p>${say('proves')}</p>
</section>`
}

const style = `
:root{color-scheme:light dark;font:1rem/1.5 "Noto Sans",system-ui,sans-serif}
body{max-inline-size:70rem;margin:auto;padding:1.5rem}
h1{margin-block:0 1rem;line-height:1.2;overflow-wrap:anywhere}
.kind{margin:0;letter-spacing:.08em;text-transform:uppercase;font-size:.85rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:0}
dd{margin:0;overflow-wrap:anywhere}
dl.commands{display:block}
dl.commands dd{margin-block-end:.75rem}
table{border-collapse:collapse;inline-size:100%;font-size:.9rem}
th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;overflow-wrap:anywhere}
thead th{border-block-end:2px solid}
tbody{border-block-end:1px solid}
tbody th{font-weight:600}
.n,thead th:last-child{font-variant-numeric:tabular-nums;text-align:end}
tbody code{font-weight:400}
code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.85em;overflow-wrap:anywhere}
.hash code{user-select:all}
@media print{:root{color-scheme:light;font-size:10pt}body{padding:0;max-inline-size:none}a{color:inherit;text-decoration:none}thead{display:table-header-group}tbody{break-inside:avoid}h2{break-after:avoid}@page{size:A4;margin:18mm}}
`
