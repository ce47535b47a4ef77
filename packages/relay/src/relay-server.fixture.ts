/** A relay that listens on a free port of this machine, for a test. */
import { certain } from '@safeconduct/core/base/result.ts'
import type { DoorWishes } from './http.ts'
import { type TestRelay, testRelay } from './relay.fixture.ts'
import { type Listening, listen, type RunningRelay } from './server.ts'

export type TestServer = TestRelay & RunningRelay & { readonly url: string }

export async function testServer(
  given: Parameters<typeof testRelay>[0] & {
    readonly secured?: Listening['secured']
    readonly doors?: DoorWishes
  } = {},
): Promise<TestServer> {
  const made = await testRelay(given)
  const secured = given.secured ?? { by: 'nothing' }
  const listening = await listen(made.relay, { host: '127.0.0.1', port: 0, secured }, given.doors)
  const running = certain(listening.ok ? listening.value : undefined, 'a free port is to be had')
  const scheme = secured.by === 'tls' ? 'https' : 'http'
  return { ...made, ...running, url: `${scheme}://127.0.0.1:${running.port}` }
}
