/** Who is meant by what somebody is: "the newspaper", « la magistrate », "the 34-year-old". */
import { asPronoun, describesOne, nounOf, pointsBack } from '../names/descriptions.ts'
import type { Gender } from '../names/names.ts'
import { firstIn, lastIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { isPersonNoun, nounStem, withoutArticle } from '../words/person-nouns.ts'
import { fatherMeant, officesOf } from './hypernyms.ts'
import type { Range } from './phrase-edges.ts'
import type { Scene } from './scene.ts'

/** "the newspaper", where the text calls only one name a newspaper. */
export function describedName(scene: Scene, range: Range): string | undefined {
  const tokens = scene.tokens.slice(range.from, range.to)
  const described = nounOf(tokens) ?? agedOne(tokens)
  // "One of the bulldozer drivers climbed down. “…,” the driver said.": not the driver who has a name.
  if (described !== undefined && isBroughtInAnew(scene.tokens, range)) return undefined
  const known = described === undefined ? undefined : scene.names.describedAs(described)
  if (known !== undefined && !isOtherGender(tokens, scene.names.gender(known))) return known
  // Several are called deputies: the one of whom the paragraph has just spoken.
  const isMeant = (name: string): boolean =>
    described !== undefined &&
    scene.names.isCalled(name, described) &&
    !isOtherGender(tokens, scene.names.gender(name))
  const near =
    described === undefined
      ? undefined
      : scene.mentions.nearest(scene.passage, range.from, scene.tokens, isMeant)
  if (near !== undefined) return near
  const wider = calledMoreNarrowly(scene, range, tokens)
  if (wider !== undefined) return wider
  const one = describesOne(tokens)
  const isOne = one !== undefined && !scene.names.isOpen(nounStem(tokens.at(-1)?.low ?? ''))
  const back = pointsBack(tokens) ?? (isOne ? one : undefined)
  const pointed =
    back === undefined ? undefined : scene.mentions.fitting(scene.passage, range.from, back, scene.tokens)
  if (pointed !== undefined) return pointed
  const meant = asPronoun(tokens)
  if (meant !== undefined) return scene.mentions.known(scene.passage, range.from, meant, scene.tokens)
  const noun = tokens.at(-1)
  if (tokens.length === 1 && noun !== undefined && /^l'\p{L}/u.test(noun.low) && !isPersonNoun(noun.low)) {
    // « …, directrice de l'association, Zoé Roy »: she is not the association.
    const tied = scene.names.tiedTo(noun.low) ?? scene.names.tiedTo(withoutArticle(noun.low))
    return tied === undefined || scene.names.isPerson(tied) ? undefined : tied
  }
  if (tokens.length !== 2 || noun === undefined || !/^(?:the|le|la|this)$/u.test(tokens[0]?.low ?? ''))
    return undefined
  return scene.names.tiedTo(noun.low)
}

/** « le prêtre », where the text calls one father by name; "the 61-year-old doctor", of whom it is speaking. */
function calledMoreNarrowly(scene: Scene, { from }: Range, tokens: readonly Token[]): string | undefined {
  const { names, mentions, passage } = scene
  const isAged =
    /^(?:the|this)$/u.test(tokens[0]?.low ?? '') &&
    tokens.length === 3 &&
    /^\d\d-year-old$/u.test(tokens[1]?.low ?? '')
  const aged = isAged ? mentions.spokenOf(passage, from, scene.tokens) : undefined
  if (aged !== undefined && names.isPerson(aged)) return aged
  const father = fatherMeant(scene, tokens)
  if (father !== undefined) return father
  const known = new Set(
    officesOf(tokens)
      .map((noun) => names.describedAs(nounStem(noun)))
      .filter((name) => name !== undefined && !isOtherGender(tokens, names.gender(name))),
  )
  const [only, ...others] = known
  return others.length === 0 ? only : undefined
}

/** Nearer than any name stands "one of the drivers", « un des gardiens », «один из водителей». */
function isBroughtInAnew(tokens: readonly Token[], { from, to }: Range): boolean {
  const noun = tokens[to - 1]?.low.replace(/^l'/u, '') ?? ''
  const at = lastIn(
    tokens,
    Math.max(0, from - 60),
    from,
    ({ low, kind }, k) =>
      kind === 'word' &&
      (low === `${noun}s` || (noun.length > 4 && low !== noun && low.startsWith(noun.slice(0, -1)))) &&
      firstIn(
        tokens,
        k - 5,
        k,
        (token, i) =>
          /^(?:one|l'une?|une?|один|одна)$/u.test(token.low) &&
          /^(?:of|des|из)$/u.test(tokens[i + 1]?.low ?? ''),
      ) >= 0,
  )
  return (
    at >= 0 &&
    firstIn(
      tokens,
      at + 1,
      from,
      ({ capital, sentence }, k) =>
        capital && tokens[k - 1]?.sentence === sentence && tokens[k - 1]?.low !== 'the',
    ) < 0
  )
}

/** « la magistrate » is no man. */
function isOtherGender(tokens: readonly Token[], gender: Gender | undefined): boolean {
  const article = tokens[0]?.low
  return gender === 'he' && article === 'la'
}

/** "the 34-year-old", «34-летний» */
function agedOne(tokens: readonly Token[]): string | undefined {
  const noun = tokens.at(-1)?.low ?? ''
  return tokens.length <= 2 && /^\d\d-(?:year-old|летний|летняя)$/u.test(noun) ? nounStem(noun) : undefined
}
