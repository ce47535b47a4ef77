/** Arrows on the wall: to the sides along it, up and down to the card that lies nearest. */
import type { KeyboardEvent } from 'react'

export function moveOnWall(event: KeyboardEvent<HTMLElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-card]')]
  const here = cards.findIndex((card) => card === document.activeElement)
  const to = here === -1 ? undefined : placeAfter(event.key, cards, here)
  if (to === undefined) return
  cards[to]?.focus()
  event.preventDefault()
}

function placeAfter(key: string, cards: readonly HTMLElement[], here: number): number | undefined {
  const last = cards.length - 1
  const isRightToLeft = document.documentElement.dir === 'rtl'
  switch (key) {
    case 'ArrowRight':
    case 'ArrowLeft':
      return Math.max(0, Math.min(last, here + ((key === 'ArrowRight') === isRightToLeft ? -1 : 1)))
    case 'ArrowDown':
    case 'ArrowUp':
      return Math.max(0, Math.min(last, here + columnsOf(cards) * (key === 'ArrowDown' ? 1 : -1)))
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

/** How many stand beside each other: those that begin as high as the first. */
function columnsOf(cards: readonly HTMLElement[]): number {
  const tops = cards.map((card) => Math.round((card.closest('li') ?? card).getBoundingClientRect().top))
  const below = tops.findIndex((top) => top !== tops[0])
  return below === -1 ? tops.length : below
}
