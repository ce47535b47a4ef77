/** The shape of these words: a language that lacks a sentence does not compile. */
import type { Said } from '../said.ts'
import type { lineEn } from './en.ts'
import type { lineRefusalsEn } from './refusals-en.ts'

export type LineWords = Said<typeof lineEn>
export type LineRefusalWords = Said<typeof lineRefusalsEn>
