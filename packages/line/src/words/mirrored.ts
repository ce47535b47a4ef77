/**
 * English from right to left, made from the English catalogue: every word between a right-to-left override and its
 * end, so that a screen that forgot the other direction shows it at once. For tests.
 */
import { en } from './en.ts'
import { type LineWords, type Said, sayings } from './line-words.ts'

const override = '\u202E'
const end = '\u202C'

function mirror(said: string): string {
  // What the script fills in stays as it is.
  const turned = (word: string): string => (word.includes('{') ? word : `${override}${word}${end}`)
  return said === '' ? '' : said.split(' ').map(turned).join(' ')
}

function mirrorOne<T extends { readonly [name: string]: string | readonly string[] }>(of: T): T {
  return new Proxy(of, {
    get(target, name, whole) {
      const value: unknown = Reflect.get(target, name, whole)
      if (typeof value === 'string') return mirror(value)
      return Array.isArray(value) ? value.map((one: unknown) => mirror(String(one))) : value
    },
  })
}

const saidBackwards: Said = mirrorOne(en.said)

export const mirroredWords: LineWords = {
  ...en,
  languages: mirror(en.languages),
  exit: mirror(en.exit),
  exitKeys: mirror(en.exitKeys),
  intro: mirrorOne(en.intro),
  start: mirrorOne(en.start),
  write: mirrorOne(en.write),
  code: mirrorOne(en.code),
  sent: mirrorOne(en.sent),
  back: mirrorOne(en.back),
  voice: mirrorOne(en.voice),
  said: saidBackwards,
}

/** For the settings, which are written out sentence by sentence. */
export function everySaying(said: Said): { readonly [name: string]: string } {
  return Object.fromEntries(sayings.map((name) => [name, said[name]]))
}
