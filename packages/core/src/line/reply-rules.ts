/**
 * The rules that hold the operator's hand before a reply leaves.
 *
 * Each refusal is a kind and has words for a sentence; none repeats what was typed. A reply that would do harm now but
 * not later is held until the safe hours begin, and the operator is told until when.
 */
import type { Words } from '../base/language.ts'
import { ok, type Result, refuse } from '../base/result.ts'
import { words } from '../records/field.ts'
import type { Contact } from './contact.ts'
import { foldedWords, holdsRun, plainDigits, runsOf } from './folded-words.ts'
import { foldWord } from './like-words.ts'
import { isNeutral } from './neutral.ts'
import { type PlaceSign, placeSignIn } from './place-signs.ts'
import type { WordList } from './return-code.ts'
import { currentRules, safeNow } from './safe-hours.ts'

/** A ready-made reply as its record has it. */
export type Canned = {
  readonly text: string
  readonly safeToBeSeen: boolean
  /** Members who have read it. */
  readonly reviewedBy: readonly string[]
  readonly retired: boolean
}

export type ReplyWish = { readonly text: string; readonly canned?: Canned }

/** What this desk knows that a reply must not say. */
export type ReplyGuard = {
  /** Names, addresses and cities of the shelters that this desk can read. */
  readonly places: readonly string[]
  /** Texts of the notes among colleagues about this contact. */
  readonly notes: readonly string[]
  /** The words of which codes are made. */
  readonly lists: readonly WordList[]
}

export type ReplyRefusal =
  | { readonly kind: 'reply-empty' }
  /** About another person: only the neutral text (R15). */
  | { readonly kind: 'reply-other-person' }
  | { readonly kind: 'reply-holds-code' }
  /** The person's own word for "I cannot talk". */
  | { readonly kind: 'reply-holds-code-word' }
  | { readonly kind: 'reply-holds-note' }
  | { readonly kind: 'reply-place'; readonly sign: PlaceSign }
  /** Others may see the screen, and this text is not marked as safe to be seen. */
  | { readonly kind: 'reply-not-seen-safe' }
  /** No second person has read this text, or it is no longer used. */
  | { readonly kind: 'reply-not-reviewed' }
  /** The safe hours are too old, or the phone was taken: first ask, with a text that is safe to be seen. */
  | { readonly kind: 'reply-ask-hours'; readonly why: 'old' | 'phone-taken' }

export type ReplyCaution = 'others-may-see' | 'screen-unknown' | 'second-code-used'
export type ReplyLeave =
  | { readonly when: 'now'; readonly cautions: readonly ReplyCaution[] }
  | { readonly when: 'held'; readonly until: number; readonly cautions: readonly ReplyCaution[] }

export function checkReply(
  contact: Contact,
  wish: ReplyWish,
  guard: ReplyGuard,
  now: number,
): Result<ReplyLeave, ReplyRefusal> {
  const refusal = wordsRefused(contact, wish.text, guard) ?? cannedRefused(contact, wish)
  if (refusal !== undefined) return refuse(refusal)
  return whenAllowed(contact, wish, now)
}

function wordsRefused(contact: Contact, text: string, guard: ReplyGuard): ReplyRefusal | undefined {
  if (text.trim() === '') return { kind: 'reply-empty' }
  // The neutral text holds nothing of this contact: there is no more to look for in it.
  if (isNeutral(text)) return undefined
  if (contact.aboutOther) return { kind: 'reply-other-person' }
  if (looksLikeCode(text, guard.lists)) return { kind: 'reply-holds-code' }
  const said = foldedWords(text)
  if (contact.safe.some(({ cannotTalk }) => holdsRun(said, foldedWords(cannotTalk))))
    return { kind: 'reply-holds-code-word' }
  if (guard.notes.some((note) => holdsNote(said, note))) return { kind: 'reply-holds-note' }
  const sign = placeSignIn(text, guard.places)
  return sign === undefined ? undefined : { kind: 'reply-place', sign }
}

function cannedRefused({ safe }: Contact, { text, canned }: ReplyWish): ReplyRefusal | undefined {
  // Once a word of it is changed it is the operator's own text, and nobody's review covers it.
  if (canned === undefined || canned.text !== text) return undefined
  if (canned.retired || canned.reviewedBy.length === 0) return { kind: 'reply-not-reviewed' }
  const isSeen = currentRules(safe).some(({ screen }) => screen === 'others-may-see')
  return isSeen && !canned.safeToBeSeen ? { kind: 'reply-not-seen-safe' } : undefined
}

