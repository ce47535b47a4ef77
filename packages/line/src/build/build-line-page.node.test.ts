/** The folder that a server serves: the same everywhere, checked before it is written, and asking nobody else. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toHex } from '@safeconduct/core/base/bytes.ts'
import { newSigningKey, publicKeyOf } from '@safeconduct/core/sealed/sign.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { buildLinePage } from './build-line-page.ts'
import { bundleLineScript } from './bundle.ts'
import type { LineConfig } from './config.ts'
import { editions } from './editions.ts'

const folder = mkdtempSync(join(tmpdir(), 'line-page-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const script = join(folder, 'script')
await bundleLineScript(script)

const config: LineConfig = {
  relayUrls: ['https://line.example.org/', 'http://abcdefgh.onion'],
  line: '0123456789abcdef0123456789abcdef',
  root: toHex(publicKeyOf(await newSigningKey(seededRandom(1)))),
  exitTo: 'https://example.org/weather?q="<rain>"&x=1',
  organisationName: '<b>Harbour</b> & "Sons" </script>',
  otherWays: { en: 'Ask </p><script>alert(1)</script>', ru: 'ru', fr: 'fr' },
}

function built(name: string, given: Partial<LineConfig> = {}) {
  const out = join(folder, name)
  const page = buildLinePage({ out, config: { ...config, ...given }, script })
  if (!page.ok) throw new Error(page.refusal.kind)
  const text = (file: string): string => readFileSync(join(out, file), 'utf8')
  return { ...page.value, out, text }
}

describe('the page of the line', () => {
  it('is the same to the byte when it is made again, script and all', async () => {
    const again = join(folder, 'script-again')
    await bundleLineScript(again)
    expect(readdirSync(again).toSorted()).toEqual(readdirSync(script).toSorted())
    for (const name of readdirSync(script))
      expect(readFileSync(join(again, name)).equals(readFileSync(join(script, name)))).toBe(true)
    expect(built('one').files).toEqual(built('two').files)
  })

  it('says of each file what is in the folder, and nothing else is there', () => {
    const { files, out } = built('three')
    expect(readdirSync(out).toSorted()).toEqual(files.map(({ name }) => name).toSorted())
    for (const { name, bytes, sha256 } of files) {
      const content = readFileSync(join(out, name))
      expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')])
    }
    expect(files.some(({ name }) => name.endsWith('.map'))).toBe(false)
  })

  it('shows what an organisation calls itself as text, whatever it calls itself', () => {
    const { text } = built('four')
    for (const name of ['en.html', 'line.html']) {
      expect(text(name)).not.toContain('<b>Harbour')
      expect(text(name)).not.toContain('<script>alert')
      expect(text(name)).toContain('&lt;b&gt;Harbour&lt;/b&gt; &amp; &quot;Sons&quot;')
    }
  })

  it('has a policy that lets one script run and the named relays be asked, in the file by the hash of that script', () => {
    const { text } = built('five')
    const policyOf = (html: string): string =>
      /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
    const served = policyOf(text('fr.html'))
    for (const part of [
      `default-src 'none'`,
      `script-src 'self'`,
      `connect-src 'self' https://line.example.org http://abcdefgh.onion`,
      `require-trusted-types-for 'script'`,
      `form-action 'none'`,
    ])
      expect(served.split('; ')).toContain(part)
    const file = text('line.html')
    const [, inline = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(file) ?? []
    expect(inline.length).toBeGreaterThan(50_000)
    const hash = createHash('sha256').update(inline, 'utf8').digest('base64')
    expect(policyOf(file).split('; ')).toContain(`script-src 'sha256-${hash}'`)
    expect(file.match(/<script(?! type="application\/json")/g)).toHaveLength(1)
  })

  it('names no address but its relays, and where it leads when somebody leaves', () => {
    const { text, files } = built('six')
    for (const { name } of files) {
      const addresses = [...text(name).matchAll(/(?:https?|wss?):\/\/[^\s"'`<>\\,;)]+/g)].map(
        ([found]) => found,
      )
      const foreign = addresses.filter(
        (one) =>
          !/line\.example\.org|abcdefgh\.onion|example\.org\/weather|www\.w3\.org\/2000\/svg/.test(one),
      )
      expect(foreign, name).toEqual([])
    }
  })

  it('has every sentence in every language, one neutral word as title, and no question for the ground', () => {
    const { text } = built('seven')
    for (const { code, words } of editions) {
      const html = text(`${code}.html`)
      expect(html).toContain(`<title>${words.title}</title>`)
      expect(words.title).toMatch(/^\p{L}{4,12}$/u)
      expect(html.indexOf(words.exit)).toBeLessThan(html.indexOf(words.intro.keptHeading))
      expect(html).not.toMatch(/orientation|gender|sexual|ориентац|гендер|sexuel|religion|религ/i)
      expect(Object.values(words.said).every((said) => said.trim() !== '')).toBe(true)
    }
  })

  it('is refused with the field that is wrong, and nothing is written', () => {
    const cases: readonly (readonly [keyof LineConfig, Partial<LineConfig>])[] = [
      ['relayUrls', { relayUrls: ['http://line.example.org'] }],
      ['relayUrls', { relayUrls: ["https://a.example'; script-src *"] }],
      ['relayUrls', { relayUrls: ['https://user@a.example'] }],
      ['line', { line: '00' }],
      ['root', { root: '00'.repeat(32) }],
      ['exitTo', { exitTo: 'javascript:alert(1)' }],
      ['first', { first: 'de' as 'en' }],
    ]
    for (const [field, given] of cases) {
      const out = join(folder, 'refused')
      const page = buildLinePage({ out, config: { ...config, ...given }, script })
      expect(page).toEqual({ ok: false, refusal: { kind: 'not-a-page-config', field } })
      expect(() => readdirSync(out)).toThrow()
    }
    const nothing = buildLinePage({ out: join(folder, 'x'), config, script: join(folder, 'not-there') })
    expect(nothing).toEqual({ ok: false, refusal: { kind: 'script-not-built' } })
  })
})
