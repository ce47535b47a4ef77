/** Words for somebody that only together say what they are, or only beside a name: "the head of state", « le père Orvel ». */

import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import type { Scene } from './scene.ts'

const offices: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^the head of state$/u, ['president', 'king', 'queen', 'emir', 'sultan']],
  [/^the head of government$/u, ['premier', 'chancellor']],
  [/^le chef de l'[eé]tat$/u, ['président', 'roi', 'émir', 'sultan']],
  [/^la cheffe de l'[eé]tat$/u, ['présidente', 'reine']],
  [/^(?:le chef|la cheffe) du gouvernement$/u, ['chancelier', 'chancelière']],
]

/** What a head of state may have been called before; none where the words are no such description. */
export function officesOf(tokens: readonly Token[]): readonly string[] {
  const words = tokens.map(({ low }) => low).join(' ')
  return offices.find(([pattern]) => pattern.test(words))?.[1] ?? []
}

/** « le prêtre », "the priest": the only one whom the paragraph, or one of the three above, calls father before his name. */
export function fatherMeant(
  { names, mentions, passage, tokens }: Scene,
  given: readonly Token[],
): string | undefined {
  const words = given.map(({ low }) => low).join(' ')
  if (
    !/^(?:the (?:priest|cleric|clergyman)|le (?:prêtre|religieux|curé)|l'(?:ecclésiastique|abbé))$/u.test(
      words,
    )
  )
    return undefined
  const found = new Set<string>()
  for (let p = passage; p >= 0 && passage - p <= 3; p--) {
    const own = p === passage ? tokens : mentions.tokensOf(p)
    firstIn(own, 0, own.length, (token, k) => {
      const isTitle =
        token.text === 'Father' || (token.text === 'père' && /^(?:le|du|au)$/iu.test(own[k - 1]?.low ?? ''))
      const name =
        isTitle && own[k + 1]?.capital === true ? names.within(own.slice(k + 1, k + 5))[0] : undefined
      if (name?.at === 0) found.add(name.text)
      return false
    })
  }
  const [only, ...others] = found
  return others.length === 0 ? only : undefined
}
