/**
 * The keys of the desk: one list, which acts and which the `?` sheet shows.
 *
 * Single keys never act inside a field and can be turned off (WCAG 2.1.4). A key is read by what it
 * writes, and by its place on the board when the layout is not Latin, so that Cyrillic boards work.
 */
export type KeyWhere = 'everywhere' | 'table' | 'record' | 'picture' | 'form'
export type KeyName =
  | 'search'
  | 'help'
  | 'lock'
  | 'place'
  | 'filter'
  | 'new'
  | 'up'
  | 'page'
  | 'ends'
  | 'open'
  | 'back'
  | 'toggle'
  | 'save'

export type KeyRow = {
  readonly does: KeyName
  readonly where: KeyWhere
  /** Combinations as `comboOf` writes them; any of them acts. */
  readonly on: readonly string[]
  /** How the sheet shows it. */
  readonly shown: readonly string[]
  readonly single?: true
}

export const keyRows: readonly KeyRow[] = [
  { does: 'search', where: 'everywhere', on: ['/'], shown: ['/'], single: true },
  { does: 'search', where: 'everywhere', on: ['Ctrl+K'], shown: ['Ctrl', 'K'] },
  { does: 'help', where: 'everywhere', on: ['?'], shown: ['?'], single: true },
  { does: 'lock', where: 'everywhere', on: ['Ctrl+Shift+L'], shown: ['Ctrl', 'Shift', 'L'] },
  {
    does: 'place',
    where: 'everywhere',
    on: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5'],
    shown: ['Alt', '1 – 5'],
  },
  { does: 'up', where: 'table', on: ['ArrowUp', 'ArrowDown'], shown: ['↑', '↓'] },
  { does: 'page', where: 'table', on: ['PageUp', 'PageDown'], shown: ['Page ↑', 'Page ↓'] },
  { does: 'ends', where: 'table', on: ['Home', 'End'], shown: ['Home', 'End'] },
  { does: 'open', where: 'table', on: ['Enter'], shown: ['Enter'] },
  { does: 'filter', where: 'table', on: ['Ctrl+Shift+F'], shown: ['Ctrl', 'Shift', 'F'] },
  { does: 'new', where: 'table', on: ['Alt+N'], shown: ['Alt', 'N'] },
  { does: 'back', where: 'record', on: ['Escape'], shown: ['Esc'] },
  { does: 'toggle', where: 'picture', on: ['t'], shown: ['t'], single: true },
  { does: 'save', where: 'form', on: ['Ctrl+Enter'], shown: ['Ctrl', 'Enter'] },
]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function comboOf(event: Pressed): string {
  const key = keyOf(event)
  const modified = event.ctrlKey || event.metaKey || event.altKey
  if (!modified) return key
  const parts = [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    key.length === 1 ? key.toUpperCase() : key,
  ]
  return parts.join('+')
}

function keyOf({ key, code, altKey }: Pressed): string {
  // Alt changes what a key writes on some boards, and another alphabet always does.
  const foreign = key.length === 1 && key.charCodeAt(0) > 0x7e
  if (!foreign && !altKey) return key
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase() ?? key
}

/** What the key does here, if anything. */
export function keyFor(
  event: Pressed,
  where: KeyWhere,
  inField: boolean,
  singleKeys: boolean,
): KeyName | undefined {
  const combo = comboOf(event)
  const row = keyRows.find((one) => one.where === where && one.on.includes(combo))
  if (row === undefined || (row.single === true && (inField || !singleKeys))) return undefined
  return row.does
}

export function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type="checkbox"], [type="radio"]), select, textarea, [role="spinbutton"]'))
  )
}
