/**
 * The invariants, and what broke one. docs/decisions/0023-simulator.md
 *
 * A check never throws into the code it watches: that code might catch it. It is noted here, and the run stops
 * when the step is over.
 */
export const invariants = {
  I1: 'an accepted entry is byte for byte what its author signed',
  I2: 'after healing all who may read the same hold the same',
  I3: 'nothing that was acknowledged is lost',
  I4: 'nothing that people typed is on a wire or a disk in any spelling',
  I5: 'a removed member can read nothing that was written after its writer learnt of the removal',
  I6: 'a withheld or forked history is noticed at the first entry that crosses',
  I7: 'a member who says two things under one number is noticed',
  I8: 'no device shows as permitted what it knows to be withdrawn',
  I9: 'everything comes to rest within a few rounds of healing',
  I10: 'nobody can make a device keep more and more',
  I11: 'no key signs two entries of one number, and no key seals twice with one salt',
  I12: 'no alarm without a cause',
  I13: 'an armed check that nobody answered is an alarm, or the silence of its relay is one',
  I14: 'what two members struck is on no desk that reads it and not at the relay',
  /** Not of these: the program threw where it should have refused. */
  defect: 'the program never throws where a person or a relay can bring it to',
} as const
export type Invariant = keyof typeof invariants

export type Violation = { readonly invariant: Invariant; readonly what: string }

export class Verdict {
  #first: Violation | undefined

  /** The first one counts: what follows is mostly its consequence. */
  blame(invariant: Invariant, what: string): void {
    this.#first ??= { invariant, what }
  }

  get violation(): Violation | undefined {
    return this.#first
  }
}
