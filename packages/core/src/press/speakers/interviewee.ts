/**
 * Who answers in an interview: whom the headline, the lines below it or the opening say that the paper talked with.
 *
 * Where none of them says so, the only person of whom they speak, whoever wrote it left out; of two, nobody.
 */
import { askersIn } from '../page/askers.ts'
import { firstIn } from '../token-search.ts'
import type { Token } from '../tokens.ts'
import type { Speaker } from './scene.ts'
import { firstCase } from './speaker-first-case.ts'
import type { Story } from './story.ts'

/** So many words may stand between "interview with" and the name. */
const farthest = 14
/** So many paragraphs above the first turn are asked, and so many of the page for who wrote it and who asks. */
const mostAbove = 12
const mostLooked = 40
/** In so many signs of a paragraph it is looked for who asked. */
const longestAsked = 500

export function interviewee(story: Story): Speaker | undefined {
  const first = story.paragraphs.findIndex(({ turn }) => turn !== undefined)
  const above = story.passages.slice(0, Math.min(Math.max(0, first), mostAbove))
  const opening = above.map(({ tokens }) => tokens.slice(0, 400))
  const titled = new Set(opening.flatMap((tokens, i) => heading(story, tokens, story.paragraphs[i]?.kind)))
  if (titled.size === 1) return { name: [...titled][0] ?? null, basis: 'stated' }
  const told = new Set(
    opening.flatMap((tokens, i) => [...announced(story, tokens), ...answeringOne(story, tokens, i)]),
  )
  const [announcedOne, ...more] = told
  if (announcedOne !== undefined) return more.length > 0 ? undefined : { name: announcedOne, basis: 'stated' }
  const renamed = new Set(opening.flatMap((tokens) => renamedIn(story, tokens)))
  if (renamed.size === 1) return { name: [...renamed][0] ?? null, basis: 'chosen' }
  const isHead = (i: number): boolean =>
    /^(?:headline|standfirst|highlight)$/u.test(story.paragraphs[i]?.kind ?? '')
  const isSpoken = (i: number): boolean => isHead(i) || story.paragraphs[i]?.kind === 'body'
  const all = new Set(opening.flatMap((tokens, i) => (isSpoken(i) ? personsIn(story, tokens) : [])))
  const inHead = new Set(opening.flatMap((tokens, i) => (isHead(i) ? personsIn(story, tokens) : [])))
  const only = all.size === 1 ? [...all][0] : inHead.size === 1 ? [...inHead][0] : undefined
  return only === undefined ? undefined : { name: only, basis: 'chosen' }
}

/** « Claire Roy : « … » »: whose words the headline gives, before all others whom it may name. */
function heading(story: Story, tokens: readonly Token[], kind: string | undefined): readonly string[] {
  if (kind !== 'headline') return []
  const colon = firstIn(tokens, 1, 14, ({ text }) => text === ':')
  if (colon < 0 || tokens[colon + 1]?.kind !== 'quote') return []
  const before = story.names.within(tokens.slice(0, colon)).filter(({ kind: own }) => own === 'person')
  const [only, ...others] = before
  return only === undefined ||
    others.length > 0 ||
    !(only.text.includes(' ') || story.names.isPerson(only.text)) ||
    isWriter(story, only.text)
    ? []
    : [only.text]
}

