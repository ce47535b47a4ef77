/** What a relay answers for, whatever it keeps things in. docs/formats/relay.md. */
import { relayConformance } from './conformance.fixture.ts'
import { MemoryPieces, MemoryRelayStore } from './memory-store.ts'

relayConformance('in memory', async () => ({
  store: new MemoryRelayStore(),
  pieces: new MemoryPieces(),
  end: async () => undefined,
}))
