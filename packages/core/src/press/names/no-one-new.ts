/** Nouns of persons that bring nobody new before the reader: they say what a thing is like, or what somebody already named is. */

import type { Token } from '../tokens.ts'
import { isPersonNoun } from '../words/person-nouns.ts'

/** « la cellule voisine », « une note interne », « un cartable d'écolier »: behind another noun it says what that is like. */
export function isBesideNoun(tokens: readonly Token[], from: number, noun: number): boolean {
  const article = tokens[from]?.low ?? ''
  if (!/^(?:le|la|un|une|son|sa|mon|ma|l'(?:ancienne?|actuelle?|ex))$/u.test(article)) return false
  // « le son », « un homme de son âge »: no English son.
  if (tokens[noun]?.low === 'son') return true
  return tokens
    .slice(from + 1, noun)
    .some(({ low }) => !(beforeNouns.test(low) || isPersonNoun(low) || /^l'(?:ex|ancienne?)/u.test(low)))
}

/** French adjectives and numbers that stand before their noun. */
const beforeNouns =
  /^(?:jeunes?|vieux|vieil|vieille|petite?|grande?|gros|grosse|bonne?|beau|bel|belle|mauvaise?|nouveau|nouvel|nouvelle|ancien|ancienne|ex|autre|même|seule?|simple|pauvre|brave|haute?|long|longue|certaine?|futur|future|actuel|actuelle|célèbre|fameux|fameuse|riche|premier|première|second|seconde|\p{L}+ième|dernier|dernière|prochaine?|unique|principale?|présumée?|propre|vrai|vraie|faux|fausse|cher|chère|quasi|puissante?|influente?|talentueux|talentueuse|légendaire|tout|toute|très|plus|vice|sous|co)$/u

/** "She was a midwife", « il était maçon », «Он каменщик»: what the one is of whom the sentence speaks. */
export function isPredicate(tokens: readonly Token[], from: number): boolean {
  const link = tokens[from - 1]
  const subject = tokens[from - 2]
  if (link === undefined || link.sentence !== tokens[from]?.sentence) return false
  if (/^(?:он|она)$/u.test(link.low)) return subject?.sentence !== link.sentence
  return (
    /^(?:is|was|est|était|fut)$/u.test(link.low) &&
    subject?.sentence === link.sentence &&
    !/^(?:there|here|it|that|this|what|where|who|qui|où|ce|voilà|quel|quelle)$/u.test(subject.low)
  )
}
