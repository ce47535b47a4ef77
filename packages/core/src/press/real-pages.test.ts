/**
 * Five real pages, read in place where they are there. Their words are other people's, so only places, counts and
 * digests stand here: what a careful person listed by reading them line by line.
 */
import { describe, expect, it } from 'vitest'
import { listShared, sharedHas, sharedText } from '../../../../test/shared.ts'
import { utf8 } from '../base/bytes.ts'
import { readReports } from './reading.ts'

const areHere = await sharedHas('press')
const names = (await listShared('press')).filter((name) => /^\d.*\.txt$/u.test(name))

/** start, end, the first 16 hex digits of SHA-256 of the words, and of the speaker. */
const quotes: readonly (readonly (readonly [number, number, string, string | null])[])[] = [
  [
    [324, 352, '4266fd1590490c5c', 'd7a1f2e377f97a93'],
    [419, 444, 'df83ebf0fc79d6ab', '71338b334aab16cc'],
    [928, 1029, 'bca14c52e8b45a43', 'd7a1f2e377f97a93'],
    [1095, 1267, 'ff37d777523e9d1f', 'd7a1f2e377f97a93'],
    [1908, 1936, 'a3650ca84f0bf4e8', null],
    [2311, 2413, '9b7bd8fb6af6a1c9', '726a2e4d2a2d961c'],
    [2463, 2656, 'b7f61789e561d693', '726a2e4d2a2d961c'],
    [3112, 3159, 'a40c14daf7a42a9d', 'f5d46e887c482f9e'],
    [3311, 3416, 'cac5bb49a4031989', 'd6329328a8427c0f'],
    [3442, 3480, '1821f8211e520aa3', 'd6329328a8427c0f'],
    [3578, 3652, 'ad59f670488db09f', '8a9b9a651182d371'],
    [3785, 3859, '70f98d327515fcb6', '33dad0a450686104'],
    [4200, 4241, '99e3f246a629d859', 'd6329328a8427c0f'],
    [4262, 4414, 'fd88b4ff8a8f9753', 'd6329328a8427c0f'],
    [4365, 4413, 'ced831f131baaf9e', null],
    [4544, 4600, 'b6ebd65eb53d8890', 'd6329328a8427c0f'],
    [4618, 4837, 'ea785abab690cd60', 'd6329328a8427c0f'],
    [4742, 4771, '36f3bb2f27ceba38', 'c816140cce0b88c3'],
    [5126, 5248, '8efc018369710fe9', 'd27fbeba8e14e6e1'],
  ],
  [
    [934, 1036, '9b7bd8fb6af6a1c9', 'f08be3ed29236e70'],
    [1053, 1246, 'f2df3751418ebe6a', 'f08be3ed29236e70'],
    [1422, 1641, '0f7216b219f46776', 'd6329328a8427c0f'],
    [1546, 1575, '36f3bb2f27ceba38', 'c816140cce0b88c3'],
    [1949, 1977, 'a3650ca84f0bf4e8', null],
    [2078, 2183, '3253977cab7047ff', 'd7a1f2e377f97a93'],
    [2253, 2429, '5ec2b4653fe8c04a', 'd7a1f2e377f97a93'],
  ],
  [
    [259, 292, 'f1f5206d0c23420e', '48ce4acfb3a0e425'],
    [2173, 2184, '20f352d2c00f6d52', 'd84eb27ca6bd4ddf'],
    [2445, 2529, 'babfdf9fca106d4f', 'a44fe7c5b60153b6'],
    [2979, 3104, '6c441369f2b8ae3f', 'f5d46e887c482f9e'],
    [3328, 3362, '62e3537c347e100b', '48ce4acfb3a0e425'],
    [3662, 3696, 'ff38da1e1cfe35d9', 'ed2177f4e2ce1aca'],
  ],
  [
    [863, 888, '0736a473424a7689', 'f19d0ae461fbe467'],
    [902, 997, 'd2402684adac1614', 'f19d0ae461fbe467'],
    [1040, 1046, '114ece8d992faac0', 'f19d0ae461fbe467'],
    [1565, 1695, '522691c0d56d99d5', 'ed2177f4e2ce1aca'],
    [2179, 2263, 'c50b5807b3f0c5b9', null],
    [2541, 2736, 'bf48369f85a2bbb4', null],
  ],
  [
    [261, 356, '253ceb3a5432eb36', '968ea7d7ba0f90b0'],
    [669, 688, 'e74c578d707b1090', '35e9f0ec63d0914e'],
    [1125, 1209, 'afcef28d39af991d', '0e9e68f0d330f9f1'],
    [1995, 2098, '546083a4e5a2f0c0', '744ac409f5c3c3a6'],
    [2226, 2484, 'ed9b43669828ba0a', '48ce4acfb3a0e425'],
    [2574, 2598, '27cb4f1fddc9bed3', '11fa0a5383bac7c1'],
    [2835, 2847, '86d87c9f17348966', '67d0a7eb9a348885'],
    [2922, 3132, '9a82e7fc8e8c0137', 'fdd4bb3d1f5dde84'],
    [3352, 3372, '0882d588be118fa2', '6b655964fa533e2e'],
  ],
]
/** start, min, max */
const numbers: readonly (readonly (readonly [number, number, number | null])[])[] = [
  [
    [729, 2, 2],
    [2198, 200, null],
    [2960, 4, 4],
    [3076, 2, 2],
  ],
  [
    [1807, 2, null],
    [2716, 2, 2],
  ],
  [
    [1474, 5, 5],
    [1713, 101, null],
    [2236, 5, 5],
    [2262, 2, 2],
    [2300, 24, null],
    [2856, 2, 2],
    [3107, 7, 7],
    [3433, 3, 3],
  ],
  [
    [1636, 31, null],
    [2068, 100, null],
  ],
  [
    [121, 101, null],
    [261, 3, 3],
    [1310, 16, 50],
    [1638, 3, 3],
    [2690, 5, 5],
  ],
]
/** Characters of furniture in each page. */
const furniture = [420, 78, 1459, 60, 215]
/** The two reports, how many words, and the digest of the words. */
const runs: readonly (readonly [number, number, number, string])[] = [
  [0, 1, 8, 'b45bca0dc013bc15'],
  [0, 1, 24, 'b3a73c2023b5923c'],
  [0, 1, 30, 'c28dbd9c6f75e9b5'],
  [0, 1, 9, 'cdb0961c337a2be9'],
  [0, 1, 20, '733d08341ecc2ae1'],
  [0, 1, 35, '03b7a4661a4caf5a'],
  [0, 1, 39, '287e5145e7551937'],
  [0, 3, 11, '00eb885919c5d20b'],
  [1, 3, 11, '00eb885919c5d20b'],
]

