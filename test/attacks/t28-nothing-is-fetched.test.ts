/**
 * A record, a letter or a page that holds an address, in the hope that the program asks for it: a picture, a preview, a
 * style. One request tells a stranger which case is open, and from where.
 */

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { securityHeaders } from '../../packages/desk/src/process/headers.ts'
import { moduleOf, type Node, ownFiles, walk } from '../support/source-files.ts'
import { showWithPicture } from './naive/previews.ts'

/** Who may open a line to somewhere, and where it leads. Everything else cannot. */
const lines: readonly (readonly [file: RegExp, to: string])[] = [
  [/^packages\/host\/src\/relay\//, 'the relay that the roster names'],
  [/^packages\/relay\/src\//, 'the relay’s own database and pieces'],
  [/^packages\/cli\/src\/(?:bench|commands\/bench)/, 'a server that the bench has started'],
  [/^packages\/cli\/src\//, 'this machine’s own socket or relay'],
  [/^packages\/desk\/src\/pages\//, 'the desk that served the page'],
  [/^packages\/host\/src\/line\/page-check\.ts$/, 'the pages that a person names to have them compared'],
  [/^packages\/line\/src\/page\/door\.ts$/, 'the relays that the page was built with'],
  [/^packages\/line\/src\/checkin\/asking\.ts$/, 'the relay that the link was made at'],
  [
    /^packages\/capture\/src\//,
    'the page that a person names to have it captured, in a program without keys',
  ],
  [
    /^packages\/host\/src\/evidence\/ledger\/post-text\.ts$/,
    'the partners and authorities that the organisation named for its ledgers',
  ],
  [/^packages\/host\/src\/evidence\/witness\/witness-door\.ts$/, 'listens as a witness and asks nobody'],
  [/^packages\/host\/src\/dossier\/judge-times\.ts$/, 'reads the platform’s list of roots and asks nobody'],
  [/^packages\/desk\/src\/process\//, 'listens on 127.0.0.1 and asks nobody'],
]
const modulesThatAsk = /^(?:node:(?:http|https|http2|net|tls|dgram|dns|dns\/promises)|ws|postgres|aws4fetch)$/
const globalsThatAsk = [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'importScripts',
  'sendBeacon',
  'RTCPeerConnection',
]

function isGlobal(member: Node): boolean {
  const name = (member['object'] as Node | undefined)?.['name']
  return name === 'globalThis' || name === 'window' || name === 'self' || name === 'navigator'
}

function asks(file: string): readonly string[] {
  const found: string[] = []
  walk(moduleOf(file).program, (node, parent) => {
    const source = node['source'] as { readonly value?: unknown } | null | undefined
    const isCode = node['importKind'] !== 'type' && node['exportKind'] !== 'type'
    if (isCode && typeof source?.value === 'string' && modulesThatAsk.test(source.value))
      found.push(source.value)
    const isName = node.type === 'Identifier' && globalsThatAsk.includes(String(node['name']))
    // A share is fetched by a function that somebody hands over: a name of its own, and no line to anywhere.
    const isProperty = parent?.['key'] === node || (parent?.['property'] === node && !isGlobal(parent))
    if (isName && !isProperty) found.push(String(node['name']))
  })
  return found
}

describe('an address in what is shown (T28)', () => {
  it('[T28] is asked by a client that likes pictures: the server behind it learns who reads what, when', async () => {
    const asked: string[] = []
    const server = createServer((request, answer) => {
      asked.push(request.url ?? '')
      answer.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    await showWithPicture({ title: 'A report', address: `http://127.0.0.1:${port}/case-7` })
    server.close()
    expect(asked).toEqual(['/favicon.ico'])
  })
  it('[T28] cannot be asked from a page of ours: its policy names one origin, its own', () => {
    const policy = new Map(
      (securityHeaders['Content-Security-Policy'] ?? '').split('; ').map((rule) => {
        const [name = '', ...values] = rule.split(' ')
        return [name, values.join(' ')] as const
      }),
    )
    expect(policy.get('default-src')).toBe("'none'")
    expect(policy.get('connect-src')).toBe("'self'")
    const sources = [...policy]
      .filter(([name]) => name.endsWith('-src'))
      .flatMap(([, values]) => values.split(' '))
    expect(sources.filter((source) => !["'none'", "'self'", 'blob:'].includes(source))).toEqual([])
  })
  it('[T28] is asked by no other part: whatever can open a line stands in a list, with where it leads', () => {
    const modules = ownFiles('packages').filter(
      (file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture)\.tsx?$/.test(file),
    )
    expect(modules.length).toBeGreaterThan(300)
    const asking = modules.filter((file) => asks(file).length > 0)
    expect(asking.length).toBeGreaterThan(5)
    expect(asking.filter((file) => !lines.some(([where]) => where.test(file)))).toEqual([])
    // Core holds every parser of what comes from outside, and cannot ask anybody for anything.
    expect(asking.filter((file) => file.startsWith('packages/core/'))).toEqual([])
  })
  it('[T28] would be noticed by this list, if somebody wrote it', () => {
    const made = `import { get } from 'node:https'; const picture = await fetch(address)`
    const found: string[] = []
    walk(moduleOf('packages/core/src/records/made-up.ts', made).program, (node) => {
      if (node.type === 'Identifier' && globalsThatAsk.includes(String(node['name'])))
        found.push(String(node['name']))
      const source = node['source'] as { readonly value?: unknown } | null | undefined
      if (typeof source?.value === 'string' && modulesThatAsk.test(source.value)) found.push(source.value)
    })
    expect(found).toEqual(['node:https', 'fetch'])
  })
})
