/**
 * A relay as an onion service on a private Tor network: a desk and a caller reach it over tor, and its tor ends with
 * it. Takes about a minute, so it runs by `npm run soak:onion` alone. docs/formats/relay.md, L61.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import { encodeCallerAsk, encodeDeskAsk } from '@safeconduct/core/line/wire.ts'
import { parseLineAnswer } from '@safeconduct/core/line/wire-answers.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import { parsePublicKey } from '@safeconduct/core/sealed/sign.ts'
import { spaceOf } from '@safeconduct/core/vault/sync/relay-address.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { connectThrough } from '@safeconduct/host/relay/socks.ts'
import { testNotice } from '@safeconduct/relay/line/line.fixture.ts'
import { TestFeed, testLog } from '@safeconduct/relay/relay.fixture.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from './support/source-files.ts'
import { startTorNetwork, type TorNetwork, torPrograms } from './support/tor-network.ts'

const programs = process.env['SAFECONDUCT_ONION'] === undefined ? undefined : torPrograms()

type Started = { readonly child: ChildProcess; readonly onion: string; readonly key: string }

describe.skipIf(programs === undefined)('a relay on a private Tor network', () => {
  let network: TorNetwork
  let folder = ''
  let started: Started

  /** The relay as somebody starts it; its tor is of the private network by a program that stands before the real one. */
  async function start(): Promise<Started> {
    const bin = join(folder, 'bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, 'network'), network.settings.join('\n'))
    const tor = certain(programs, 'it is installed').tor
    const script = ['#!/bin/sh', `[ "$1" = --list-modules ] && exec ${tor} --list-modules`]
    const quick = `exec ${tor} --defaults-torrc ${join(bin, 'network')} -f - --quiet`
    writeFileSync(join(bin, 'tor'), [...script, quick, ''].join('\n'))
    chmodSync(join(bin, 'tor'), 0o755)
    const words = [
      'relay',
      '--home',
      join(folder, 'home'),
      '--listen',
      '127.0.0.1:0',
      '--onion',
      '--line',
      folder,
      '--json',
    ]
    const child = spawn(process.execPath, [join(root, 'packages/cli/src/main.ts'), ...words], {
      env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let printed = ''
    for await (const chunk of child.stdout) {
      printed += String(chunk)
      if (printed.endsWith('}\n')) break
    }
    const { onion, key } = JSON.parse(printed) as { readonly onion: string; readonly key: string }
    return { child, onion, key }
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'onion-'))
    const index = '<!doctype html><title>Notes</title>'
    const hash = createHash('sha256').update(index).digest('hex')
    writeFileSync(join(folder, 'index.html'), index)
    const files = [{ path: 'index.html', bytes: index.length, sha256: hash }]
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ files }))
    network = await startTorNetwork(certain(programs, 'it is installed'))
    started = await start()
  }, 200_000)
  afterAll(async () => {
    started?.child.kill('SIGKILL')
    await network?.end()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  it('[L61] is reached by a desk and by a caller over tor, and leaves no word of them on its disk', async () => {
    const host = certain(/http:\/\/([a-z2-7]{56}\.onion)/.exec(started.onion)?.[1], 'an onion address')
    const key = parsePublicKey(Uint8Array.fromHex(started.key))
    const address = {
      url: started.onion,
      key: certain(key.ok ? key.value : undefined, 'a key'),
      proxy: network.proxy,
    }
    const link = httpLink(address)
    // Its descriptor has to be published and fetched first.
    let about = await link.about()
    for (let tries = 0; !about.ok && tries < 60; tries++) {
      await sleep(1_000)
      about = await link.about()
    }
    expect(about.ok).toBe(true)
    const log = testLog()
    const space = spaceOf(started.onion)
    expect((await link.found(log.id, log.access, space)).ok).toBe(true)
    const pushed = await link.push(log.id, log.token, await new TestFeed(log.id).writeMany(3))
    expect(pushed.ok && pushed.value.length).toBe(3)

    const [line, token] = [random.bytes(16), random.bytes(32)]
    const answerTo = async (ask: Uint8Array): Promise<unknown> => {
      const came = await link.line(ask)
      return came.ok ? parseLineAnswer(came.value) : came
    }
    const done = { what: 'done' }
    expect(await answerTo(encodeDeskAsk({ what: 'found', line, access: sha256(token), space }))).toEqual(done)
    const notice = await testNotice(line, Date.UTC(2026, 2, 14))
    expect(await answerTo(encodeDeskAsk({ what: 'publish', line, token, notice }))).toEqual(done)
    const began = performance.now()
    expect(await answerTo(encodeCallerAsk({ what: 'about', line }))).toMatchObject({ about: { bits: 12 } })
    expect(performance.now() - began).toBeLessThan(10_000)
    link.close()

    const socket = connect(Number(network.proxy.split(':')[1]), '127.0.0.1')
    expect(await connectThrough(socket, { host, port: 80 })).toBe(true)
    socket.write(`GET / HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(Buffer.from(chunk as Uint8Array))
    const served = Buffer.concat(chunks).toString('latin1')
    expect(served).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(served).toContain('<title>Notes</title>')
    expect(served.toLowerCase()).not.toMatch(/\r\n(?:date|server):/)
    const logs = readdirSync(join(folder, 'home'), { recursive: true, encoding: 'utf8' })
    expect(logs.filter((name) => name.endsWith('log'))).toEqual([])
    const cached = readdirSync(join(folder, 'home', 'tor')).map((name) => join(folder, 'home', 'tor', name))
    for (const path of cached.filter((one) => one.endsWith('state')))
      expect(readFileSync(path, 'utf8')).not.toContain(host)
  }, 180_000)

  it('[L61] takes its tor with it when it is killed', async () => {
    const pid = certain(started.child.pid, 'it runs')
    const tors = childrenOf(pid)
    expect(tors).toHaveLength(1)
    started.child.kill('SIGKILL')
    const isAlive = (one: number): boolean => {
      try {
        return process.kill(one, 0)
      } catch {
        return false
      }
    }
    // tor looks after its owner every fifteen seconds.
    for (let waited = 0; waited < 40_000 && tors.some(isAlive); waited += 500) await sleep(500)
    expect(tors.filter(isAlive)).toEqual([])
  }, 60_000)
})

function childrenOf(pid: number): readonly number[] {
  const said = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return said === '' ? [] : said.split(' ').map(Number)
}
