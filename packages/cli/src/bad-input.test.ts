/** Bad input at a terminal: one clear sentence, exit code 1, nothing lost, nothing half-written (docs/formats/command-line.md). */
import { execFile } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheaply } from '../../../test/support/cheap-home.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const words = 'seven quiet herons walk over cold stones'
let folder = ''

type Ran = { readonly code: number; readonly said: string; readonly printed: string }

function run(...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { cwd: folder }, (problem, printed, said) => {
      const code = problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1
      done({ code, said, printed })
    })
  })
}

const inHome = ['--home', 'home', '--passphrase-file', 'words']
const file = (name: string): string => join(folder, name)

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(file(name), content)
  return name
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bad-input-'))
  write('words', `${words}\n`)
  write('report.txt', 'Harbour closed\n\nThe harbour was closed on Monday, Ana Morel said.\n')
  expect((await run('init', ...inHome)).code).toBe(0)
  await openCheaply(file('home'), words)
  expect((await run('import', 'press', ...inHome, 'report.txt')).code).toBe(0)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One sentence or a few, none of them a stack trace, and no path of the machine. */
function isSentence({ said }: Ran): boolean {
  return said.trim() !== '' && !/\n\s+at |Error:|undefined|\[object/.test(said) && !said.includes(folder)
}

describe('a report that is none', () => {
  const hostile: readonly (readonly [string, () => string, RegExp])[] = [
    ['an empty file', () => write('empty.txt', ''), /no words/],
    ['a file of blanks', () => write('blank.txt', ' \n\t\n'), /no words/],
    ['a picture', () => write('picture.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe)), /not text/],
    ['a file with zero bytes in it', () => write('nul.txt', 'words\0words'), /zero bytes/],
    [
      'a file over the limit',
      () => write('large.txt', new Uint8Array(8 * 1024 * 1024 + 1).fill(0x61)),
      /8 MiB/,
    ],
    ['a file that is not there', () => 'nowhere.txt', /cannot be read/],
    ['a folder', () => 'home', /cannot be read/],
  ]
  it.each(hostile)(
    '[CL9] %s is refused by name, and the good one beside it is taken in',
    async (_, make, why) => {
      const name = make()
      const ran = await run('import', 'press', ...inHome, '--json', name, 'report.txt')
      expect(ran.code).toBe(1)
      expect(ran.said).toMatch(why)
      expect(isSentence(ran)).toBe(true)
      expect(ran.printed).toContain('already-here')
    },
  )

  it('[CL10] a name with ../ and marks that turn a line around stays a name', async () => {
    mkdirSync(file('deep/er'), { recursive: true })
    const odd = 'deep/er/../..\u202e-txt.txt'
    writeFileSync(file(odd), 'Bridge closed\n\nThe bridge was closed on Tuesday, Ana Morel said.\n')
    const ran = await run('import', 'press', ...inHome, odd)
    expect(ran.code).toBe(0)
    expect(readdirSync(file('home')).filter((name) => name.includes('txt'))).toEqual([])
  })

  it('[CL9] keeps the reader from no other report: the rest are read, and it is named', async () => {
    const good = write(
      'good.txt',
      'Bridge closed\n\nThe bridge was closed on Tuesday. “It is not safe,” Ana Morel said.\n',
    )
    const ran = await run('press', 'read', '--json', good, write('nul3.txt', 'a\0b'), good)
    expect(ran.code).toBe(1)
    expect(ran.said).toContain('nul3.txt')
    const document: unknown = JSON.parse(ran.printed)
    expect(document).toMatchObject({
      docs: [{ id: 0 }, { id: 1 }],
      refused: [expect.stringContaining('nul3.txt')],
    })
  })

  it('[CL9] is refused by the reader too, which then prints no document', async () => {
    const ran = await run('press', 'read', '--json', write('nul2.txt', 'a\0b'))
    expect(ran).toMatchObject({ code: 1, printed: '' })
    expect(isSentence(ran)).toBe(true)
  })
})

describe('a passphrase', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['that is wrong', ['--passphrase-file', 'wrong'], /does not open this home/],
    ['file that is not there', ['--passphrase-file', 'nowhere'], /cannot be read/],
    ['file that is empty', ['--passphrase-file', 'none'], /empty/],
    ['that is not given where nobody can type', [], /--passphrase-file/],
  ]
  it.each(wrong)('[CL6] %s is answered in a sentence', async (_, flags, why) => {
    write('wrong', 'seven quiet herons walk over warm stones\n')
    write('none', '')
    const ran = await run('vault', 'check', '--home', 'home', ...flags)
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(why)
    expect(isSentence(ran)).toBe(true)
  })

  it.each(['123456', '12345678901234567890', 'cat dog'])(
    '[CL3] that is weak (%s) makes no organisation',
    async (weak) => {
      write('weak', `${weak}\n`)
      const ran = await run('init', '--home', 'weak-home', '--passphrase-file', 'weak')
      expect(ran.code).toBe(1)
      expect(ran.said).toMatch(/six words/)
      expect(ran.said).not.toContain(weak)
      expect(existsSync(file('weak-home/slots.json'))).toBe(false)
    },
  )

  it('[CL11] of an organisation that exists is not overwritten by a second one', async () => {
    const before = readFileSync(file('home/slots.json'))
    const ran = await run('init', ...inHome)
    expect(ran.code).toBe(1)
    expect(readFileSync(file('home/slots.json'))).toEqual(before)
  })
})

describe('a home', () => {
  it('[CL3] without an organisation says how to make one', async () => {
    const ran = await run('vault', 'check', '--home', 'nothing-here', '--passphrase-file', 'words')
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(/safeconduct init/)
  })

  it('[CL12] whose vault is damaged is refused and not touched', async () => {
    const copy = ['--home', 'damaged', '--passphrase-file', 'words']
    expect((await run('init', ...copy)).code).toBe(0)
    const handle = openSync(file('damaged/vault.db'), 'r+')
    writeSync(handle, new Uint8Array(512).fill(7), 0, 512, 64)
    closeSync(handle)
    const before = readFileSync(file('damaged/vault.db'))
    const ran = await run('import', 'press', ...copy, 'report.txt')
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(/damaged/)
    expect(isSentence(ran)).toBe(true)
    expect(readFileSync(file('damaged/vault.db'))).toEqual(before)
  })

  it('[CL12] whose vault is a plain database is refused', async () => {
    const copy = ['--home', 'plain', '--passphrase-file', 'words']
    expect((await run('init', ...copy)).code).toBe(0)
    writeFileSync(file('plain/vault.db'), `SQLite format 3\0${'x'.repeat(16_384)}`)
    const ran = await run('vault', 'check', ...copy)
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(/not encrypted/)
  })
})

describe('words that mean nothing', () => {
  it.each([
    [],
    ['nothing'],
    ['import'],
    ['import', 'press'],
    ['dossier'],
    ['verify'],
    ['verify', 'a', 'b'],
    ['verify', 'a', '--language', 'xx'],
    ['init', 'a'],
    ['vault', 'check', 'a'],
    ['press', 'read'],
    ['bench', 'nothing'],
  ])('[CL1] are wrong usage: %s', async (...args) => {
    const ran = await run(...args.flat())
    expect(ran.code).toBe(2)
    expect(ran.said.trim()).not.toBe('')
  })

  it('[CL2] an unknown flag is wrong usage, and its value is not repeated', async () => {
    const ran = await run('vault', 'check', '--passphrase=my-secret-words')
    expect(ran.code).toBe(2)
    expect(ran.said).not.toContain('my-secret-words')
  })
})

describe('a dossier', () => {
  it('[CL11] is not written over something, and nothing is left half-written', async () => {
    mkdirSync(file('full'))
    write('full/kept', 'kept')
    const ran = await run('dossier', 'full', '--press', ...inHome)
    expect(ran.code).toBe(1)
    expect(readdirSync(file('full'))).toEqual(['kept'])
    expect(readdirSync(folder).filter((name) => name.includes('full') && name !== 'full')).toEqual([])
  })

  it('[CL3] that is not one gets a verdict and no crash', async () => {
    for (const path of ['nowhere', 'report.txt', 'full']) {
      const ran = await run('verify', path)
      expect(ran.code).toBe(1)
      expect(isSentence(ran)).toBe(true)
    }
  })

  it('[CL3] is not compared with something that is no key', async () => {
    const ran = await run('verify', 'full', '--key', 'not a key')
    expect(ran.code).toBe(1)
    expect(ran.said).toMatch(/fingerprint/)
  })
})
