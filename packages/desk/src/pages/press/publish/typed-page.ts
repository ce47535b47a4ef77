/** What is typed and chosen of a page before it is a draft: kept sealed as it is typed, like every form. */
import type { Json } from '@safeconduct/core/base/json.ts'
import { type Language, languages } from '@safeconduct/core/base/language.ts'
import { useEffect, useState } from 'react'
import { type FigureAsk, type PageReader, pageReaders } from '../../../calls/publication.ts'
import { draftOf, dropDraft, keepDraft, readDraft } from '../../form/drafts.ts'
import { isJsonObject, isList } from '../../records/plain.ts'

export type TypedPage = {
  readonly title: string
  readonly lead: string
  readonly lang: Language
  readonly reader: PageReader
  readonly outlet: string
  readonly level: string
  readonly items: readonly string[]
  readonly figures: readonly FigureAsk[]
}

export type TypingPage = {
  readonly typed: TypedPage
  readonly change: (some: Partial<TypedPage>) => void
  readonly made: () => void
}

const key = 'new page'

export function useTypedPage(language: Language): TypingPage {
  const [typed, setTyped] = useState(() => readTyped(draftOf(key) ?? {}, language))
  useEffect(() => {
    let isWanted = draftOf(key) === undefined
    const look = async (): Promise<void> => {
      const kept = await readDraft(key)
      if (isWanted && kept !== undefined && draftOf(key) === undefined) setTyped(readTyped(kept, language))
    }
    if (isWanted) void look()
    return () => {
      isWanted = false
    }
  }, [language])
  return {
    typed,
    change: (some) => {
      const next = { ...typed, ...some }
      setTyped(next)
      keepDraft(key, asJson(next))
    },
    made: () => dropDraft(key),
  }
}

function asJson({ items, figures, ...plain }: TypedPage): Readonly<Record<string, Json>> {
  return {
    ...plain,
    items: [...items],
    figures: figures.map(({ definition, asOf, cells }) => ({
      definition,
      asOf,
      cells: cells.map((cell) => ({ ...cell })),
    })),
  }
}

function readTyped(draft: Readonly<Record<string, Json>>, language: Language): TypedPage {
  const said = (name: string): string => textOr(draft[name], '')
  return {
    title: said('title'),
    lead: said('lead'),
    lang: languages.find((one) => one === draft['lang']) ?? language,
    reader: pageReaders.find((one) => one === draft['reader']) ?? 'public',
    outlet: said('outlet'),
    level: textOr(draft['level'], 'I0'),
    items: isList(draft['items']) ? draft['items'].filter((one) => typeof one === 'string') : [],
    figures: isList(draft['figures']) ? draft['figures'].filter(isJsonObject).map(figureOf) : [],
  }
}

function textOr(value: Json | undefined, other: string): string {
  return typeof value === 'string' ? value : other
}

function figureOf(row: Readonly<Record<string, Json>>): FigureAsk {
  const cells = isList(row['cells']) ? row['cells'].filter(isJsonObject) : []
  return {
    definition: textOr(row['definition'], ''),
    asOf: textOr(row['asOf'], ''),
    cells: cells.map(({ cell, n }) => ({
      cell: textOr(cell, ''),
      ...(typeof n === 'number' ? { n } : {}),
    })),
  }
}

/** Words came to an outlet or to everybody: the purpose that people were asked about. */
export const purpose = 'P11'

export function readerOf({ reader, outlet }: TypedPage): {
  readonly kind: PageReader
  readonly name: string
} {
  return { kind: reader, name: reader === 'public' ? 'everybody' : outlet.trim() }
}

/** `Sarn 20`, one on each line; a line without a number is a place whose number is left out. */
export function cellsIn(text: string): FigureAsk['cells'] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^(.*?)[\s:=]+(\d{1,8})$/u.exec(line)
      return found === null ? { cell: line } : { cell: (found[1] ?? '').trim(), n: Number(found[2]) }
    })
}
