/** Verdicts over folders in memory: docs/formats/dossier.md, D30 to D34. Whole dossiers are checked in `host`. */
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../base/bytes.ts'
import { languages } from '../base/language.ts'
import { refuse } from '../base/result.ts'
import { sha256 } from '../sealed/hash.ts'
import { type BagFiles, bagOf } from './bag.fixture.ts'
import { faultWords, uncheckedWords, warningWords } from './finding-words.ts'
import { noProofs } from './papers-check.ts'
import type { Fingerprint } from './ssh-key.ts'
import { passes, type Verdict } from './verdict.ts'
import { describeVerdict } from './verdict-words.ts'
import { verifyDossier } from './verify.ts'

const hashOf = (text: string): string => toHex(sha256(utf8(text)))

const list = `${hashOf('one')}  data/a.txt\n${hashOf('')}  data/b/empty\n`

const bag: BagFiles = {
  'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  'bag-info.txt': 'Payload-Oxum: 3.2\n',
  'manifest-sha256.txt': list,
  'data/a.txt': 'one',
  'data/b/empty': '',
}

/** `file: rule` of each fault or warning. */
async function found(files: BagFiles): Promise<readonly string[] | Verdict['kind']> {
  const verdict = await verifyDossier(bagOf(files))
  if (verdict.kind === 'faulty') return verdict.faults.map(({ file, rule }) => `${file}: ${rule}`)
  if (verdict.kind === 'bag' && verdict.warnings.length > 0) {
    return verdict.warnings.map(({ file, rule }) => `${file}: ${rule}`)
  }
  return verdict.kind
}

function without(path: string): BagFiles {
  return Object.fromEntries(Object.entries(bag).filter(([name]) => name !== path))
}

describe('an ordinary bag', () => {
  it('[D33] that agrees with its lists is whole, and said to be unsigned', async () => {
    const verdict = await verifyDossier(bagOf(bag))
    expect(verdict).toEqual({ kind: 'bag', files: 2, warnings: [] })
    expect(passes(verdict)).toBe(true)
    expect(describeVerdict(verdict, 'en').join(' ')).toContain('Nobody signed it')
  })

  it('[D31] names each file that is changed, missing or added', async () => {
    expect(await found({ ...bag, 'data/a.txt': 'two' })).toEqual(['data/a.txt: changed'])
    expect(await found(without('data/a.txt'))).toEqual(['data/a.txt: missing'])
    expect(await found({ ...bag, 'data/c': '' })).toEqual(['data/c: unlisted'])
    expect(await found(without('bagit.txt'))).toEqual(['bagit.txt: bagit-missing'])
    expect(await found(without('manifest-sha256.txt'))).toContain('manifest-sha256.txt: manifest-missing')
    expect(await found({ ...bag, 'bag-info.txt': 'Payload-Oxum: 4.2\n' })).toEqual(['bag-info.txt: count'])
  })

  it('[D33] since 1.0 is listed whole in every list', async () => {
    const sha512 = { ...bag, 'manifest-sha512.txt': '' }
    expect(await found(sha512)).toEqual(['data/a.txt: unlisted', 'data/b/empty: unlisted'])
    const older = { ...sha512, 'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n' }
    expect(await found(older)).toBe('bag')
  })

  it('[D8] whose list climbs out is refused, and nothing outside is read', async () => {
    const hostile = `${list}${hashOf('x')}  ../../home/x\n`
    expect(await found({ ...bag, 'manifest-sha256.txt': hostile })).toEqual(['../../home/x: out-of-scope'])
  })

  it('[D10] whose list names what is not its to name is refused', async () => {
    const listed = async (name: string) =>
      found({ ...bag, 'manifest-sha256.txt': `${list}${hashOf('x')}  ${name}\n`, 'note.txt': 'x' })
    expect(await listed('note.txt')).toEqual(['note.txt: out-of-scope'])
    expect(await listed('data/../note.txt')).toEqual(['data/../note.txt: out-of-scope'])
    expect(await listed('data/\u202enote')).toEqual([
      'data/\\u{202e}note: unsafe-name',
      'data/\\u{202e}note: missing',
    ])
    const tags = `${hashOf('one')}  data/a.txt\n`
    expect(await found({ ...bag, 'tagmanifest-sha256.txt': tags })).toEqual(['data/a.txt: out-of-scope'])
  })

  it('[D8] with a name that turns what one sees is refused under a name that does not', async () => {
    const name = 'data/photo\u202egpj.exe'
    const hostile = `${list}${hashOf('x')}  ${name}\n`
    const files = { ...bag, 'bag-info.txt': '', 'manifest-sha256.txt': hostile, [name]: 'x' }
    expect(await found(files)).toEqual(['data/photo\\u{202e}gpj.exe: unsafe-name'])
    expect(await found({ ...bag, 'no\u0007te.txt': '' })).toEqual(['no\\u{7}te.txt: unsafe-name'])
  })

  it('[D33] that lost its capital letters on the way is found, with a warning', async () => {
    const respelt = `${hashOf('one')}  data/A.txt\n${hashOf('')}  data/b/empty\n`
    const files = { ...bag, 'manifest-sha256.txt': respelt }
    expect(await found(files)).toEqual(['data/A.txt: other-case'])
    expect(await found({ ...files, 'data/a.txt': 'two' })).toEqual(['data/A.txt: changed'])
  })

  it('[D33] with a kind of hash that this platform lacks is not said to be whole', async () => {
    const files = {
      ...bag,
      'manifest-md5.txt': `${'0'.repeat(32)}  data/a.txt\n${'0'.repeat(32)}  data/b/empty\n`,
    }
    expect(await found(files)).toEqual(['data/a.txt: algorithm', 'data/b/empty: algorithm'])
    expect(await found({ ...bag, 'manifest-crc32.txt': '' })).toEqual(['manifest-crc32.txt: algorithm'])
  })
})

