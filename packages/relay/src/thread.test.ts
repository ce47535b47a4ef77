/** What a thread of the relay owes to whoever waits for it. */
import { afterEach, expect, it } from 'vitest'
import { Thread } from './thread.ts'

const program = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`)
const worker = program(`
  import { parentPort, workerData } from 'node:worker_threads'
  parentPort.on('message', (asked) => {
    if (asked === 'die') process.exit(3)
    if (asked === 'break') throw new Error('broken')
    if (asked === 'no room') parentPort.postMessage({ problem: 'no room', code: 'SQLITE_FULL' })
    else parentPort.postMessage({ answer: asked + workerData })
  })
`)
let thread: Thread<string, string>
const started = (): Thread<string, string> => {
  thread = new Thread(worker, '!')
  return thread
}
afterEach(() => thread.end())

it('answers in the order in which it was asked', async () => {
  const first = started()
  const asked = Array.from({ length: 50 }, (_, at) => `entry ${at}`)
  expect(await Promise.all(asked.map((one) => first.ask(one, [])))).toEqual(asked.map((one) => `${one}!`))
})

it('tells what went wrong as the disk named it, and goes on', async () => {
  const refused = started().ask('no room', [])
  await expect(refused).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  expect(await thread.ask('an entry', [])).toBe('an entry!')
})

it('leaves nobody waiting when it dies, and the next who asks finds another', async () => {
  for (const end of ['die', 'break']) {
    expect(await started().ask('an entry', [])).toBe('an entry!')
    const lost = await Promise.allSettled([thread.ask(end, []), thread.ask('late', [])])
    expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await thread.ask('again', [])).toBe('again!')
    await thread.end()
  }
})

it('takes nothing more once it was ended', async () => {
  await started().ask('an entry', [])
  await thread.end()
  await expect(thread.ask('another', [])).rejects.toThrow('ended')
})
