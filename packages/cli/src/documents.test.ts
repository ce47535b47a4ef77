/** What scripts rely on: the documents of `--json`, and that an open desk changes nothing about them. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheaply } from '../../../test/support/cheap-home.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const inHome = ['--home', 'home', '--passphrase-file', 'words'] as const
const fingerprint = /^SHA256:[A-Za-z0-9+/]{43}$/
let folder = ''
let made: Ran = { code: -1, said: '', document: undefined }

type Ran = { readonly code: number; readonly said: string; readonly document: unknown }

/** Runs a command that prints one document, or none. */
function run(...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(process.execPath, [program, ...args], { cwd: folder }, (problem, printed, said) => {
      const code = problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1
      done({ code, said, document: printed === '' ? undefined : JSON.parse(printed) })
    })
  })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'))
  writeFileSync(join(folder, 'words'), 'seven quiet herons walk over cold stones\n')
  writeFileSync(
    join(folder, 'report.txt'),
    'Harbour closed\n\nAt least 40 boats left. “We closed the harbour on Monday,” said Ana Morel, the minister.\n',
  )
  writeFileSync(join(folder, 'blank.txt'), ' \n')
  made = await run('init', ...inHome, '--name', 'Harbour network', '--json')
  await openCheaply(join(folder, 'home'), 'seven quiet herons walk over cold stones')
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const whole = {
  state: 'whole',
  entries: expect.any(Number),
  records: expect.any(Number),
  files: expect.any(Number),
  faults: [],
}
const written = { items: 1, bytes: expect.any(Number), key: expect.stringMatching(fingerprint) }

