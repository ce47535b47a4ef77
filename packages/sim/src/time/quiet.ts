/**
 * Each step is awaited alone: the next begins when nothing of the last one is left to run.
 *
 * With model crypto everything a step does is promises that are already kept, and one turn of the event loop
 * runs them all. Real crypto works in the platform's threads: its calls are counted, and quiet is when none is out.
 */
const quietTurns = 2
let out = 0

/** Counts every call of WebCrypto from now on. Once per process. */
export function countPlatformCalls(): void {
  const subtle = globalThis.crypto.subtle
  const prototype: object = Object.getPrototypeOf(subtle)
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const property = Object.getOwnPropertyDescriptor(prototype, name)
    const call: unknown = property?.value
    if (property === undefined || name === 'constructor' || typeof call !== 'function') continue
    Object.defineProperty(subtle, name, { value: counted(call.bind(subtle)), configurable: true })
  }
}

function counted(call: (...given: readonly unknown[]) => unknown): (...given: readonly unknown[]) => unknown {
  return async (...given) => {
    out += 1
    try {
      return await call(...given)
    } finally {
      out -= 1
    }
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Resolves when the step that was just begun has come to rest. */
export async function quiet(): Promise<void> {
  await nextTurn()
  for (let still = 0; out > 0 || (still > 0 && still < quietTurns); ) {
    still = out > 0 ? 1 : still + 1
    await nextTurn()
  }
}
