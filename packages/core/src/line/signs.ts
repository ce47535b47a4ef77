/**
 * Signs that somebody may not be who they say: listed with the words that made them, for people to weigh.
 *
 * No sign decides anything, they are not added up, and there is no score. Somebody in real danger also asks for haste
 * and would rather telephone. What a sign is good for is that the tired operator of the third night sees the same
 * question for names that the operator of the first night answered.
 */
import type { Words } from '../base/language.ts'
import { words } from '../records/field.ts'
import { type Contact, order } from './contact.ts'
import { foldedWords, runsOf } from './folded-words.ts'

export type SignKind = 'asks-for-others' | 'refuses-code' | 'insists-on-phone' | 'same-text' | 'time-pressure'

export type Sign = {
  readonly kind: SignKind
  /** The message that made it; absent for the request itself. */
  readonly message?: string
  /** Where in its text the words stand. */
  readonly start: number
  readonly end: number
  /** The other contact with the same text. */
  readonly like?: string
}

export const signWords: { readonly [K in SignKind]: Words } = {
  'asks-for-others': words(
    'Asks for others’ names or places',
    'Спрашивает об именах или местах других',
    'Demande les noms ou lieux d’autres',
  ),
  'refuses-code': words('Does not want the code', 'Не хочет код', 'Ne veut pas du code'),
  'insists-on-phone': words('Insists on a telephone', 'Настаивает на телефоне', 'Insiste pour téléphoner'),
  'same-text': words(
    'The same words as another contact',
    'Те же слова, что в другом обращении',
    'Les mêmes mots qu’un autre contact',
  ),
  'time-pressure': words(
    'Presses for time, as people in danger do too',
    'Торопит, как торопят и люди в опасности',
    'Presse, comme le font aussi les gens en danger',
  ),
}

