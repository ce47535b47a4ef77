/** Where a text names an outlet: by its whole name, or by the word of it that names no other. */
import { type Held, perRecords, shapesIn, textOf, textsIn, type World } from '../rules/world.ts'

const general = new Set(
  'the le la les l daily weekly morning evening sunday news times post press herald tribune journal gazette radio tv channel broadcast network international national новая газета вестник новости радио телеканал'.split(
    ' ',
  ),
)

/**
 * For each outlet the forms that stand for it alone among these outlets. `others`: words of other names, of places,
 * persons and bodies: "Sarn" is not the "Sarn Gazette".
 */
function outletForms(
  outlets: readonly string[],
  others: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(outlets.filter((name) => name.trim().length > 1))]
  const partsOf = (name: string): readonly string[] =>
    name.split(/[\s’']+/u).filter((part) => part.length > 3 && !general.has(part.toLowerCase()))
  return new Map(
    names.map((name) => {
      const bare = name.replace(/^(?:the|le|la|les|l['’])\s*/iu, '')
      const [first] = partsOf(name)
      const isOwn =
        first !== undefined &&
        !others.has(first) &&
        names.every((other) => other === name || !partsOf(other).includes(first))
      return [name, [...new Set([name, ...(isGeneral(bare) ? [] : [bare]), ...(isOwn ? [first] : [])])]]
    }),
  )
}

/** "The Times" without its article is any times. */
function isGeneral(bare: string): boolean {
  return general.has(bare.toLowerCase())
}

/** The first place where one of these forms stands as whole words. */
export function namedAt(text: string, forms: readonly string[], from = 0): number | undefined {
  const places = forms.flatMap((form) => {
    for (let at = text.indexOf(form, from); at >= 0; at = text.indexOf(form, at + 1)) {
      const isWhole =
        !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[at + form.length] ?? ' ')
      if (isWhole) return [at]
    }
    return []
  })
  return places.length === 0 ? undefined : Math.min(...places)
}

/** The forms for all reports of a world, made once. */
export const formsIn: (world: World) => ReadonlyMap<string, readonly string[]> = perRecords((world) =>
  outletForms(
    world.ofType('Publication').flatMap((one) => textsIn(one, 'outlet')),
    otherNames(world),
  ),
)

function otherNames(world: World): ReadonlySet<string> {
  const names = [
    ...world.ofType('Event').flatMap((one) => textsIn(one, 'region')),
    ...world.ofType('Person').flatMap((one) => [...textsIn(one, 'publicName'), ...offices(one)]),
    ...world.ofType('Intervention').flatMap((one) => textsIn(one, 'body')),
  ]
  return new Set(names.flatMap((name) => name.split(/[\s’']+/u)))
}

function offices(person: Held): readonly string[] {
  return shapesIn(person, 'office').flatMap((one) => [textOf(one, 'title') ?? '', textOf(one, 'body') ?? ''])
}
