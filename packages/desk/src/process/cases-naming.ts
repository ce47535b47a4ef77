/** How the views of cases call records and times: titles as everywhere in the program, codes, never names. */
import { instantOf } from '@safeconduct/core/base/date.ts'
import type { Language } from '@safeconduct/core/base/language.ts'
import { words } from '@safeconduct/core/records/field.ts'
import type { Break } from '@safeconduct/core/rules/verdict.ts'
import { textIn, type World } from '@safeconduct/core/rules/world.ts'
import type { CaseIndex } from '@safeconduct/host/cases/case-index.ts'
import type { CasesWorld } from '@safeconduct/host/cases/cases-world.ts'
import type { Vault } from '@safeconduct/host/vault/vault.ts'
import type { Hit } from '../calls/calls.ts'
import type { BreakView, Due, DueAt } from '../calls/cases.ts'
import { namer } from './vault-rooms.ts'

/** The number alone says nothing beside how many there are. */
const oneLeg = words('leg', 'этап', 'étape')

/** One answer's worth: the world as it is asked about, and names looked up once. */
export type Looking = {
  readonly vault: Vault
  readonly index: CaseIndex
  readonly by: string
  readonly world: World
  /** Undefined: this device does not hold it. */
  readonly hit: (id: string) => Hit | undefined
  readonly hits: (ids: readonly string[]) => readonly Hit[]
  /** Whether a relay holds the timer of this check. */
  readonly isArmed: (check: string) => boolean
}

export function lookingAt(
  { vault, index, by }: CasesWorld,
  {
    language,
    isArmed = () => false,
  }: { readonly language?: Language | undefined; readonly isArmed?: Looking['isArmed'] } = {},
): Looking {
  const world = index.world()
  const name = namer(vault, language)
  const known = new Map<string, Hit | undefined>()
  const hit = (reference: string): Hit | undefined => {
    if (known.has(reference)) return known.get(reference)
    const [id = '', leg] = reference.split('#')
    const stored = world.byId(id) === undefined ? undefined : vault.reader.readText(id)
    const named = stored === undefined ? undefined : name(stored)
    const made =
      named === undefined || leg === undefined
        ? named
        : { ...named, id: reference, title: `${named.title} · ${oneLeg[language ?? 'en']} ${leg}` }
    known.set(reference, made)
    return made
  }
  return { vault, index, by, world, isArmed, hit, hits: (ids) => ids.flatMap((id) => hit(id) ?? []) }
}

/** As staff say it: `P-07`. Empty where this device cannot read it. */
export function codeOfPerson({ world }: Pick<Looking, 'world'>, person: string | undefined): string {
  const held = person === undefined ? undefined : world.byId(person)
  return held === undefined ? '' : (textIn(held, 'code') ?? '')
}

const hour = 3_600_000
const soon = 6 * hour
const day = 24 * hour

/** `grace` after the time it is not late but missed. */
export function dueAt({ world }: Pick<Looking, 'world'>, at: number, grace?: number): DueAt {
  return { at: instantOf(at), state: dueState(world.now, at, grace) }
}

function dueState(now: number, at: number, grace: number | undefined): Due {
  if (grace !== undefined && now > at + grace) return 'missed'
  if (now > at) return 'late'
  if (at - now <= soon) return 'soon'
  return at - now <= day ? 'today' : 'later'
}

export function nowOf({ world }: Pick<Looking, 'world'>): string {
  return instantOf(world.now)
}

export function todayOf(looking: Pick<Looking, 'world'>): string {
  return nowOf(looking).slice(0, 10)
}

export function dayOf(at: number): string {
  return instantOf(at).slice(0, 10)
}

/** A member of the answer that is left out where there is nothing to say. */
export function maybe<const N extends string, T>(name: N, value: T | undefined): { readonly [K in N]?: T }
export function maybe(name: string, value: unknown): Readonly<Record<string, unknown>> {
  return value === undefined ? {} : { [name]: value }
}

/** What a rule says: ids become the titles that this device may show, and nothing where it may not. */
export function breakViews(looking: Looking, breaks: readonly Break[]): readonly BreakView[] {
  return breaks.map(({ rule, because, allow, record, field, names = {} }) => ({
    rule,
    because,
    allow,
    ...maybe('record', record === undefined ? undefined : looking.hit(record)),
    ...maybe('field', field),
    names: Object.fromEntries(
      Object.entries(names).flatMap(([name, value]) => {
        const said = saidOf(looking, value)
        return said === undefined ? [] : [[name, said] as const]
      }),
    ),
  }))
}

function saidOf(looking: Looking, value: string | number | readonly string[]): string | number | undefined {
  if (typeof value === 'number') return value
  const all = typeof value === 'string' ? [value] : value
  const said = all.flatMap((one) => (isId(one) ? (calledOf(looking, one) ?? []) : one))
  return said.length === 0 ? undefined : said.join(', ')
}

function calledOf(looking: Looking, id: string): string | undefined {
  const held = looking.world.byId(id)
  const code = held === undefined ? undefined : textIn(held, 'code')
  return code ?? looking.hit(id)?.title
}

function isId(text: string): boolean {
  return /^[0-9a-f]{32}(?:#\d+)?$/.test(text)
}
