/**
 * The stranger's check, with the tools a court has and none of ours: docs/formats/dossier.md, D12 and D36 and the
 * table of what is covered by what.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { concat, u32, utf8 } from '@safeconduct/core/base/bytes.ts'
import { fingerprintOf, wireKey } from '@safeconduct/core/evidence/ssh-key.ts'
import { sshString } from '@safeconduct/core/evidence/ssh-wire.ts'
import { publicKeyOf, signingKeySeed } from '@safeconduct/core/sealed/sign.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesUnder, freshFolder, keyOf, requestFor } from './dossier.fixture.ts'
import { writeDossier } from './write-dossier.ts'

const place = freshFolder()
const whole = join(place.path, 'whole')
let count = 0

beforeAll(async () => {
  expect((await writeDossier(await requestFor(whole))).ok).toBe(true)
})
afterAll(() => place[Symbol.dispose]())

type Said = { readonly code: number | null; readonly text: string }

function run(command: string, args: readonly string[], folder: string, input = '', path?: string): Said {
  const env = { ...process.env, LC_ALL: 'C', ...(path === undefined ? {} : { PATH: path }) }
  const done = spawnSync(command, args, { cwd: folder, input, env, encoding: 'utf8' })
  return { code: done.status, text: `${done.stdout}${done.stderr}` }
}

const isHere = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

function copy(): string {
  const out = join(place.path, `copy-${++count}`)
  execFileSync('cp', ['-R', whole, out])
  return out
}

function flip(folder: string, name: string, at: number): void {
  const bytes = readFileSync(join(folder, name))
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(join(folder, name), bytes)
}

const sums = (folder: string): Said => run('sha256sum', ['-c', 'manifest-sha256.txt'], folder)

function signature(folder: string): Said {
  const list = readFileSync(join(folder, 'manifest-sha256.txt'), 'latin1')
  const names = ['-f', 'allowed_signers', '-I', 'dossier', '-n', 'safeconduct-dossier']
  return run('ssh-keygen', ['-Y', 'verify', ...names, '-s', 'manifest-sha256.txt.sig'], folder, list)
}

const script = (folder: string, shell = 'sh', ...given: readonly string[]): Said =>
  run(shell, ['verify/verify.sh', ...given], folder)

const print = async (): Promise<string> => fingerprintOf(publicKeyOf(await keyOf(7)))

describe.skipIf(!isHere('ssh-keygen') || !isHere('sha256sum'))('a stranger', () => {
  it('finds every file as listed with sha256sum -c', () => {
    expect(sums(whole).code).toBe(0)
    expect(run('sha256sum', ['-c', 'tagmanifest-sha256.txt'], whole).code).toBe(0)
  })

  it('[D12] finds the list signed with ssh-keygen -Y verify, which tells the fingerprint', async () => {
    const said = signature(whole)
    expect(said.code).toBe(0)
    expect(said.text).toContain(
      `Good "safeconduct-dossier" signature for dossier with ED25519 key ${await print()}`,
    )
  })

  it('[D36] is not fooled by a name with a line break in it, which looks like two names of the list', () => {
    // Beside the signed front page another one, in a folder that a file manager shows as `data`.
    for (const name of ['data/index.html\n', '\nverify/verify.sh', 'data/index.html\n./bagit.txt']) {
      const folder = copy()
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), '<h1>Another front page</h1>')
      const said = script(folder)
      expect([name, said.code]).toEqual([name, 1])
      expect(said.text).toContain('NOT A NAME OF A DOSSIER')
    }
  })

  it('[D36] sees the name of the folder, which steers no terminal', () => {
    const folder = join(place.path, 'whole \u001b[2K\\033[8m')
    execFileSync('cp', ['-R', whole, folder])
    const said = script(folder)
    expect(said.code).toBe(0)
    expect(said.text).not.toContain('\u001b')
  })

  it('[D12] makes the same signature with ssh-keygen -Y sign and that key', async () => {
    const folder = copy()
    const key = join(place.path, 'key')
    writeFileSync(key, await openSshKey(), { mode: 0o600 })
    const ours = readFileSync(join(folder, 'manifest-sha256.txt.sig'), 'utf8')
    rmSync(join(folder, 'manifest-sha256.txt.sig'))
    const args = ['-Y', 'sign', '-f', key, '-n', 'safeconduct-dossier', 'manifest-sha256.txt']
    expect(run('ssh-keygen', args, folder).code).toBe(0)
    expect(readFileSync(join(folder, 'manifest-sha256.txt.sig'), 'utf8')).toBe(ours)
  })

  for (const shell of ['dash', 'bash', 'busybox', 'ksh', 'mksh', 'posh', 'yash', 'zsh']) {
    it.skipIf(!isHere(shell))(`[D36] is told by verify.sh under ${shell} that all is as signed`, async () => {
      const args = shell === 'busybox' ? ['sh', 'verify/verify.sh'] : ['verify/verify.sh']
      const said = run(shell, args, whole)
      expect(said.code, said.text).toBe(0)
      expect(said.text).toContain(`Unchanged since signed by ${await print()}`)
      expect(said.text).toContain('Not shown: whose key that is.')
      const folder = copy()
      flip(folder, 'data/inventory.csv', 20)
      expect(run(shell, args, folder)).toMatchObject({
        code: 1,
        text: expect.stringContaining('CHANGED: data/inv'),
      })
    })
  }

  it('[D36] may give the fingerprint heard by telephone, and is told when it is another', async () => {
    const same = script(whole, 'sh', await print())
    expect(same.code).toBe(0)
    expect(same.text).toContain('That is the fingerprint you gave.')
    const other = script(whole, 'sh', `SHA256:${'A'.repeat(43)}`)
    expect(other.code).toBe(1)
    expect(other.text).toContain('ANOTHER KEY')
  })

  it('sees one changed byte under data/ with sha256sum and verify.sh, each naming the file', () => {
    for (const [name, bytes] of filesUnder(whole)) {
      if (!name.startsWith('data/') || bytes.length === 0) continue
      for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const folder = copy()
        flip(folder, name, at)
        expect(sums(folder).text).toContain(`${name}: FAILED`)
        const said = script(folder)
        expect(said.code).toBe(1)
        expect(said.text).toContain(`CHANGED: ${name}`)
        rmSync(folder, { recursive: true })
      }
    }
  })

  it('sees one changed byte of the list with ssh-keygen and verify.sh', () => {
    const list = readFileSync(join(whole, 'manifest-sha256.txt'))
    for (const at of [0, 64, 70, Math.floor(list.length / 2), list.length - 1]) {
      const folder = copy()
      flip(folder, 'manifest-sha256.txt', at)
      expect(signature(folder).code).not.toBe(0)
      expect(script(folder).code).toBe(1)
    }
  })

  it('sees one changed byte of every other file but the script with verify.sh', () => {
    for (const name of [
      'bagit.txt',
      'bag-info.txt',
      'allowed_signers',
      'verify/README.txt',
      'tagmanifest-sha256.txt',
    ]) {
      const folder = copy()
      flip(folder, name, 9)
      const said = script(folder)
      expect(said.code, name).toBe(1)
      if (name !== 'tagmanifest-sha256.txt') expect(said.text).toContain(`CHANGED: ${name}`)
    }
    const folder = copy()
    flip(folder, 'manifest-sha256.txt.sig', 60)
    expect(script(folder).text).toContain('NOT SIGNED')
  })

  it('[D36] is told by verify.sh what was added, taken away or made a link', () => {
    const added = copy()
    writeFileSync(join(added, 'data/originals/004 новое.txt'), '')
    writeFileSync(join(added, 'READ-ME-FIRST.html'), '')
    const said = script(added)
    expect(said.code).toBe(1)
    expect(said.text).toContain('READ-ME-FIRST.html')
    expect(said.text).toContain('data/originals/004 ')

    const gone = copy()
    rmSync(join(gone, 'data/originals/003-empty'))
    expect(script(gone).text).toContain('MISSING: data/originals/003-empty')

    const linked = copy()
    rmSync(join(linked, 'data/originals/003-empty'))
    symlinkSync('/dev/null', join(linked, 'data/originals/003-empty'))
    expect(script(linked).text).toContain('NOT A FILE: ./data/originals/003-empty')
    expect(script(linked).code).toBe(1)

    const emptied = copy()
    rmSync(join(emptied, 'manifest-sha256.txt'))
    expect(script(emptied)).toMatchObject({
      code: 1,
      text: expect.stringContaining('MISSING: manifest-sha256.txt'),
    })
  })

  it('[D36] is not led outside the folder, nor told lies by a name, when the list is hostile', () => {
    const folder = copy()
    const hash = '0'.repeat(64)
    const lines = ['../../etc/passwd', 'data/../../x', '$(touch ran)', '-rf', 'data/\u001b[2Jx'].map(
      (n) => `${hash}  ${n}\n`,
    )
    const list = join(folder, 'manifest-sha256.txt')
    writeFileSync(list, `${readFileSync(list, 'utf8')}${lines.join('')}`)
    const said = script(folder)
    expect(said.code).toBe(1)
    expect(said.text).toContain('NOT A LIST OF A DOSSIER: manifest-sha256.txt')
    expect(said.text.match(/0{64}/g)).toHaveLength(lines.length)
    expect(said.text).not.toContain('\u001b')
    expect(filesUnder(folder).has('ran')).toBe(false)
  })

  it('[D36] is told when a tool is not there, and that this is no good result', () => {
    const tools = join(place.path, 'tools')
    mkdirSync(tools)
    const needed = ['sh', 'awk', 'find', 'sed', 'grep', 'cut', 'dirname', 'openssl', 'shasum', 'perl']
    for (const name of needed) {
      const found = run('sh', ['-c', `command -v ${name}`], place.path).text.trim()
      if (found !== '') symlinkSync(found, join(tools, name))
    }
    const withTools = (): Said => run('/bin/sh', ['verify/verify.sh'], whole, '', tools)
    expect(withTools().code).toBe(1)
    expect(withTools().text).toContain('NOT CHECKED: the signature, because ssh-keygen is not here.')
    rmSync(join(tools, 'shasum'))
    expect(withTools().text.match(/Faults: (\d)/)?.[1], 'openssl alone finds the hashes right').toBe('1')
    rmSync(join(tools, 'openssl'))
    expect(withTools()).toMatchObject({
      code: 1,
      text: expect.stringContaining('neither sha256sum nor shasum'),
    })
  })

  it('finds nothing in the script that only some shells know', () => {
    // What awk is given is a language of its own.
    const script = readFileSync(join(whole, 'verify/verify.sh'), 'utf8')
    const text = script.replaceAll(/awk (?:-v \w+="[^"]*" )?'[^']*'/g, '')
    expect(text).not.toMatch(
      /\[\[|\$\(\(.*\*\*|<\(|<<<|\blocal\b|\bfunction\b|\bdeclare\b|&>|\bsource\b|\$'|pipefail/,
    )
    expect(text.startsWith('#!/bin/sh\n# SPDX-License-Identifier: 0BSD\n')).toBe(true)
  })
})

/** The key in the file form of OpenSSH (PROTOCOL.key), without a passphrase. */
async function openSshKey(): Promise<string> {
  const key = await keyOf(7)
  const [seed, publicKey] = [signingKeySeed(key), publicKeyOf(key)]
  const none = sshString(utf8('none'))
  const open = concat(
    u32(1),
    u32(1),
    sshString(utf8('ssh-ed25519')),
    sshString(publicKey),
    sshString(concat(seed, publicKey)),
    sshString(utf8('')),
  )
  const filled = concat(
    open,
    Uint8Array.from({ length: (8 - (open.length % 8)) % 8 }, (_, n) => n + 1),
  )
  const magic = utf8('openssh-key-v1\0')
  const blob = concat(
    magic,
    none,
    none,
    sshString(utf8('')),
    u32(1),
    sshString(wireKey(publicKey)),
    sshString(filled),
  )
  const lines = blob.toBase64().replaceAll(/.{70}/g, '$&\n')
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`
}
