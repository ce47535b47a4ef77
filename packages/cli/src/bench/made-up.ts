/** Invented records of about 1 KB, the same for every run: a vocabulary of 6,000 words with a natural slope. */
import { brand } from '@safeconduct/core/base/brand.ts'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import type { RecordId } from '@safeconduct/core/base/id.ts'
import { sha256 } from '@safeconduct/core/sealed/hash.ts'
import type { RecordChange } from '@safeconduct/core/vault/replica/outcomes.ts'

const syllables = 'ba de fi go hu ka le mi no pu ra se ti vo wu ya zen dor mal kes tir bon'.split(' ')

function wordOf(index: number): string {
  const { length } = syllables
  const first = syllables[index % length] ?? ''
  const second = syllables[Math.floor(index / length) % length] ?? ''
  const third = syllables[Math.floor(index / length / length) % length] ?? ''
  return first + second + third
}

/** A small generator that gives the same numbers on every machine (a linear congruence; nothing secret). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export const commonWord = 'everywhere'
export function rareWord(index: number): string {
  return `only${index.toString(36)}here`
}

/** The words with this number. One in a thousand holds a word that no other holds. */
export function madeUpText(index: number): string {
  const next = numbers(index + 1)
  const words: string[] = []
  for (let at = 0; at < 78; at++) words.push(wordOf(Math.floor(next() * next() * 6000)))
  if (index % 1000 === 0) words.push(rareWord(index))
  words.push(commonWord)
  return words.join(' ')
}

/** The record with this number. */
export function madeUpRecord(index: number): RecordChange {
  const next = numbers(-index)
  const id = idOf(index)
  return {
    id,
    type: 'Publication',
    home: { kind: 'press' },
    fields: {
      outlet: `Outlet ${index % 40}`,
      url: `https://outlet${index % 40}.example/${index}`,
      title: `${wordOf(Math.floor(next() * 6000))} ${wordOf(Math.floor(next() * 6000))} ${index}`,
      lang: 'en',
      publishedAt: { date: '2021-05-20', precision: 'exact' },
      capture: idOf(index + 2 ** 32),
      text: madeUpText(index),
      relation: 'original',
      createdAt: '2021-08-05T09:00:00Z',
      createdBy: 'M-01',
    },
  }
}

/** Somebody who wrote to the line, as its table shows it. */
export function madeUpRequest(index: number): RecordChange {
  return {
    id: idOf(-1 - index),
    type: 'HelpRequest',
    home: { kind: 'line' },
    fields: {
      channel: 'web',
      receivedAt: '2021-08-05T09:00:00Z',
      lang: 'en',
      body: madeUpText(index),
      aboutOther: false,
      state: 'received',
      priority: 'urgent',
      createdAt: '2021-08-05T09:00:00Z',
      createdBy: 'M-01',
    },
  }
}

function idOf(index: number): RecordId {
  return brand<RecordId>(
    sha256(utf8(`made up ${index}`))
      .slice(0, 16)
      .toHex(),
  )
}
