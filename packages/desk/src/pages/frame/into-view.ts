/** A refusal may stand below what is seen: as the `ref` of its element, this shows it. */
export function intoView(element: Element | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
