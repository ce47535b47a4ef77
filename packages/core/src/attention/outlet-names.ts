/** Where a text names an outlet: by its whole name, or by the word of it that names no other. */

const general = new Set(
  'the le la les l daily weekly morning evening sunday news times post press herald tribune journal gazette radio tv channel broadcast network international national новая газета вестник новости радио телеканал'.split(
    ' ',
  ),
)

/** For each outlet the forms that stand for it alone among these outlets. */
export function outletForms(outlets: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const names = [...new Set(outlets.filter((name) => name.trim().length > 1))]
  const partsOf = (name: string): readonly string[] =>
    name.split(/[\s’']+/u).filter((part) => part.length > 3 && !general.has(part.toLowerCase()))
  return new Map(
    names.map((name) => {
      const bare = name.replace(/^(?:the|le|la|les|l['’])\s*/iu, '')
      const [first] = partsOf(name)
      const isOwn =
        first !== undefined && names.every((other) => other === name || !partsOf(other).includes(first))
      return [name, [...new Set([name, bare, ...(isOwn ? [first] : [])])]]
    }),
  )
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
