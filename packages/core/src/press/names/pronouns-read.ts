/** The pronouns of a whole text, read from its first to its last, and what they tell of those whom they mean. */
import type { Token } from '../tokens.ts'
import type { InView } from './in-view.ts'
import type { Mention } from './mention.ts'
import type { Names } from './names.ts'
import { clearly, isUnnamed, type Meant, wantedBy } from './salience.ts'

/** Of a page with more pronouns than any report has, the rest tell nothing of those behind them. */
const mostPronouns = 3000

/**
 * Each pronoun in turn, so that "he" carries on whom the one before meant.
 *
 * @param learns whether a pronoun tells `names` of anybody's gender.
 */
export function readPronouns(view: InView, learns: boolean): void {
  let read = 0
  for (const [passage, mentions] of view.mentions.entries())
    for (const mention of mentions) {
      const { kind, at, name, describes } = mention
      if ((kind !== 'pronoun' && describes === undefined) || ++read > mostPronouns) continue
      const tokens = view.tokensOf(passage)
      if (mention.isOther === true) {
        const other = otherThanSubject(view, passage, mention)
        if (other !== undefined) view.remember(passage, at, other)
        continue
      }
      const found = kind === 'pronoun' ? view.meant(passage, at, name, tokens) : undefined
      const meant = kind === 'pronoun' ? found?.name : described(view, passage, mention, tokens)
      if (meant === undefined) continue
      const own = kind === 'pronoun' && found !== undefined ? calledSo(tokens, at, view.names) : undefined
      if (own !== undefined && found !== undefined && isUnnamed(found.name)) {
        view.remember(found.passage, found.best.at, own)
        if (wantedBy(name) !== 'they') view.names.learn(own, name)
      }
      view.remember(passage, at, own ?? meant)
      if (learns && found !== undefined && wantedBy(name) !== 'they') learn(found, name, view.names)
    }
}

/** A sentence about one person, and "he" in the next, nobody else being near. */
function learn({ name, best, margin }: Meant, pronoun: string, names: Names): void {
  const isPlain = (best.isSubject || best.speaks) && best.kind === 'person' && margin >= 30
  if (isPlain && names.gender(name) === undefined && names.isPerson(name)) names.learn(name, pronoun)
}

/** "Albert Gow, 79, has lived here all his life. The retired driver refused …": whom the text is about, by another word. */
function described(
  view: InView,
  passage: number,
  { at, name, gender, describes }: Mention,
  tokens: readonly Token[],
): string | undefined {
  if (view.names.isPerson(name)) return name
  const sentence = tokens[at]?.sentence ?? 0
  const [first, second] = view.manAndWoman(passage, at, tokens, gender)
  if (first === undefined || !view.names.isPerson(first.name)) return undefined
  if (second !== undefined && second.name !== first.name && first.score - second.score < clearly)
    return undefined
  if (describes === 'sure' && first.score >= 80) return first.name
  // In a portrait of her « la romancière » is she.
  if (first.name === view.portrayed?.name && gender === view.portrayed.gender) return first.name
  // « Odile Sarne ne sourit pas. La pharmacienne … »: in the same paragraph, and about nobody else.
  const isRight = first.passage === passage && sentence - first.best.sentence <= 2 && first.best.isSubject
  return isRight && first.margin >= 30 ? first.name : undefined
}

/** «Следователь позвал Сомова. Тот молчал.» */
function otherThanSubject(
  view: InView,
  passage: number,
  { at, sentence, name }: Mention,
): string | undefined {
  const who = wantedBy(name)
  const own = view
    .before(passage, at)
    .filter(
      (one) =>
        one.sentence === sentence - 1 &&
        one.kind === 'person' &&
        !one.isSubject &&
        one.isPlural !== true &&
        (one.gender ?? view.names.gender(one.name) ?? who) === who,
    )
  return new Set(own.map((one) => one.name)).size === 1 ? own[0]?.name : undefined
}

/** « Elle s'appelle Oumou », "he is called Paul", «её зовут Мария»: the name right behind, if it is one. */
function calledSo(tokens: readonly Token[], at: number, names: Names): string | undefined {
  const first = tokens[at + 1]?.low ?? ''
  const second = tokens[at + 2]?.low ?? ''
  const isNamed = /^(?:s'appel(?:le|ait)|зовут|звали)$/u.test(first)
  const isCalled = /^(?:is|was)$/u.test(first) && /^(?:called|named)$/u.test(second)
  const from = isNamed ? at + 2 : isCalled ? at + 3 : -1
  const token = tokens[from]
  if (from < 0 || token?.capital !== true || token.sentence !== tokens[at]?.sentence) return undefined
  return names.within(tokens.slice(from, from + 4)).find((one) => one.at === 0)?.text ?? token.text
}
