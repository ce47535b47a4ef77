/** `safeconduct demo check`: people of one's own, tried against the rules; and files that are no republic. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const shared =
  process.env['SAFECONDUCT_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const demo = join(shared, 'domain', 'demo.json')
let folder = ''

type Ran = { readonly code: number; readonly printed: string; readonly said: string }

function check(...args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [program, 'demo', 'check', ...args],
      { cwd: folder },
      (problem, printed, said) => {
        const code = problem === null ? 0 : typeof problem.code === 'number' ? problem.code : -1
        done({ code, printed, said })
      },
    )
  })
}

function write(name: string, document: unknown): string {
  writeFileSync(join(folder, name), typeof document === 'string' ? document : JSON.stringify(document))
  return name
}

const republic = {
  clock: '2024-02-29T10:00:00Z',
  members: [
    { id: 'a', role: 'coordinator' },
    { id: 'b', role: 'safety_officer' },
  ],
  termList: [],
  persons: [{ id: 'K', kind: 'individual', ageBand: '25_34' }],
  shelters: [{ id: 'House', capacity: 1, state: 'open', suits: ['any'] }],
  attempts: [
    {
      id: 'one',
      do: 'place',
      with: { personId: 'K', shelterId: 'House' },
      expect: { result: 'allow', rules: [] },
    },
    {
      id: 'two',
      do: 'merge',
      with: { a: 'K', b: 'K', approvals: ['a'] },
      expect: { result: 'block', rules: ['R18'] },
    },
  ],
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'republics-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('[CL24] demo check', () => {
  it('prints what came out beside what was expected, and ends with 0 where all is as expected', async () => {
    const { code, printed } = await check(write('good.json', republic), '--json')
    expect(JSON.parse(printed)).toMatchObject({
      same: true,
      attempts: [
        {
          id: 'one',
          expected: { result: 'allow', rules: [] },
          got: { result: 'allow', rules: [] },
          same: true,
        },
        {
          id: 'two',
          got: { result: 'block', rules: ['R18'], breaks: [{ because: 'merge-same-person' }] },
          same: true,
        },
      ],
    })
    expect(code).toBe(0)
  })

  it('ends with 1 where one attempt or one answer differs, and says which', async () => {
    const [first] = republic.attempts
    const other = { ...republic, attempts: [{ ...first, expect: { result: 'block', rules: ['R10'] } }] }
    const attempted = await check(write('other.json', other))
    expect(attempted).toMatchObject({
      code: 1,
      printed: 'one: allow, expected block R10\n0 of 1 as expected\n',
    })
    const answers = write('answers.json', { shelters: { House: { free: 2 } }, weather: 'mild' })
    const answered = await check(write('good.json', republic), '--answers', answers, '--json')
    expect(answered.code).toBe(1)
    expect(JSON.parse(answered.printed)).toMatchObject({
      answers: [{ path: 'shelters.House.free', expected: 2, got: 1, same: false }],
      left: ['weather'],
    })
  })

  it('[RU1] says in one sentence that a file is no republic, and where', async () => {
    const file = write('bad.json', { ...republic, members: [{ id: 'a', role: 'king' }] })
    const { code, printed, said } = await check(file, '--json')
    expect({ code, printed }).toEqual({ code: 1, printed: '' })
    expect(said).toMatch(/^This file is no republic: [^\n]* \(members\[0\]\)\n$/)
    expect(await check(write('not.json', '{ not json'))).toMatchObject({ code: 1, printed: '' })
  })

  it.skipIf(!existsSync(demo))(
    'finds every attempt and every answer of the fictional republic as written',
    async () => {
      const { code, printed } = await check(
        demo,
        '--answers',
        join(shared, 'domain', 'demo-answers.json'),
        '--json',
      )
      const document = JSON.parse(printed)
      expect(document).toMatchObject({ same: true })
      expect(document.attempts).toHaveLength(45)
      expect(code).toBe(0)
    },
  )
})
