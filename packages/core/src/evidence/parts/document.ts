/**
 * A text with headings, tables and lists, and nothing else: what both the page and the PDF of a dossier are made from, so
 * that they cannot say different things.
 */
export type Block =
  | { readonly kind: 'text' | 'note' | 'mono'; readonly text: string }
  | { readonly kind: 'list'; readonly lines: readonly string[] }
  /** Name and value; a value may have several lines. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [string, string])[] }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'heading'; readonly text: string; readonly id?: string }

export type Section = {
  /** Of letters, digits and hyphens. */
  readonly id: string
  readonly number: number
  readonly title: string
  readonly blocks: readonly Block[]
}

export type DossierDocument = {
  readonly language: string
  readonly title: string
  readonly contents: string
  readonly head: readonly Block[]
  readonly sections: readonly Section[]
}
