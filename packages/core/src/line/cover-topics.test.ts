import { describe, expect, it } from 'vitest'
import { languages } from '../base/language.ts'
import { coverAnswer } from './cover-answers.ts'
import { coverReply } from './cover-leaflet.ts'
import { coverQuestion, coverTopics, coverTopicWords, isCoverTopic } from './cover-topics.ts'
import { placeSignIn } from './place-signs.ts'
import { mostSlots, slotsFor } from './replies.ts'

const attach = { slot: new Uint8Array(16).fill(7), room: 40 }
const steps = Array.from({ length: 12 }, (_, step) => step)

describe('the thread of a second code', () => {
  it('[LW25] has a question and answers in every language, each other than the last', () => {
    for (const topic of coverTopics) {
      for (const language of languages) {
        expect(coverTopicWords[topic].label[language]).not.toBe('')
        const answers = steps.map((step) => coverAnswer(topic, language, step))
        for (const [step, answer] of answers.entries()) {
          expect(answer.length, `${topic} ${step}`).toBeGreaterThan(20)
          expect(answer).not.toBe(answers[step + 1])
        }
      }
    }
  })

  it('[LW25] begins by repeating the question, because the phone keeps nothing', () => {
    for (const topic of coverTopics)
      for (const language of languages)
        expect(coverAnswer(topic, language, 0)).toContain(coverQuestion(topic, language))
  })

  it('[LW25] never ends: a long true thread has a long dull one beside it', () => {
    expect(coverAnswer('bill', 'en', 4000)).not.toBe('')
    expect(coverAnswer('bill', 'en', 5)).toBe(coverAnswer('parcel', 'en', 5))
  })

  it('[LW25] speaks of nothing that a line like this would speak of, and names no place', () => {
    const telling =
      /(?<!\p{L})(?:danger|safe|secret|help ?line|police|prison|shelter|visa|passport|abroad|leave the country|escape|threat|family|brother|uncle|relig|опасн|секрет|полиц|тюрьм|убежищ|виз[аыу]|паспорт|границ|уехать|побег|угро|семь|брат|дяд|danger|secret|prison|refuge|passeport|étranger|menace|famille|frère|oncle)/iu
    for (const topic of coverTopics) {
      for (const language of languages) {
        for (const text of steps.map((step) => coverReply(topic, language, step, { parts: 4, attach }))) {
          expect(text).not.toMatch(telling)
          expect(placeSignIn(text, [])).toBeUndefined()
        }
      }
    }
  })

  it('[LW25][N41] is as long as the true answer beside it, in slots that all have words, and asks for a file where that does', () => {
    for (const topic of coverTopics) {
      for (const language of languages) {
        for (const step of steps) {
          for (let parts = 1; parts <= mostSlots; parts++) {
            for (const place of [{}, { attach }]) {
              const text = coverReply(topic, language, step, { parts, ...place })
              expect(slotsFor(text, 'attach' in place ? attach : undefined), `${topic} ${step}`).toBe(parts)
              expect(text).toContain(coverAnswer(topic, language, step))
              const paragraphs = text.split('\n\n')
              expect(new Set(paragraphs).size, 'no paragraph stands twice').toBe(paragraphs.length)
            }
          }
        }
      }
    }
  })

  it('[LW25] knows its topics and no other word', () => {
    for (const topic of coverTopics) expect(isCoverTopic(topic)).toBe(true)
    for (const other of ['', 'constructor', 'Bill', 7, null, ['bill']])
      expect(isCoverTopic(other)).toBe(false)
  })
})
