import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  callAs,
  type Home,
  hour,
  newHome,
  openDesk as openDeskOn,
  pageOf,
  passphrase,
  startDesk,
} from '../../../../test/support/desk.ts'
import type { Desk } from './desk.ts'
import type { IdleClocks } from './idle.ts'

let home: Home
let desks: Desk[]

beforeEach(async () => {
  home = await newHome()
  desks = []
})

afterEach(async () => {
  for (const desk of desks) await desk.end()
  await home.remove()
})

async function openDesk(clocks?: IdleClocks): Promise<Desk> {
  const desk = await openDeskOn(home.path, clocks === undefined ? {} : { clocks })
  desks.push(desk)
  return desk
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const create = { name: 'Night Line', passphrase, language: 'en' }

describe('a new organisation', () => {
  it('is made once, and its vault is open at once for the page that made it', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    expect(await page.call('session.read')).toMatchObject({ ok: true, value: { state: 'no-organisation' } })
    expect(await page.call('organisation.create', { ...create, passphrase: '1234' })).toMatchObject({
      ok: false,
      refusal: { kind: 'passphrase-too-short' },
    })
    const made = await page.call('organisation.create', create)
    expect(made).toMatchObject({
      ok: true,
      value: { state: 'open', organisation: 'Night Line', demonstration: false },
    })
    expect(desk.standing(page.cookie)).toBe('open')
    expect(await page.call('organisation.create', create)).toMatchObject({
      refusal: { kind: 'already-open' },
    })
    await page.call('vault.lock')
    expect(await page.call('organisation.create', create)).toMatchObject({
      refusal: { kind: 'home-has-organisation' },
    })
  })

  it('is offered another passphrase of six words or more each time', async () => {
    const page = pageOf(await openDesk())
    const offers = [await page.call('passphrase.offer'), await page.call('passphrase.offer')]
    const words = offers.map((offer) => (offer.ok ? String(Object.values(offer.value as object)[0]) : ''))
    expect(words.map((offer) => offer.split(' ').length >= 6)).toEqual([true, true])
    expect(words[0]).not.toBe(words[1])
  })
})

it('[C10] a call whose ask is no JSON, or not that of the call, is refused without a word of it', async () => {
  const desk = await openDesk()
  for (const [ask, kind] of [
    ['{"passphrase":"Mikrorayon-4"', 'not-json'],
    ['{"passphrase":"a","passphrase":"Mikrorayon-4"}', 'not-json'],
    ['', 'not-json'],
    [`${'['.repeat(40)}${']'.repeat(40)}`, 'not-json'],
    ['{"passphrase":"a","Mikrorayon-4":1}', 'unfit'],
  ] as const) {
    const { reply } = await desk.call('vault.unlock', utf8(ask), 'knocking')
    expect(reply).toMatchObject({ ok: false, refusal: { kind } })
    expect(JSON.stringify(reply)).not.toContain('Mikrorayon')
  }
})

/** Milliseconds; whoever waited for the process would take longer. Machines that do much else miss any closer figure. */
const graceForASave = 1_900

