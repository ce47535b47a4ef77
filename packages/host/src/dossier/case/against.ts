/**
 * What speaks against a dossier, chosen by rule [D43]: every other value that anybody gives for what its items say, and every
 * statement that denies one of their claims. Nobody picks; who leaves one out says why.
 */

import { compareClaims } from '@safeconduct/core/attention/conflicts.ts'
import { type Stance, stancesOf } from '@safeconduct/core/attention/stances.ts'
import type { Contrary } from '@safeconduct/core/evidence/parts/parts.ts'
import { byCode, type Held, textIn, textsIn, type World } from '@safeconduct/core/rules/world.ts'
import type { Chosen } from './chosen.ts'
import { codeIn } from './codes.ts'

export type Against = Omit<Contrary, 'number'> & {
  /** The statement, account or report that says it, by its code: what a member names to leave it out. */
  readonly what: string
}

/** Whether somebody's account may be shown for what this release is for: whoever gave it decides that. */
export type MayShow = (account: Held) => boolean

export function against(chosen: readonly Chosen[], world: World, mayShow: MayShow): readonly Against[] {
  const numbers = new Map(
    chosen.flatMap(
      ({ number, asked, leaves }) =>
        [
          [asked.id, number],
          [leaves.id, number],
        ] as const,
    ),
  )
  const stances = stancesOf(world)
  const ours = stances.filter(({ source }) => numbers.has(source))
  const ourClaims = new Set(ours.map(({ claim }) => claim))
  return [
    ...denials(ours, ourClaims, numbers, world),
    ...accounts(stances, ours, numbers, world, mayShow),
  ].toSorted((a, b) => byCode(a.against, b.against) || byCode(a.what, b.what))
}

function denials(
  ours: readonly Stance[],
  ourClaims: ReadonlySet<string>,
  numbers: ReadonlyMap<string, number>,
  world: World,
): readonly Against[] {
  return world.ofType('Statement').flatMap((statement) => {
    const denied = textsIn(statement, 'denies').filter((claim) => ourClaims.has(claim))
    if (denied.length === 0) return []
    const touched = ours.filter(({ claim }) => denied.includes(claim))
    return [
      {
        what: codeIn(world, statement.id),
        against: slotsOf(touched, world),
        kind: 'denial',
        who: whoSaid(statement, world),
        words: textIn(statement, 'wording') ?? '',
        ...dateOf(statement, 'saidAt'),
        ...sourceOf(textIn(statement, 'forum')),
        items: itemsOf(touched, numbers),
      } as const,
    ]
  })
}

function accounts(
  stances: readonly Stance[],
  ours: readonly Stance[],
  numbers: ReadonlyMap<string, number>,
  world: World,
  mayShow: MayShow,
): readonly Against[] {
  const conflicts = compareClaims(world).conflicts.filter(({ sides }) =>
    sides.some((side) => side.some((source) => numbers.has(source))),
  )
  return conflicts.flatMap(({ slot, about, subject, values, sides }) => {
    const mine = new Set(
      sides.flatMap((side, at) => (side.some((source) => numbers.has(source)) ? [values[at]] : [])),
    )
    const touched = ours.filter((one) => one.slot === slot && one.about === about)
    return sides.flatMap((side, at) => {
      const value = values[at] ?? ''
      if (mine.has(value) && side.every((source) => numbers.has(source))) return []
      return side
        .filter((source) => !numbers.has(source))
        .map((source): Against => {
          const held = world.byId(source)
          const isAccount = held?.type === 'Testimony'
          const said = stances.find(
            (one) => one.source === source && one.slot === slot && one.about === about,
          )
          const isShown = !isAccount || mayShow(held)
          return {
            what: codeIn(world, source),
            against: slotsOf(touched, world) || `${codeIn(world, about)} · ${pointWords(slot)}`,
            kind: isAccount ? 'account' : 'material',
            who: codeIn(world, source),
            words: isShown
              ? wordsOf({ slot, subject, value, said: isAccount ? undefined : said }, world)
              : notShown,
            ...dateOf(held, isAccount ? 'takenAt' : 'publishedAt'),
            items: itemsOf(touched, numbers),
          }
        })
    })
  })
}

/** That there is such an account may be said; what is in it belongs to whoever gave it. */
const notShown = '—'

function wordsOf(
  about: {
    readonly slot: string
    readonly subject: string | null
    readonly value: string
    readonly said: Stance | undefined
  },
  world: World,
): string {
  const whose = about.subject === null || about.subject === '' ? '' : ` (${codeIn(world, about.subject)})`
  const anchor = about.said?.anchor ?? ''
  return `${pointWords(about.slot)}${whose}: ${about.value}${anchor === '' ? '' : `\n“${anchor}”`}`
}

/** The name of a point as a person reads it: `gate_colour` and `held_n` are written for programs. */
function pointWords(slot: string): string {
  return slot.replace(/_n$/u, '').replaceAll('_', ' ')
}

/** `X-1 · place: cannery`, each once. */
function slotsOf(stances: readonly Stance[], world: World): string {
  const said = stances.map(
    ({ about, slot, value }) => `${codeIn(world, about)} · ${pointWords(slot)}: ${value}`,
  )
  const text = [...new Set(said)].join('; ')
  return text.length > 480 ? `${text.slice(0, 479)}…` : text
}

function itemsOf(stances: readonly Stance[], numbers: ReadonlyMap<string, number>): readonly number[] {
  const found = stances.map(({ source }) => numbers.get(source)).filter((number) => number !== undefined)
  return [...new Set(found)].toSorted((a, b) => a - b)
}

/** Officials speak in an office; their names are public where they chose to speak, and stand in the annex of records, not here. */
function whoSaid(statement: Held, world: World): string {
  const speaker = textIn(statement, 'speakerId')
  const code = speaker === undefined ? undefined : codeIn(world, speaker)
  return [textIn(statement, 'officeThen'), code].filter((part) => part !== undefined).join(', ')
}

function dateOf(held: Held | undefined, field: string): { readonly date?: string } {
  const value = held?.fields[field]?.[0]
  const date =
    typeof value === 'string'
      ? value
      : typeof value === 'object' && value !== null && 'date' in value && typeof value.date === 'string'
        ? value.date
        : undefined
  return date === undefined ? {} : { date }
}

function sourceOf(source: string | undefined): { readonly source?: string } {
  return source === undefined || source === '' ? {} : { source }
}
