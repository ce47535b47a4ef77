/** What the pages of consents, releases, filings and captures say, loaded with them: a first page at night is short of everything. */
import type { Tongue } from '../../session/settings.ts'
import { mirrorAll } from '../mirrored.ts'
import type { Said } from '../said.ts'
import { useTongue } from '../use-words.ts'
import { leavingEn } from './leaving-en.ts'
import { leavingFr } from './leaving-fr.ts'
import { leavingRu } from './leaving-ru.ts'

const said: { readonly [T in Tongue]: Said<typeof leavingEn> } = {
  en: leavingEn,
  fr: leavingFr,
  ru: leavingRu,
  'en-XB': mirrorAll(leavingEn),
}

export function useLeavingWords(): Said<typeof leavingEn> {
  return said[useTongue()]
}
