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

it('nor behind blanks, in wide letters, or where a spreadsheet of another country begins a cell', () => {
  const titles = [' =1+1', '＝1+1', 'Fine;=1+1', 'Fine\t@SUM(1)', '"=1+1']
  const reports = titles.map((title, id) => ({ id: String(id), outlet: 'Post', title }))
  const shared = reports.map(({ id }) => ({ a: id, b: id, runs: 1, words: 8 }))
  for (const row of sharesCsv({ reports, shared }, en.press).split('\r\n').slice(1)) {
    expect(row).not.toMatch(/(?:^|[;\t])[\s"]*[=+\-@＝]/u)
  }
})
