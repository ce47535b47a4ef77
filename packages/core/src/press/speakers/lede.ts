/**
 * "A nurse told the court that she had been “afraid”. ¶ Anna Roe was giving evidence …": a report's first sentence brings
 * somebody in by what they are, and the next paragraphs by name.
 *
 * Whoever is named with what they are ("Anna Roe, the mayor, said") is somebody else. One only of that gender, or nobody.
 */
import type { Draft } from '../quotations/draft.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { femalePronouns } from '../words/grammar-words.ts'
import { speechVerbs } from '../words/speech-words.ts'
import type { Drafts } from './choice/around.ts'
import { endOfName } from './clause-places.ts'
import type { Story } from './story.ts'

/** So many paragraphs below the first one name whom it brought in. */
const farthest = 3
const broughtIn = /^(?:(?:an?|une?) \p{Ll}|(?:the|la|le|l['’]) ?\p{Ll}+ (?:of an?|d['’]une?) )/iu
const she =
  /^(?:the|an?|la|une|l['’]) ?(?:wife|mother|sister|daughter|woman|girl|widow|femme|mère|sœur|soeur|fille|veuve)(?!\p{L})/iu
const he =
  /^(?:the|an?|le|un|l['’]) ?(?:husband|father|brother|son|man|boy|widower|mari|père|frère|fils|homme|veuf)(?!\p{L})/iu

export function withLedeNamed(story: Story, found: Drafts): Drafts {
  const first = story.paragraphs.findIndex(({ kind }) => kind === 'body')
  const own = found.drafts.filter(
    ({ quoted, speaker }) =>
      found.passageOf.get(quoted) === first &&
      speaker.basis === 'stated' &&
      broughtIn.test(speaker.name ?? ''),
  )
  const [draft] = own
  if (first < 0 || draft === undefined || new Set(own.map(({ speaker }) => speaker.name)).size > 1)
    return found
  const name = namedBelow(story, first, draft)
  if (name === undefined) return found
  const drafts = found.drafts.map((one) =>
    own.includes(one) ? { ...one, speaker: { name, basis: 'chosen' as const } } : one,
  )
  return { ...found, drafts }
}

function namedBelow(story: Story, first: number, draft: Draft): string | undefined {
  const gender = genderOf(draft.speaker.name ?? '', story.passages[first]?.tokens ?? [], draft.at)
  if (gender === undefined) return undefined
  const all = new Set<string>()
  for (let p = first + 1; p <= first + farthest; p++) {
    const tokens = story.passages[p]?.tokens ?? []
    const opening = story.names.within(tokens.slice(0, 40)).find(({ at }) => at === 0)
    if (opening?.kind !== 'person' || !opening.text.includes(' ') || story.paragraphs[p]?.kind !== 'body')
      continue
    if ((story.names.gender(opening.text) ?? gender) !== gender) continue
    const to = endOfName(tokens, 0)
    const isAged =
      tokens[to]?.text === ',' && /^\d+$/u.test(tokens[to + 1]?.low ?? '') && tokens[to + 2]?.text === ','
    // Named with what they are: somebody whom the first sentence did not bring in.
    if (!isAged && tokens[to]?.kind !== 'word') return undefined
    if (speaks(tokens)) all.add(opening.text)
  }
  const [only, ...others] = all
  return others.length > 0 ? undefined : only
}

function speaks(tokens: readonly Token[]): boolean {
  const isTold = (at: number): boolean => {
    const low = tokens[at]?.low ?? ''
    return speechVerbs.has(low) || /^(?:evidence|testifying|testified|témoign\p{Ll}+)$/u.test(low)
  }
  return firstIn(tokens, 1, 25, (token, at) => token.sentence === tokens[0]?.sentence && isTold(at)) >= 0
}

function genderOf(name: string, tokens: readonly Token[], q: number): 'he' | 'she' | undefined {
  if (she.test(name)) return 'she'
  if (he.test(name)) return 'he'
  const before = tokens.slice(0, q).filter(({ low }) => /^(?:he|she|il|elle)$/u.test(low))
  const genders = new Set(before.map(({ low }) => (femalePronouns.has(low) ? 'she' : 'he')))
  const [only, ...others] = genders
  return others.length > 0 ? undefined : only === 'she' ? 'she' : only
}
