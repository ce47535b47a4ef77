/** The sentences of a passage, each as a row of tokens. */

import type { Scene } from './speakers/scene.ts'
import type { Story } from './speakers/story.ts'
import type { Token } from './tokens.ts'

export type Sentence = {
  readonly scene: Scene
  /** Token indices, end excluded. */
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

/** Of the article's own text: headlines and bylines state nothing by themselves. */
export function* sentencesOf(story: Story): Generator<Sentence> {
  for (const [passage, { tokens }] of story.passages.entries()) {
    if (story.paragraphs[passage]?.kind !== 'body') continue
    const scene: Scene = { ...story, passage, tokens, self: null }
    for (let from = 0; from < tokens.length; ) {
      const to = endOf(tokens, from)
      yield { scene, from, to, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }
      from = to
    }
  }
}

function endOf(tokens: readonly Token[], from: number): number {
  let to = from + 1
  while (to < tokens.length && tokens[to]?.sentence === tokens[from]?.sentence) to++
  return to
}
