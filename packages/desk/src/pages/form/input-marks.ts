import type { Marks } from './labelled.tsx'

/** The attributes that tie an input to its label, help and fault; the browser neither corrects nor remembers what is typed. */
export function inputMarks({ id, describedBy, labelledBy, invalid }: Marks) {
  return {
    id,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    autoComplete: 'off',
    spellCheck: false,
  } as const
}