function whenAllowed(contact: Contact, wish: ReplyWish, now: number): Result<ReplyLeave, ReplyRefusal> {
  const safe = safeNow(contact.safe, now, contact.phoneTakenAt)
  const cautions = cautionsOf(contact)
  if (safe.state === 'outside') return ok({ when: 'held', until: safe.opensAt, cautions })
  if (safe.state === 'expired' && !isSafeForAnybody(wish)) {
    return refuse({ kind: 'reply-ask-hours', why: safe.why })
  }
  return ok({ when: 'now', cautions })
}

/**
 * Asked again when a held reply is about to leave, for what happened while it waited: other hours were named, the
 * phone was taken, or the request turned out to be about another person. It was written for hours that the person had given, so hours that have only grown old do not stop it.
 */
export function mayStillLeave(
  { safe, phoneTakenAt, aboutOther }: Contact,
  { text, writtenAt }: { readonly text: string; readonly writtenAt: number },
  now: number,
): boolean {
  if (aboutOther && !isNeutral(text)) return false
  if (phoneTakenAt !== undefined && phoneTakenAt >= writtenAt) return false
  return safeNow(safe, now, phoneTakenAt).state !== 'outside'
}

/** May be read by whoever holds the phone: the neutral text, or a reviewed one with that mark. */
function isSafeForAnybody({ text, canned }: ReplyWish): boolean {
  return isNeutral(text) || (canned !== undefined && canned.text === text && canned.safeToBeSeen)
}

function cautionsOf({ safe, duress }: Contact): readonly ReplyCaution[] {
  const screens = currentRules(safe).map(({ screen }) => screen)
  const seen: readonly ReplyCaution[] = screens.includes('others-may-see')
    ? ['others-may-see']
    : screens.includes('unknown')
      ? ['screen-unknown']
      : []
  return duress === undefined ? seen : [...seen, 'second-code-used']
}

const noteRun = 8

/** Eight words on end of a note, or all of a shorter one of four or more. */
function holdsNote(said: readonly string[], note: string): boolean {
  const noted = foldedWords(note)
  if (noted.length < noteRun) return noted.length >= 4 && holdsRun(said, noted)
  const runs = runsOf(noted, noteRun)
  return [...runsOf(said, noteRun)].some((run) => runs.has(run))
}

const fewestWords = 6

/**
 * A desk does not know the codes of its callers, so it looks for the form: 27 digits whose check is right, or six
 * words of one list on end, which no sentence has.
 */
export function looksLikeCode(text: string, lists: readonly WordList[]): boolean {
  const digits = text.match(/\p{Nd}(?:[^\p{L}\p{Nd}]{0,4}\p{Nd}){26,}/gu) ?? []
  if (digits.some(holdsCodeDigits)) return true
  const said = text.split(/[^\p{L}\p{M}]+/u).map(foldWord)
  return lists.some((list) => holdsCodeWords(said, list))
}

/** Any 27 on end with a right check (ISO 7064, MOD 97-10), as `return-code.ts` makes it. */
function holdsCodeDigits(row: string): boolean {
  const digits = [...plainDigits(row).matchAll(/\d/g)].map(([digit]) => Number(digit))
  return digits.some((_, at) => {
    if (at + 27 > digits.length) return false
    let remainder = 0
    for (const digit of digits.slice(at, at + 27)) remainder = (remainder * 10 + digit) % 97
    return remainder === 1
  })
}

function holdsCodeWords(said: readonly string[], list: WordList): boolean {
  const known = foldedList(list)
  let row = 0
  for (const word of said) {
    row = known.has(word) ? row + 1 : 0
    if (row >= fewestWords) return true
  }
  return false
}

const foldedLists = new WeakMap<readonly string[], ReadonlySet<string>>()

/** A thousand words are folded once, not at every key press. */
function foldedList({ words: list }: WordList): ReadonlySet<string> {
  const known = foldedLists.get(list) ?? new Set(list.map(foldWord))
  foldedLists.set(list, known)
  return known
}

