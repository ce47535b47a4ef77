/** Which keys a log is asked for with at the relay: docs/formats/control.md, R74. */
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { newSigningKey, publicKeyOf } from '../../sealed/sign.ts'
import { newCompartmentId } from '../compartment.ts'
import { deviceIdOf } from '../control/names.ts'
import { epochKeyFrom, newLogState, type OfferedKey } from '../replica/log-book.ts'
import { accessToken, tokensOf } from './access.ts'

describe('a desk that is refused by its own key and was sent others of the same number', () => {
  it('[R74] tries those first whose sender saw them committed, of every sender', async () => {
    const log = newLogState(1, newCompartmentId(random), { scope: { kind: 'directory' }, part: 'whole' })
    const device = async () => deviceIdOf(publicKeyOf(await newSigningKey(random)))
    const [admin, other] = [await device(), await device()]
    const send = (from: OfferedKey['from'], committed: boolean): OfferedKey => {
      const sent = { epoch: 0, key: random.bytes(32), from, committed, said: 2 }
      log.offered.set(toBase64Url(sent.key), sent)
      return sent
    }
    const [won, alsoWon] = [send(admin, true), send(other, true)]
    for (let lost = 0; lost < 5; lost++) for (const from of [admin, other]) send(from, false)
    const tried = tokensOf(log).map((token) => token.toHex())
    expect(tried.slice(0, 2).toSorted()).toEqual(
      [won, alsoWon].map(({ key }) => accessToken(key).toHex()).toSorted(),
    )
    expect(tried).toHaveLength(4)
  })
})

describe('a desk that was sent many keys of numbers to come', () => {
  it('[R74] tries of each sender first those that it saw committed, and strangers are one sender', async () => {
    const log = newLogState(1, newCompartmentId(random), { scope: { kind: 'directory' }, part: 'whole' })
    const lead = deviceIdOf(publicKeyOf(await newSigningKey(random)))
    const send = (from: OfferedKey['from'], committed: boolean): OfferedKey => {
      const sent = { epoch: 1, key: random.bytes(32), from, committed, said: 2 }
      log.offered.set(toBase64Url(sent.key), sent)
      log.keys.set(1, epochKeyFrom(sent.key))
      return sent
    }
    const won = send(lead, true)
    for (let lost = 0; lost < 8; lost++) send(lead, false)
    for (let made = 0; made < 8; made++) send('stranger', true)
    const tried = tokensOf(log).map((token) => token.toHex())
    expect(tried.slice(0, 2)).toContain(accessToken(won.key).toHex())
    expect(tried).toHaveLength(6)
  })
})

describe('a desk that was sent many keys by a colleague whose events came too late', () => {
  it('[R74] tries the newest first, in whatever order the letters lay in its box', async () => {
    const lead = deviceIdOf(publicKeyOf(await newSigningKey(random)))
    const numbers = [5, 9, 2, 7, 3, 8, 4, 6]
    const log = newLogState(1, newCompartmentId(random), { scope: { kind: 'press' }, part: 'whole' })
    const sent = numbers.map((said) => ({
      epoch: 1,
      key: random.bytes(32),
      from: lead,
      committed: false,
      said,
    }))
    for (const one of sent) log.offered.set(toBase64Url(one.key), one)
    const tried = tokensOf(log).map((token) => token.toHex())
    const newest = sent.toSorted((a, b) => b.said - a.said).map(({ key }) => accessToken(key).toHex())
    expect(tried).toEqual(newest.slice(0, 6))
  })
})