describe('a script', () => {
  it('[CL13] learns both fingerprints of a new organisation', () => {
    expect(made.code).toBe(0)
    expect(made.document).toEqual({
      organisation: 'Harbour network',
      fingerprint: expect.stringMatching(/^(?:[0-9a-f]{4}[ -]?){8}$/),
      dossierKey: expect.stringMatching(fingerprint),
    })
  })

  it('[CL17a] copies a home into one file, and makes another home out of it that is the same organisation', async () => {
    const copied = await run('vault', 'export', 'copy', ...inHome, '--json')
    expect(copied.code).toBe(0)
    const told = { entries: expect.any(Number), files: 0, holes: [] }
    expect(copied.document).toEqual({ ...told, bytes: expect.any(Number) })
    const again = await run('vault', 'export', 'copy', ...inHome)
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('never written over')])
    const back = await run(
      'vault',
      'restore',
      'copy',
      '--home',
      'second',
      '--passphrase-file',
      'words',
      '--json',
    )
    expect(back.code).toBe(0)
    const rest = { damaged: 0, complete: true, waiting: 0, filesDamaged: [], writtenAgain: 0 }
    expect(back.document).toEqual({ ...told, ...rest })
    expect(existsSync(join(folder, 'second', 'slots.json'))).toBe(true)
  }, 60_000)

  it('[P1] reads a report in the one form of its page', async () => {
    const { code, document } = await run('press', 'read', '--json', 'report.txt')
    expect(code).toBe(0)
    const number = { start: 16, end: 27, min: 40, max: null }
    const quote = {
      text: 'We closed the harbour on Monday,',
      start: 41,
      end: 73,
      speaker: 'Ana Morel',
    }
    expect(document).toMatchObject({
      docs: [{ id: 0, quotes: [quote], boilerplate: [], numbers: [number] }],
      runs: [],
    })
    const [read] = (document as { readonly docs: readonly object[] }).docs
    expect(Object.keys(read ?? {}).toSorted()).toEqual([
      'boilerplate',
      'claims',
      'faults',
      'id',
      'masthead',
      'numbers',
      'quotes',
      'statements',
    ])
  })

  it('[CL14] learns of each file what became of it, and [CL1] that one was refused', async () => {
    const first = await run('import', 'press', ...inHome, '--json', 'report.txt', 'blank.txt')
    expect(first.code).toBe(1)
    const refused = { name: 'blank.txt', state: 'refused', refusal: { kind: 'file-empty' } }
    const id = expect.stringMatching(/^[0-9a-f]{32}$/)
    expect(first.document).toEqual({ files: [refused, { name: 'report.txt', state: 'imported', id }] })
    const second = await run('import', 'press', ...inHome, '--json', 'report.txt')
    expect(second).toMatchObject({
      code: 0,
      document: { files: [{ name: 'report.txt', state: 'already-here', id }] },
    })
  })

  it('[CL15] and [CL16] learns who signed a dossier, and what a check of it says', async () => {
    const dossier = await run('dossier', 'alone', '--press', ...inHome, '--json')
    expect(dossier).toMatchObject({ code: 0, document: written })
    const checked = await run('verify', 'alone', '--json')
    expect(checked).toMatchObject({ code: 0, document: { passed: true, verdict: { kind: 'unchanged' } } })
    writeFileSync(join(folder, 'alone', 'data', 'added.txt'), 'added')
    const faulty = await run('verify', 'alone', '--json')
    expect(faulty.code).toBe(1)
    expect(faulty.document).toMatchObject({
      passed: false,
      verdict: {
        kind: 'faulty',
        what: 'dossier',
        faults: expect.arrayContaining([{ file: 'data/added.txt', rule: 'unlisted' }]),
      },
    })
  })

  it('[CL17] learns that a vault is whole, chains alone or every seal', async () => {
    for (const more of [[], ['--read-data']]) {
      expect(await run('vault', 'check', ...inHome, ...more, '--json')).toMatchObject({
        code: 0,
        document: whole,
      })
    }
  })

  it('[CL18] learns what was measured, each figure beside its target', async () => {
    const { code, document } = await run('bench', 'vault', '--records', '1000', '--json')
    expect(code).toBe(0)
    const { node, figures } = document as { node: string; figures: readonly Record<string, unknown>[] }
    expect(node).toBe(process.version)
    expect(figures.length).toBeGreaterThan(8)
    for (const { name, value, unit, target, met, ...more } of figures) {
      expect(more).toEqual({})
      expect([typeof name, typeof value, typeof unit]).toEqual(['string', 'number', 'string'])
      expect(typeof met).toBe(target === undefined ? 'undefined' : 'boolean')
    }
    const targets = figures.map(({ target }) => (target as { value?: number } | undefined)?.value)
    expect(targets.filter((value) => value !== undefined)).toEqual(
      expect.arrayContaining([15_000, 100_000, 5, 30, 2600, 300]),
    )
  })

  it('[CL7] reads and verifies without a home: the flags of one are wrong usage there', async () => {
    expect((await run('press', 'read', '--home', 'home', 'report.txt')).code).toBe(2)
    expect((await run('verify', '--home', 'home', 'alone')).code).toBe(2)
  })

  it('[CL4] gets no document from a command that was refused', async () => {
    expect(await run('dossier', 'report.txt', '--press', ...inHome, '--json')).toMatchObject({
      code: 1,
      document: undefined,
    })
  })
})

// `npm test` builds the pages before it; a desk does not open without them.
const pagesAreBuilt = existsSync(new URL('../../desk/dist/index.html', import.meta.url))

describe.skipIf(!pagesAreBuilt)('[CL8] a script beside an open desk', () => {
  let desk: ChildProcess | undefined

  beforeAll(async () => {
    const opened = spawn(process.execPath, [program, 'desk', '--home', 'home'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    desk = opened
    const [address] = await once(opened.stdout, 'data')
    expect(String(address)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#/)
  }, 30_000)

  afterAll(async () => {
    if (desk === undefined) return
    const ended = once(desk, 'exit')
    desk.kill('SIGTERM')
    await ended
  })

  it('gets the same documents', { timeout: 360_000 }, async () => {
    expect(await run('vault', 'check', ...inHome, '--json')).toMatchObject({ code: 0, document: whole })
    const named = ['--title', 'Of the harbour', '--json']
    expect(await run('dossier', 'beside', '--press', ...inHome, ...named)).toMatchObject({
      code: 0,
      document: written,
    })
    expect(await run('verify', 'beside', '--json')).toMatchObject({
      document: { passed: true, verdict: { facts: { title: 'Of the harbour' } } },
    })
  })

  it('gets a sentence and no document where none was asked for', { timeout: 360_000 }, async () => {
    const checked = await run('vault', 'check', ...inHome)
    expect(checked).toMatchObject({ code: 0, document: undefined })
    expect(checked.said).toMatch(/^Whole: /m)
  })
})
