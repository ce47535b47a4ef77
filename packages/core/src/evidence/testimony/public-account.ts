/**
 * An account for people outside: set anew from its sentences, with codes for names and whole sentences left out, and a
 * proof of those that stand as they were given.
 *
 * Never masked in its place: a black bar is as wide as the name under it. A sentence in which a name was replaced is
 * said to be *coded*; it is in no proof, because the sealed sentence has the name. Rules TY25 to TY29.
 */
import { type Bytes, utf8 } from '../../base/bytes.ts'
import { canonicalJson } from '../../base/json.ts'
import { ok, type Result, refuse } from '../../base/result.ts'
import { type PassageRefusal, type Passages, passageRoot, provePassages } from '../redaction/passage-proof.ts'
import type { Hash } from '../redaction/salted-tree.ts'
import { type Paragraph, readAccount, sentencesOf } from './account.ts'
import { type CodedLanguage, coded, formsLeft, labelsFor, leftOutLabel, type Named } from './coded.ts'

type Salted = { readonly seed: Uint8Array; readonly hash: Hash }

/** The parts of an account as they are sealed: its language, and each paragraph behind how it is known. */
export function passagesOf(account: string, language: string): Passages {
  return [
    [`language ${language}`],
    ...readAccount(account).map((paragraph) => [headOf(paragraph), ...sentencesOf(paragraph.text)]),
  ]
}

function headOf({ number, knowledge, toldBy }: Paragraph): string {
  return `${number} ${knowledge}${toldBy === undefined ? '' : ` ${toldBy}`}`
}

export function accountRoot(
  account: string,
  language: string,
  salted: Salted,
): Result<Bytes, PassageRefusal> {
  return passageRoot(passagesOf(account, language), salted)
}

export type PublicWish = {
  readonly language: string
  /** The language of the labels. */
  readonly labels: CodedLanguage
  readonly named: readonly Named[]
  /** Paragraphs by number, or single sentences of one, from 0, that are left out. */
  readonly leaveOut: readonly { readonly paragraph: number; readonly sentence?: number }[]
}

export type PublicSentence = { readonly is: 'given' | 'coded' | 'left-out'; readonly text: string }
export type PublicParagraph = {
  readonly number: number
  readonly knowledge: string
  readonly sentences: readonly PublicSentence[]
}
export type PublicAccount = {
  readonly paragraphs: readonly PublicParagraph[]
  /** As it is printed: a label has one width, whatever it stands for. */
  readonly text: string
  readonly proof: Bytes
  readonly root: Bytes
}
export type PublicRefusal = PassageRefusal | { readonly kind: 'name-left'; readonly forms: readonly string[] }

export function publicAccount(
  account: string,
  wish: PublicWish,
  salted: Salted,
): Result<PublicAccount, PublicRefusal> {
  const { paragraphs, left } = draftAccount(account, wish)
  const text = printed(paragraphs, wish.labels)
  if (left.length > 0) return refuse({ kind: 'name-left', forms: left })
  const proven = provePassages(
    passagesOf(account, wish.language),
    (part, passage) => isHidden(paragraphs, part, passage),
    salted,
  )
  return proven.ok
    ? ok({
        paragraphs: paragraphs.map(withoutGiven),
        text,
        proof: proven.value.proof,
        root: proven.value.root,
      })
    : proven
}

type DraftSentence = PublicSentence & { readonly given: string }
type DraftParagraph = Omit<PublicParagraph, 'sentences'> & { readonly sentences: readonly DraftSentence[] }

/** As it would stand, each sentence beside the one that was given, and the forms of names that would still be in it. */
export function draftAccount(
  account: string,
  wish: Omit<PublicWish, 'language'>,
): { readonly paragraphs: readonly DraftParagraph[]; readonly left: readonly string[] } {
  const labels = labelsFor(account, wish.named, wish.labels)
  const paragraphs = readAccount(account).map((paragraph): DraftParagraph => {
    const sentences = sentencesOf(paragraph.text).map((text, at) => sentenceOf(text, paragraph, at))
    return { number: paragraph.number, knowledge: coded(headOf(paragraph), labels), sentences }
  })
  function sentenceOf(given: string, { number }: Paragraph, at: number): DraftSentence {
    const isOut = wish.leaveOut.some(
      ({ paragraph, sentence }) => paragraph === number && (sentence ?? at) === at,
    )
    if (isOut) return { given, is: 'left-out', text: leftOutLabel(wish.labels) }
    const said = coded(given, labels)
    return { given, is: said === given ? 'given' : 'coded', text: said }
  }
  return { paragraphs, left: formsLeft(printed(paragraphs, wish.labels), wish.named) }
}

/** What leaves holds nothing of what was given. */
function withoutGiven({ sentences, ...paragraph }: DraftParagraph): PublicParagraph {
  return { ...paragraph, sentences: sentences.map(({ is, text }) => ({ is, text })) }
}

/** Part 0 is the language; of a paragraph passage 0 is how it is known, which goes when nothing else of it stays. */
function isHidden(paragraphs: readonly PublicParagraph[], part: number, passage: number): boolean {
  const paragraph = paragraphs[part - 1]
  if (paragraph === undefined) return false
  if (passage > 0) return paragraph.sentences[passage - 1]?.is !== 'given'
  return paragraph.knowledge.includes('[') || paragraph.sentences.every(({ is }) => is === 'left-out')
}

function printed(paragraphs: readonly PublicParagraph[], language: CodedLanguage): string {
  const out = leftOutLabel(language)
  return paragraphs
    .map(({ number, sentences }) => {
      if (sentences.every(({ is }) => is === 'left-out')) return `${number}. ${out}`
      let said = ''
      for (const { is, text } of sentences) {
        // Sentences left out behind one another are one gap: their number is nobody's.
        if (is === 'left-out') said += said.endsWith(`${out} `) ? '' : `${out} `
        else said += text
      }
      return `${number}. ${said.trim()}`
    })
    .join('\n\n')
}

/** The bytes that are sealed and hashed as the account's file. */
export function accountFile(account: string, language: string): Bytes {
  return utf8(`${canonicalJson({ format: 'safeconduct-account/1', language })}\n\n${account}\n`)
}
