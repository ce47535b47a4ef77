/**
 * The browser that tests drive: the system's Chromium where there is one, else the one Playwright brought; without its
 * windows where what is tried is a page, whole where it is what a browser leaves behind.
 */
import { accessSync, constants } from 'node:fs'
import { platform } from 'node:os'
import { chromium, type LaunchOptions } from 'playwright'
import systemPlaces from './chromium-places.json' with { type: 'json' }

/** Where Debian's package `chromium-headless-shell` puts it. */
const WITHOUT_WINDOWS = '/usr/lib/chromium/chromium-headless-shell'

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

/** Path of the Chromium that people have; `undefined` when none is installed. */
export function findChromium(): string | undefined {
  const asked = process.env['SAFECONDUCT_CHROMIUM'] ?? ''
  return [asked, ...systemPlaces, chromium.executablePath()].find((path) => path !== '' && mayRun(path))
}

/**
 * The same Chromium without what only a window needs, where Debian's is installed: it draws the same page and starts
 * with a third of the work. A browser that was asked for by name is used for everything.
 */
function findWithoutWindows(): string | undefined {
  const isAsked = (process.env['SAFECONDUCT_CHROMIUM'] ?? '') !== ''
  return !isAsked && mayRun(WITHOUT_WINDOWS) ? WITHOUT_WINDOWS : findChromium()
}

/** Options for `chromium.launch` and for vitest's browser project: for whatever happens on a page. */
export function launchOptions(): LaunchOptions {
  return optionsFor(findWithoutWindows())
}

/** Options for a browser as people have it, with all that it writes to its profile. */
export function wholeBrowserOptions(): LaunchOptions {
  return optionsFor(findChromium())
}

function optionsFor(executablePath: string | undefined): LaunchOptions {
  // Chromium refuses its sandbox to root; in a container of CI everything is root.
  const asRoot = platform() === 'linux' && process.getuid?.() === 0
  return {
    ...(executablePath === undefined ? {} : { executablePath }),
    headless: true,
    args: [...QUIET_FLAGS, ...(asRoot ? ['--no-sandbox'] : [])],
  }
}
