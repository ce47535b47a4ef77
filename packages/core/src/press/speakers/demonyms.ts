/** Somebody called by where they come from: "the Scot", « le Néerlandais ». */

import type { Range } from './phrase-edges.ts'
import type { Scene } from './scene.ts'

/** "the Scot fumed", « le Néerlandais »: somebody of whom the text has just spoken. */
export function demonymOf(scene: Scene, { from, to }: Range): string | undefined {
  const article = scene.tokens[from]
  const word = scene.tokens[to - 1]
  if (article === undefined || word === undefined || !/^(?:the|le|la)$/u.test(article.low)) return undefined
  const isDescribed =
    to - from === 3 &&
    /^(?:jeune|vieil|vieille|young|old|former|ancien|ancienne)$/u.test(scene.tokens[from + 1]?.low ?? '')
  if (to - from !== 2 && !isDescribed) return undefined
  if (!demonyms.test(word.text) || word.text === 'Guardian') return undefined
  const { mentions, passage, tokens } = scene
  const he = article.low === 'la' ? undefined : mentions.antecedent(passage, from, 'he', tokens)
  const known = he ?? (article.low === 'le' ? undefined : mentions.antecedent(passage, from, 'she', tokens))
  return known ?? scene.text.slice(article.start, word.end)
}

const demonyms =
  /^(?:\p{Lu}\p{Ll}{2,}(?:ian|ese|ean|man|woman|ais|aise|ois|oise|ien|ienne|ain|aine|ard|arde)|Scot|Dane|Swede|Finn|Pole|Turk|Greek|Czech|Serb|Croat|Slovak|Briton|Spaniard|Kurd|Belge|Suisse|Russe)$/u
