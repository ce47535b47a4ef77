/**
 * The one answer to whoever asks about another person (rule R15).
 *
 * A brother who poses as a friend learns from any other word: from "we cannot say where" that somebody is there, from
 * "we do not know him" that he must look elsewhere. So everybody gets these words, byte for byte, with nothing added.
 */
import { languages, type Words } from '../base/language.ts'

export const neutralAnswer: Words = {
  en: 'Thank you for writing. We never say whether somebody has been in touch with us, and everybody who asks gets these same words. Whoever needs help can write to us here for themselves, at any hour.',
  ru: 'Спасибо за письмо. Мы никогда не говорим, обращался ли к нам кто-либо, и на такие вопросы всем отвечаем этими же словами. Кому нужна помощь, может сам написать нам здесь в любое время.',
  fr: 'Merci pour votre message. Nous ne disons jamais si une personne nous a contactés, et nous répondons à tous par ces mêmes mots. Qui a besoin d’aide peut nous écrire ici, pour soi-même, à toute heure.',
}

/** Byte for byte one of the three. */
export function isNeutral(text: string): boolean {
  return languages.some((language) => neutralAnswer[language] === text)
}
