/** Secrets that lie on devices and in no log: docs/formats/control.md, R90 to R95. */
import { describe, expect, it } from 'vitest'
import { u64 } from '../../base/bytes.ts'
import { platformRandom as random } from '../../base/random.ts'
import { certain } from '../../base/result.ts'
import { type SecretName } from '../control/mail.ts'
import { type LogHex, logHexOf } from '../control/names.ts'
import { Club, given } from './organisation.fixture.ts'
import { pressLog } from './replica.fixture.ts'

const line = { scope: { kind: 'line' }, part: 'whole' } as const

function lineOf(club: Club): LogHex {
  return logHexOf(certain(club.desk(0).replica.book.byName(line), 'founded with the organisation').id)
}

async function give(club: Club, to: number, right: 'reader' | 'writer' | 'none'): Promise<void> {
  const change = { log: lineOf(club), member: club.member(to), right }
  given(await club.desk(0).replica.acts.changeRights([change]))
  await club.meet()
}

async function heldBy(club: Club, at: number, name: SecretName): Promise<readonly string[]> {
  const rows = await club.desk(at).replica.acts.secrets.of(lineOf(club), name)
  return rows.map(({ value }) => value.reveal().toHex())
}

async function keep(club: Club, name: SecretName, value: Uint8Array, id = '07'.repeat(16)): Promise<void> {
  await club.desk(0).replica.acts.secrets.keep(lineOf(club), name, id, value)
  await club.meet()
}

describe('secrets of the line', () => {
  it('[R91] reach every desk that reads the line, and the root only those of admins', async () => {
    const club = await Club.of(3)
    await give(club, 1, 'reader')
    await keep(club, 'line-week', random.bytes(32))
    await keep(club, 'line-root', random.bytes(32))
    expect(await heldBy(club, 1, 'line-week')).toEqual(await heldBy(club, 0, 'line-week'))
    expect(await heldBy(club, 1, 'line-root')).toEqual([])
    expect(await heldBy(club, 2, 'line-week')).toEqual([])
  })

  it('[R91] reach whoever gets the right later, once, and not again with every round', async () => {
    const club = await Club.of(2)
    await keep(club, 'line-week', random.bytes(32))
    expect(await heldBy(club, 1, 'line-week')).toEqual([])
    await give(club, 1, 'writer')
    expect(await heldBy(club, 1, 'line-week')).toHaveLength(1)
    await club.settle()
    expect(club.desk(0).replica.acts.letters()).toEqual([])
  })

  it('[R92] from a colleague without the right to the line are thrown away', async () => {
    const club = await Club.of(3)
    await give(club, 1, 'reader')
    await give(club, 2, 'writer')
    const own = `${lineOf(club)}/line-root/${'0a'.repeat(16)}/${club.device(2)}`
    // A colleague who is no admin makes a root of their own and sends it round.
    club.desk(2).store.transaction(() => club.desk(2).store.shelf.put('secret', own, random.bytes(32)))
    await club.meet()
    expect(await heldBy(club, 0, 'line-root')).toEqual([])
    expect(await heldBy(club, 1, 'line-root')).toEqual([])
  })

  it('[R93] of one device the first of a name stays: nobody swaps it behind the callers’ backs', async () => {
    const club = await Club.of(2)
    await give(club, 1, 'writer')
    const first = random.bytes(32)
    await keep(club, 'line-week', first)
    await club.desk(0).replica.acts.secrets.keep(lineOf(club), 'line-week', '07'.repeat(16), random.bytes(32))
    const shelf = club.desk(0).store.shelf
    club.desk(0).store.transaction(() => {
      for (const { key } of shelf.list('secret-out', '')) shelf.drop('secret-out', key)
    })
    await club.meet()
    expect(await heldBy(club, 1, 'line-week')).toEqual([first.toHex()])
  })

  it('[R94] are destroyed where the right to the line has ended, and nowhere else', async () => {
    const club = await Club.of(2)
    await give(club, 1, 'writer')
    await keep(club, 'line-week', random.bytes(32))
    await give(club, 1, 'none')
    expect(club.desk(1).store.shelf.list('secret', '')).toEqual([])
    expect(await heldBy(club, 0, 'line-week')).toHaveLength(1)
  })

  it('[R95] are sent anew to who asks for them, because letters are lost', async () => {
    const club = await Club.of(2)
    await give(club, 1, 'writer')
    await keep(club, 'line-week', random.bytes(32))
    const { shelf } = club.desk(1).store
    club.desk(1).store.transaction(() => {
      for (const { key } of shelf.list('secret', '')) shelf.drop('secret', key)
    })
    await club.meet()
    expect(await heldBy(club, 1, 'line-week')).toEqual([])
    expect(await club.desk(1).replica.acts.secrets.ask(lineOf(club), 'line-week')).toBe(true)
    expect(await club.desk(1).replica.acts.secrets.ask(lineOf(club), 'line-week')).toBe(false)
    await club.meet()
    expect(await heldBy(club, 1, 'line-week')).toHaveLength(1)
  })

  it('[R93] of one case leave room for another: whoever is told of a ninth use of a second code hears of it', async () => {
    const club = await Club.of(2)
    await give(club, 1, 'reader')
    const press = logHexOf(club.desk(0).log(pressLog).id)
    given(
      await club.desk(0).replica.acts.changeRights([{ log: press, member: club.member(1), right: 'reader' }]),
    )
    await club.meet()
    for (let at = 1; at <= 9; at++) await keep(club, 'line-duress', u64(at), `0${at}`.repeat(16))
    await club.desk(0).replica.acts.secrets.keep(press, 'line-duress', 'aa'.repeat(16), u64(10))
    await club.meet()
    const told = club
      .desk(1)
      .replica.acts.secrets.all('line-duress')
      .map(({ value }) => value.reveal().toHex())
    expect(told, 'somebody else, in another case').toContain(u64(10).toHex())
    expect(told, 'the newest of the one').toContain(u64(9).toHex())
    expect(told).toHaveLength(9)
    await keep(club, 'line-week', random.bytes(32))
    expect(await heldBy(club, 1, 'line-week')).toHaveLength(1)
  })
})
