/**
 * The page behind a check-in link: a field for one word while a word is waited for, a button where an alarm can be
 * taken, and a small counter for everybody else, also for whoever opens the same link again.
 *
 * Nothing is stored. The secret stands behind `#`, which no server is sent, and is taken out of the address as soon as
 * the answer was heard. Whatever was typed is answered in the same words.
 */
import '../page/old-browsers.ts'
import type { Bytes } from '@safeconduct/core/base/bytes.ts'
import { isLanguage, type Language } from '@safeconduct/core/base/language.ts'
import { foldedWord, secretInFragment } from '@safeconduct/core/timers/check-in.ts'
import { answer, type Found, look } from './asking.ts'
import { countOf } from './counting.ts'
import { type CheckInWords, checkInWords } from './words.ts'

const parts = ['word', 'take', 'again', 'counter'] as const
type Part = (typeof parts)[number]
type Said = 'wait' | 'done' | 'silent'

let words: CheckInWords = checkInWords.en
let said: Said | undefined
let found: Found | undefined
const relays = ['', ...(document.body.dataset['beside'] ?? '').split(' ').filter((origin) => origin !== '')]

function at(name: string): HTMLElement | null {
  return document.querySelector(`[data-at="${name}"]`)
}

function show(part: Part | undefined, saying?: Said): void {
  said = saying
  for (const name of parts) at(name)?.toggleAttribute('hidden', name !== part)
  const place = at('said')
  if (place !== null) place.textContent = said === undefined ? '' : words[said]
}

function speak(language: Language): void {
  words = checkInWords[language]
  document.documentElement.lang = language
  document.title = words.title
  for (const place of document.querySelectorAll<HTMLElement>('[data-say]')) {
    const name = place.dataset['say']
    const sentence = Object.entries(words).find(([key]) => key === name)?.[1]
    if (sentence !== undefined) place.textContent = sentence
  }
  const place = at('said')
  if (place !== null && said !== undefined) place.textContent = words[said]
  count()
}

function field(): HTMLInputElement | null {
  return document.querySelector('input')
}

function count(): void {
  const { words: many, letters } = countOf(document.querySelector('textarea')?.value ?? '')
  const place = at('counted')
  if (place !== null)
    place.textContent = words.counted.replace('{words}', `${many}`).replace('{letters}', `${letters}`)
}

function secret(): Bytes | undefined {
  return secretInFragment(location.hash)
}

async function begin(): Promise<void> {
  const link = secret()
  if (link === undefined) return show('counter')
  show(undefined, 'wait')
  found = await look(link, relays)
  if (found === undefined) return show('again', 'silent')
  if (found.shown === 'word') {
    show('word')
    field()?.focus()
  } else show(found.shown === 'button' ? 'take' : 'counter')
}

async function send(word: string | undefined): Promise<void> {
  const link = secret()
  if (link === undefined || found === undefined) return show('counter')
  show(undefined, 'wait')
  if (!(await answer(link, found, word))) {
    // What was typed stays, so that nobody has to type it twice in a tunnel.
    return show(word === undefined ? 'take' : 'word', 'silent')
  }
  forget()
  history.replaceState(null, '', location.pathname)
  show('counter', 'done')
}

function forget(): void {
  for (const form of document.querySelectorAll('form')) form.reset()
}

function bind(): void {
  const on = (name: Part, work: () => void): void =>
    at(name)?.addEventListener('submit', (event) => {
      event.preventDefault()
      work()
    })
  on('word', () => {
    const word = field()?.value ?? ''
    if (foldedWord(word) !== '') void send(word)
  })
  on('take', () => void send(undefined))
  on('again', () => void begin())
  document.querySelector('textarea')?.addEventListener('input', count)
  for (const button of document.querySelectorAll<HTMLElement>('[data-language]'))
    button.addEventListener('click', () => {
      const language = button.dataset['language'] ?? ''
      if (isLanguage(language)) speak(language)
    })
  window.addEventListener('pagehide', forget)
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
  window.addEventListener('hashchange', () => void begin())
}

function preferred(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())
  return wanted.find(isLanguage) ?? 'en'
}

bind()
speak(preferred())
void begin()
