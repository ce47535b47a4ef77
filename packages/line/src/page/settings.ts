/** What the page was made with: whom it asks, who signs for them, and the sentences of its language. */
import { type Bytes, fromHex } from '@safeconduct/core/base/bytes.ts'
import { isLanguage, type Language } from '@safeconduct/core/base/language.ts'
import { isObject } from '@safeconduct/core/base/parse.ts'
import { certain } from '@safeconduct/core/base/result.ts'
import type { WordList } from '@safeconduct/core/line/return-code.ts'
import { unpackWords } from '../words/front-coding.ts'
import type { Saying } from '../words/line-words.ts'

export type Say = (name: Saying, filled?: { readonly [place: string]: string | number }) => string

export type Settings = {
  readonly relays: readonly string[]
  readonly line: Bytes
  /** The key that signs what the relays say, as bytes: `line.ts` makes a key of it. */
  readonly root: Bytes
  readonly language: Language
  readonly words: WordList
  readonly say: Say
}

/** Reads what `build/pages.ts` wrote. Anything else there is a defect of ours, not of the reader. */
export function settingsIn(json: string): Settings {
  const value: unknown = JSON.parse(json)
  const of = isObject(value) ? value : {}
  const language = String(of['language'])
  const said = isObject(of['said']) ? of['said'] : {}
  if (!isLanguage(language)) throw new Error('the page was not made by its builder')
  const relays = Array.isArray(of['relays']) ? of['relays'].map(String) : []
  return {
    relays: relays.length === 0 ? [''] : relays,
    line: bytesOf(of['line']),
    root: bytesOf(of['root']),
    language,
    words: { language, words: unpackWords(String(of['words'])) },
    say: (name, filled = {}) => fill(String(said[name]), filled),
  }
}

function fill(said: string, filled: { readonly [place: string]: string | number }): string {
  return said.replaceAll(/\{(\w+)\}/g, (_, place: string) => String(filled[place] ?? ''))
}

function bytesOf(hex: unknown): Bytes {
  return certain(fromHex(String(hex)), 'the builder wrote hex')
}
