/** The proper name that ends a phrase: behind titles, offices, bodies and what completes them. */

import { fromSecondCase } from '../names/first-case.ts'
import type { Name } from '../names/names.ts'
import { isSpeakingBody } from '../names/places.ts'
import type { Token } from '../tokens.ts'
import { isGivenName } from '../words/given-names.ts'
import { tying } from '../words/grammar-words.ts'
import { bodies } from '../words/name-words.ts'
import { isPersonNoun, isPersonNounAnywhere } from '../words/person-nouns.ts'
import type { Range } from './phrase-edges.ts'
import type { Scene } from './scene.ts'

export function nameOf(scene: Scene, range: Range): string | undefined {
  return properEnd(scene, range)?.text
}

/** The name a phrase is about: at the end of its head, or after a title that goes on with "of". */
export function properEnd(scene: Scene, range: Range): Name | undefined {
  const tokens = scene.tokens.slice(range.from, range.to)
  if (isSomeonesRelation(tokens)) return undefined
  // «МИД соседней Тавры»: the body has more words, and the last of them is not who speaks.
  const opens = tokens[0]
  const isBody = opens?.capital === true && (/^\p{Lu}{2,}$/u.test(opens.text) || bodies.has(opens.low))
  if (
    isBody &&
    tokens.length > 2 &&
    tokens.slice(1, -1).some(({ capital }) => !capital) &&
    tokens.at(-2)?.capital === false &&
    !tokens.some(({ low }) => tying.has(low))
  )
    return undefined
  // «прокуратуры Саранска», «МИД Австрии»: where the body is.
  const place = tokens.at(-1)
  if (
    tokens.length >= 2 &&
    tokens.length <= 4 &&
    opens !== undefined &&
    place?.capital === true &&
    place.named !== true &&
    tokens.at(-2)?.capital !== true &&
    !tokens.some(({ low }) => isPersonNounAnywhere(low)) &&
    /[аяиы]$/u.test(place.text) &&
    [tokens[0], tokens[tokens.length - 2]].some((one) => one !== undefined && isHeadOfBody(one))
  )
    return undefined
  // «Сосед Гаязова»: not Гаязов himself.
  const owner = tokens[1]
  if (
    tokens.length === 2 &&
    owner !== undefined &&
    owner.capital &&
    isPersonNoun(opens?.low ?? '') &&
    scene.names.isOblique(owner.text)
  )
    return undefined
  // «собеседник «Полиса»»: somebody, and not the paper he spoke to.
  const noun = tokens.findIndex(({ low, capital }, i) => (!capital || i === 0) && isPersonNoun(low))
  const isBare = !tokens.some(({ capital, named }, i) => i > noun && capital && named !== true)
  if (tokens.at(-1)?.named === true && noun >= 0 && noun < 2 && isBare) return undefined
  const whole = asTitled(scene, tokens, scene.names.endOf(tokens))
  const tie = tokens.findIndex((token, i) => i > 0 && (tying.has(token.low) || isOfElided(tokens, i)))
  if (tie < 0) return whole
  const head = tokens.slice(0, tie)
  const headName = scene.names.endOf(head)
  const later = tokens.findIndex(
    (token, i) =>
      i > tie &&
      tying.has(token.low) &&
      scene.names.endOf(tokens.slice(tie + 1, i))?.kind === 'person' &&
      tokens[i - 2]?.capital === true,
  )
  if (headName === undefined && later > 0 && /\p{Script=Cyrillic}/u.test(tokens[later]?.low ?? ''))
    return scene.names.endOf(tokens.slice(tie + 1, later))
  if (isOfPlace(head, headName) && isWholeName(tokens, whole)) return whole
  const frenchBody = bodyWithComplement(scene, tokens, tie)
  if (frenchBody !== undefined) return frenchBody
  if (headName?.kind === 'person') return headName
  // "Foreign Ministry of Quiria": the body's name reaches over "of".
  if (whole?.kind === 'body' && whole.text.startsWith(headName?.text ?? '\n')) return whole
  if (headName !== undefined) return headName
  const isTitle = head.some((token) => isPersonNoun(token.low))
  if (whole !== undefined && isOwner(tokens, tie, whole)) return undefined
  return isTitle && whole?.kind === 'person' && lastIsBare(scene, tokens, whole) ? whole : undefined
}