async function digest(text: string): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))).toHex().slice(0, 16)
}

describe.skipIf(!areHere)('five real pages', async () => {
  const texts = areHere ? await Promise.all(names.map((name) => sharedText(`press/${name}`))) : []
  const reading = readReports(texts)

  it('[P20][P30] every quotation a careful reader lists, with its speaker, and no other', async () => {
    for (const [id, doc] of reading.docs.entries()) {
      const read = await Promise.all(
        doc.quotes.map(async ({ start, end, text, speaker }) => [
          start,
          end,
          await digest(text),
          speaker === null ? null : await digest(speaker),
        ]),
      )
      expect(read, `page ${id}`).toEqual(quotes[id])
    }
  })

  it('[P40] every figure with its bounds', () => {
    expect(reading.docs.map((doc) => doc.numbers.map(({ start, min, max }) => [start, min, max]))).toEqual(
      numbers,
    )
  })

  it('[P10] the furniture, to the character', () => {
    const counted = reading.docs.map((doc) =>
      doc.boilerplate.reduce((sum, { start, end }) => sum + end - start, 0),
    )
    expect(counted).toEqual(furniture)
  })

  it('[P50] every shared run and no false one', async () => {
    const read = await Promise.all(
      reading.runs.map(async (run) => [...run.docs, run.words, await digest(run.text)]),
    )
    expect(read).toEqual(runs)
  })
})
