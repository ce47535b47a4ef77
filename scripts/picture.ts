/** `npm run picture`: makes docs/reading.png from the real page, with the demonstration's own reports. */
import { fileURLToPath } from 'node:url'
import { launchBrowser, startDesk } from '../test/support/browser.ts'
import { buildPages } from './build.ts'

const picture = fileURLToPath(new URL('../docs/reading.png', import.meta.url))

await buildPages()
await using desk = await startDesk(['demo', '--frozen'])
const browser = await launchBrowser()
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  await page.goto(desk.address)
  await page.getByRole('link', { name: 'Press', exact: true }).click()
  await page
    .getByRole('row', { name: /Meridian Broadcast/ })
    .first()
    .click()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Read the report' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(800)
  await page.screenshot({ path: picture })
} finally {
  await browser.close()
}
