/** The form of a counted word, as the language counts. */
export type Forms = {
  readonly one: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

export function counted(language: string, forms: Forms): (count: number) => string {
  const rules = new Intl.PluralRules(language)
  const figures = new Intl.NumberFormat(language)
  return (count) => {
    const rule = rules.select(count)
    const form =
      (rule === 'one' || rule === 'few' || rule === 'many' ? forms[rule] : undefined) ?? forms.other
    return form.replace('#', figures.format(count))
  }
}
