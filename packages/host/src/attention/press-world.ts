/**
 * The world of a desk with the words of its reports, for the press desk.
 *
 * The rules of cases read no report, so the index leaves their texts on the disk. Here each is read once and kept as
 * long as its record stays as it is: what follows from an unchanged report is not computed twice.
 */
import { type Held, type World, worldAt, worldOf } from '@safeconduct/core/rules/world.ts'
import { type CasesWorld, idIn, worldNow } from '../cases/cases-world.ts'

const wanted = ['text', 'highlights', 'furniture'] as const

export class PressWorld {
  readonly #cases: CasesWorld
  readonly #read = new Map<string, { readonly from: Held; readonly whole: Held }>()
  #made: { readonly from: World['byId']; readonly world: World } | undefined

  constructor(cases: CasesWorld) {
    this.#cases = cases
  }

  world(): World {
    const base = worldNow(this.#cases)
    if (this.#made?.from !== base.byId) {
      const records = recordsOf(base).map((held) => (held.type === 'Publication' ? this.#whole(held) : held))
      this.#made = { from: base.byId, world: worldOf(records, base) }
    }
    return worldAt(this.#made.world, base.now)
  }

  #whole(held: Held): Held {
    const known = this.#read.get(held.id)
    if (known?.from === held) return known.whole
    const whole = { ...held, fields: { ...held.fields, ...this.#wordsOf(held.id) } }
    this.#read.set(held.id, { from: held, whole })
    return whole
  }

  #wordsOf(id: string): Held['fields'] {
    const known = idIn(id)
    const stored = known === undefined ? undefined : this.#cases.vault.reader.read(known)
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
