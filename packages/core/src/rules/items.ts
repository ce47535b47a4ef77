/** R26: only what is sealed leaves or enters a dossier; a picture of another event is never evidence of this one. */
import type { ReleaseItem, Wish } from './action.ts'
import { isImage } from './images.ts'
import { isPlaceRecord } from './name-and-place.ts'
import type { Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import { type Held, isWithheld, textsIn, timesIn, type World } from './world.ts'

const neverEvidence: readonly string[] = ['file_photo', 'search_result', 'unknown']
const sealedAccounts: readonly string[] = ['sealed', 'amended']

/** What leaves: the item and the copy that stands for it. */
export function sealBreaks(item: ReleaseItem, world: World): readonly Break[] {
  const ids = [...new Set([item.ref, item.derivative ?? item.ref])]
  return ids.flatMap((id) => {
    const held = world.byId(id)
    return held === undefined ? [missing(id)] : [...unsealed(held), ...wrongPicture(held, world)]
  })
}

export function dossierBreaks(wish: Wish<'dossier'>, world: World): readonly Break[] {
  return wish.items.flatMap((id) => {
    const held = world.byId(id)
    if (held === undefined) return [missing(id)]
    if (isPlaceRecord(held))
      return [{ rule: 'R08', record: id, because: 'place-leaves', allow: 'say-country' } as const]
    return mayStand.includes(held.type)
      ? [...unsealed(held), ...wrongPicture(held, world)]
      : [broken(id, 'not-an-item')]
  })
}

/** A request or a file of a person is no item: what they say enters as a sealed account. */
const mayStand: readonly string[] = [
  'EvidenceItem',
  'Testimony',
  'Publication',
  'Statement',
  'Claim',
  'Act',
  'Event',
]

function unsealed(held: Held): readonly Break[] {
  if (held.type === 'Testimony') {
    const states = textsIn(held, 'state')
    const isSealed = states.length > 0 && states.every((state) => sealedAccounts.includes(state))
    return isSealed ? [] : [broken(held.id, 'not-sealed')]
  }
  if (held.type !== 'EvidenceItem') return []
  if (isWithheld(held, 'sealedAt')) return [broken(held.id, 'record-withheld')]
  const isGone = textsIn(held, 'state').includes('tombstoned')
  return timesIn(held, 'sealedAt').length > 0 && !isGone ? [] : [broken(held.id, 'not-sealed')]
}

/** A picture without a word about where it comes from is of unknown provenance. */
function wrongPicture(held: Held, world: World): readonly Break[] {
  if (held.type !== 'EvidenceItem') return []
  const said = textsIn(held, 'provenance')
  const isWrong =
    said.length === 0 ? isImage(held.id, world) : said.some((one) => neverEvidence.includes(one))
  return isWrong ? [broken(held.id, 'not-evidence')] : []
}

function missing(id: string): Break {
  return { rule: 'R26', record: id, because: 'no-such-record', allow: 'look-again' }
}

function broken(record: string, because: Because): Break {
  const allow =
    because === 'not-sealed' ? 'seal-item' : because === 'record-withheld' ? 'open-with-key' : 'leave-out'
  return { rule: 'R26', record, because, allow }
}
