/**
 * Nothing in clear on the disk: canaries go into every field of every type, into file names, reports, the
 * passphrase and the organisation's name; then every file that the program left is searched in every form.
 */
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { platformRandom } from '../packages/core/src/base/random.ts'
import { parseField } from '../packages/core/src/records/parse-record.ts'
import { declarationOf, recordTypeNames } from '../packages/core/src/records/record-types.ts'
import { CanaryValues, formsOf, newStem, sightingsBelow, sightingsIn } from './support/canary.ts'

const root = mkdtempSync(join(tmpdir(), 'canary-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const work = fileURLToPath(new URL('./support/canary-work.ts', import.meta.url))
const program = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))

/** A place of its own for one program: its home, its working folder, its temporary folder. */
function place(name: string): {
  readonly home: string
  readonly out: string
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
} {
  const base = join(root, name)
  for (const folder of ['work', 'tmp', 'user']) mkdirSync(join(base, folder), { recursive: true })
  const env = { ...process.env, TMPDIR: join(base, 'tmp'), HOME: join(base, 'user') }
  return { home: join(base, 'home'), out: join(root, `${name}-asked-for`), env, cwd: join(base, 'work') }
}

describe('the scanner', () => {
  const stem = newStem(platformRandom)
  const forms = formsOf(stem)
  const around = (bytes: Uint8Array): Buffer =>
    Buffer.concat([platformRandom.bytes(1001), bytes, platformRandom.bytes(777)])

  const utf8 = Buffer.from(`before ${stem}42 after`)
  const plants: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', utf8],
    ['upper case', Buffer.from(stem.toUpperCase())],
    ['UTF-16LE', Buffer.from(stem, 'utf16le')],
    ['UTF-16BE', Buffer.from(stem, 'utf16le').swap16()],
    ['hex', Buffer.from(utf8.toString('hex'))],
    ['HEX', Buffer.from(utf8.toString('hex').toUpperCase())],
    ...[0, 1, 2].map(
      (at) =>
        [
          `base64 at ${at}`,
          Buffer.from(Buffer.from(`${'x'.repeat(at)}${stem}9`).toString('base64')),
        ] as const,
    ),
    ...[0, 1, 2].map(
      (at) =>
        [
          `base64url at ${at}`,
          Buffer.from(Buffer.from(`${'?'.repeat(at + 3)}${stem}~`).toString('base64url')),
        ] as const,
    ),
    ['gzip', gzipSync(utf8)],
    ['zlib', deflateSync(utf8)],
    ['gzip of UTF-16 in gzip', gzipSync(gzipSync(Buffer.from(stem, 'utf16le')))],
    [
      'a member of a ZIP',
      Buffer.concat([
        Buffer.from('504b0304140000000800000000000000000000000000000000000100000061', 'hex'),
        deflateRawSync(utf8),
      ]),
    ],
    ['a gzip that was cut', gzipSync(Buffer.concat([utf8, platformRandom.bytes(5000)])).subarray(0, 3000)],
  ]
  for (const [name, bytes] of plants) {
    it(`sees a planted canary as ${name}`, () => {
      expect(sightingsIn(around(bytes), forms, 'here')).not.toEqual([])
    })
  }

  it('sees a canary in the name of a file, and nothing where there is none', () => {
    const folder = join(root, 'planted')
    mkdirSync(join(folder, `a-${stem}`), { recursive: true })
    expect(sightingsBelow(folder, forms)).toHaveLength(1)
    expect(sightingsIn(randomBytes(2_000_000), forms, 'noise')).toEqual([])
  })

  it('types into every field what its parser takes, and a canary wherever words may stand', () => {
    const values = new CanaryValues(stem, platformRandom)
    const withoutCanary: string[] = []
    for (const type of recordTypeNames) {
      for (const [name, field] of Object.entries(declarationOf(type).writable)) {
        const value = values.of(field)
        const parsed = parseField(type, name, value)
        expect(parsed.ok, `${type}.${name} ${JSON.stringify(parsed)}`).toBe(true)
        if (field.words === true && sightingsIn(Buffer.from(JSON.stringify(value)), forms, '').length === 0)
          withoutCanary.push(`${type}.${name}`)
      }
    }
    expect(withoutCanary).toEqual([])
  })
})

describe('what the program leaves on a disk', () => {
  it('holds no canary in any form after a day’s work that ended with kill -9', async () => {
    const stem = newStem(platformRandom)
    const { home, out, env, cwd } = place('library')
    const child = spawn(process.execPath, [work, home, stem, out], { cwd, env })
    const output: Buffer[] = []
    const done = Promise.withResolvers<void>()
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece: Buffer) => {
        output.push(piece)
        if (Buffer.concat(output).includes('done\n')) done.resolve()
      })
    }
    await Promise.race([done.promise, once(child, 'exit')])
    const forms = formsOf(stem)
    // While it runs, and after it was killed: the log is full both times.
    const running = sightingsBelow(join(root, 'library'), forms)
    child.kill('SIGKILL')
    const said = Buffer.concat(output)
    expect(said.toString()).toBe('whole\ndone\n')
    expect(running).toEqual([])
    expect(sightingsBelow(join(root, 'library'), forms)).toEqual([])
    expect(readdirSync(join(home, 'blobs')).length).toBeGreaterThan(3)
    expect(readFileSync(join(home, 'vault.db')).length).toBeGreaterThan(200_000)
    // The dossier was asked for: it holds the reports' text, which also shows that the scan would see it.
    expect(sightingsBelow(out, forms)).not.toEqual([])
  }, 120_000)

  it('holds no canary after the same from a terminal, nor does the terminal show a report’s text', async () => {
    const [inText, inName, inPhrase] = [
      newStem(platformRandom),
      newStem(platformRandom),
      newStem(platformRandom),
    ]
    const { home, out, env, cwd } = place('terminal')
    const given = join(root, 'given')
    mkdirSync(given)
    const passphrase = join(given, 'passphrase')
    writeFileSync(passphrase, `${inPhrase} orbit velvet canyon ripple mosaic lantern\n`)
    const report = join(given, `${inName}.txt`)
    writeFileSync(
      report,
      `A bridge was closed\n\n${`“Nobody passed,” said ${inText} the keeper. `.repeat(60)}\n`,
    )
    const run = async (...args: readonly string[]): Promise<string> => {
      const flags = ['--home', home, '--passphrase-file', passphrase]
      const all = [program, ...args.slice(0, 2), ...flags, ...args.slice(2)]
      return new Promise((resolve, reject) => {
        execFile(process.execPath, all, { cwd, env }, (problem, stdout, stderr) => {
          if (problem === null) resolve(stdout + stderr)
          else reject(new Error(`${args.join(' ')}: ${stdout}${stderr}`))
        })
      })
    }
    const said = [
      await run('init'),
      await run('import', 'press', report),
      await run('vault', 'check', '--read-data'),
      await run('dossier', '--press', out),
    ].join('\n')
    for (const stem of [inText, inName, inPhrase]) {
      expect(sightingsBelow(join(root, 'terminal'), formsOf(stem))).toEqual([])
    }
    for (const stem of [inText, inPhrase])
      expect(sightingsIn(Buffer.from(said), formsOf(stem), 'terminal')).toEqual([])
    expect(sightingsBelow(out, formsOf(inText))).not.toEqual([])
    expect(sightingsBelow(out, formsOf(inPhrase))).toEqual([])
  }, 120_000)
})
