/**
 * The last step of a capture in a process of its own, as `bench evidence` times it: answers and views that lie in a file become
 * records, an index, hashes, a signature and one file. What a browser does before is not in it.
 */
import { readFileSync } from 'node:fs'
import { exchangeRecords } from '@safeconduct/capture/records.ts'
import { writeCapture } from '@safeconduct/capture/write-capture.ts'
import { concat, utf8 } from '@safeconduct/core/base/bytes.ts'
import { frozenClock } from '@safeconduct/core/base/clock.ts'
import { platformRandom as random } from '@safeconduct/core/base/random.ts'

const [file = '', folder = ''] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(file))
const resources = 50
const bodies = 1_100_000
const picture = 1_600_000
const paper = 500_000

const at = frozenClock(1_617_269_400_000).millis()
const exchanges = Array.from({ length: resources }, (_, n) => {
  const size = Math.floor(bodies / resources)
  const url = `https://paper.example/part-${n}`
  const head = `HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: ${size}\r\nServer: nginx\r\n\r\n`
  return {
    url,
    method: 'GET',
    at,
    request: utf8(`GET /part-${n} HTTP/1.1\r\nHost: paper.example\r\nUser-Agent: common\r\n\r\n`),
    response: concat(utf8(head), bytes.subarray(n * size, (n + 1) * size)),
    status: 200,
    address: '192.0.2.1',
    tls: undefined,
    cut: undefined,
  }
})
const text = 'He was taken from his house on Monday night, and nobody has said where he is. '.repeat(200)
const visited = {
  url: exchanges[0]?.url ?? '',
  status: 200,
  title: 'A report',
  text,
  passwordFields: 0,
  picture: bytes.subarray(bodies, bodies + picture),
  paper: bytes.subarray(bodies + picture, bodies + picture + paper),
  dom: `<p>${text}</p>`.repeat(4),
  mhtml: bytes.subarray(0, 800_000).toBase64(),
  cut: [],
  refused: [],
}
const task = { url: visited.url, words: ['taken from his house'], folder, now: at, software: 'bench' }
const records = (await Promise.all(exchanges.map((exchange) => exchangeRecords(exchange, random)))).flat()
const facts = { startedAt: at, finishedAt: at, version: '0', exchanges, denied: [], random, records }
await writeCapture(task, visited, facts)
