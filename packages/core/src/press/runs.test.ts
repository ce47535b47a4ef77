import { describe, expect, it } from 'vitest'
import { readReports } from './reading.ts'

const passage = 'they put wires on my ears and turned a handle'

function runs(...texts: readonly string[]): readonly (readonly [number, number, string])[] {
  return readReports(texts).runs.map((run) => [run.docs[0], run.docs[1], run.text])
}

describe('shared runs', () => {
  it('[P50] eight words are a run and seven are not', () => {
    expect(
      runs('One two three four five six seven eight.', 'Zero one two three four five six seven eight nine.'),
    ).toEqual([[0, 1, 'One two three four five six seven eight']])
    expect(runs('One two three four five six seven.', 'One two three four five six seven ten.')).toEqual([])
  })

  it('[P50] case, punctuation and the style of marks do not hide a copy', () => {
    expect(
      runs(`“Then ${passage},” he said.`, `THEN THEY PUT WIRES — on my ears, and turned a "handle"!`),
    ).toEqual([[0, 1, `Then ${passage}`]])
    expect(
      runs(
        'They’ve seen what a well-known man wrote down',
        "They've seen what a well known man WROTE down there",
      ),
    ).toEqual([])
  })

  it('[P50] a run is as long as it can be made', () => {
    const [run] = readReports([
      `Before it ${passage} and then it was over.`,
      `After it ${passage} and then it was quiet.`,
    ]).runs
    expect(run?.words).toBe(15)
    expect(run?.text).toBe(`it ${passage} and then it was`)
  })

  it('[P50] page furniture is no copy', () => {
    const menu = 'Sign up for our newsletter and read more of what our reporters find every day'
    expect(
      runs(
        `${menu}\n\nThe road was closed for the whole of that week.`,
        `${menu}\n\nNobody came to the house after the first of May.`,
      ),
    ).toEqual([])
  })

  it('[P51] runs stand by report and then by place, each pair once', () => {
    const found = runs(`A ${passage}.`, `B ${passage}.`, `C ${passage}.`).map(([a, b]) => [a, b])
    expect(found).toEqual([
      [0, 1],
      [0, 2],
      [1, 2],
    ])
  })

  it('[P52] offsets in both reports hold the same words', () => {
    const texts = [`Before: ${passage}, he said.`, `\ufeffAnd ${passage.toUpperCase()} twice.`]
    for (const run of readReports(texts).runs) {
      const [first, second] = run.at.map((span, i) => texts[run.docs[i] ?? 0]?.slice(span.start, span.end))
      expect(first).toBe(run.text)
      expect(second?.toLowerCase()).toBe(first?.toLowerCase())
    }
  })

  it('[P53] a run ends where only one of the two ends a paragraph', () => {
    expect(
      runs(
        `Then ${passage} the end came\n\nThe man left the town.`,
        `Then ${passage} the end came the man left the town.`,
      ),
    ).toEqual([[0, 1, `Then ${passage} the end came`]])
  })

  it('[P54] two identical reports share one run, and one that repeats itself is not its own copy', () => {
    const text = `Then ${passage}, and then ${passage}.`
    expect(runs(text)).toEqual([])
    expect(runs(text, text)).toEqual([[0, 1, text.slice(0, -1)]])
  })
})
