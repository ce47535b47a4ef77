import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAnothers, ownerIn } from './neighbour.ts'

const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:A295 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 474795 1 0000 100 0 0 10 0
   1: 0100007F:C350 0100007F:A295 01 00000000:00000000 00:00000000 00000000  1001        0 474796 1 0000 100 0 0 10 0
   2: 0100007F:A295 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 474797 1 0000 100 0 0 10 0
`

it('[C6a] reads whose a connection is from its far end, and nothing where the system says nothing', () => {
  expect(ownerIn(table, 0xc350, 0xa295)).toBe(1001)
  expect(ownerIn(table, 0xa295, 0xc350)).toBe(1000)
  expect(ownerIn(table.replaceAll('0100007F', '7F000001'), 0xc350, 0xa295)).toBe(1001)
  expect(ownerIn(table, 0xc351, 0xa295)).toBeUndefined()
  expect(ownerIn('', 1, 2)).toBeUndefined()
})

// Only an administrator can start a program as somebody else.
describe.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)('a program that connects', () => {
  const somebody = 65_534
  let server: Server
  let port = 0

  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })

  afterEach(() => void server.close())

  async function judged(uid: number, own: number): Promise<boolean> {
    const program = `require('net').connect(${port}, '127.0.0.1'); setTimeout(() => {}, 30_000)`
    const visitor = spawn(process.execPath, ['-e', program], { uid, stdio: 'ignore', cwd: '/' })
    const [socket] = (await once(server, 'connection')) as [Socket]
    const another = isAnothers(socket, own)
    socket.destroy()
    visitor.kill('SIGKILL')
    return another
  }

  it('[C6a] is let in when it is the person’s own, and cut when it is another user’s', async () => {
    expect(await judged(somebody, somebody)).toBe(false)
    expect(await judged(somebody, 1000)).toBe(true)
    // The administrator can read everything anyway, and some systems hand connections on in his name.
    expect(await judged(0, 1000)).toBe(false)
  })
})
