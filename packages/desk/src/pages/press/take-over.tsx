/**
 * From a report into the registers: a quotation becomes a statement, a number a claim, each with its exact words and its
 * source already in the form. Who spoke and what it does, a person says.
 */
import { notStated } from '@safeconduct/core/attention/unmarked.ts'
import type { Json } from '@safeconduct/core/base/json.ts'
import type { RecordTypeName } from '@safeconduct/core/records/record-types.ts'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { ReadingView } from '../../calls/reading.ts'
import { type Draft, draftKey, draftOf, keepDraft, readDraft } from '../form/drafts.ts'
import { paths } from '../frame/places.ts'
import parts from '../style/parts.module.css'
import { usePressWords } from '../words/press/use-press-words.ts'
import css from './reading.module.css'

type Props = { readonly view: ReadingView }

export function TakeOver({ view }: Props) {
  const { takeOver: said } = usePressWords()
  const [, go] = useLocation()
  const [unfinished, setUnfinished] = useState<RecordTypeName>()
  const begin = async (type: RecordTypeName, draft: Draft): Promise<void> => {
    const key = draftKey(type, undefined)
    const kept = draftOf(key) ?? (await readDraft(key))
    // What somebody was typing is not thrown away for a click.
    if (kept !== undefined && Object.keys(kept).length > 0) return setUnfinished(type)
    keepDraft(key, draft)
    go(paths.make(type))
  }
  const quotes = view.quotes.filter(({ start, end }) => !isInside({ start, end }, view.quotes))
  return (
    <section>
      <details>
        <summary>
          <h2>{said.title}</h2>
        </summary>
        <p className={css['quiet']}>
          {said.help} <Link href={paths.make('Person')}>{said.speaker}</Link>
        </p>
        {unfinished !== undefined && (
          <p role="alert" className={parts['due']}>
            {said.unfinished} <Link href={paths.make(unfinished)}>{said.finish}</Link>
          </p>
        )}
        <ul className={css['taken']}>
          {quotes.map(({ start, end }) => (
            <li key={start}>
              <button
                type="button"
                data-plain
                onClick={() => void begin('Statement', statementOf(view, start, end))}
              >
                <bdi>{shortened(view.text.slice(start, end))}</bdi>
              </button>
            </li>
          ))}
        </ul>
        {view.numbers.length > 0 && <p className={css['quiet']}>{said.claims}</p>}
        <ul className={css['taken']}>
          {view.numbers.map((number) => (
            <li key={number.start}>
              <button type="button" data-plain onClick={() => void begin('Claim', claimOf(view, number))}>
                <bdi>{shortened(sentenceAt(view.text, number.start))}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

type Span = { readonly start: number; readonly end: number }

/** Words inside other quoted words belong to those. */
function isInside({ start, end }: Span, all: readonly Span[]): boolean {
  return all.some((one) => one.start <= start && end <= one.end && one.end - one.start > end - start)
}

function statementOf({ id, text, outlet, head }: ReadingView, start: number, end: number): Draft {
  const words = text.slice(start, end)
  const day = head.published
  const said: Record<string, Json> =
    // It was said when it was printed, or before.
    day === undefined ? {} : { saidAt: { date: day.date, precision: 'X-BEF' } }
  const where: Record<string, Json> = outlet === notStated ? {} : { forum: outlet }
  return { wording: words, ...where, anchors: [{ publicationId: id, quote: words }], ...said }
}

function claimOf({ id, text }: ReadingView, { start, min }: ReadingView['numbers'][number]): Draft {
  return { source: id, anchor: sentenceAt(text, start), value: min }
}

/** The sentence around a place, as it stands. */
function sentenceAt(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 600), at)
  const cut = Math.max(
    before.lastIndexOf('\n'),
    ...['. ', '! ', '? '].map((end) => before.lastIndexOf(end) + 1),
  )
  const from = at - before.length + Math.max(0, cut + (cut < 0 ? 1 : 0))
  const after = /[.!?](?=\s|$)|\n|$/u.exec(text.slice(at, at + 600))
  return text.slice(from, at + (after === null ? 0 : after.index + after[0].trim().length)).trim()
}

const mostLetters = 90

function shortened(words: string): string {
  const letters = Array.from(words.replaceAll(/\s+/gu, ' ').trim())
  return letters.length <= mostLetters ? letters.join('') : `${letters.slice(0, mostLetters - 1).join('')}…`
}