describe('locking', () => {
  it('[C20] ends the process that knew the keys, at once, and nothing answers out of the vault any more', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    await page.call('organisation.create', create)
    const holder = desk.vaultPid
    expect(isAlive(holder)).toBe(true)
    const open = await page.call('session.read')
    const began = performance.now()
    const locked = await page.call('vault.lock')
    expect(isAlive(holder)).toBe(false)
    expect(performance.now() - began).toBeLessThan(graceForASave)
    expect(locked).toMatchObject({ ok: true, value: { state: 'locked' } })
    expect(locked.session).toBeGreaterThan(open.session)
    for (const [name, ask] of [
      ['records.table', { types: ['Case'], filter: '', offset: 0, limit: 10 }],
      ['records.read', { id: '0'.repeat(32) }],
      ['press.shares', {}],
      ['vault.check', {}],
    ] as const) {
      expect(await page.call(name, ask)).toEqual({
        ok: false,
        session: locked.session,
        refusal: { kind: 'locked' },
      })
    }
  })

  it('[C20] kills at once a process that hangs, or is busy with what nobody saved', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    await page.call('organisation.create', create)
    const holder = desk.vaultPid
    process.kill(holder, 'SIGSTOP')
    const asked = page.call('records.table', { types: ['Case'], filter: '', offset: 0, limit: 10 })
    const began = performance.now()
    const locking = desk.lock()
    await locking
    expect(performance.now() - began).toBeLessThan(graceForASave)
    expect(isAlive(holder)).toBe(false)
    expect(await asked).toMatchObject({ ok: false, refusal: { kind: 'locked' } })
    expect(desk.standing(page.cookie)).toBe('knocking')
  })

  it('[C20] gives a save two seconds to finish, and then no more', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    await page.call('organisation.create', create)
    const holder = desk.vaultPid
    process.kill(holder, 'SIGSTOP')
    const saving = page.call('terms.save', { terms: ['lampers'] })
    const began = performance.now()
    const locking = page.call('vault.lock')
    expect(await saving).toMatchObject({ ok: false, refusal: { kind: 'locked-while-saving' } })
    expect(await locking).toMatchObject({ ok: true, value: { state: 'locked' } })
    expect(isAlive(holder)).toBe(false)
    expect(performance.now() - began).toBeGreaterThan(1_900)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('[C21] unlocking begins a new session, with a new cookie; the old cookie opens nothing', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    const first = await page.call('organisation.create', create)
    const oldCookie = page.cookie
    await page.call('vault.lock')
    const wrong = await page.call('vault.unlock', {
      passphrase: 'lantern orchard velvet harbour tin evening',
    })
    expect(wrong).toMatchObject({ ok: false, refusal: { kind: 'wrong-passphrase' } })
    expect(page.cookie).toBe(oldCookie)
    const second = await page.call('vault.unlock', { passphrase })
    expect(second).toMatchObject({ ok: true, value: { state: 'open', organisation: 'Night Line' } })
    expect(second.session).toBeGreaterThan(first.session)
    expect(desk.standing(oldCookie)).toBe('stranger')
    expect(desk.standing(page.cookie)).toBe('open')
  })

  it('[C22] a call that is under way when the vault is locked gets a refusal, not its answer', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    await page.call('organisation.create', create)
    const asked = page.call('records.table', { types: ['Case'], filter: '', offset: 0, limit: 10 })
    const locking = desk.lock()
    expect(await asked).toMatchObject({ ok: false, refusal: { kind: 'locked' } })
    await locking
  })

  it('[C22] an unlocking that is overtaken by a lock leaves the vault locked', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    await page.call('organisation.create', create)
    await page.call('vault.lock')
    const unlocking = page.call('vault.unlock', { passphrase })
    await new Promise((resolve) => setTimeout(resolve, 100))
    await desk.lock()
    expect(await unlocking).toMatchObject({ ok: false, refusal: { kind: 'locked' } })
    expect(await page.call('session.read')).toMatchObject({ value: { state: 'locked' } })
  })

  it('[C23] happens by itself when the vault process is killed, and the passphrase opens it again', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    const before = await page.call('organisation.create', create)
    process.kill(desk.vaultPid, 'SIGKILL')
    await expect.poll(() => desk.standing(page.cookie)).toBe('knocking')
    const after = await page.call('session.read')
    expect(after).toMatchObject({ value: { state: 'locked' } })
    expect(after.session).toBeGreaterThan(before.session)
    expect(await page.call('vault.unlock', { passphrase })).toMatchObject({
      ok: true,
      value: { state: 'open' },
    })
  })

  it('[C24] happens by itself when nobody has worked for the time set, or the laptop slept that long', async () => {
    for (const sleeps of [false, true]) {
      let awake = 0
      let sinceStart = 0
      const desk = await openDesk({ monotonic: () => awake, uptime: () => sinceStart })
      const page = pageOf(desk)
      const opened = await page.call(
        sleeps ? 'vault.unlock' : 'organisation.create',
        sleeps ? { passphrase } : create,
      )
      expect(opened.ok).toBe(true)
      const holder = desk.vaultPid
      awake += hour - 1
      sinceStart += hour / 1000 - 1
      await page.call('records.table', { types: ['Case'], filter: '', offset: 0, limit: 10 })
      awake += hour - 1
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      expect(isAlive(holder)).toBe(true)
      // Looking at the session or at a job is the page's own doing, no sign of a person.
      await page.call('session.read')
      await page.call('job.read', { id: '0'.repeat(32) })
      // Nor is a Line room that looks all day whether somebody wrote.
      await page.call('line.read')
      await page.call('line.queue', { offset: 0, limit: 10, which: 'open' })
      // Nor any question that a page asks again by itself: what runs by clocks is shown as it is now.
      await desk.call('cases.tonight', utf8('{}'), 'open', true)
      if (sleeps) sinceStart += 8 * 60 * 60
      else awake += 1
      await expect.poll(() => isAlive(holder), { timeout: 3_000 }).toBe(false)
      expect(await page.call('session.read')).toMatchObject({ value: { state: 'locked' } })
      await desk.end()
    }
  })
})

describe('one home', () => {
  it('[C40] is held by one desk: a second is refused, and finds it free when the first has ended', async () => {
    const first = await openDesk()
    expect(await startDesk(home.path)).toEqual({ ok: false, refusal: { kind: 'home-in-use' } })
    await first.end()
    expect((await openDesk()).vaultPid).toBeGreaterThan(0)
  })

  it('[C40] stays held while the vault is locked', async () => {
    const desk = await openDesk()
    const page = pageOf(desk)
    await page.call('organisation.create', create)
    await page.call('vault.lock')
    await page.call('session.read')
    expect(await startDesk(home.path)).toEqual({ ok: false, refusal: { kind: 'home-in-use' } })
  })

  it('[C41] that was opened by a new address asks for the passphrase, and shuts out the page from before', async () => {
    const desk = await openDesk()
    const before = pageOf(desk)
    await before.call('organisation.create', create)
    const token = desk.mint()
    expect(desk.standing(before.cookie)).toBe('open')
    const cookie = desk.enter(token)
    expect([desk.standing(before.cookie), desk.standing(cookie)]).toEqual(['stranger', 'knocking'])
    const { reply } = await callAs(desk, 'knocking', 'session.read')
    expect(reply).toMatchObject({ value: { state: 'locked' } })
    expect(
      (await callAs(desk, 'knocking', 'vault.unlock', { passphrase: 'not the one' })).reply,
    ).toMatchObject({
      refusal: { kind: 'wrong-passphrase' },
    })
    expect((await callAs(desk, 'knocking', 'vault.unlock', { passphrase })).reply).toMatchObject({
      value: { state: 'open' },
    })
  })

  it('has no vault file before there is an organisation, and one that only its owner reads after', async () => {
    const page = pageOf(await openDesk())
    expect(existsSync(join(home.path, 'vault.db'))).toBe(false)
    await page.call('organisation.create', create)
    for (const file of ['vault.db', 'slots.json', 'lock']) {
      expect([file, statSync(join(home.path, file)).mode & 0o077]).toEqual([file, 0])
    }
  })
})
