/** Saved pages as they come, and pages made to harm whoever opens them. */
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { writeZip, zipFile } from '@safeconduct/core/evidence/zip/write-zip.ts'
import { readReport } from '@safeconduct/core/press/reading.ts'
import { describe, expect, it } from 'vitest'
import { pageText } from './page-text.ts'
import { readReportFile } from './report-file.ts'

const body =
  '<p>Officials in Sarn said on Monday that eleven men had left the harbour of their own will, and gave no names.</p>'.repeat(
    4,
  )

function page(inside: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>Harbour Post</title>${head}</head><body>${inside}</body></html>`
}

describe('a saved page', () => {
  it('[P60] gives its words in reading order, and the page’s own words apart', () => {
    const read = pageText(
      page(
        `<nav><ul><li>World</li><li>Politics</li></ul></nav><article><h1>Men leave harbour</h1>${body}<figure><img alt="x"><figcaption>The quay at Sarn</figcaption></figure><p>“We know nothing,” said Aila Vinner.</p></article><aside>Most read</aside><footer>All rights reserved</footer>`,
      ),
    )
    expect(read.title).toBe('Men leave harbour')
    expect(read.text.startsWith('Men leave harbour\n\nOfficials in Sarn')).toBe(true)
    expect(read.text).not.toMatch(/World|Most read|quay at Sarn|rights/u)
    expect(read.captions).toEqual(['The quay at Sarn'])
    expect(read.furniture).toEqual(['World', 'Politics', 'Most read', 'All rights reserved'])
    expect(readReport(read.text).quotes.map(({ speaker }) => speaker)).toEqual(['Aila Vinner'])
  })

  it('[P60] takes a box of consent or sharing for the page’s own, and a page that has such boxes for a page', () => {
    const boxes =
      '<div id="didomi-host"><p>We and our partners keep files on your machine.</p></div><div class="share-tools">Send</div>'
    const read = pageText(
      `<html><body class="has-ads"><div class="page with-sharing">${boxes}<h1>Men leave harbour</h1>${body}</div></body></html>`,
    )
    expect(read.text).not.toMatch(/partners|Send/u)
    expect(read.text).toContain('eleven men had left')
  })

  it('[P60] sets the marks that a browser draws around words, and leaves out the numbers of notes', () => {
    const read = pageText(
      page(
        `<p>Aila Vinner said <q>We know nothing.</q></p><p>The office answers on Monday.<sup>1</sup></p>${body}`,
      ),
    )
    expect(read.text).toContain('said “We know nothing.”')
    expect(read.text).toContain('answers on Monday.\n')
  })

  it('[P61] leaves out what nobody sees', () => {
    const unseen =
      '<p hidden>one</p><p style="display:none">two</p><div aria-hidden="true"><p>three</p></div><script>four</script><noscript>five</noscript><template>six</template>'
    expect(pageText(page(`<article>${unseen}<p>Seen.</p></article>`)).text).not.toMatch(
      /one|two|three|four|five|six/u,
    )
  })

  it('[P62] says its outlet, its day and its authors as its tags and its JSON-LD do', () => {
    const head =
      '<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2021-05-20T14:05:00Z"><script type="application/ld+json">{"@context":"https://schema.org","author":[{"name":"Petra Lowmoor"}]}</script>'
    const read = pageText(page(`<h1>Men leave</h1>${body}`, head))
    expect(read).toMatchObject({
      outlet: 'Harbour Post',
      published: { date: '2021-05-20', precision: 'exact', time: '14:05' },
      bylines: ['Petra Lowmoor'],
    })
    const timed = pageText(page(`<h1>Men leave</h1><time datetime="2021-06-02">2 June</time>${body}`))
    expect(timed.published).toEqual({ date: '2021-06-02', precision: 'exact' })
  })

  it('[P63] is read whatever it holds: a million open tags, no end, tags that close nothing', () => {
    const hostile = [
      `${'<div>'.repeat(200_000)}deep`,
      `${'<b>'.repeat(100_000)}bold${'</i>'.repeat(100_000)}`,
      `<p>${'&amp;'.repeat(100_000)}`,
      `<script>${'<script>'.repeat(50_000)}`,
      `<p title="${'x'.repeat(1_000_000)}>never closed`,
      '<a href="'.repeat(50_000),
    ]
    for (const html of hostile) {
      const from = performance.now()
      pageText(`<!doctype html>${html}`)
      expect(performance.now() - from).toBeLessThan(20_000)
    }
  })

  it('[P64] is told from plain text, and read in the letters it says it is written in', async () => {
    const plain = await readReportFile(utf8('“We know nothing,” said Aila Vinner.'))
    expect(plain.ok && plain.value.page).toBe(undefined)
    const russian = Uint8Array.from(
      Array.from('<html><meta charset="windows-1251"><p>')
        .map((sign) => sign.charCodeAt(0))
        .concat([0xcd, 0xe5, 0xf2]),
    )
    const read = await readReportFile(russian)
    expect(read.ok && read.value.text).toBe('Нет')
    expect(await readReportFile(utf8('<html><nav>Menu</nav></html>'))).toEqual({
      ok: false,
      refusal: { kind: 'file-empty' },
    })
  })
  it('[P65] a captured page is read as the words its reader saw, ours and that of another program', async () => {
    const words = '“We know nothing,” said Aila Vinner.\n'
    const ours = await readReportFile(await archive('capture/text.txt', words))
    expect(ours.ok && [ours.value.text, ours.value.mediaType]).toEqual([words, 'application/wacz'])
    const first = '{"format":"json-pages-1.0","id":"pages"}'
    const page = JSON.stringify({ url: 'https://harbour.example/', text: words })
    const theirs = await readReportFile(await archive('pages/pages.jsonl', `${first}\n${page}\n`))
    expect(theirs.ok && theirs.value.text).toBe(words)
    expect(await readReportFile(await archive('notes.txt', words))).toEqual({
      ok: false,
      refusal: { kind: 'file-not-text' },
    })
  })
})

async function archive(name: string, words: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeZip([zipFile(name, utf8(words))])) pieces.push(piece)
  return concat(...pieces)
}
