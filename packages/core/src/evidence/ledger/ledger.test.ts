/** The log as a whole: what a court is given, every bit of it, and what a witness lets through. */
import { assert, asyncProperty, integer } from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Bytes, concat, utf8 } from '../../base/bytes.ts'
import { certain } from '../../base/result.ts'
import { emptyRoot, rootAt } from '../../sealed/merkle.ts'
import { checkpointText, parseCheckpoint } from './checkpoint.ts'
import {
  countingRandom,
  entryOf,
  hexes,
  keyOf,
  logKey,
  MemoryLedger,
  origin,
  witnessKey,
} from './ledger.fixture.ts'
import { appendEntries, growthProof, proofOf, signCheckpoint, stepLength, stepOf } from './ledger.ts'
import { cosignNote, keyText, type Note, parseNote } from './note.ts'
import { judgeCheckpoint, type Policy, parsePolicy, policyText } from './policy.ts'
import { parseProof, proofText, verifyProof } from './proof.ts'
import { entryBundles, hashTiles, parseBundle, tilePath } from './tiles.ts'
import { addCheckpointBody, parseAddCheckpoint, type Seen, weighCheckpoint } from './witnessing.ts'

async function policyOf(least: number): Promise<Policy> {
  const witnesses = [await witnessKey(11), await witnessKey(12)].map((key, at) => ({ name: `w${at}`, key }))
  const policy = parsePolicy(policyText([await logKey(1)], witnesses, least))
  return certain(policy.ok ? policy.value : undefined, 'a policy of ours')
}

async function witnessed(note: Note, ...bytes: readonly number[]): Promise<Note> {
  const lines = bytes.map(async (byte) => {
    const { name } = await witnessKey(byte)
    return cosignNote(await keyOf(byte), { name, text: note.text, seconds: 1_700_000_000 + byte })
  })
  return { text: note.text, lines: [...note.lines, ...(await Promise.all(lines))] }
}

function ledgerOf(count: number): MemoryLedger {
  const store = new MemoryLedger()
  appendEntries(
    store,
    Array.from({ length: count }, (_, at) => entryOf(at)),
  )
  return store
}

function* flips(bytes: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    yield flipped
  }
}

describe('the proof that goes along with an item', () => {
  const store = ledgerOf(5)
  const entry = entryOf(2)
  let file: Bytes
  let policy: Policy

  beforeAll(async () => {
    const note = await witnessed(await signCheckpoint(store, origin, await keyOf(1)), 11, 12)
    file = utf8(proofText(proofOf(store, 2, note)))
    policy = await policyOf(2)
  })

  async function holds(bytes: Uint8Array, of: Uint8Array = entry): Promise<boolean> {
    const proof = parseProof(bytes)
    return proof.ok && (await verifyProof(of, proof.value, policy)).ok
  }

  it('[LG9] names place, size, log and the seconds of both witnesses', async () => {
    const proof = parseProof(file)
    if (!proof.ok) throw new Error('a proof of ours')
    const proven = await verifyProof(entry, proof.value, policy)
    expect(proven).toMatchObject({ ok: true, value: { index: 2, size: 5, log: { name: origin } } })
    expect(proven.ok && proven.value.witnessed.map(({ seconds }) => seconds)).toEqual([
      1_700_000_011, 1_700_000_012,
    ])
    expect(new TextDecoder().decode(file).split('\n').slice(0, 2)).toEqual([
      'c2sp.org/tlog-proof@v1',
      'index 2',
    ])
  })

  it('[LG12] is worth nothing once any single bit of it or of its entry is another', async () => {
    expect(await holds(file)).toBe(true)
    const kept: number[] = []
    let at = 0
    for (const flipped of flips(file)) {
      if (await holds(flipped)) kept.push(at)
      at++
    }
    expect(kept).toEqual([])
    for (const flipped of flips(entry)) if (await holds(file, flipped)) kept.push(-1)
    expect(kept).toEqual([])
  })

  it('[LG10] with words that nobody signed keeps them apart, and one spelling is all it has', () => {
    const proof = parseProof(file)
    if (!proof.ok) throw new Error('a proof of ours')
    const longer = utf8(proofText({ ...proof.value, extra: utf8('from elsewhere') }))
    expect(parseProof(longer)).toMatchObject({ value: { extra: utf8('from elsewhere') } })
    const text = new TextDecoder().decode(file)
    for (const bad of [
      text.replace('index 2', 'index 02'),
      text.replace('index 2', 'index  2'),
      text.replace('index 2', 'extra \nindex 2\nindex 2'),
      text.replace('@v1', '@v2'),
      text.replace('\n\n', '\n'),
      `${text}\n`,
    ]) {
      expect(parseProof(utf8(bad)).ok, bad).toBe(false)
    }
  })

  it('[LG11] is none for another place, and none of an empty log', async () => {
    const note = await signCheckpoint(new MemoryLedger(), origin, await keyOf(1))
    const none = { index: 0, path: [], note, checkpoint: certain(parseCheckpoint(note.text), 'ours') }
    expect(none.checkpoint.root).toEqual(emptyRoot)
    expect(await verifyProof(entry, none, await policyOf(0))).toMatchObject({
      refusal: { kind: 'not-in-the-log' },
    })
    const proof = parseProof(file)
    if (!proof.ok) throw new Error('a proof of ours')
    expect((await verifyProof(entry, { ...proof.value, index: 3 }, policy)).ok).toBe(false)
  })
})

