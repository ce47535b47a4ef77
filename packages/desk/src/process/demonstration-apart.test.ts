import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { utf8 } from '@safeconduct/core/base/bytes.ts'
import { expect, it } from 'vitest'
import { newHome, openDesk, pageOf, passphrase } from '../../../../test/support/desk.ts'

it('[C32] a command with the right passphrase writes nothing into the demonstration, which is thrown away', async () => {
  const home = await newHome()
  const desk = await openDesk(home.path)
  try {
    const page = pageOf(desk)
    const ask = { name: 'Night Line', passphrase, language: 'en' }
    expect(await page.call('organisation.create', ask)).toMatchObject({ ok: true })
    await page.call('vault.lock')
    expect(await page.call('demonstration.open')).toMatchObject({ ok: true })
    const joined = await desk.join(utf8(JSON.stringify({ passphrase })))
    expect(joined).toEqual({ ok: false, refusal: { kind: 'demonstration-only' } })
    await page.call('vault.lock')
    expect((await desk.join(utf8(JSON.stringify({ passphrase })))).ok).toBe(true)
  } finally {
    await desk.end()
    await home.remove()
  }
}, 60_000)

it('a folder of somebody’s own that is called like the demonstration’s is neither removed nor written to', async () => {
  const home = await newHome()
  await mkdir(join(home.path, 'demonstration'))
  const file = join(home.path, 'demonstration', 'lecture.txt')
  await writeFile(file, 'mine')
  const desk = await openDesk(home.path)
  try {
    expect(await pageOf(desk).call('demonstration.open')).toMatchObject({
      ok: false,
      refusal: { kind: 'folder-exists' },
    })
    expect(await readFile(file, 'utf8')).toBe('mine')
  } finally {
    await desk.end()
    await home.remove()
  }
}, 60_000)
