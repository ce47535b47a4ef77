/** What a member types of a dossier: kept as a sealed draft until it is made, and put into the ask. */
import type { Json } from '@safeconduct/core/base/json.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { useEffect, useState } from 'react'
import type { DossierAsk } from '../../../calls/evidence.ts'
import { draftOf, dropDraft, keepDraft, readDraft } from '../../form/drafts.ts'
import { isJsonObject, isList } from '../../records/plain.ts'

export type Law = { readonly instrument: string; readonly text: string }
export type LeftOut = { readonly what: string; readonly reason: string }

export type Typed = {
  readonly title: string
  /** As it is typed; nothing is the first. */
  readonly version: string
  readonly summary: string
  readonly law: readonly Law[]
  readonly method: string
  readonly contact: string
  readonly authority: string
  readonly omit: readonly LeftOut[]
  readonly annexFor: string
  readonly folder: string
}

const texts = ['title', 'version', 'summary', 'method', 'contact', 'authority', 'annexFor', 'folder'] as const
const noText: Record<(typeof texts)[number], string> = {
  title: '',
  version: '',
  summary: '',
  method: '',
  contact: '',
  authority: '',
  annexFor: '',
  folder: '',
}
const nothing: Typed = { ...noText, law: [], omit: [] }

export type Typing = {
  readonly typed: Typed
  readonly change: (some: Partial<Typed>) => void
  /** It is made: what was typed has done its work and lies nowhere any more. */
  readonly made: () => void
}

export function useTyped(release: string): Typing {
  const key = `dossier ${release}`
  const [typed, setTyped] = useState<Typed>(() => readTyped(draftOf(key) ?? {}))
  useEffect(() => {
    let isWanted = draftOf(key) === undefined
    const look = async (): Promise<void> => {
      const kept = await readDraft(key)
      if (isWanted && kept !== undefined && draftOf(key) === undefined) setTyped(readTyped(kept))
    }
    if (isWanted) void look()
    return () => {
      isWanted = false
    }
  }, [key])
  return {
    typed,
    change: (some) => {
      const next = { ...typed, ...some }
      setTyped(next)
      keepDraft(key, { ...next })
    },
    made: () => dropDraft(key),
  }
}

function readTyped(draft: Readonly<Record<string, Json>>): Typed {
  const said = (value: unknown): string => (typeof value === 'string' ? value : '')
  const rows = (value: Json | undefined) => (isList(value) ? value.filter(isJsonObject) : [])
  const filled = Object.fromEntries(texts.map((name) => [name, said(draft[name])]))
  return {
    ...nothing,
    ...filled,
    law: rows(draft['law']).map((row) => ({ instrument: said(row['instrument']), text: said(row['text']) })),
    omit: rows(draft['omit']).map((row) => ({ what: said(row['what']), reason: said(row['reason']) })),
  }
}

export function askOf(release: string, typed: Typed, language: Language): DossierAsk {
  const [contact, authority] = [typed.contact.trim(), typed.authority.trim()]
  return {
    release,
    folder: typed.folder.trim(),
    title: typed.title.trim(),
    version: versionOf(typed) ?? 1,
    language,
    summary: paragraphsOf(typed.summary),
    law: lawsOf(typed),
    method: paragraphsOf(typed.method),
    ...(contact === '' ? {} : { contact }),
    ...(authority === '' ? {} : { authority }),
    omit: typed.omit.map(({ what, reason }) => ({ what, reason: reason.trim() })),
    annexFor: keysOf(typed),
  }
}

/** Undefined where what stands there is no number of a version. */
export function versionOf({ version }: Pick<Typed, 'version'>): number | undefined {
  const said = version.trim() === '' ? '1' : version.trim()
  const number = /^\d{1,5}$/.test(said) ? Number(said) : 0
  return number >= 1 && number <= 10_000 ? number : undefined
}

export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

export function lawsOf({ law }: Pick<Typed, 'law'>): readonly Law[] {
  const said = law.map(({ instrument, text }) => ({ instrument: instrument.trim(), text: text.trim() }))
  return said.filter(({ instrument, text }) => instrument !== '' || text !== '')
}

export function keysOf({ annexFor }: Pick<Typed, 'annexFor'>): readonly string[] {
  return annexFor.split(/\s+/).filter((key) => key !== '')
}
