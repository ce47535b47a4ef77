/**
 * A speech of several paragraphs that nothing attributes, right below a paragraph about one person (P34d): “I went back
 * every morning. ¶ “In June they told me …”. Only an open mark shows that the page did not lose who said it.
 */

import type { Draft } from '../quotations/draft.ts'
import { ownVoice } from './carrying.ts'
import type { Speaker } from './scene.ts'
import type { Story } from './story.ts'

/** So many paragraphs may one speech have. */
const longest = 12

export function withMonologues(
  { text, paragraphs, passages, mentions }: Story,
  drafts: readonly Draft[],
  passageOf: ReadonlyMap<Draft['quoted'], number>,
): readonly Draft[] {
  const found = [...drafts]
  for (const [i, draft] of drafts.entries()) {
    const passage = passageOf.get(draft.quoted)
    if (passage === undefined || passage === 0 || !draft.quoted.goesOn || !isOpen(draft)) continue
    const before = passages[passage - 1]?.tokens ?? []
    const isTold =
      paragraphs[passage - 1]?.kind === 'body' &&
      before.some(({ kind }) => kind === 'word') &&
      before.every(({ kind }) => kind !== 'quote')
    const chain = chainOf(drafts, i, passageOf)
    const words = chain.map(({ quoted }) =>
      text.slice(quoted.start, Math.min(quoted.end, quoted.start + 2000)),
    )
    if (!isTold || chain.length < 2 || !chain.every(isOpen) || !words.some((own) => ownVoice.test(own)))
      continue
    const last = before.at(-1)?.sentence ?? 0
    const quote = { kind: 'quote', text: '', low: '', capital: false, start: 0, end: 0 } as const
    const behind = [...before, { ...quote, sentence: last + 1 }]
    const name = mentions.only(passage - 1, before.length, behind)
    if (name === undefined) continue
    const speaker: Speaker = { name, basis: 'pronoun' }
    chain.forEach((one, k) => {
      found[drafts.indexOf(one)] = {
        ...one,
        speaker: k === 0 ? speaker : { name, basis: 'continued' },
        standing: 'continued',
        listed: true,
      }
    })
  }
  return found
}

/** Nobody says it, and no rule has anything to say of it. */
function isOpen({ kind, speaker, standing, inside, quoted, at }: Draft): boolean {
  return (
    kind === 'body' &&
    speaker.name === null &&
    standing !== 'inscription' &&
    standing !== 'near' &&
    inside === undefined &&
    quoted.family !== 'dash' &&
    at === 0
  )
}

/** The paragraphs that go on from the open mark of this one, each the next paragraph's only words. */
function chainOf(
  drafts: readonly Draft[],
  from: number,
  passageOf: ReadonlyMap<Draft['quoted'], number>,
): readonly Draft[] {
  const chain: Draft[] = []
  const outer = drafts.slice(from).filter(({ inside }) => inside === undefined)
  for (const one of outer.slice(0, longest)) {
    const last = chain.at(-1)
    if (last !== undefined) {
      const isNext = (passageOf.get(one.quoted) ?? -9) - (passageOf.get(last.quoted) ?? -1) === 1
      if (!last.quoted.goesOn || !isNext) break
    }
    chain.push(one)
  }
  return chain
}
