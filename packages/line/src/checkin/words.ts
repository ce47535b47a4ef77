/**
 * The few words of the page behind a check-in link. None of them says what it is for: the page is a small counter of
 * words, and for whoever was told to type one it is also where to type it.
 */
import type { Language } from '@safeconduct/core/base/language.ts'

export type CheckInWords = {
  /** Also the title: as any small tool's. */
  readonly title: string
  readonly text: string
  /** `{words}` and `{letters}` are filled in. */
  readonly counted: string
  readonly word: string
  readonly send: string
  readonly take: string
  readonly takeLead: string
  readonly wait: string
  readonly done: string
  readonly silent: string
  readonly again: string
}

export const checkInWords: { readonly [L in Language]: CheckInWords } = {
  en: {
    title: 'Counter',
    text: 'Text',
    counted: 'Words: {words}. Letters: {letters}.',
    word: 'Word',
    send: 'Send',
    take: 'I am looking',
    takeLead: 'Somebody is needed.',
    wait: 'One moment.',
    done: 'Thank you.',
    silent: 'No connection. Nothing was sent.',
    again: 'Try again',
  },
  ru: {
    title: 'Счётчик',
    text: 'Текст',
    counted: 'Слов: {words}. Букв: {letters}.',
    word: 'Слово',
    send: 'Отправить',
    take: 'Смотрю',
    takeLead: 'Кто-то нужен.',
    wait: 'Одну минуту.',
    done: 'Спасибо.',
    silent: 'Нет связи. Ничего не отправлено.',
    again: 'Ещё раз',
  },
  fr: {
    title: 'Compteur',
    text: 'Texte',
    counted: 'Mots : {words}. Lettres : {letters}.',
    word: 'Mot',
    send: 'Envoyer',
    take: 'Je regarde',
    takeLead: 'Quelqu’un est attendu.',
    wait: 'Un instant.',
    done: 'Merci.',
    silent: 'Pas de connexion. Rien n’a été envoyé.',
    again: 'Réessayer',
  },
}
