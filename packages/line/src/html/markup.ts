/**
 * Markup as values. What goes in as text comes out escaped, so that no name of an organisation and no sentence of a
 * catalogue can become an element: the page has no script that could be trusted to clean up afterwards.
 */
export type Markup = { readonly markup: string }
type Piece = string | Markup | undefined | readonly Piece[]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** For text and for attributes, which stand between double quotes everywhere here. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
}

/** A template whose literal parts are markup and whose values are text, markup, lists of them, or nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  const markup = parts.map((part, i) => packed(part) + written(values[i])).join('')
  return { markup }
}

/** Markup that was made elsewhere by this module, or text that is no markup at all: a policy, a script of ours. */
export function verbatim(markup: string): Markup {
  return { markup }
}

/**
 * White space between lines is for whoever reads these files: nobody should wait for it on a slow line. Only in what
 * is written here: a script that stands in the page has to stay as it was hashed.
 */
function packed(part: string): string {
  return part.replaceAll(/\n\s*(?=<)/g, '').replaceAll(/\n\s*/g, '\n')
}

function written(value: Piece): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return escaped(value)
  return 'markup' in value ? value.markup : value.map(written).join('')
}
