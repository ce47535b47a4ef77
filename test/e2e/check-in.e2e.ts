/**
 * The page behind a check-in link, on a telephone: a field for one word, and a counter of words for everybody else.
 * docs/formats/timers.md, TI1 to TI9 and TI57 to TI60.
 */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformRandom as random } from '../../packages/core/src/base/random.ts'
import { certain } from '../../packages/core/src/base/result.ts'
import { checkInLinkText, openAnswer } from '../../packages/core/src/timers/check-in.ts'
import { bundleCheckIn } from '../../packages/line/src/build/build-check-in.ts'
import { type TestServer, testServer } from '../../packages/relay/src/relay-server.fixture.ts'
import { CheckInPage } from '../../packages/relay/src/timers/check-in-page.ts'
import {
  HeardWays,
  TestGuard,
  TestPhone,
  TurnedClock,
} from '../../packages/relay/src/timers/timers.fixture.ts'
import {
  axeFaults,
  expectQuiet,
  killBrowser,
  launchBrowser,
  launchWithProfile,
  openPage,
  temporaryFolder,
  type Watched,
  watch,
} from '../support/browser.ts'
import { formsOf, newStem, sightingsBelow } from '../support/canary.ts'

let browser: Browser
let clock: TurnedClock
let ways: HeardWays
let relay: TestServer
let second: TestServer
let html: string

beforeAll(async () => {
  browser = await launchBrowser()
  await using folder = await temporaryFolder()
  html = await bundleCheckIn(`${folder.path}/check-in.html`)
  clock = new TurnedClock()
  ways = new HeardWays()
  second = await testServer({ clock, ways })
  relay = await testServer({ clock, ways, doors: { checkIn: new CheckInPage(html, [second.url]) } })
})
afterAll(async () => {
  await browser.close()
  await relay.close()
  await second.close()
})

/** A check that is due in half an hour at both relays, and the phone that has its link. */
async function check(): Promise<{
  readonly phone: TestPhone
  readonly url: string
  readonly desks: readonly [TestGuard, TestGuard]
}> {
  const phone = new TestPhone()
  const desks = [await TestGuard.founded(relay), await TestGuard.founded(second)] as const
  for (const desk of desks) await desk.arm(30, [], { link: phone.kept, grace: 60 })
  return { phone, url: checkInLinkText(relay.url, phone.link.secret), desks }
}

async function heard({ phone, desks }: Awaited<ReturnType<typeof check>>): Promise<readonly string[]> {
  const all = await Promise.all(desks.map((desk) => desk.want('answers', { what: 'answers' })))
  return all.flatMap(({ answers }) => answers.map(({ answer, due }) => openAnswer(answer, phone.kept, due)))
}

async function telephone(locale = 'en'): Promise<Watched & { readonly asked: string[] }> {
  const watched = await openPage(browser, { width: 320, height: 568, locale })
  const asked: string[] = []
  watched.page.on('request', (request) =>
    asked.push(`${request.method()} ${new URL(request.url()).pathname}`),
  )
  return { ...watched, asked }
}

const counter = (page: Page) => page.locator('[data-at=counter]')
const word = (page: Page) => page.locator('[data-at=word]')

async function say(page: Page, typed: string): Promise<void> {
  await page.locator('#w').fill(typed)
  await word(page).locator('button').click()
  await counter(page).waitFor()
}

