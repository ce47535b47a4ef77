import { lineFrame } from '@safeconduct/core/line/wire.ts'
import { encodeLineAnswer } from '@safeconduct/core/line/wire-answers.ts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { doorOf, relaysFrom } from './door.ts'

const good = (): Response => new Response(lineFrame(encodeLineAnswer({ what: 'done' })))

/** The network: what each relay answers. */
function network(answers: Readonly<Record<string, () => Response>>): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    const answer = answers[new URL(url).host]
    if (answer === undefined) throw new TypeError('no such host')
    return answer()
  })
  return asked
}

describe('several relays', () => {
  afterEach(() => vi.unstubAllGlobals())
  const ask = { what: 'have', slot: new Uint8Array(16) } as const

  it('are asked in order; the one that answered is asked first the next time', async () => {
    const asked = network({ 'b.example': good })
    const door = doorOf(['https://a.example', 'https://b.example'])
    expect(await door.ask(ask)).toEqual({ what: 'done' })
    await door.ask(ask)
    expect(asked.map((url) => new URL(url).host)).toEqual(['a.example', 'b.example', 'b.example'])
  })

  it('are passed over when they are broken, or answer in another language than ours', async () => {
    network({
      'a.example': () => new Response('<html>Please log in to this network', { status: 200 }),
      'b.example': () => new Response(null, { status: 500 }),
      'c.example': () => new Response(lineFrame(new Uint8Array([99])), { status: 200 }),
    })
    const relays = ['https://a.example', 'https://b.example', 'https://c.example', 'https://d.example']
    expect(await doorOf(relays).ask(ask)).toBeUndefined()
  })

  it('say why they refuse with a status of their own, and are heard', async () => {
    const refused = { what: 'refused', refusal: { kind: 'slow-down', seconds: 9 } } as const
    network({ 'a.example': () => new Response(lineFrame(encodeLineAnswer(refused)), { status: 429 }) })
    expect(await doorOf(['https://a.example']).ask(ask)).toEqual(refused)
  })

  it('are not asked past an onion service by a page that came from one', () => {
    expect(relaysFrom('abc.onion', ['https://a.example'])).toEqual(['', 'https://a.example'])
    expect(relaysFrom('a.example', ['https://a.example'])).toEqual(['https://a.example'])
  })
})
