/** What the papers share: how a box that was typed is taken out of its secret, and why a paper cannot be written. */

import type { Language } from '../../base/language.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { Secret } from '../../base/secret.ts'
import type { World } from '../../rules/world.ts'
import { today } from '../days.ts'
import { type Box, type Paper, type SecretPaper, type Section, type Writer, writerIn } from './paper.ts'
import type { Permit } from './permit.ts'
import { readTyped, type TypedRefusal, typedBoxes } from './typed.ts'
import type { ExportKind } from './ways.ts'

export type PaperRefusal =
  | TypedRefusal
  | {
      readonly kind: 'cannot-be-written'
      readonly why:
        | 'another-paper'
        | 'two-categories-needed'
        | 'over-cap'
        | 'amount-unreadable'
        | 'already-in-exile'
        | 'more-than-code-and-need'
        | 'not-read-for-others'
        | 'no-such-correction'
    }

export type Asked = {
  readonly permit: Permit
  readonly world: World
  readonly lang: Language
  /** The boxes as they were typed, by name. */
  readonly typed: Readonly<Record<string, string>>
}

export type Writing = Writer & {
  readonly permit: Permit
  readonly world: World
  readonly person: string
  /** One typed box with its label; empty when nothing was typed. */
  readonly typed: (name: string) => Box
  readonly typedText: (name: string) => string
}

type Contents = { readonly title: string; readonly sections: readonly Section[] }

/**
 * Writes one paper inside its secret: what was typed is opened here, joined and closed again, and nothing of it is in
 * what comes back but the paper itself.
 */
export function written(
  kind: ExportKind,
  { permit, world, lang, typed }: Asked,
  write: (writing: Writing) => Result<Contents, PaperRefusal>,
): Result<SecretPaper, PaperRefusal> {
  if (permit.kind !== kind) return cannot('another-paper')
  const read = readTyped(permit, typed)
  if (!read.ok) return read
  const boxes = read.value.reveal()
  const writer = writerIn(lang)
  const typedText = (name: string): string => boxes.get(name) ?? ''
  const contents = write({
    ...writer,
    permit,
    world,
    person: permit.person ?? '',
    typedText,
    typed: (name) => {
      const box = typedBoxes[kind].find((each) => each.name === name)
      return writer.box(name, box?.label ?? { en: name, ru: name, fr: name }, typedText(name))
    },
  })
  if (!contents.ok) return contents
  const paper: Paper = { kind, lang, made: today(world), to: permit.to.name, ...contents.value }
  return ok(new Secret(paper))
}

export function cannot(why: Extract<PaperRefusal, { kind: 'cannot-be-written' }>['why']) {
  return refuse({ kind: 'cannot-be-written', why } as const)
}
