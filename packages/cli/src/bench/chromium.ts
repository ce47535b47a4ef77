/** The browser that the bench drives: Playwright is there in a clone with its tests, and nowhere else. */
import { existsSync } from 'node:fs'
import type { Browser } from 'playwright'

const systemPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Undefined where there is no browser to be driven; then the figures say that they were not measured. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser | undefined> {
  try {
    const { chromium } = await import('playwright')
    const asked = process.env['SAFECONDUCT_CHROMIUM'] ?? ''
    const executablePath = [asked, ...systemPlaces].find((path) => path !== '' && existsSync(path))
    // Chromium refuses its sandbox to root.
    const args = [...more, '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    return await chromium.launch({ args, ...(executablePath === undefined ? {} : { executablePath }) })
  } catch {
    return undefined
  }
}
