/**
 * How this window speaks and listens: language, single keys.
 *
 * Kept in the fragment of the address and nowhere else: nothing is written into the browser's profile or
 * sent to the process, and a reload keeps it. No id of anything ever stands there.
 */
import { isLanguage, type Language, languages } from '@safeconduct/core/base/language.ts'

/** `en-XB`: English mirrored, made for looking at every screen from right to left. */
export type Tongue = Language | 'en-XB'
export type Settings = { readonly tongue: Tongue; readonly singleKeys: boolean }

const listeners = new Set<() => void>()
let settings: Settings | undefined

export function currentSettings(): Settings {
  settings ??= fromAddress(readFragment().rest)
  return settings
}

export function onSettings(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...currentSettings(), ...change }
  const said = new URLSearchParams({ lang: settings.tongue })
  if (!settings.singleKeys) said.set('keys', 'off')
  replaceFragment(said)
  for (const listener of listeners) listener()
}

/** `#TOKEN&lang=ru`: the token, when there is one, comes first and has no `=`. */
export function readFragment(): { readonly token: string | undefined; readonly rest: URLSearchParams } {
  const [first = '', ...others] = location.hash.slice(1).split('&')
  const isToken = first !== '' && !first.includes('=')
  return {
    token: isToken ? first : undefined,
    rest: new URLSearchParams((isToken ? others : [first, ...others]).join('&')),
  }
}

/** replaceState: a way back to an earlier address must not exist. */
export function replaceFragment(rest: URLSearchParams): void {
  const said = rest.toString()
  history.replaceState(null, '', said === '' ? location.pathname : `${location.pathname}#${said}`)
}

function fromAddress(said: URLSearchParams): Settings {
  const named = said.get('lang') ?? ''
  const tongue = named === 'en-XB' ? named : isLanguage(named) ? named : fromBrowser()
  return { tongue, singleKeys: said.get('keys') !== 'off' }
}

function fromBrowser(): Language {
  for (const tag of navigator.languages) {
    const language = languages.find((one) => tag.toLowerCase().startsWith(one))
    if (language !== undefined) return language
  }
  return 'en'
}

/** The language of records' labels and of `Intl`: the mirrored one is English underneath. */
export function languageOf(tongue: Tongue): Language {
  return tongue === 'en-XB' ? 'en' : tongue
}

export function directionOf(tongue: Tongue): 'ltr' | 'rtl' {
  return tongue === 'en-XB' ? 'rtl' : 'ltr'
}