describe('what was a dossier', () => {
  it('[D32] does not become an ordinary bag when its signature is taken away', async () => {
    for (const trace of [
      { 'bag-info.txt': 'Dossier-Format: safeconduct-dossier/1\n' },
      { allowed_signers: '' },
      { 'verify/verify.sh': 'exit 0\n' },
    ]) {
      expect(await found({ ...bag, ...trace })).toContain('manifest-sha256.txt.sig: signature-missing')
    }
  })

  it('[D32] and a folder for which a key is given must be signed by it', async () => {
    const fingerprint = `SHA256:${'A'.repeat(43)}` as Fingerprint
    const verdict = await verifyDossier(bagOf(bag), { expectedKey: { fingerprint } })
    expect(verdict.kind).toBe('faulty')
    expect(passes(verdict)).toBe(false)
    const photos = await verifyDossier(bagOf({ 'photo.jpg': '' }), { expectedKey: { fingerprint } })
    expect(photos).toEqual({ kind: 'unchecked', why: 'not-a-bag' })
  })
})

describe('what cannot be checked', () => {
  it('[D34] gets one sentence in each language', async () => {
    for (const why of ['missing', 'not-a-folder', 'too-many-files', 'stopped'] as const) {
      const reader = {
        ...bagOf({}),
        entries: () => Promise.resolve(refuse({ kind: 'unreadable', why } as const)),
      }
      const verdict = await verifyDossier(reader)
      expect(verdict).toEqual({ kind: 'unchecked', why })
      expect(passes(verdict)).toBe(false)
      for (const language of languages) expect(describeVerdict(verdict, language)).toHaveLength(1)
    }
    expect(await found({ 'photo.jpg': 'x' })).toBe('unchecked')
    expect(await found({})).toBe('unchecked')
  })

  it('is stopped when the person stops it', async () => {
    const verdict = await verifyDossier(bagOf(bag), { signal: AbortSignal.abort() })
    expect(verdict).toEqual({ kind: 'unchecked', why: 'stopped' })
  })
})

describe('words', () => {
  it('name the file in every sentence about a file, in every language', () => {
    for (const words of [...Object.values(faultWords), ...Object.values(warningWords)]) {
      for (const language of languages) expect(words[language]).toContain('{file}')
    }
    for (const words of Object.values(uncheckedWords)) {
      for (const language of languages) expect(words[language]).not.toContain('{')
    }
  })

  it('leave what a hostile name has in braces as it is', () => {
    const verdict: Verdict = {
      kind: 'faulty',
      what: 'bag',
      faults: [{ file: 'data/{count}', rule: 'missing' }],
    }
    expect(describeVerdict(verdict, 'en')[1]).toBe('data/{count}: is missing.')
  })

  it('[D30] say whose signature it is only when a key was given', () => {
    const key = `SHA256:${'A'.repeat(43)}` as Fingerprint
    const facts = {
      title: 'T',
      organisation: 'The \nNetwork',
      signedAt: '2021-08-05T09:00:00Z',
      items: 1,
      files: 4,
      proofs: noProofs,
    }
    const unchanged = describeVerdict({ kind: 'unchanged', key, facts }, 'en')
    expect(unchanged[0]).toBe(`Unchanged since signed by ${key}.`)
    expect(unchanged.join(' ')).toContain('by telephone or in person')
    const signed = describeVerdict({ kind: 'signed', by: 'The\nNetwork', key, facts }, 'en')
    expect(signed[0]).toBe(`Signed by TheNetwork, and unchanged since. Key ${key}.`)
  })
})