/** « la fille d'Ivo Pelik » */
function isOfElided(tokens: readonly Token[], at: number): boolean {
  return /^d['’]$/u.test(tokens[at]?.low ?? '') && isPersonNoun(tokens[at - 1]?.low ?? '')
}

/** "The daughter of Ivo Pelik", "a spokesman for Governor Pelik": not Pelik; "a man by the name of Ivo Pelik" is he. */
function isOwner(tokens: readonly Token[], tie: number, { text, kind }: Name): boolean {
  const noun = tokens[tie - 1]?.low ?? ''
  if (kind !== 'person' || !/^(?:of|for|to|de|du|d'|pour)$/u.test(tokens[tie]?.low ?? '')) return false
  if (/^(?:name|nom|prénom|surname)$/u.test(noun)) return false
  const words = text.split(' ')
  const at = tokens.findIndex((token, i) => i > tie && words.includes(token.text))
  return (
    at === tie + 1 || (at > 0 && speaksForOne.test(noun) && isPersonNounAnywhere(tokens[at - 1]?.low ?? ''))
  )
}

/** Behind these an office and a name are whose lawyer or spokesman it is. */
const speaksForOne =
  /^(?:spokes(?:man|woman|person)|lawyer|attorney|aide|advis[eo]r|deputy|assistant|representative|daughter|son|wife|husband|widow|mother|father|brother|sister|cousin|friend|porte-parole|avocate?|conseill(?:er|ère)|assistante?|adjointe?|fille|fils|épouse|mari|veuve|mère|père|frère|sœur|amie?|proche)$/u

/** «Посол Кестрии в ООН Ян Леувен»: of what, where, and then who. */
function isOfPlace(head: readonly Token[], name: Name | undefined): boolean {
  return (
    name !== undefined &&
    !name.text.includes(' ') &&
    /\p{Script=Cyrillic}/u.test(name.text) &&
    isPersonNoun(head[0]?.low ?? '')
  )
}

function isWholeName(tokens: readonly Token[], whole: Name | undefined): boolean {
  return whole?.kind === 'person' && whole.text.includes(' ') && tokens.at(-2)?.capital === true
}

/** « Mme Roy » is not the Petru Roy of whom the text speaks as "he". */
function asTitled(scene: Scene, tokens: readonly Token[], name: Name | undefined): Name | undefined {
  const title = tokens.at(-2)?.text === '.' ? tokens.at(-3) : tokens.at(-2)
  const last = tokens.at(-1)
  if (name === undefined || title === undefined || last === undefined || !name.text.includes(' ')) return name
  const gender = /^(?:mme|mrs|ms|miss|mlle|madame)$/u.test(title.low)
    ? 'she'
    : /^(?:mr|monsieur)$/u.test(title.low) || title.text === 'M'
      ? 'he'
      : undefined
  const known = gender === undefined ? undefined : scene.names.gender(name.text)
  return known === undefined || known === gender
    ? name
    : { text: scene.text.slice(title.start, last.end), kind: 'person' }
}

function isHeadOfBody({ low, text }: Token): boolean {
  return /\p{Script=Cyrillic}/u.test(low) && (isSpeakingBody(low) || /^\p{Lu}{2,}$/u.test(text))
}

/** « Le directeur, contacté par le journal, estime »: by whom he was reached is not who he is. */
export const reached =
  /^(?:\p{L}{3,}ée?s?|joint|jointe|reached|contacted|quoted|interviewed|asked|approached|speaking|writing|citing|answering|standing|sitting|\p{L}{3,}вш\p{L}{2,3}|\p{L}{3,}нн\p{L}{2})$/u

const kin =
  /^(?:жена|муж|мать|отец|сын|дочь|брат|сестра|вдова|тётя|тетя|дядя|бабушка|дед|дедушка|племянник|племянница|невеста|жених|супруг|супруга|родственник|родственница)$/u

/** «Слова вдовы Инны Матвеевой»: a wife of that name, for a woman has none. */
function isSpouseHerself(noun: string, first: Token | undefined): boolean {
  const isWomans = /[ыи]$/u.test(first?.text ?? '')
  return isWomans ? /^(?:жены|вдовы|невесты|супруги)$/u.test(noun) : /^(?:мужа|жениха|супруга)$/u.test(noun)
}

/** The same in the second case: «по словам дочери». */
const kinOf =
  /^(?:жены|мужа|матери|отца|сына|дочери|брата|сестры|вдовы|тёти|тети|дяди|бабушки|деда|дедушки|племянника|племянницы|невесты|жениха|супруга|супруги|родственника|родственницы)$/u

/** « la Ligue des droits de l'homme », « la Commission de l'immigration »: French writes the rest of a body's name small. */
function bodyWithComplement(scene: Scene, tokens: readonly Token[], tie: number): Name | undefined {
  const noun = tokens[tie - 1]
  const last = tokens.at(-1)
  if (noun === undefined || last === undefined || !noun.capital || !bodies.has(noun.low)) return undefined
  const isFrench = /^(?:de|du|des|d'.*|pour)$/u.test(tokens[tie]?.low ?? '')
  return isFrench && !last.capital
    ? { text: scene.text.slice(noun.start, last.end), kind: 'body' }
    : undefined
}

/** «Жена Бурцева», «Дочь Ивана Пелика»: she has no name here, and it is not his. */
function isSomeonesRelation(tokens: readonly Token[]): boolean {
  const noun = tokens[0]?.low ?? ''
  // «По словам адвоката Ивана Пелика»: the lawyer may be Pelik. Of a daughter it says whose she is.
  const isKin = kin.test(noun) || (kinOf.test(noun) && !isSpouseHerself(noun, tokens[1]))
  if (tokens.length === 2) return isKin && tokens[1]?.capital === true
  // «Пресс-секретарь губернатора Ивана Пелика»
  const office = tokens[1]?.capital === false && isPersonNounAnywhere(tokens[1].low) ? 1 : 0
  return tokens.length > 2 && (isKin || isPersonNoun(noun)) && isOfSecondCase(tokens.slice(1 + office))
}

/** A given name and a surname in the second case, and nothing else: not «сестра Анны Катерина», «мать Руслана Зарина Роу». */
function isOfSecondCase(tokens: readonly Token[]): boolean {
  if (tokens.length !== 2 || !tokens.every(({ capital, low }) => capital && /\p{Script=Cyrillic}/u.test(low)))
    return false
  const [first = '', last = ''] = tokens.map(({ text }) => text)
  if (isGivenName(first) || isGivenName(last) || (/[ыи]$/u.test(first) && /[ая]$/u.test(last))) return false
  return isGivenName(fromSecondCase(`${first} ${last}`).split(' ')[0] ?? '')
}

/** A person's name ends the phrase, after a place or not: not the "Port Ellan" of its governor. */
function lastIsBare(scene: Scene, tokens: readonly Token[], name: Name): boolean {
  const words = name.text.split(' ').length
  if (words < 2 || !tokens.slice(-words).every((token) => token.capital)) return false
  return scene.names.isPerson(name.text) || tokens.at(-words - 1)?.capital === true
}
