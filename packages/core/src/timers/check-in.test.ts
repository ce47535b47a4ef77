/** Words typed on somebody else's phone, and what the relay may know of them. docs/formats/timers.md, TI1 to TI9. */
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../test/support/seeded-random.ts'
import { certain } from '../base/result.ts'
import {
  acceptedFor,
  answerFor,
  type CheckInMarks,
  checkInAnswerLength,
  checkInAskLength,
  checkInKeys,
  checkInLinkText,
  encodeCheckInAsk,
  encodeCheckInShown,
  foldedWord,
  isAccepted,
  markOf,
  newCheckInLink,
  openAnswer,
  parseCheckInAsk,
  parseCheckInShown,
  secretInFragment,
} from './check-in.ts'

const link = newCheckInLink(seededRandom(3))
const mark = (word: string) => certain(markOf(link.key, word), 'something is left of it')
const words: Required<CheckInMarks> = { safe: mark('green kettle'), duress: mark('зелёный чайник') }

describe('a check-in link', () => {
  it('[TI1] holds a secret behind # alone, and nothing else makes its keys', () => {
    const text = checkInLinkText('https://relay.example.org/', link.secret)
    expect(text).toMatch(/^https:\/\/relay\.example\.org\/c#[\w-]{22}$/)
    const secret = certain(secretInFragment(new URL(text).hash), 'it reads back')
    expect(checkInKeys(secret)).toEqual({ slot: link.slot, key: link.key })
    expect(newCheckInLink(seededRandom(4)).slot).not.toEqual(link.slot)
    expect(`${String(link.secret)} ${JSON.stringify(link)}`).not.toContain(text.slice(-22))
    for (const fragment of ['', '#', '#x', text.slice(-21), `${text.slice(-22)}A`, `#${'*'.repeat(22)}`])
      expect(secretInFragment(fragment)).toBeUndefined()
  })

  it('[TI2] reads a word whatever its capitals, spaces, dots and accents', () => {
    for (const typed of [
      'Green Kettle',
      ' green  kettle.',
      'GREENKETTLE',
      'green-kettle!',
      'ｇｒｅｅｎ kettle',
    ])
      expect(foldedWord(typed)).toBe('greenkettle')
    expect([foldedWord('Ёлка'), foldedWord('Éléphant à l’eau')]).toEqual(['елка', 'elephantaleau'])
    expect(markOf(link.key, ' .!? ')).toBeUndefined()
  })

  it('[TI3] gives answers of one length that say nothing of each other, from one due time to the next', () => {
    const all = [0, 5, 1440].flatMap((due) => [answerFor(words.safe, due), answerFor(words.duress, due)])
    expect(new Set(all.map((answer) => answer.toHex())).size).toBe(6)
    expect(new Set(all.map(({ length }) => length))).toEqual(new Set([32]))
    expect(openAnswer(answerFor(words.safe, 5), words, 5)).toBe('safe')
    expect(openAnswer(answerFor(words.duress, 5), words, 5)).toBe('duress')
    // Yesterday's answer, heard on the way, is none today.
    expect(openAnswer(answerFor(words.safe, 0), words, 5)).toBe('other')
  })

  it('[TI3] shows the relay two hashes in the order of their bytes: it knows one came, and not which', () => {
    const dues = Array.from({ length: 64 }, (_, at) => at * 5)
    const accepts = acceptedFor({ key: link.key, ...words }, dues)
    const firstIsSafe = accepts.filter(({ due, answers: [first] }) => {
      const [one] = acceptedFor({ key: link.key, safe: words.safe, duress: words.safe }, [due])
      return one?.answers[0].toHex() === first.toHex()
    })
    // Which of the two comes first is a matter of chance, anew for each due time.
    expect(firstIsSafe.length).toBeGreaterThan(16)
    expect(firstIsSafe.length).toBeLessThan(48)
    for (const accepted of accepts) {
      const { due } = accepted
      expect(isAccepted(accepted, answerFor(words.safe, due))).toBe(true)
      expect(isAccepted(accepted, answerFor(words.duress, due))).toBe(true)
      expect(isAccepted(accepted, answerFor(mark('green kettles'), due))).toBe(false)
    }
  })

  it('[TI3] looks the same at the relay with one word as with two', () => {
    const [one] = acceptedFor({ key: link.key, safe: words.safe }, [10])
    const [two] = acceptedFor({ key: link.key, ...words }, [10])
    expect(one?.answers.map(({ length }) => length)).toEqual(two?.answers.map(({ length }) => length))
    expect(openAnswer(answerFor(words.safe, 10), { safe: words.safe }, 10)).toBe('safe')
  })

  it('[TI4] reads one word that was set for both as the one that brings help', () => {
    expect(openAnswer(answerFor(words.safe, 5), { safe: words.safe, duress: words.safe }, 5)).toBe('duress')
  })

  it('[TI52] asks and is answered in one length, and reads nothing else', () => {
    const random = seededRandom(5)
    for (const what of ['look', 'answer'] as const) {
      const ask = { what, slot: random.bytes(16), answer: random.bytes(32) }
      const bytes = encodeCheckInAsk(ask)
      expect([bytes.length, parseCheckInAsk(bytes)]).toEqual([checkInAskLength, ask])
      for (let at = 0; at < 2; at++) {
        const wrong = bytes.slice()
        wrong[at] = 7
        expect(parseCheckInAsk(wrong)).toBeUndefined()
      }
      expect(parseCheckInAsk(bytes.subarray(1))).toBeUndefined()
    }
    for (const shown of ['nothing', 'word', 'button', 'taken'] as const) {
      const bytes = encodeCheckInShown({ shown, due: 29_559_790 })
      expect(bytes.length).toBe(checkInAnswerLength)
      expect(parseCheckInShown(bytes)).toEqual({ shown, due: 29_559_790 })
    }
    expect(parseCheckInShown(new Uint8Array(6))).toBeUndefined()
    expect(parseCheckInShown(Uint8Array.of(1, 9, 0, 0, 0, 0))).toBeUndefined()
  })
})
