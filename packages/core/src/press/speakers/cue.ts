/** What in a sentence says who speaks, and the things words are written on. */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import { determiners, prepositions } from '../words/grammar-words.ts'
import { inscriptionThings } from '../words/speech-words.ts'
import { isNobodyKnown } from './nobody-known.ts'
import type { Range, Subject } from './phrase-edges.ts'

export type Cue =
  /** A verb or "according to" with the one who speaks. */
  | {
      readonly kind: 'speech'
      readonly subject: Subject | undefined
      readonly near: boolean
      readonly relays?: boolean
      /** A name and a colon, and no verb. */
      readonly labels?: boolean
      /** If it is not known who that is, it is nobody else near. */
      readonly only?: boolean
    }
  /** Written on a banner or a wall. */
  | { readonly kind: 'inscription' }

/** Russian declines what words are written on. */
export function isInscribed(low: string): boolean {
  return (
    inscriptionThings.has(low) ||
    /^(?:плакат|баннер|транспарант|лозунг|надпис|растяжк|листовк|граффити|табличк)/u.test(low)
  )
}

const laws =
  /^(?:l')?(?:article|section|act|law|bill|statute|constitution|clause|decree|amendment|charter|convention|treaty|plaque|label|caption|headline|slogan|motto|loi|décret|arrêté|alinéa|charte|mandat|warrant|panneau|pancarte|banderole|écriteau|affiche|tract|inscription|титул|статья|закон|законопроект|указ|пункт|конституция|кодекс|устав|табличка|вывеска|объявление|заголовок|пословица|поговорка|примета|молва|легенда|предание|псалом|библия|коран|евангелие)$/u
const crowds = /^(?:crowd|crowds|audience|gallery|foule|salle|public|assistance|толпа|зал|публика)$/u

/** «Статья 280 гласит», "the crowd chanted": the words of a law, a board or a crowd are nobody's. */
export function isNobodysPaper(tokens: readonly Token[], { from, to }: Range): boolean {
  if (isNobodyKnown(tokens, { from, to })) return true
  const start = determiners.has(tokens[from]?.low ?? '') ? from + 1 : from
  const tie = firstIn(tokens, start + 1, to, ({ low }) => prepositions.has(low))
  const end = tie < 0 ? to : tie
  if (/\p{Script=Cyrillic}/u.test(tokens[start]?.low ?? '')) {
    const noun = firstIn(tokens, start, end, ({ low }) => !/(?:ый|ий|ая|яя|ое|ее)$/u.test(low))
    return isOne(tokens[noun])
  }
  // "Bill said": a capital alone, without an article, is somebody's name.
  if (start === from && to - from === 1 && tokens[from]?.low === 'bill') return false
  return tokens
    .slice(start, end)
    .some(
      (token, i, all) =>
        isOne(token) && (i === all.length - 1 || /^\d/u.test(all[i + 1]?.low ?? '') || tie >= 0),
    )
}

function isOne(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.named !== true &&
    (laws.test(token.low) || crowds.test(token.low) || isInscribed(token.low))
  )
}

const lawVerbs =
  /^(?:obliges?|requires?|states?|provides?|says?|bans?|forbids?|allows?|makes?|prohibits?|dispose|prévoit|punit|stipule|interdit|impose|garantit|запрещает|гласит|предусматривает|обязывает|устанавливает|допускает|наказывает|карает|определяет)$/u

/** "Article 14 of the Act obliges the state to keep “…”": a law opens the sentence and does what laws do. */
export function opensWithLaw(tokens: readonly Token[], floor: number, q: number): boolean {
  const at = determiners.has(tokens[floor]?.low ?? '') ? floor + 1 : floor
  const noun = tokens[at]
  const isLaw =
    noun !== undefined &&
    /^(?:l')?(?:article|section|clause|alinéa|статья|пункт|закон|loi|act|law)$/u.test(noun.low)
  return isLaw && firstIn(tokens, at + 1, q, ({ low }) => lawVerbs.test(low)) >= 0
}
