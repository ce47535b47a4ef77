import { describe, expect, it } from 'vitest'
import { utf8 } from '../../base/bytes.ts'
import { addressKind, isLocalName } from './addresses.ts'
import { assertContent } from './assertion.ts'
import { strippedRecord } from './stripped.ts'
import { parseTask, saidIn } from './task.ts'

describe('an address', () => {
  it('[CP31] is public by the registries, however it is written', () => {
    const open = [
      '8.8.8.8',
      '172.15.0.1',
      '172.32.0.1',
      '11.0.0.1',
      '2606:4700::1111',
      '2a00:1450:4001:81b::200e',
      '::ffff:8.8.8.8',
    ]
    expect(open.filter((address) => addressKind(address) !== 'public')).toEqual([])
    const shut = [
      '127.0.0.1',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.1.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fd12::1',
      'ff02::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::10.0.0.1',
      '::127.0.0.1',
      '3fff::1',
    ]
    expect(shut.filter((address) => addressKind(address) !== 'private')).toEqual([])
    const none = [
      '127.1',
      '0x7f.0.0.1',
      '010.0.0.1',
      '1.2.3',
      '1.2.3.4.5',
      '256.1.1.1',
      ':::',
      '1:2:3',
      'g::1',
      '',
      'name.example',
    ]
    expect(none.filter((address) => addressKind(address) !== 'unreadable')).toEqual([])
  })

  it('[CP31] of this house is known by its name, whatever is answered about it', () => {
    expect(
      [
        'localhost',
        'desk',
        'a.localhost',
        'printer.local',
        'metadata.google.internal',
        'nas.home.arpa',
        'localhost.',
      ].filter((name) => !isLocalName(name)),
    ).toEqual([])
    expect(
      ['paper.example', 'local.example', 'xn--80ak6aa92e.example', '8.8.8.8', '[2606:4700::1]'].filter(
        isLocalName,
      ),
    ).toEqual([])
  })
})

describe('what one came for', () => {
  const page = (text: string, more = {}): Parameters<typeof assertContent>[0] => ({
    text,
    status: 200,
    passwordFields: 0,
    ...more,
  })
  const article = 'Он сказал: «Меня забрали в понедельник — ночью». '.repeat(60)

  it('[CP40] is found across quotation marks, dashes, spaces and case, and nothing else is forgiven', () => {
    const held = assertContent(page(article), ['"меня забрали в  понедельник - ночью"'])
    expect([held.verdict, held.reasons]).toEqual(['held', []])
    expect(assertContent(page(article), ['меня забрали во вторник']).verdict).toBe('hollow')
    expect(assertContent(page(article), ['меня забрали', '   ']).verdict).toBe('hollow')
  })

  it('[CP42] [CP43] is not a request to log in, a question about cookies, a proof of being human, or an error', () => {
    const hollow = [
      [page('Log in to continue. Email. Password.', { passwordFields: 1 }), ['login'], ['wall']],
      [page('Мы используем файлы cookie. Принять все.'), ['consent'], ['wall']],
      [page('Just a moment... Checking your browser before you proceed'), ['bot'], ['wall']],
      [
        page('The page you asked for was not found on this server.', { status: 404 }),
        ['gone'],
        ['error-status', 'wall'],
      ],
      [page(''), [], ['no-text']],
    ] as const
    for (const [seen, walls, reasons] of hollow)
      expect(assertContent(seen, [])).toEqual({ verdict: 'hollow', words: [], walls, reasons })
    expect(assertContent(page(`${article} Accept all cookies`), [])).toMatchObject({
      verdict: 'nothing-asked',
      walls: ['consent'],
    })
    // Behind a wall the words may be there all the same: then they are there.
    expect(assertContent(page('Log in to continue. He was taken.'), ['he was taken']).verdict).toBe('held')
  })
})

describe('the copy that leaves', () => {
  it('[CP50] has every byte but the lines that tell who asked', () => {
    const head =
      'HTTP/1.1 200 OK\r\nSet-Cookie: a=1;\r\n  folded=yes\r\nX-Odd:  kept \r\nSEC-CH-UA: x\r\nset-cookie: b\r\nX-Forwarded-For: 192.0.2.1\r\nLast: 1\r\n\r\n'
    const body = 'Set-Cookie: in the body stays\r\n\r\n'
    const fields = [['Content-Type', 'application/http; msgtype=response']] as const
    const record = {
      type: 'response',
      id: '<urn:x>',
      date: '2021-01-01T00:00:00Z',
      uri: 'http://a.example/',
      fields,
      block: utf8(head + body),
      at: 0,
      length: 0,
      marks: [],
    }
    const { record: left, taken } = strippedRecord(record)
    expect(new TextDecoder().decode(left.block)).toBe(
      `HTTP/1.1 200 OK\r\nX-Odd:  kept \r\nLast: 1\r\n\r\n${body}`,
    )
    expect(taken).toEqual(['Set-Cookie', 'SEC-CH-UA', 'set-cookie', 'X-Forwarded-For'])
  })
})

describe('what the program is told, and says', () => {
  const task = { url: 'https://paper.example/a', words: [], folder: 'f', now: 1, software: 's' }
  it('[CP61] is read strictly on both sides', () => {
    expect(parseTask(task, '').ok).toBe(true)
    for (const url of [
      'file:///etc/passwd',
      'javascript:1',
      'https://user:secret@paper.example/',
      'not an address',
      'data:text/html,x',
    ])
      expect(parseTask({ ...task, url }, '').ok, url).toBe(false)
    expect(parseTask({ ...task, via: 'socks5://user@host:1' }, '').ok).toBe(false)
    expect(parseTask({ ...task, key: 'x' }, '').ok).toBe(false)
    expect(saidIn('{"step":"done","verdict":"held"}')).toEqual({ step: 'done', verdict: 'held' })
    expect(saidIn('{"step":"done","path":"/"}')).toBeUndefined()
    expect(saidIn('words of a page')).toBeUndefined()
  })
})
