/** What many call a thing: a name in marks, and nobody's words. */
import { countWords } from '../page/lines.ts'
import type { Token } from '../tokens.ts'

/** "a wing that prisoners call “Building Five”", "We called it ‘the fridge.’": many have a name for it; "they called it “a disgrace”" says what they think. */
export function isCalledByMany(tokens: readonly Token[], q: number, words: string): boolean {
  if (
    countWords(words) > 4 ||
    /[!?…]$/u.test(words) ||
    !/^(?:[Tt]he \p{L}|\p{Lu}|l[ea] \p{L}|l['’]\p{L}|La |Le )/u.test(words)
  )
    return false
  const it = /^(?:it|that|this|them)$/u.test(tokens[q - 1]?.low ?? '') ? 1 : 0
  const verb = q - 1 - it
  if (
    !/^(?:calls?|called|nicknamed?|dub|dubbed|appellent|appelaient|surnomment|surnommaient)$/u.test(
      tokens[verb]?.low ?? '',
    )
  )
    return false
  const many =
    /^(?:we|they|people|everyone|everybody|locals|prisoners|inmates|detainees|guards|residents|villagers|workers|détenus|gardiens|habitants|riverains|ils|elles)$/u
  return (
    many.test(tokens[verb - 1]?.low ?? '') ||
    (many.test(tokens[verb - 2]?.low ?? '') &&
      /^(?:all|just|still|l'|les|la)$/u.test(tokens[verb - 1]?.low ?? ''))
  )
}
