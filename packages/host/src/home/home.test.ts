import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { platformRandom } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { choosePassphrase, type Passphrase } from '@safeconduct/core/sealed/passphrase.ts'
import { kdfFloor } from '@safeconduct/core/sealed/unlock.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { publication, said, saved, testClock } from '../vault/vault.fixture.ts'
import { createOrganisation, hasOrganisation, homeKey, prepareHome, unlockHome } from './home.ts'
import { lockHome } from './lock.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'home-'))
  folders.push(folder)
  return folder
}
const world = { clock: testClock(), random: platformRandom }
function phrase(words: string): Passphrase {
  const chosen = choosePassphrase(words)
  return certain(chosen.ok ? chosen.value : undefined, 'a good passphrase')
}
const passphrase = phrase('orbit velvet canyon ripple mosaic lantern')
const wrong = phrase('orbit velvet canyon ripple mosaic lanterns')

describe('a home', () => {
  it('[H1] opens with its passphrase and with nothing else', async () => {
    const home = join(newFolder(), 'deep', 'home')
    const made = await createOrganisation(home, { name: 'Kestrel', passphrase, numbers: kdfFloor }, world)
    const vault = certain(made.ok ? made.value : undefined, 'a new organisation')
    const one = publication('Kept')
    await saved(vault, one)
    await vault.close()
    expect(statSync(home).mode & 0o777).toBe(0o700)
    expect(statSync(join(home, 'slots.json')).mode & 0o777).toBe(0o600)
    expect(await unlockHome(home, wrong, world)).toEqual({ ok: false, refusal: { kind: 'wrong-passphrase' } })
    const opened = await unlockHome(home, passphrase, world)
    const again = certain(opened.ok ? opened.value : undefined, 'the right passphrase')
    expect(said(again, one.id, 'title')).toBe('Kept')
    expect([again.organisation.name, again.fingerprint]).toEqual(['Kestrel', vault.fingerprint])
    expect(again.fingerprint).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    await again.close()
    const twice = await createOrganisation(home, { name: 'Other', passphrase }, world)
    expect(twice).toEqual({ ok: false, refusal: { kind: 'home-has-organisation' } })
  })

  it('[H2] refuses slots with weak or absurd numbers before it does any work (T10)', async () => {
    const home = newFolder()
    const made = await createOrganisation(home, { name: 'Kestrel', passphrase, numbers: kdfFloor }, world)
    if (made.ok) await made.value.close()
    const path = join(home, 'slots.json')
    const good = readFileSync(path, 'utf8')
    const damaged = { ok: false, refusal: { kind: 'slots-damaged' } }
    for (const [from, to] of [
      ['"memoryKiB":65536', '"memoryKiB":1024'],
      ['"memoryKiB":65536', '"memoryKiB":65535'],
      ['"memoryKiB":65536', '"memoryKiB":1048577'],
      ['"memoryKiB":65536', '"memoryKiB":1e9'],
      ['"passes":3', '"passes":1'],
      ['"passes":3', '"passes":11'],
      ['"lanes":1', '"lanes":4'],
      ['argon2id', 'argon2i'],
      ['"version":1', '"version":2'],
      ['"kind":"passphrase"', '"kind":"passphrase","x":1'],
    ] as const) {
      expect(good).toContain(from)
      writeFileSync(path, good.replace(from, to))
      expect(await homeKey(home, passphrase), to).toEqual(damaged)
    }
    for (const bytes of ['', '{', 'null', '[]', '\u0000', '{"slots":[],"version":1}', good.slice(0, -2)]) {
      writeFileSync(path, bytes)
      expect(await homeKey(home, passphrase), JSON.stringify(bytes)).toEqual(damaged)
    }
    // Numbers that are allowed but are not those the key was wrapped under open nothing.
    writeFileSync(path, good.replace('"passes":3', '"passes":4'))
    expect(await homeKey(home, passphrase)).toEqual({ ok: false, refusal: { kind: 'wrong-passphrase' } })
    rmSync(path)
    mkdirSync(path)
    expect(await homeKey(home, passphrase)).toEqual(damaged)
    rmSync(path, { recursive: true })
    expect(await homeKey(home, passphrase), 'a vault without its slots').toEqual(damaged)
  })

  it('[H3] puts a vault without slots aside, and never removes it', async () => {
    const home = newFolder()
    const made = await createOrganisation(home, { name: 'Kestrel', passphrase, numbers: kdfFloor }, world)
    if (made.ok) await made.value.close()
    const bytes = readFileSync(join(home, 'vault.db'))
    const slots = readFileSync(join(home, 'slots.json'))
    rmSync(join(home, 'slots.json'))
    expect(hasOrganisation(home)).toBe(true)
    const next = await createOrganisation(home, { name: 'Next', passphrase, numbers: kdfFloor }, world)
    if (next.ok) await next.value.close()
    const aside = readdirSync(home).filter((name) => name.startsWith('aside-'))
    expect(aside).toHaveLength(1)
    expect(readFileSync(join(home, aside[0] ?? '')).equals(bytes)).toBe(true)
    // Somebody finds the slots again: both together still open.
    const found = newFolder()
    writeFileSync(join(found, 'vault.db'), bytes)
    writeFileSync(join(found, 'slots.json'), slots)
    const opened = await unlockHome(found, passphrase, world)
    expect(opened.ok && opened.value.organisation.name).toBe('Kestrel')
    if (opened.ok) await opened.value.close()
  })

  it('[H1] says in a word what a place that is no home lacks', async () => {
    const folder = newFolder()
    expect(await homeKey(folder, passphrase)).toEqual({ ok: false, refusal: { kind: 'home-is-empty' } })
    expect(hasOrganisation(folder)).toBe(false)
    const everybodys = newFolder()
    chmodSync(everybodys, 0o1777)
    for (const shared of ['/', homedir(), everybodys]) {
      expect(prepareHome(shared), shared).toEqual({ ok: false, refusal: { kind: 'home-is-shared' } })
    }
    writeFileSync(join(folder, 'file'), '')
    expect(prepareHome(join(folder, 'file'))).toEqual({ ok: false, refusal: { kind: 'home-not-a-folder' } })
    expect(prepareHome(join(folder, 'file', 'below'))).toEqual({
      ok: false,
      refusal: { kind: 'home-not-a-folder' },
    })
  })
})