/** Did the person use the word that means "I cannot talk" in what came in? */
export function saysCannotTalk({ safe, messages, body }: Contact): boolean {
  const agreed = safe.map(({ cannotTalk }) => foldedWords(cannotTalk)).filter(({ length }) => length > 0)
  const said = [body, ...messages.filter(({ way }) => way === 'in').map(({ text }) => text)].map(foldedWords)
  return agreed.some((word) => said.some((one) => holdsRun(one, word)))
}

/** The sentence a refusal is said with, beside the text that stays as it was typed. */
export function replyRefusalWords(refusal: ReplyRefusal): Words {
  if (refusal.kind === 'reply-place') return placeWords[refusal.sign]
  return refusalWords[refusal.kind]
}

const refusalWords: { readonly [K in Exclude<ReplyRefusal['kind'], 'reply-place'>]: Words } = {
  'reply-empty': words(
    'There is nothing to send yet.',
    'Пока нечего отправлять.',
    'Il n’y a encore rien à envoyer.',
  ),
  'reply-other-person': words(
    'This request is about another person. Only the neutral text may be sent, unchanged.',
    'Обращение о другом человеке. Отправить можно только нейтральный текст, без изменений.',
    'Cette demande concerne une autre personne. Seul le texte neutre peut partir, sans changement.',
  ),
  'reply-holds-code': words(
    'This holds a return code, or looks like one. Whoever reads it could open a thread.',
    'Здесь код возврата или похожий на него текст. Прочитавший сможет открыть переписку.',
    'Ce texte contient un code de retour, ou y ressemble. Qui le lit pourrait ouvrir un fil.',
  ),
  'reply-holds-code-word': words(
    'This holds the person’s own word for “I cannot talk”. Say it in other words.',
    'Здесь слово, которым человек говорит «не могу разговаривать». Скажите иначе.',
    'Ce texte contient le mot convenu pour « je ne peux pas parler ». Dites-le autrement.',
  ),
  'reply-holds-note': words(
    'These are words of a note among colleagues. Notes are never sent.',
    'Это слова из заметки для коллег. Заметки не отправляются.',
    'Ce sont les mots d’une note entre collègues. Les notes ne partent jamais.',
  ),
  'reply-not-seen-safe': words(
    'Others may see the screen, and this ready-made reply is not marked as safe to be seen.',
    'Экран могут видеть другие, а этот готовый ответ не отмечен как безопасный для чужих глаз.',
    'D’autres peuvent voir l’écran, et cette réponse préparée n’est pas marquée comme pouvant être vue.',
  ),
  'reply-not-reviewed': words(
    'Nobody else has read this ready-made reply yet, or it is no longer used.',
    'Этот готовый ответ ещё никто не проверил, или он больше не используется.',
    'Personne d’autre n’a encore relu cette réponse préparée, ou elle n’est plus utilisée.',
  ),
  'reply-ask-hours': words(
    'The safe hours are no longer known. First ask again, with a reply that is safe to be seen.',
    'Безопасные часы уже неизвестны. Сначала спросите снова, ответом, который можно видеть другим.',
    'Les heures sûres ne sont plus connues. Demandez d’abord, avec une réponse qui peut être vue.',
  ),
}

const placeWords: { readonly [S in PlaceSign]: Words } = {
  'known-place': words(
    'This names a place. A reply never says where.',
    'Здесь названо место. В ответе мест не называют.',
    'Ce texte nomme un lieu. Une réponse ne dit jamais où.',
  ),
  address: words(
    'This looks like an address. A reply never says where.',
    'Похоже на адрес. В ответе мест не называют.',
    'On dirait une adresse. Une réponse ne dit jamais où.',
  ),
  coordinates: words(
    'This looks like coordinates. A reply never says where.',
    'Похоже на координаты. В ответе мест не называют.',
    'On dirait des coordonnées. Une réponse ne dit jamais où.',
  ),
  'map-link': words(
    'This links to a map. A reply never says where.',
    'Это ссылка на карту. В ответе мест не называют.',
    'C’est un lien vers une carte. Une réponse ne dit jamais où.',
  ),
  phone: words(
    'This looks like a telephone number. Whoever takes the phone could call it.',
    'Похоже на номер телефона. По нему позвонит тот, кто отберёт телефон.',
    'On dirait un numéro de téléphone. Qui prend l’appareil pourrait l’appeler.',
  ),
}
