/** The time that a relay's timers reached, where it outlives the relay: among its own things, in steps of five minutes. */
import { u32 } from '@safeconduct/core/base/bytes.ts'
import type { RelayStore } from '../store.ts'
import type { TimeMemory } from './timers.ts'

const name = 'timer-minute'

export function timeMemory(store: Pick<RelayStore, 'about' | 'keepAbout' | 'setAbout'>): TimeMemory {
  return {
    read: async () => {
      const kept = await store.about(name)
      return kept?.length === 4 ? new DataView(kept.buffer, kept.byteOffset).getUint32(0) : 0
    },
    write: async (minute) => {
      await store.keepAbout(name, u32(minute))
      await store.setAbout(name, u32(minute))
    },
  }
}
