/** How the name of a point is read: `gate_colour` and `held_n` are written for programs. */
export function pointWords(slot: string): string {
  return slot.replace(/_n$/u, '').replaceAll('_', ' ')
}
