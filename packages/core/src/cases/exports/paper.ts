/**
 * A paper that leaves: boxes with labels, in one language, as data and as a page (`printed.ts`).
 *
 * A paper stands inside a `Secret` from its making to its sealing. A `Secret` is no JSON, so no vault, index or log
 * takes one, and whoever wants to see it has to say so at one place.
 */
import type { Json } from '../../base/json.ts'
import type { Language, Words } from '../../base/language.ts'
import type { Secret } from '../../base/secret.ts'
import { termWords, type Vocabulary } from '../../records/vocabulary/vocabulary.ts'
import type { Permit } from './permit.ts'
import type { ExportKind } from './ways.ts'

export type Box = {
  /** Stays the same in every language: what a program of the recipient reads. */
  readonly name: string
  readonly label: string
  /** Several lines, or none: a box to be filled in by hand. */
  readonly lines: readonly string[]
}

export type Section = {
  readonly name: string
  readonly heading: string
  readonly note?: string
  readonly boxes: readonly Box[]
  /** A sheet of its own: what other members of the family must not read. */
  readonly ownSheet?: true
}

export type Paper = {
  readonly kind: ExportKind
  readonly lang: Language
  readonly title: string
  /** The day on which it was made. */
  readonly made: string
  readonly to: string
  readonly sections: readonly Section[]
}

export type SecretPaper = Secret<Paper>

/** Writes boxes of one paper in one language. */
export type Writer = {
  readonly say: (words: Words) => string
  readonly term: (list: Vocabulary, code: string) => string
  readonly box: (name: string, label: Words, ...lines: readonly (string | undefined)[]) => Box
  readonly section: (
    name: string,
    heading: Words,
    boxes: readonly Box[],
    more?: { readonly note?: Words; readonly ownSheet?: true },
  ) => Section
}

export function writerIn(lang: Language): Writer {
  return {
    say: (words) => words[lang],
    term: (list, code) => termWords(list, code, lang),
    box: (name, label, ...lines) => ({
      name,
      label: label[lang],
      lines: lines.flatMap((line) => (line === undefined || line.trim() === '' ? [] : line.split(/\r?\n/))),
    }),
    section: (name, heading, boxes, more = {}) => ({
      name,
      heading: heading[lang],
      ...(more.note === undefined ? {} : { note: more.note[lang] }),
      boxes,
      ...(more.ownSheet === undefined ? {} : { ownSheet: more.ownSheet }),
    }),
  }
}

export type Making = { readonly permit: Permit; readonly lang: Language; readonly now: number }

/** The same paper for the recipient's own program. Names of sections and boxes are in `docs/formats/cases.md`. */
export function paperData({ kind, lang, made, to, sections }: Paper): Json {
  return {
    format: 'safeconduct-paper/1',
    kind,
    lang,
    made,
    to,
    sections: sections.map(({ name, boxes }) => ({
      name,
      boxes: Object.fromEntries(boxes.map((box) => [box.name, box.lines.join('\n')])),
    })),
  }
}