describe('a checkpoint', () => {
  it('[LG7] is origin, size and root; further lines of others are kept, and any other spelling is none', () => {
    const text = checkpointText({ origin, size: 0, root: emptyRoot })
    expect(parseCheckpoint(text)).toEqual({ origin, size: 0, root: emptyRoot, extensions: [] })
    expect(parseCheckpoint(`${text}more\n`)?.extensions).toEqual(['more'])
    for (const bad of [
      text.slice(0, -1),
      `\n${text}`,
      `${text}\nmore\n`,
      text.replace('\n0\n', '\n00\n'),
      text.replace('\n0\n', '\n-0\n'),
      text.replace('\n0\n', '\n9007199254740993\n'),
      text.replace('=', ''),
      text.replace('47DE', '\n47DE'),
    ]) {
      expect(parseCheckpoint(bad), bad).toBeUndefined()
    }
  })

  it('[LG8] is believed only when the log of that very name signed it', async () => {
    const store = ledgerOf(2)
    const other = await signCheckpoint(store, 'ledger/another', await keyOf(1))
    expect((await judgeCheckpoint(other, await policyOf(0))).ok).toBe(false)
    const own = await signCheckpoint(store, origin, await keyOf(1))
    expect((await judgeCheckpoint(own, await policyOf(0))).ok).toBe(true)
    const [line] = own.lines
    const renamed = { text: own.text.replace(origin, 'ledger/another'), lines: [certain(line, 'one')] }
    expect((await judgeCheckpoint(renamed, await policyOf(0))).ok).toBe(false)
  })
})

