/** One writer per home: the lock lasts as long as its process, whoever remembers it. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { TestHome } from '../vault/vault.fixture.ts'
import { lockHome } from './lock.ts'

setFlagsFromString('--expose-gc')
const sweepMemory = runInNewContext('gc') as () => void

describe('the lock of a home', () => {
  it('[C40] is held when nobody remembers it any more, however often memory is swept', async () => {
    const home = new TestHome()
    expect(lockHome(home.path).ok).toBe(true)
    for (let time = 0; time < 5; time++) {
      sweepMemory()
      // Handles are closed in a task of their own, after the sweep that found them.
      await new Promise((later) => setTimeout(later, 5))
    }
    expect(lockHome(home.path)).toEqual({ ok: false, refusal: { kind: 'home-in-use' } })
    home.remove()
  })

  it('[C40] is free again when it was let go', () => {
    const home = new TestHome()
    const lock = lockHome(home.path)
    if (!lock.ok) throw new Error('nobody else has it')
    lock.value.release()
    const again = lockHome(home.path)
    expect(again.ok).toBe(true)
    if (again.ok) again.value.release()
    home.remove()
  })
})
