/** What a stranger's film could do once it has taken ffmpeg over: docs/decisions/0046-cage-around-ffmpeg.md */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boundHere, caged, cageHere, mostMade, mostMemory } from './cage.ts'
import { fill, nameless, run, written } from './outside.ts'

/** Each line tries one thing, and says so on its way out where it came true. */
function attempts(folder: string, port: number): string {
  return [
    `[ "$(cat ${folder}/secret)" = names ] && echo read-a-file`,
    `echo x > ${folder}/left && echo wrote-beside`,
    'echo x > /dev/shm/safeconduct-left && echo wrote-memory',
    `(exec 5<>/dev/tcp/127.0.0.1/${port}) && echo reached-the-net`,
    `kill -0 ${process.pid} && echo met-a-process`,
  ].join('\n')
}

describe.skipIf(cageHere() === undefined)('a program that opens a stranger’s file (bubblewrap)', () => {
  it('[IN2] reads nobody’s files, writes nothing, reaches no network and meets no other process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cage-'))
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const [given, made] = [nameless(), nameless()]
    try {
      writeFileSync(join(folder, 'secret'), 'names')
      fill(given, Buffer.from('a film'))
      const { port } = addressOf(server.address())
      const script = attempts(folder, port)
      const without = spawnSync('/bin/bash', ['-c', script], { env: {}, encoding: 'utf8' })
      expect(without.stdout.split('\n').filter((line) => line !== '')).toEqual([
        'read-a-file',
        'wrote-beside',
        'wrote-memory',
        'reached-the-net',
        'met-a-process',
      ])
      const inside = await run(
        '/bin/bash',
        ['-c', `${script}\ncat /proc/self/fd/3 > /proc/self/fd/4; echo end`],
        { given, file: made },
      )
      expect(Buffer.from(inside.out).toString()).toBe('end\n')
      // What it was handed it has.
      expect(written(made).toString()).toBe('a film')
    } finally {
      for (const each of [given, made]) closeSync(each)
      server.close()
      rmSync(folder, { recursive: true, force: true })
      rmSync('/dev/shm/safeconduct-left', { force: true })
    }
  })

  it('looks into the folders that it is told, and may not write there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cage-'))
    const given = nameless()
    try {
      writeFileSync(join(folder, 'beside'), 'here')
      const script = `cat ${folder}/beside; echo x > ${folder}/left`
      const { out } = await run('/bin/sh', ['-c', script], { given, reads: [folder] })
      expect(Buffer.from(out).toString()).toBe('here')
      expect(existsSync(join(folder, 'left'))).toBe(false)
    } finally {
      closeSync(given)
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('is called from inside it', () => {
    const { program, args } = caged({ program: '/usr/bin/ffmpeg', args: ['-v', 'error'] })
    expect(program).toBe(cageHere())
    const after = args.slice(args.indexOf('--') + 1)
    expect(after.slice(boundHere() === undefined ? 0 : -3)).toEqual(['/usr/bin/ffmpeg', '-v', 'error'])
  })
})

describe.skipIf(boundHere() === undefined)(
  'what a program that opens a stranger’s file may take (prlimit)',
  () => {
    it('[IN4] is so much memory and so long a file and no more, whatever it starts', async () => {
      const given = nameless()
      const made = nameless()
      try {
        const limits = await run('/bin/sh', ['-c', 'cat /proc/self/limits'], { given, file: made })
        const said = Buffer.from(limits.out).toString()
        expect(said).toMatch(new RegExp(`^Max address space +${mostMemory} +${mostMemory} `, 'm'))
        const ask = (script: string) => run('/bin/sh', ['-c', script], { given, file: made })
        const most = mostMade / 1024
        expect(await ask(`truncate -s ${most}K /proc/self/fd/4`)).toMatchObject({ well: true })
        expect(await ask(`truncate -s ${most + 1}K /proc/self/fd/4`)).toMatchObject({
          well: false,
          bound: 'length',
        })
        expect(fstatSync(made).size).toBe(mostMade)
      } finally {
        for (const each of [given, made]) closeSync(each)
      }
    })
  },
)

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('a port was asked for')
  return address
}
