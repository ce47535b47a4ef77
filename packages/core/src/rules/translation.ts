/** R32: a translation stands beside the words as they were said, with the translator's code. */
import type { Wish } from './action.ts'
import type { Because } from './reasons.ts'
import type { Break } from './verdict.ts'
import { isWithheld, textsIn, type World } from './world.ts'

export function translationBreaks(wish: Wish<'saveTranslation'>, world: World): readonly Break[] {
  const held = world.byId(wish.testimonyId)
  const kept = held === undefined ? [] : textsIn(held, 'original')
  const hidden = held !== undefined && isWithheld(held, 'original')
  const wanted = wish.original
  const isLeft = wanted === undefined ? kept.length > 0 || hidden : wanted.trim() !== ''
  // The account as it was given is never mended by whoever translates it; a part of it may be translated.
  const isPart = wanted === undefined || kept.some((text) => text.includes(wanted.trim()))
  const isChanged = isLeft && kept.length > 0 && !isPart
  return [
    ...(isLeft ? [] : [broken(wish, 'original', 'original-missing')]),
    ...(isChanged ? [broken(wish, 'original', 'original-changed')] : []),
    ...(wish.by?.trim() === '' ? [broken(wish, 'translation', 'no-translator')] : []),
  ]
}

function broken({ testimonyId }: Wish<'saveTranslation'>, field: string, because: Because): Break {
  const allow = because === 'no-translator' ? 'name-translator' : 'keep-original'
  return { rule: 'R32', record: testimonyId, field, because, allow }
}
