/** Syncing: a new desk with everything there is, and one record from desk to desk. */
import { certain } from '@safeconduct/core/base/result.ts'
import { syncRound } from '@safeconduct/core/vault/sync/round.ts'
import { httpLink } from '@safeconduct/host/relay/http-link.ts'
import { SyncLoop } from '@safeconduct/host/sync/running.ts'
import { type BenchWorld, type Figure, figure } from './figure.ts'
import { madeUpRecord } from './made-up.ts'
import { type BenchDesk, BenchOrganisation, givePress, made } from './sync-devices.ts'
import { fill } from './vault.ts'

const times = 20

export async function benchSync({ records = 100_000, say }: BenchWorld): Promise<readonly Figure[]> {
  const organisation = await BenchOrganisation.start()
  try {
    const first = await organisation.founder()
    await fill(first.vault, records, say)
    say('  everything to the relay …')
    const began = performance.now()
    const sent = await syncRound(first.vault.replica, first.link)
    const sending = performance.now() - began
    const second = await organisation.invite(first)
    await givePress(first, second)
    const fresh = await readAll(second, records)
    return [
      figure(`sync: ${sent.sent} entries with ${records} records to the relay`, sending / 1000, 's'),
      figure(`sync: a new desk has read ${records} records`, fresh.read, 's'),
      figure(`sync: a new desk with ${records} records is ready, its index too`, fresh.ready, 's', {
        is: '≤',
        value: 10,
      }),
      figure('sync: memory of both desks together', process.memoryUsage.rss() / 1e6, 'MB'),
      ...(await deskToDesk(first, second, records)),
    ]
  } finally {
    await organisation.end()
  }
}

/** From the first word with the relay until the last record is there and found. */
async function readAll(
  desk: BenchDesk,
  records: number,
): Promise<{ readonly read: number; readonly ready: number }> {
  const began = performance.now()
  const last = madeUpRecord(records - 1).id
  for (let turn = 0; turn < 5; turn++) {
    await syncRound(desk.vault.replica, desk.link)
    if (desk.vault.reader.read(last) !== undefined) break
  }
  const read = performance.now() - began
  if (desk.vault.reader.read(last) === undefined) throw new Error('the new desk did not get everything')
  desk.vault.reader.find({ words: 'nothing', types: ['Publication'] })
  return { read: read / 1000, ready: (performance.now() - began) / 1000 }
}

/** Both desks run as they do all day: a save here, news from the relay there, a record that can be read. */
async function deskToDesk(first: BenchDesk, second: BenchDesk, records: number): Promise<readonly Figure[]> {
  let arrived: (() => void) | undefined
  const loops = [first, second].map(
    ({ vault }, at) =>
      new SyncLoop(vault.replica, {
        linkTo: (relay) => httpLink(relay),
        onNews: () => (at === 1 ? arrived?.() : undefined),
      }),
  )
  for (const loop of loops) loop.start()
  try {
    for (const loop of loops) await loop.now()
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const taken: number[] = []
    for (let at = 0; at < times; at++) {
      const record = madeUpRecord(records + at)
      const began = performance.now()
      const saved = made(await first.vault.writer.save([record]))
      loops[0]?.saved(saved.touched.map(({ log }) => log))
      while (second.vault.reader.read(record.id) === undefined) {
        await new Promise<void>((resolve) => {
          arrived = resolve
          setTimeout(resolve, 5)
        })
      }
      taken.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    taken.sort((a, b) => a - b)
    const median = certain(taken[Math.floor(times / 2)], 'there are some')
    return [
      figure('sync: one record from desk to desk', median, 'ms', { is: '≤', value: 200 }),
      figure('the same: the slowest of twenty', taken.at(-1) ?? null, 'ms'),
    ]
  } finally {
    await Promise.all(loops.map((loop) => loop.stop()))
  }
}
