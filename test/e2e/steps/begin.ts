/** The first minutes: an organisation is made, under words that a guess does not reach. */
import { expect } from 'vitest'
import { expectAccessible, goToOrganisation, type Walk } from './walk.ts'

export type Made = { readonly passphrase: string; readonly fingerprint: string }

export async function makeOrganisation(walk: Walk): Promise<Made> {
  const { page } = walk
  await page.goto(walk.address)
  await page.getByText('Not independently reviewed, not yet for real cases.').waitFor()
  await expectAccessible(walk, 'the first page')
  await page.getByRole('button', { name: 'Create an organisation' }).click()
  await page.getByLabel('Name of the organisation').fill(walk.organisation)
  const make = page.getByRole('button', { name: 'Create', exact: true })
  await refuseShortPin(walk)
  const passphrase = await acceptOfferedWords(walk)
  await expectAccessible(walk, 'making an organisation')
  await make.click()
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 })
  await goToOrganisation(walk, 'Exports and settings')
  await expectAccessible(walk, 'the organisation')
  const fingerprint = (await page.locator('output').innerText()).replaceAll(/\s/g, '')
  expect(fingerprint).toMatch(/^SHA256:[\w+/]{43}$/)
  await page.getByRole('main').getByText(walk.organisation).waitFor()
  return { passphrase, fingerprint }
}

async function refuseShortPin({ page }: Walk): Promise<void> {
  for (const label of ['Passphrase', 'Passphrase once more']) {
    await page.getByLabel(label, { exact: true }).fill('4711')
  }
  await page.getByText('Too short: at least six words').waitFor()
  expect(await page.getByRole('button', { name: 'Create', exact: true }).isDisabled()).toBe(true)
}

async function acceptOfferedWords({ page }: Walk): Promise<string> {
  const offered = (await page.locator('output').innerText()).trim()
  expect(offered.split(' ').length).toBeGreaterThanOrEqual(6)
  await page.getByRole('button', { name: 'Use these words' }).click()
  await page.getByLabel('Passphrase once more', { exact: true }).fill(offered)
  // A shown passphrase is a common field to the browser, which remembers those.
  await page.getByLabel('Show what I type').check()
  await page.getByText('Strong: a guess takes longer than anyone has').waitFor()
  return offered
}
