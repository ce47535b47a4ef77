import { MemoryStore } from '@safeconduct/core/vault/replica/memory-store.ts'
import { describeStore } from './store.fixture.ts'

describeStore('memory', () => {
  const store = new MemoryStore()
  return { store, again: () => MemoryStore.fromImage(store.image()) }
})
