/**
 * The one browser that tests drive: the system's Chromium where there is one, else the one Playwright brought.
 * Both the core tests and the end-to-end tests launch it with these options.
 */
import { accessSync, constants } from 'node:fs'
import { platform } from 'node:os'
import { chromium, type LaunchOptions } from 'playwright'
import systemPlaces from './chromium-places.json' with { type: 'json' }

/** Nothing that phones home or paints on a card: a test of a silent program must not itself be noisy. */
const QUIET_FLAGS: readonly string[] = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]

function mayRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of the Chromium that tests use; `undefined` when none is installed. */
export function findChromium(): string | undefined {
  const asked = process.env['SAFECONDUCT_CHROMIUM'] ?? ''
  return [asked, ...systemPlaces, chromium.executablePath()].find((path) => path !== '' && mayRun(path))
}

/** Options for `chromium.launch` and for vitest's browser project. */
export function launchOptions(): LaunchOptions {
  const executablePath = findChromium()
  // Chromium refuses its sandbox to root; in a container of CI everything is root.
  const asRoot = platform() === 'linux' && process.getuid?.() === 0
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: true,
    args: [...QUIET_FLAGS, ...(asRoot ? ['--no-sandbox'] : [])],
  }
}
