/**
 * The world of a desk with the words of its reports, for the press desk.
 *
 * The rules of cases read no report, so the index leaves their texts on the disk. Here each is read once and kept as
 * long as its record stays as it is: what follows from an unchanged report is not computed twice.
 */
import { comparedPublications } from '@safeconduct/core/attention/compared.ts'
import { type Held, type World, worldAt, worldOf } from '@safeconduct/core/rules/world.ts'
import { type CasesWorld, idIn, worldNow } from '../cases/cases-world.ts'

const known = new WeakMap<CasesWorld['index'], PressWorld>()
const wanted = ['text', 'highlights', 'furniture'] as const

export class PressWorld {
  readonly #cases: CasesWorld
  readonly #read = new Map<string, { readonly from: Held; readonly whole: Held }>()
  #made: { readonly from: World['byId']; readonly world: World } | undefined

  private constructor(cases: CasesWorld) {
    this.#cases = cases
  }

  /** One for a desk: what it has read is not read again. */
  static of(cases: CasesWorld): PressWorld {
    const found = known.get(cases.index) ?? new PressWorld(cases)
    known.set(cases.index, found)
    return found
  }

  world(): World {
    const base = worldNow(this.#cases)
    if (this.#made?.from !== base.byId) {
      const compared = new Set(comparedPublications(base))
      const records = recordsOf(base).map((held) => (compared.has(held) ? this.#whole(held) : held))
      this.#made = { from: base.byId, world: worldOf(records, base) }
    }
    return worldAt(this.#made.world, base.now)
  }

  #whole(held: Held): Held {
    const before = this.#read.get(held.id)
    if (before?.from === held) return before.whole
    const whole = { ...held, fields: { ...held.fields, ...this.#wordsOf(held.id) } }
    this.#read.set(held.id, { from: held, whole })
    return whole
  }

  #wordsOf(id: string): Held['fields'] {
    const own = idIn(id)
    const stored = own === undefined ? undefined : this.#cases.vault.reader.read(own)
    const fields: Record<string, readonly unknown[]> = {}
    for (const name of wanted) {
      const resolved = stored?.fields.get(name)
      if (resolved !== undefined)
        fields[name] = resolved.state === 'value' ? [resolved.value] : resolved.values
    }
    return fields
  }
}

/** What the press desk looks at. Names are not among it; journeys are, for who had met before telling (R12), as far as this device may read them. */
const types = [
  'Publication',
  'Statement',
  'Claim',
  'Testimony',
  'EvidenceItem',
  'Event',
  'Act',
  'Person',
  'Case',
  'Intervention',
  'VisaApplication',
  'Assistance',
  'Check',
  'Consent',
  'Release',
  'HelpRequest',
  'Journey',
] as const

function recordsOf(world: World): readonly Held[] {
  return types.flatMap((type) => world.ofType(type))
}
