/** Brings the first field with a fault into view and gives it the focus, once the page shows it. */
export function showFault(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('form [aria-invalid="true"]')
    first?.focus()
    first?.scrollIntoView({ block: 'center' })
  })
}