describe('a policy', () => {
  it('[LG13] asks for so many witnesses, and fewer are too few', async () => {
    const note = await signCheckpoint(ledgerOf(3), origin, await keyOf(1))
    const one = await witnessed(note, 12)
    expect(await judgeCheckpoint(one, await policyOf(2))).toMatchObject({
      refusal: { kind: 'too-few-witnesses' },
    })
    expect((await judgeCheckpoint(one, await policyOf(1))).ok).toBe(true)
    expect((await judgeCheckpoint(note, await policyOf(0))).ok).toBe(true)
    expect((await judgeCheckpoint(await witnessed(note, 13, 14), await policyOf(1))).ok).toBe(false)
  })

  it('[LG14] may have groups of groups, as in the example of the specification', async () => {
    const keys = await Promise.all([21, 22, 23, 31, 32].map(witnessKey))
    const [x1, x2, x3, y1, y2] = keys.map(keyText)
    const policy = parsePolicy(`# of two countries
log ${keyText(await logKey(1))} https://log.example/
\twitness X1 ${x1}
witness X2 ${x2} https://x2.example
witness X3 ${x3}
group X-witnesses 2 X1 X2 X3

witness Y1 ${y1}
witness Y2 ${y2}
group Y-witnesses any Y1 Y2
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`)
    if (!policy.ok) throw new Error(`line ${policy.refusal.line}`)
    const note = await signCheckpoint(ledgerOf(3), origin, await keyOf(1))
    const judged = async (...bytes: readonly number[]): Promise<boolean> =>
      (await judgeCheckpoint(await witnessed(note, ...bytes), policy.value)).ok
    expect([await judged(21, 23, 32), await judged(21, 22, 23), await judged(21, 31, 32)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('[LG15] in which a witness would count twice, a name is unknown or two lines decide is none', async () => {
    const [log, a, b] = [
      keyText(await logKey(1)),
      keyText(await witnessKey(21)),
      keyText(await witnessKey(22)),
    ]
    const two = `witness A ${a}\nwitness B ${b}\n`
    for (const [line, bad] of [
      [0, two],
      [2, `witness A ${a}\nwitness B ${a}\nquorum A\n`],
      [2, `log ${log}\nlog ${log}\nquorum none\n`],
      [1, `log ${a}\nquorum none\n`],
      [1, `witness A ${log}\nquorum A\n`],
      [1, `witness none ${a}\nquorum none\n`],
      [3, `${two}group G 3 A B\nquorum G\n`],
      [3, `${two}group G 0 A B\nquorum G\n`],
      [3, `${two}group G all A A\nquorum G\n`],
      [4, `${two}group G all A B\ngroup H any A\nquorum G\n`],
      [3, `${two}group G all A C\nquorum G\n`],
      [1, `quorum A\nwitness A ${a}\n`],
      [4, `${two}quorum A\nquorum B\n`],
      [1, `friend A ${a}\nquorum none\n`],
      [0, 'quorum none'],
      [1, 'quorum\u000bnone\n'],
    ] as const) {
      expect(parsePolicy(bad), bad).toEqual({ ok: false, refusal: { kind: 'not-a-policy', line } })
    }
  })
})

describe('the log as files', () => {
  it('[LG17] has the paths of the specification', () => {
    expect(tilePath(0, 1_234_067, 256)).toBe('tile/0/x001/x234/067')
    expect(tilePath(1, 0, 17)).toBe('tile/1/000.p/17')
    expect(tilePath('entries', 1000, 256)).toBe('tile/entries/x001/000')
  })

  it('[LG18] of 70,000 entries is 273 full tiles and one of 112, then 1 and 17, then 1', () => {
    const paths = [...hashTiles(70_000, () => new Uint8Array(32))].map(({ path }) => path)
    expect(paths.filter((path) => path.startsWith('tile/0/'))).toHaveLength(274)
    expect(paths.slice(273)).toEqual(['tile/0/273.p/112', 'tile/1/000', 'tile/1/001.p/17', 'tile/2/000.p/1'])
    expect([...hashTiles(256, () => new Uint8Array(32))].map(({ path }) => path)).toEqual([
      'tile/0/000',
      'tile/1/000.p/1',
    ])
    expect([...hashTiles(0, () => undefined)]).toEqual([])
  })

  it('[LG18] holds the entries as they are, and a tile of leaves is their hashes', () => {
    const store = ledgerOf(300)
    const bundles = [...entryBundles(300, (at) => certain(store.entries[at], 'there'))]
    const entries = bundles.flatMap(({ bytes }) => certain(parseBundle(bytes), 'ours'))
    expect(hexes(entries)).toEqual(hexes(store.entries))
    const [first] = [...hashTiles(300, (level, index) => store.node(level, index))]
    expect(first?.bytes.slice(32, 64)).toEqual(store.node(0, 1))
  })

  it('[LG20] has no bundle that is cut or empty', () => {
    for (const bad of [new Uint8Array(0), Uint8Array.of(0), concat(Uint8Array.of(0, 2), Uint8Array.of(1))]) {
      expect(parseBundle(bad)).toBeUndefined()
    }
  })
})

describe('a step of the log', () => {
  it('[LG21] is as long with one commitment, with none and with as many as it holds', () => {
    for (const count of [0, 1, stepLength]) {
      const commitments = Array.from({ length: count }, (_, at) => entryOf(at))
      const { entries, places } = stepOf(commitments, { random: countingRandom() })
      expect(entries).toHaveLength(stepLength)
      expect(new Set(places).size).toBe(count)
      expect(places.map((place) => entries[place])).toEqual(commitments)
      expect(new Set(hexes(entries)).size).toBe(stepLength)
    }
    const many = Array.from({ length: stepLength + 1 }, (_, at) => entryOf(at))
    expect(() => stepOf(many, { random: countingRandom() })).toThrow('more was to be committed')
  })

  it('[LG22] puts what came anywhere: the place says nothing of the order', () => {
    const random = countingRandom()
    const firsts = Array.from({ length: 40 }, () => stepOf([entryOf(1)], { random }).places[0] ?? 0)
    expect(new Set(firsts).size).toBeGreaterThan(30)
    expect(Math.max(...firsts)).toBeGreaterThan(stepLength / 2)
  })

  it('[LG23] takes entries of one length only: another would stand out', () => {
    expect(() => appendEntries(new MemoryLedger(), [new Uint8Array(31)])).toThrow('would stand out')
  })
})

describe('a witness', () => {
  async function asks(store: MemoryLedger, old: number, seen: Seen | undefined, byte = 1) {
    const note = await signCheckpoint(store, origin, await keyOf(byte))
    const body = addCheckpointBody({ old, proof: growthProof(store, old, store.size()), note })
    const request = certain(parseAddCheckpoint(utf8(body)), 'ours')
    const keys = [await logKey(1)]
    return weighCheckpoint(request, (name) => (name === origin ? { keys, seen } : undefined))
  }

  function seenOf(store: MemoryLedger): Seen {
    return { size: store.size(), root: rootAt(store.size(), (level, index) => store.node(level, index)) }
  }

  it('[LG28] signs what continues what it saw, of every size, and nothing else', async () => {
    await assert(
      asyncProperty(integer({ min: 1, max: 40 }), integer({ min: 0, max: 40 }), async (from, more) => {
        const seen = seenOf(ledgerOf(from))
        expect(await asks(ledgerOf(from + more), from, seen)).toMatchObject({
          status: 200,
          size: from + more,
        })
        const forked = ledgerOf(from - 1)
        appendEntries(
          forked,
          Array.from({ length: more + 1 }, (_, at) => entryOf(1000 + at)),
        )
        const answer = await asks(forked, from, seen)
        expect(answer.status).toBe(more === 0 ? 409 : 422)
      }),
      { numRuns: 40 },
    )
  })

  it('[LG29] tells a log that is behind or ahead the size it knows', async () => {
    const seen = seenOf(ledgerOf(7))
    expect(await asks(ledgerOf(9), 5, seen)).toEqual({ status: 409, size: 7 })
    expect(await asks(ledgerOf(5), 5, seen)).toEqual({ status: 409, size: 7 })
    expect(await asks(ledgerOf(9), 0, seen)).toEqual({ status: 409, size: 7 })
    expect((await asks(ledgerOf(9), 0, undefined)).status).toBe(200)
  })

  it('[LG30] knows neither another log nor another key, and an old size above the new is no request', async () => {
    expect((await asks(ledgerOf(3), 0, undefined, 2)).status).toBe(403)
    const note = await signCheckpoint(ledgerOf(3), 'ledger/another', await keyOf(1))
    const request = { old: 0, proof: [], note }
    expect((await weighCheckpoint(request, () => undefined)).status).toBe(404)
    const own = await signCheckpoint(ledgerOf(3), origin, await keyOf(1))
    const keys = [await logKey(1)]
    const known = { keys, seen: undefined }
    expect((await weighCheckpoint({ old: 4, proof: [], note: own }, () => known)).status).toBe(400)
    const text = { text: 'hello\n', lines: own.lines }
    expect((await weighCheckpoint({ old: 0, proof: [], note: text }, () => known)).status).toBe(400)
    expect((await weighCheckpoint({ old: 0, proof: [entryOf(1)], note: own }, () => known)).status).toBe(422)
  })

  it('[LG27] reads the example of the specification, and nothing that is spelled otherwise', () => {
    const body = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`
    const request = parseAddCheckpoint(utf8(body))
    expect(request).toMatchObject({ old: 20_852_014 })
    expect(request?.proof).toHaveLength(4)
    expect(request === undefined ? '' : addCheckpointBody(request)).toBe(body)
    expect(parseNote(utf8(body.slice(body.indexOf('example')))).ok).toBe(true)
    for (const bad of [
      body.replace('old 2', 'old 02'),
      body.replace('old ', 'new '),
      body.replace('PlRN', 'PlR'),
      body.replace('\n\n', `\n${'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n'.repeat(60)}\n`),
      'old 0\n',
    ]) {
      expect(parseAddCheckpoint(utf8(bad))).toBeUndefined()
    }
  })
})
