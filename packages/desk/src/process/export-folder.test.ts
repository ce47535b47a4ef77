import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { exportFolder } from './export-folder.ts'

const home = resolve('home')

it('[C26] a dossier goes to a whole path, or under a plain name into the exports of the home', () => {
  expect(exportFolder(home, 'for the court')).toEqual({
    ok: true,
    value: join(home, 'exports', 'for the court'),
  })
  expect(exportFolder(home, ` ${resolve('elsewhere')} `)).toEqual({ ok: true, value: resolve('elsewhere') })
  expect(exportFolder(home, '~/court')).toEqual({ ok: true, value: join(homedir(), 'court') })
})

it.each(['..', '../up', 'a/../../up', '/a/../b', 'a\\..\\b', '~/../b', '', ' ', '.', 'a/b', 'n'.repeat(101)])(
  '[C26] a name that leads elsewhere, or nowhere, is refused: %j',
  (typed) => {
    expect(exportFolder(home, typed)).toEqual({ ok: false, refusal: { kind: 'folder-name' } })
  },
)
