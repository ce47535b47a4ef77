/**
 * What the parts of the play share: two desks, a relay, phones, the words that were said and the codes that were
 * given. The parts are played in one order, each where the one before has left everybody.
 */
import { platformRandom } from '../../../packages/core/src/base/random.ts'
import { newStem } from '../../support/canary.ts'
import { LineGroup, type Phone } from '../steps/line-group.ts'
import { beginOrganisation, bringIn, giveRight, type Seat, useRelay } from '../steps/people.ts'

export const within = { timeout: 40_000, interval: 200 }
export const minute = 60_000
const stem = newStem(platformRandom)
const texts = {
  first: `They took my brother at work. ${stem}1`,
  about: `Is my sister with you? ${stem}2`,
  half: `We have read your ${stem}3`,
  note: `Ask about the brother's papers. ${stem}c`,
  held: `We are here. Read this alone. ${stem}4`,
  prompt: `Do you have your passport? ${stem}5`,
  follow: `Yes, and until Friday. ${stem}6`,
  patient: `Nobody must lose this. ${stem}8`,
  called: `She called from a neighbour's phone. ${stem}9`,
  toCaller: `We heard you, and write at nine. ${stem}a`,
  handOver: `Nobody waits. ${stem}b`,
  forced: `Thank you about the bill. ${stem}7`,
}

type Words = readonly string[]
type Codes = { words: Words; second: Words; other: Words; called: Words; digits: string }

class LinePlay {
  readonly stem = stem
  readonly texts = texts
  readonly codes: Codes = { words: [], second: [], other: [], called: [], digits: '' }
  readonly passphrase = { first: '' }
  group!: LineGroup
  first!: Seat
  second!: Seat
  slow!: Phone
  asker!: Phone
  fresh!: Phone
  /** What the phone of the real thread shows, but for the answers. */
  real: readonly string[] = []

  async begin(): Promise<void> {
    this.group = await LineGroup.gather()
    this.first = await this.group.sitDown('one')
    this.second = await this.group.sitDown('two')
    this.passphrase.first = await beginOrganisation(this.first, 'Quiet herons')
    await useRelay(this.first, this.group.relay)
    await bringIn(this.first, this.second)
    await giveRight(this.first, 'M-02: Line', 'writes')
  }

  /** An hour of the day where the person is, so many hours from now. */
  inHours(hours: number): string {
    return new Date(this.group.time.clock.millis() + hours * 60 * minute).toISOString().slice(11, 16)
  }
}

/** The one that all parts play in: each is a file, taken up in the order of `line.e2e.ts`. */
export const play = new LinePlay()
