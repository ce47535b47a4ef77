import { describe, expect, it } from 'vitest'
import { readReport } from '../reading.ts'

const body =
  'The ferry to Ostmouth did not run on Friday, because the crew had not been paid since the winter.\n\nA clerk at the pier gave the fares back, and said nothing of when the boat would run again.'

function outletOf(text: string): string | undefined {
  return readReport(text).masthead.outlet?.name
}

describe('the outlet that a page says it is', () => {
  it.each([
    [`The ferry that stayed in port\n\n${body}\n\n© Tidewater Courier 2031`, 'Tidewater Courier'],
    [`Паром остался у причала\n\n${body}\n\n© «Паромный листок», 2031`, 'Паромный листок'],
    [`The ferry that stayed in port\n\n${body}\n\nPublished by Tidewater Courier`, 'Tidewater Courier'],
    [`The ferry that stayed in port\n\nOSTMOUTH, 3 May (Northwire) – ${body}`, 'Northwire'],
    [`Паром остался у причала\n\nОСТМУТ, 3 мая 2031 г. /Север-пресс/. ${body}`, 'Север-пресс'],
    [`Паром остался у причала\n\nОстмут. 3 мая. ВЕСТОЧКА – ${body}`, 'ВЕСТОЧКА'],
    [
      `The ferry that stayed in port all day | Tidewater Courier\nThe ferry that stayed in port all day\nBy Ann Roe\n3 May 2031\n\n${body}`,
      'Tidewater Courier',
    ],
    [
      `Tidewater Courier\nNews   Sport   Jobs   Notices\nThe ferry that stayed in port all day\nBy Ann Roe\n3 May 2031\n\n${body}`,
      'Tidewater Courier',
    ],
    [`The ferry that stayed in port\n\n(Ostmouth) – ${body}`, undefined],
    [`The ferry that stayed in port\n\nThe builder (Orvel) – a widower – waited. ${body}`, undefined],
    [`Le bac est resté à quai\n\nOSTMOUTH, le 3 mai 2031 (Nordfil) – ${body}`, 'Nordfil'],
    [`Паром остался у причала\n\nОстмут, 3 мая (Север) — ${body}`, 'Север'],
    [`The ferry that stayed in port\n\n${body}\n\nThe Harbour Post wrote of it first.`, undefined],
    [
      `Menu\nNews   Sport   Jobs\nThe ferry that stayed in port all day\nBy Ann Roe\n3 May 2031\n\n${body}`,
      undefined,
    ],
    [
      `Get the latest alerts from The\u00a0Tidewater\n\nThe ferry that stayed in port all day\nAnn Roe\n3 May 2031\n\nYour support keeps us afloat\n\nWherever a boat is late, The Tidewater is there. Your donation pays for our reporters.\n\n${body}\n\nJoin the conversation`,
      'The Tidewater',
    ],
    [
      `Activez les notifications du Phare\n\nLe bac est resté à quai toute la journée\nAnne Roy\n3 mai 2031\n\n${body}\n\nSoutenez le Phare : faites un don.`,
      'Phare',
    ],
    [
      `Get the latest alerts from The Tidewater\n\nThe ferry that stayed in port all day\nAnn Roe\n3 May 2031\n\n${body}`,
      undefined,
    ],
    [
      `Follow us and share\n\nThe ferry that stayed in port all day\nAnn Roe\n3 May 2031\n\n${body}\n\nGet updates from Telegram\n\nSign up to Telegram`,
      undefined,
    ],
  ])('[P97] is read from where it names itself: %#', (text, outlet) => {
    expect(outletOf(text)).toBe(outlet)
  })

  it('[P97] the day may stand in the place line or alone below the last paragraph', () => {
    const placed = readReport(`The ferry\n\nOstmouth, 3 May 2031. ${body}`).masthead.published
    expect(placed?.date).toBe('2031-05-03')
    expect(readReport(`The ferry\n\n${body}\n\n4 June 2031`).masthead.published?.date).toBe('2031-06-04')
  })

  it('[P97] a name before the day, or before an office, is the byline', () => {
    const head = (line: string): readonly string[] =>
      readReport(`The ferry that stayed in port\n${line}\n\n${body}`).masthead.bylines.map(({ name }) => name)
    expect(head('Ann Roe, 3 May 2031, 18:12')).toEqual(['Ann Roe'])
    expect(head('Ann Roe, Harbour Editor\n3 May 2031')).toEqual(['Ann Roe'])
  })
})