describe('a check-in link', () => {
  it('[TI57] takes a word in one field, in at most three questions to a relay, and is a counter ever after', async () => {
    const alone = await testServer({ clock, ways, doors: { checkIn: new CheckInPage(html) } })
    const desk = await TestGuard.founded(alone)
    const phone = new TestPhone()
    await desk.arm(30, [], { link: phone.kept })
    const url = checkInLinkText(alone.url, phone.link.secret)
    const watched = await telephone()
    const { page, asked } = watched
    await page.goto(url)
    await word(page).waitFor()
    expect(await axeFaults(page)).toEqual([])
    await say(page, '  GREEN kettle. ')
    expect(await page.locator('[data-at=said]').innerText()).toBe('Thank you.')
    expect(asked).toEqual(['GET /c', 'POST /c', 'POST /c'])
    // The secret is out of the address, and what was typed is out of the field.
    expect(page.url()).toBe(`${alone.url}/c`)
    expect(await page.locator('#w').inputValue()).toBe('')
    await page.goto('about:blank')
    await page.goto(url)
    await counter(page).waitFor()
    expect(await page.locator('[data-at=said]').innerText()).toBe('')
    await page.locator('textarea').fill('One or two\nwords')
    expect(await page.locator('[data-at=counted]').innerText()).toBe('Words: 4. Letters: 13.')
    expect(await axeFaults(page)).toEqual([])
    expectQuiet(watched)
    await page.context().close()
    await alone.close()
  })

  it('[TI3] does and shows the same for the safe word, the word under duress, and any other', async () => {
    const seen: string[] = []
    for (const [typed, meaning] of [
      ['green kettle', 'safe'],
      ['зелёный чайник', 'duress'],
      ['something else', 'other'],
    ] as const) {
      const made = await check()
      const watched = await telephone('fr')
      const { page } = watched
      const lengths: (number | null)[] = []
      page.on('request', (request) => {
        if (request.method() === 'POST') lengths.push(request.postDataBuffer()?.length ?? null)
      })
      await page.goto(made.url)
      await word(page).waitFor()
      await say(page, typed)
      seen.push(`${await page.locator('body').innerText()} ${lengths.join(' ')} ${await page.title()}`)
      // Both relays heard it.
      expect(await heard(made)).toEqual([meaning, meaning])
      expectQuiet(watched)
      await page.context().close()
    }
    expect(new Set(seen).size).toBe(1)
    expect(seen[0]).toMatch(/Merci\./)
  })

  it('[TI6] is the same page for a link that never was, and has a neutral title in every language', async () => {
    const made = await check()
    const titles: string[] = []
    for (const locale of ['en', 'ru', 'fr', 'de']) {
      const { page } = await telephone(locale)
      const shown: string[] = []
      await page.goto(made.url)
      await word(page).waitFor()
      titles.push(await page.title())
      for (const url of [`${relay.url}/c`, `${relay.url}/c#${'A'.repeat(22)}`, `${relay.url}/c#x`]) {
        await page.goto('about:blank')
        await page.goto(url)
        await counter(page).waitFor()
        expect(await page.title()).toBe(titles.at(-1))
        shown.push(await page.locator('body').innerText())
      }
      expect(new Set(shown).size).toBe(1)
      await page.context().close()
    }
    expect(titles).toEqual(['Counter', 'Счётчик', 'Compteur', 'Counter'])
  })

  it('[TI9] keeps what was typed when there is no connection, and says that nothing was sent', async () => {
    const made = await check()
    const { page } = await telephone('ru')
    await page.goto(made.url)
    await word(page).waitFor()
    await page.route('**/c', (route) => route.abort())
    await page.locator('#w').fill('green kettle')
    await word(page).locator('button').click()
    await expect
      .poll(() => page.locator('[data-at=said]').innerText())
      .toBe('Нет связи. Ничего не отправлено.')
    expect(await page.locator('#w').inputValue()).toBe('green kettle')
    await page.unroute('**/c')
    await word(page).locator('button').click()
    await counter(page).waitFor()
    expect(await heard(made)).toEqual(['safe', 'safe'])
    await page.context().close()
  })

  it('[TI31] is a button for whoever was sent it by an alarm, and a counter once somebody pressed it', async () => {
    const desk = await TestGuard.founded(relay)
    const channel = await desk.channel('duty@example.org', 'mail', relay.url)
    const { id } = await desk.arm(5, [[0, channel]])
    clock.pass(20)
    await relay.relay.timers.look()
    await relay.relay.timers.posting.deliver()
    const url = certain(/http\S+/.exec(ways.heard.at(-1)?.message.text ?? '')?.[0], 'a link')
    const watched = await telephone()
    const { page } = watched
    await page.goto(url)
    await page.locator('[data-at=take]').waitFor()
    expect(await axeFaults(page)).toEqual([])
    await page.locator('[data-at=take] button').click()
    await counter(page).waitFor()
    expect((await desk.timer(id)).held).toBeGreaterThan(0)
    await page.goto('about:blank')
    await page.goto(url)
    await counter(page).waitFor()
    expectQuiet(watched)
    await page.context().close()
  })

  it('[TI58] works on a telephone of 2016, and lets nothing run or be asked but what it brought', async () => {
    const made = await check()
    const watched = await telephone('ru')
    const { page } = watched
    await page.addInitScript(makeOld)
    const response = certain(await page.goto(made.url), 'it came')
    const policy = response.headers()['content-security-policy'] ?? ''
    for (const part of [
      "default-src 'none'",
      `connect-src 'self' ${second.url}`,
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
      expect(policy.split('; ')).toContain(part)
    expect(policy).not.toMatch(/unsafe|\*/)
    expect(response.headers()['cache-control']).toBe('no-store')
    await word(page).waitFor()
    await say(page, 'Зеленый чайник')
    expect(await heard(made)).toEqual(['duress', 'duress'])
    expectQuiet(watched)
    await page.context().close()
  })

  it('[TI59] leaves no word and no storage on the phone, also when it is taken in the middle', async () => {
    await using profile = await temporaryFolder()
    const made = await check()
    const stem = newStem(random)
    const context = await launchWithProfile(profile.path)
    const watched = watch(context.pages()[0] ?? (await context.newPage()))
    const { page } = watched
    await page.goto(made.url)
    await word(page).waitFor()
    await page.locator('#w').fill(`${stem} kettle`)
    const left = await page.evaluate(async () => [
      window.localStorage.length,
      window.sessionStorage.length,
      (await window.indexedDB.databases()).length,
      document.cookie,
      (await navigator.serviceWorker.getRegistrations()).length,
    ])
    expect(left).toEqual([0, 0, 0, '', 0])
    await page.waitForTimeout(500)
    await killBrowser(profile.path)
    await context.close().catch(() => undefined)
    expect(sightingsBelow(profile.path, formsOf(stem))).toEqual([])
    expectQuiet(watched)
  })
})

/** Nothing of what came to browsers after 2022. */
function makeOld(): void {
  for (const name of ['toHex', 'toBase64', 'setFromHex']) Reflect.deleteProperty(Uint8Array.prototype, name)
  for (const name of ['fromHex', 'fromBase64']) Reflect.deleteProperty(Uint8Array, name)
  for (const name of ['isWellFormed', 'toWellFormed']) Reflect.deleteProperty(String.prototype, name)
  for (const name of ['toSorted', 'findLast', 'with']) Reflect.deleteProperty(Array.prototype, name)
}