describe('the lock of a home', () => {
  const holder = fileURLToPath(new URL('../../../../test/support/hold-home.ts', import.meta.url))
  async function holding(home: string): Promise<ChildProcess> {
    const child = spawn(process.execPath, [holder, home], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    return child
  }

  it('[H4] keeps a second process out, and lets it in as soon as the first was killed', async () => {
    const home = newFolder()
    const first = await holding(home)
    try {
      expect(lockHome(home)).toEqual({ ok: false, refusal: { kind: 'home-in-use' } })
    } finally {
      first.kill('SIGKILL')
      await once(first, 'exit')
    }
    const lock = lockHome(home)
    expect(lock.ok).toBe(true)
    expect(lockHome(home)).toEqual({ ok: false, refusal: { kind: 'home-in-use' } })
    if (lock.ok) lock.value.release()
    const again = lockHome(home)
    expect(again.ok).toBe(true)
    if (again.ok) again.value.release()
  })

  it('[H4] is not barred by rubbish that lies in its place', () => {
    const home = newFolder()
    writeFileSync(join(home, 'lock'), 'not a lock, and longer than a hundred bytes '.repeat(40))
    const lock = lockHome(home)
    expect(lock.ok).toBe(true)
    expect(lockHome(home).ok).toBe(false)
    if (lock.ok) lock.value.release()
    expect(existsSync(join(home, 'lock'))).toBe(true)
  })
})