/** «Тимуру (имя изменено) 29 лет», "Mira (not her real name)": whom the paper hides is whom it has talked with. */
function renamedIn(story: Story, tokens: readonly Token[]): readonly string[] {
  return story.names.within(tokens).flatMap(({ text, kind, at }) => {
    const end = at + text.split(' ').length
    const words = tokens.slice(end, end + 9)
    const isHidden =
      kind === 'person' &&
      /^[(,]$/u.test(words[0]?.text ?? '') &&
      words.some(({ low }) => /^(?:имя|name|names|prénom|nom)$/u.test(low)) &&
      words.some(({ low }) => /^(?:измен[её]н[оы]?|changed|real|changée?|modifiée?)$/u.test(low))
    if (!isHidden || isWriter(story, text)) return []
    const { names, text: whole, mentions } = story
    return [firstCase({ text: whole, names, mentions, passage: -1, tokens, self: null }, text)]
  })
}

function personsIn(story: Story, tokens: readonly Token[]): readonly string[] {
  return story.names
    .within(tokens)
    .filter(({ text, kind }) => kind === 'person' && text.includes(' ') && story.names.isPerson(text))
    .map(({ text }) => text)
    .filter((name) => !isWriter(story, name))
}

/** In the byline, or with a label before the questions. */
function isWriter({ author, paragraphs, text }: Story, name: string): boolean {
  if (name === author) return true
  const last = name.split(' ').at(-1) ?? name
  const holds = (start: number, end: number): boolean =>
    text.slice(start, Math.min(end, start + 300)).includes(last)
  return paragraphs
    .slice(0, mostLooked)
    .some(
      ({ kind, start, end, turn }) =>
        (kind === 'byline' && holds(start, end)) ||
        askersIn(text.slice(start, Math.min(end, start + longestAsked))).includes(name) ||
        (turn?.label.voice === 'named' && holds(turn.label.who.start, turn.label.who.end)),
    )
}

/** "Interview with Roe", « Entretien avec Roe », "Cross-examination of Roe", "We spoke to Roe", "Roe spoke to us". */
function announced(story: Story, tokens: readonly Token[]): readonly string[] {
  const taken = new Set<number>()
  return story.names.within(tokens).flatMap(({ text, kind, at }, i, all) => {
    if (kind !== 'person' || !story.names.isPerson(text)) return []
    if ((isExamined(tokens, at) || isAnswering(tokens, at)) && !isWriter(story, text)) return [text]
    const link = linkBefore(tokens, at)
    // "with the mayor of Port Ellan, Anna Roe"
    if (at - 2 > link && /^(?:of|from|in|at|de|du|d'|à|в|из|на)$/u.test(tokens[at - 1]?.low ?? '')) return []
    // The first name behind it is meant, not who comes later in the sentence.
    if (link < 0 || taken.has(link)) return []
    taken.add(link)
    if (isWriter(story, text)) return []
    // "Interview with Roe and Moor": of two nobody knows who answers.
    const next = all[i + 1]
    const isPair =
      next !== undefined && next.kind === 'person' && /^(?:and|et|и)$/u.test(tokens[next.at - 1]?.low ?? '')
    return isPair ? [text, next.text] : [text]
  })
}

const talk =
  /^(?:interview|conversation|q&a|entretien|l'entretien|rencontre|интервью|беседа|разговор|examination|cross-examination|questioning|testimony|interrogatoire|l'interrogatoire|audition|déposition|допрос|показания)$/u
const tie = /^(?:with|of|avec|de|d'|с|со)$/u
const spoke =
  /^(?:spoke|talked|speaks|talks|met|parlé|rencontré|interrogé|поговорил[аи]?|побеседовал[аи]?|расспросил[аи]?)$/u

/** Where the words before a name say that it is whom somebody talked with; -1 where they do not. */
function linkBefore(tokens: readonly Token[], at: number): number {
  const sentence = tokens[at]?.sentence
  const from = Math.max(0, at - farthest)
  const noun = firstIn(tokens, from, at, ({ low, sentence: own }) => own === sentence && talk.test(low))
  const behind = noun < 0 ? undefined : tokens[noun + 1]
  // «Допрос Роя»: Russian needs no word between.
  if (
    behind !== undefined &&
    (tie.test(behind.low) || (noun + 1 === at && /^(?:допрос|показания)$/u.test(tokens[noun]?.low ?? '')))
  )
    return isNear(tokens, noun + 2, at) ? noun : -1
  const verb = firstIn(tokens, from, at, ({ low, sentence: own }) => own === sentence && spoke.test(low))
  if (verb < 0) return -1
  const isOurs = firstIn(tokens, Math.max(0, verb - 4), verb, ({ low }) => /^(?:we|nous|мы)$/u.test(low)) >= 0
  return isOurs && isNear(tokens, verb + 1, at) ? verb : -1
}

/** "Renn was examined by Falk", « Roy, interrogé par la juge », «Рой был допрошен» */
function isExamined(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence
  const verb = firstIn(
    tokens,
    at + 1,
    at + 8,
    ({ low, sentence: own }) => own === sentence && examined.test(low),
  )
  return verb > 0 && firstIn(tokens, at + 1, verb, ({ low }) => isBeing.test(low)) >= 0
}

/** « Le maire, Bastien Roy, a quitté Sarn. Il a répondu à nos questions » */
function answeringOne(
  { mentions, names, paragraphs }: Story,
  tokens: readonly Token[],
  i: number,
): readonly string[] {
  if (paragraphs[i]?.kind !== 'body') return []
  const at = firstIn(
    tokens,
    0,
    tokens.length,
    ({ low }, k) => /^(?:he|she|il|elle|он|она)$/u.test(low) && isAnswering(tokens, k),
  )
  const name = at < 0 ? undefined : mentions.antecedent(i, at, tokens[at]?.low ?? '', tokens)
  return name !== undefined && names.isPerson(name) ? [name] : []
}

/** "Roe answered our questions", « Roy a répondu à nos questions », «Рой ответила на вопросы «Вестника»» */
function isAnswering(tokens: readonly Token[], at: number): boolean {
  const sentence = tokens[at]?.sentence
  const isOwn = ({ sentence: own }: Token): boolean => own === sentence
  const verb = firstIn(tokens, at + 1, at + 16, (token) => isOwn(token) && answers.test(token.low))
  if (verb < 0 || tokens[verb - 1]?.low === 'to') return false
  return firstIn(tokens, verb + 1, verb + 6, (token) => isOwn(token) && put.test(token.low)) > 0
}

const answers =
  /^(?:answered|answers|gave|répond|répondu|répondait|accorde|accordé|ответил[аи]?|отвечает|отвечала|дал[аи]?)$/u
const put = /^(?:questions?|interview|entretien|вопросы|интервью)$/u
const examined =
  /^(?:examined|cross-examined|questioned|interviewed|interrogée?|entendue?|допрошена?|опрошена?)$/u
const isBeing = /^(?:was|is|été|est|,|был|была)$/u

/** Nothing but what somebody is stands between: no other name, and no comma but behind it. */
function isNear(tokens: readonly Token[], from: number, at: number): boolean {
  return firstIn(tokens, from, at, ({ kind, text }) => kind === 'quote' || /^[.;:(]$/u.test(text)) < 0
}