const patterns: readonly {
  readonly kind: Exclude<SignKind, 'same-text'>
  readonly forms: readonly RegExp[]
}[] = [
  {
    kind: 'asks-for-others',
    forms: [
      /(?:where|which (?:city|town|country|place)|what (?:city|town|address)) (?:is|are|does|do|did) (?:he|she|they|my (?:brother|sister|son|daughter|wife|husband|friend|cousin))\b/giu,
      /\bwho else (?:is|was|are|wrote|came|writes|has|have|do you)\b/giu,
      /\b(?:give|tell|send|name) (?:me|us) (?:the |their |his |her |other |all )*(?:names?|address(?:es)?|others?)\b/giu,
      /\bhow many (?:people|others|of (?:us|them)) (?:are|do you|have)\b/giu,
      /в каком (?:он[аи]? |они )?(?:городе|месте|доме|стране)/giu,
      /(?:^|[^\p{L}])где (?:он|она|они|сейчас|мой|моя|мои|живёт|живет|прячется|прячутся|находится|находятся)(?!\p{L})/giu,
      /(?:^|[^\p{L}])кто (?:ещё|еще) (?:у вас|там|с вами|обращался|писал|из наших|живёт|живет)/giu,
      /(?:дайте|скажите|назовите|сообщите|пришлите)\s+(?:нам |мне )?(?:их |его |её |ее |все |всех )*(?:адрес\p{L}*|имен\p{L}*|имя|фамили\p{L}*|телефон\p{L}* друг\p{L}*)/giu,
      /(?:où (?:est|sont|se cache(?:nt)?|se trouve(?:nt)?|vi(?:t|vent))|dans quel(?:le)? (?:ville|pays|lieu|endroit))(?!\p{L})/giu,
      /(?:^|[^\p{L}])qui d['’]autre(?!\p{L})/giu,
      /(?:donnez|dites|envoyez)[- ](?:moi|nous) (?:les |leurs? |son |sa |des )?(?:noms?|adresses?)/giu,
    ],
  },
  {
    kind: 'refuses-code',
    forms: [
      /\b(?:(?:do not|don['’]t|didn['’]t|won['’]t|no) (?:want|need|use|keep|like)?(?: (?:your|the|this|any|that|a))* ?code|(?:without|forget) (?:the|your|any|a)? ?code)\b/giu,
      /(?:код (?:мне )?не нужен|не нужен (?:мне )?(?:ваш |этот |никакой )?код|не (?:хочу|буду) (?:\p{L}+ )?(?:ваш |этот |никакой )?код|без (?:этого |вашего |всякого )?кода)/giu,
      /(?:pas (?:besoin )?d[ue] (?:votre |ce )?code|sans (?:votre |ce |le )?code|ne veux pas (?:de |du |votre |ce |le )*code)/giu,
    ],
  },
  {
    kind: 'insists-on-phone',
    forms: [
      /\b(?:call me|ring me|phone me|(?:give|send|tell) me (?:a |your |the )?(?:phone |telephone )?number|only (?:by|on the|over the) (?:tele)?phone|i want to (?:talk|speak) (?:to (?:somebody|someone|a person) )?(?:by|on the) phone)\b/giu,
      /(?:позвоните(?: мне)?|перезвоните(?: мне)?|(?:дайте|скажите|пришлите|напишите) (?:мне )?(?:ваш |свой )?(?:номер|телефон)|только по телефону|хочу (?:по)?говорить по телефону)(?!\p{L})/giu,
      /(?:appelez[- ]moi|rappelez[- ]moi|(?:donnez|envoyez)[- ]moi (?:un |votre |le )?(?:numéro|téléphone)|seulement par téléphone|par téléphone uniquement)/giu,
    ],
  },
  {
    kind: 'time-pressure',
    forms: [
      /\b(?:right now or|answer (?:me )?(?:now|immediately|at once)|within (?:an? |one |the |half an )?(?:\d+ )?(?:hour|minutes?)|you (?:only )?have (?:\d+|one|an|five|ten) (?:hour|minutes?)|last chance|hurry(?: up)?|today or never)\b/giu,
      /(?:отвечайте (?:сейчас|немедленно|быстро|сразу)|немедленно|сейчас же|в течение (?:часа|получаса|\d+ минут)|у вас (?:есть )?(?:час|\d+ минут)|последний шанс|быстрее)(?!\p{L})/giu,
      /(?:répondez (?:tout de suite|maintenant|immédiatement|vite)|immédiatement|tout de suite|dans l['’]heure|dernière chance|dépêchez[- ]vous)(?!\p{L})/giu,
    ],
  },
]

/** Words on end that two people do not write by chance. */
const sameRun = 12
/** Of a thousand copies of one text the first ten are enough to see what they are. */
const mostAlike = 10

/** The signs in what a contact wrote, in the order of their messages. `others` are looked at for the same text. */
export function signsOf(contact: Contact, others: readonly Contact[]): readonly Sign[] {
  const said = writtenBy(contact)
  const found = said.flatMap(({ message, text }) =>
    [
      ...patterns.flatMap(({ kind, forms }) => forms.flatMap((form) => matches(kind, form, text))),
      ...sameText(text, contact.id, others),
    ].map((sign) => ({ ...sign, ...(message === undefined ? {} : { message }) })),
  )
  return found
}

type Said = { readonly message?: string; readonly text: string }

function writtenBy({ body, messages }: Contact): readonly Said[] {
  const later = messages.filter(({ way, text }) => way === 'in' && text !== '')
  return [{ text: body }, ...later.map(({ id, text }) => ({ message: id, text }))]
}

function matches(kind: SignKind, form: RegExp, text: string): readonly Sign[] {
  return [...text.matchAll(form)].map((match) => {
    // A form may take the sign before its first word along.
    const lead = /^[^\p{L}]*/u.exec(match[0])?.[0].length ?? 0
    return { kind, start: match.index + lead, end: match.index + match[0].length }
  })
}

function sameText(text: string, id: string, others: readonly Contact[]): readonly Sign[] {
  const own = runsOf(foldedWords(text.slice(0, mostCompared)), sameRun)
  if (own.size === 0) return []
  const marks = new Set([...own].map(markOf))
  return others
    .filter((other) => other.id !== id && marksOf(other).some((mark) => marks.has(mark)))
    .toSorted((a, b) => a.receivedAt - b.receivedAt || order(a.id, b.id))
    .values()
    .filter((other) => comparedIn(other).some((said) => sharesRun(own, said)))
    .take(mostAlike)
    .map((other) => ({ kind: 'same-text' as const, start: 0, end: text.length, like: other.id }))
    .toArray()
}

/** A stranger may send a thousand messages as long as a book: a few pages of each contact are looked at. */
const mostCompared = 16_000

function comparedIn(contact: Contact): readonly string[] {
  let left = mostCompared
  return writtenBy(contact).flatMap(({ text }) => {
    const taken = text.slice(0, left)
    left -= taken.length
    return taken === '' ? [] : [taken]
  })
}

const knownMarks = new WeakMap<Contact, Int32Array>()

/** A number for every run of a contact's words, kept as long as the contact is: thousands are compared at each look. */
function marksOf(contact: Contact): Int32Array {
  const known = knownMarks.get(contact)
  if (known !== undefined) return known
  const runs = comparedIn(contact).flatMap((text) => [...runsOf(foldedWords(text), sameRun)])
  const marks = Int32Array.from(runs, markOf)
  knownMarks.set(contact, marks)
  return marks
}

/** FNV-1a. Two runs may share a number, so what it finds is looked at again, word by word. */
function markOf(run: string): number {
  let mark = 0x811c9dc5
  for (let at = 0; at < run.length; at += 1) mark = Math.imul(mark ^ run.charCodeAt(at), 0x01000193)
  return mark
}

function sharesRun(own: ReadonlySet<string>, text: string): boolean {
  for (const run of runsOf(foldedWords(text), sameRun)) if (own.has(run)) return true
  return false
}
