/** Names that somebody gave, or that a text gives them: "who gave her name as Dina", «назвавшийся Ахмедом». */
import type { Token } from '../tokens.ts'

/** "identified only as Witness C", "who gave her name as Dina": the name, by its first and last token. */
export function givenName(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | undefined {
  for (let k = from; k < to; k++) {
    // «студент по имени Ким», « un homme prénommé Karim »
    const isDirect =
      (tokens[k]?.low === 'имени' && tokens[k - 1]?.low === 'по') ||
      /^prénommée?$/u.test(tokens[k]?.low ?? '') ||
      // "a conscript we are calling Daniyar", « que nous appellerons Zoé », «назовём его Тимуром»
      (/^(?:calling|call|appellerons|appelons|prénommerons)$/u.test(tokens[k]?.low ?? '') &&
        /^(?:we|are|will|shall|nous|i|je|l'|on)$/u.test(tokens[k - 1]?.low ?? '')) ||
      // "who asked to be called Mira"
      (/^(?:called|named|appelée?|nommée?)$/u.test(tokens[k]?.low ?? '') &&
        /^(?:be|être)$/u.test(tokens[k - 1]?.low ?? ''))
    if (isDirect && tokens[k + 1]?.capital === true) return { from: k + 1, to: k + 2 }
    // "a man we are calling Daniyar", « que nous appellerons Karim », «назовём его Ким»
    const isOurs =
      (/^(?:call|calling)$/u.test(tokens[k]?.low ?? '') &&
        /^(?:we|are|will|shall|'ll)$/u.test(tokens[k - 1]?.low ?? '')) ||
      (/^(?:appelons|appellerons|nommerons|prénommerons)$/u.test(tokens[k]?.low ?? '') &&
        tokens[k - 1]?.low === 'nous') ||
      (/^(?:его|её|ее)$/u.test(tokens[k]?.low ?? '') &&
        /^(?:назовём|назовем)$/u.test(tokens[k - 1]?.low ?? ''))
    if (isOurs && tokens[k + 1]?.capital === true) return { from: k + 1, to: k + 2 }
    if (!naming.test(tokens[k]?.low ?? '')) continue
    // «назвавшийся Ахмедом», «назвался Ахмедом», and not «представился Орвелю»
    if (isGivenDeclined(tokens, k + 1)) return { from: k + 1, to: k + 2 }
    // "who would give only her first name, Dina, said"
    const isGiven = tokens[k]?.low === 'name' && tokens[k + 1]?.text === ',' && tokens[k + 3]?.text === ','
    const gives = tokens
      .slice(Math.max(0, k - 5), k)
      .some(({ low }) => /^(?:give|gave|given|gives|giving)$/u.test(low))
    if (isGiven && gives && tokens[k + 2]?.capital === true) return { from: k + 2, to: k + 3 }
    for (let at = k + 1; at < Math.min(to + 3, k + 5); at++) {
      const isAs = /^(?:as|comme|как)$/u.test(tokens[at]?.low ?? '')
      if (!isAs || tokens[at + 1]?.capital !== true) continue
      let end = at + 1
      while (tokens[end]?.capital === true) end++
      return { from: at + 1, to: end }
    }
  }
  return undefined
}

/** «назвался Ахмедом»: the name stands in the fifth case. */
export function isGivenDeclined(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at - 1]?.low ?? ''
  const name = tokens[at]
  if (name?.capital !== true) return false
  if (verb.startsWith('назвавш')) return true
  return (
    /^(?:назвал(?:ся|ась)|представил(?:ся|ась)|представивш\p{Ll}+)$/u.test(verb) &&
    /(?:[оеё]м|[оеыи]й|ым)$/u.test(name.low)
  )
}

const naming =
  /^(?:name|names|named|identified|identify|known|introduced|nom|prénom|identifié|identifiée|présenté|présentée|представился|представилась|представившийся|представившаяся|назвался|назвалась|назвавшийся|назвавшаяся|назвавшегося)$/u

/** «назвавшийся Ахмедом» is Ахмед. */
export function givenAs(
  tokens: readonly Token[],
  given: { readonly from: number; readonly to: number },
): string {
  const words = tokens.slice(given.from, given.to).map(({ text }) => text)
  const isInstrumental = isGivenDeclined(tokens, given.from)
  return (
    isInstrumental
      ? words.map((word) =>
          word
            .replace(/(?:ом|ым)$/u, '')
            .replace(/ой$/u, 'а')
            .replace(/(?<=[бвгджзклмнпрстфхцчшщ])ем$/u, 'ь')
            .replace(/ем$/u, 'й'),
        )
      : words
  ).join(' ')
}
