/** What the press desk says, loaded with its pages and not before: a first page at night is short of everything. */
import type { Tongue } from '../../session/settings.ts'
import { mirrorAll } from '../mirrored.ts'
import { useTongue } from '../use-words.ts'
import { pressDeskEn } from './en.ts'
import { pressDeskFr } from './fr.ts'
import { pressDeskRu } from './ru.ts'
import type { PressDeskWords } from './words.ts'

const said: { readonly [T in Tongue]: PressDeskWords } = {
  en: pressDeskEn,
  fr: pressDeskFr,
  ru: pressDeskRu,
  'en-XB': mirrorAll(pressDeskEn),
}

export function usePressWords(): PressDeskWords {
  return said[useTongue()]
}
