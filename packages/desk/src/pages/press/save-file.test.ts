import { expect, it } from 'vitest'
import { en } from '../words/en.ts'
import { sharesCsv } from './save-file.ts'

it('a hostile title becomes text in a spreadsheet, never a formula', () => {
  const reports = [
    { id: 'a', outlet: 'Post', title: '=HYPERLINK("http://elsewhere.example")' },
    { id: 'b', outlet: 'Leaf', title: 'Plain, with a comma and a "quote"' },
  ]
  const csv = sharesCsv({ reports, shared: [{ a: 'a', b: 'b', runs: 2, words: 31 }] }, en.press)
  expect(csv.split('\r\n')[1]).toBe(
    `"'=HYPERLINK(""http://elsewhere.example"")","Plain, with a comma and a ""quote""","2","31"`,
  )
})
