/**
 * The outlet whose letters, alerts and support a page asks its visitor for, where no other line of it says whose page it is.
 *
 * One prompt may be for another's channel; a name that a second line of the page's own has too is the page's.
 */
import type { Named, Paragraph } from '../report.ts'

const name =
  "((?:[Tt]he |[Ll]e |[Ll]a |[Ll]['’]|[Ll]es )?\\p{Lu}[\\p{L}\\p{N}&'’-]*(?: (?:of |and |de |du |des |et )?\\p{Lu}[\\p{L}\\p{N}&'’-]*){0,3})"
const prompts: readonly RegExp[] = [
  new RegExp(
    `(?:[Nn]otifications?|[Aa]lerts?|[Nn]ewsletters?|[Ee]-?mails?|[Uu]pdates|[Hh]eadlines|[Nn]ews) (?:from|by) ${name}`,
    'u',
  ),
  new RegExp(
    `(?:^|[.!?] |(?:to|and|please|of) )(?:[Ss]upport|[Ss]ubscribe to|[Ss]ign up (?:to|for)|[Ff]ollow|[Rr]ead) ${name}`,
    'u',
  ),
  new RegExp(
    `(?:[Aa]bonnez-vous (?:à|au)|[Ss]outenez|[Ss]uivez|[Ll]isez|(?:[Nn]otifications|[Aa]lertes|[Ll]ettres?) (?:de|du)) ${name}`,
    'u',
  ),
  /(?:[Пп]одпи(?:шитесь|сывайтесь) на (?:\p{Ll}+ ){0,2}|[Пп]оддержите |[Чч]итайте |[Уу]ведомления от )[«“"](\p{Lu}[\p{L}\p{N} -]{1,40})[»”"]/u,
]

/** Those on whose sites a page stands too. */
const elsewhere =
  /^(?:us|our|facebook|twitter|instagram|telegram|whatsapp|youtube|google|apple|linkedin|tiktok|bluesky|mastodon|x|rss|the app)(?!\p{L})/iu

export function promptedOutlet(text: string, paragraphs: readonly Paragraph[]): Named | null {
  const own = paragraphs.filter(({ kind }) => kind === 'furniture')
  for (const { start, end } of own) {
    const line = plainly(text.slice(start, Math.min(end, start + 400)))
    for (const pattern of prompts) {
      const match = pattern.exec(line)
      const found = match?.[1]?.replace(/['’]s$/u, '')
      if (match === null || found === undefined || found.length < 4 || elsewhere.test(found)) continue
      const isAgain = own.some(
        (other) =>
          other.start !== start &&
          hasName(plainly(text.slice(other.start, Math.min(other.end, other.start + 1000))), found),
      )
      const at = start + match.index + match[0].lastIndexOf(found)
      if (isAgain) return { name: found, start: at, end: at + found.length }
    }
  }
  return null
}

/** Hard spaces, which hold a name together, as plain ones; every place stays. */
function plainly(line: string): string {
  return line.replaceAll(/[\u00a0\u202f]/gu, ' ')
}

function hasName(line: string, found: string): boolean {
  const at = line.indexOf(found)
  return at >= 0 && !/[\p{L}\p{N}]/u.test(`${line[at - 1] ?? ' '}${line[at + found.length] ?? ' '}`)
}
