/**
 * Who the labels of a transcript mean: a surname, an office or initials as the person whom the text names elsewhere, and
 * "A:" as the one who is interviewed.
 */
import { askersIn } from '../page/askers.ts'
import { isInitials, lettersOf, type TurnLabel } from '../quotations/turn-labels.ts'
import { readPassage } from '../tokens.ts'
import { isPersonNoun } from '../words/person-nouns.ts'
import { interviewee } from './interviewee.ts'
import type { Scene, Speaker } from './scene.ts'
import { speakerOf } from './speakers.ts'
import type { Story } from './story.ts'

/** In so many signs of a paragraph it is looked for who asked. */
const longestAsked = 500

const silent: Speaker = { name: null, basis: 'none-named' }

/** For the key of each label whom it means; empty where the text is no transcript. */
export function castOf(story: Story): ReadonlyMap<string, Speaker> {
  const labels = new Map<string, TurnLabel>()
  const isShort = ({ who }: TurnLabel): boolean => isInitials(story.text.slice(who.start, who.end))
  for (const { turn } of story.paragraphs) {
    const known = turn === undefined ? undefined : labels.get(turn.label.key)
    // "N.W." may stand before "Nils Winter".
    if (turn !== undefined && (known === undefined || (isShort(known) && !isShort(turn.label))))
      labels.set(turn.label.key, turn.label)
  }
  return new Map([...labels].map(([key, label]) => [key, meant(story, label)]))
}

function meant(story: Story, { voice, who }: TurnLabel): Speaker {
  const name = story.text.slice(who.start, who.end)
  if (voice === 'asks') return who.end > who.start ? silent : askerBelow(story)
  if (voice === 'answers') return answering(story, who.end > who.start)
  if (isInitials(name)) return byInitials(story, name)
  const inCapitals = /^[\p{Lu}\s.'’-]+$/u.test(name) && /\p{Lu}{2}/u.test(name)
  const known = inCapitals ? story.names.fullOf(raised(name.split(/\s+/u).at(-1) ?? '')) : undefined
  if (known !== undefined) return { name: known, basis: 'stated' }
  const office = name.toLowerCase().replace(/^(?:(?:the|le|la) |l['’])/u, '')
  const holder = isPersonNoun(office) ? story.names.describedAs(office) : undefined
  if (holder !== undefined) return { name: holder, basis: 'stated' }
  const { tokens } = readPassage(story.text, who.start, who.end, [])
  const { text, names, mentions } = story
  const scene: Scene = { text, names, mentions, passage: -1, tokens, self: null }
  return speakerOf(scene, { kind: 'phrase', head: { from: 0, to: tokens.length } })
}

/** «Беседовала Анна Роу», « Propos recueillis par Anna Roe »: a line that says who asked, and names one. */
function askerBelow({ text, paragraphs }: Story): Speaker {
  const names = new Set(
    paragraphs.flatMap(({ start, end }) => askersIn(text.slice(start, Math.min(end, start + longestAsked)))),
  )
  const [only, ...others] = names
  return only === undefined || others.length > 0 ? silent : { name: only, basis: 'stated' }
}

/** Without a label nothing states who answers, be the interview announced or not. */
function answering(story: Story, isLabelled: boolean): Speaker {
  const found = interviewee(story)
  if (found === undefined) return silent
  return isLabelled ? found : { ...found, basis: 'chosen' }
}

/** ROE is written Roe. */
function raised(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLowerCase()
}

/** The only one in the text of those letters; of two nobody knows which, and whom it never names is called so. */
function byInitials({ names, passages }: Story, label: string): Speaker {
  const letters = lettersOf(label)
  const found = new Set<string>()
  for (const { tokens } of passages)
    for (const { text } of names.within(tokens.slice(0, 2000)))
      if (isWritten(text) && lettersOf(text) === letters)
        found.add(names.fullOf(text.split(' ').at(-1) ?? '') ?? text)
  const [only, ...others] = found
  if (others.length > 0) return silent
  return { name: only ?? label, basis: 'stated' }
}

/** "Nils Winter", and not "N. W." again. */
function isWritten(name: string): boolean {
  return name.includes(' ') && name.split(' ').every((part) => /\p{L}{2}/u.test(part))
}
