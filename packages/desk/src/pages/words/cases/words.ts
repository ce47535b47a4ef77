/** The shape of these words: a language that lacks a sentence does not compile. */
import type { Said } from '../said.ts'
import type { casesEn } from './en.ts'

export type CasesWords = Said<typeof casesEn>
