/**
 * What every page of a dossier shares: its head, which forbids script, pictures and requests [D23], and text that can never
 * become markup.
 */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text of others, as text. */
export function shown(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '')
}

/** Up to the end of `<head>`. `style` is ours. */
export function pageHead(page: {
  readonly language: string
  readonly title: string
  readonly style: string
}): string {
  return `<!doctype html>
<html lang="${shown(page.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown(page.title)}</title>
<style>${page.style}</style>
</head>`
}
