/** Which elements of a page are words of the report, which are the page's own, and which are never seen. */

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}

/** Never seen, or not words. */
export const unseen = set(
  'script style noscript template svg math canvas video audio object embed iframe head select datalist option textarea map',
)
/** The page's own: menus, prompts, forms. */
export const furniture = set('nav aside footer form button dialog menu fieldset label')
/** Words after these stand on another line. */
export const blocks = set(
  'address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead time tr ul',
)
/** Nothing is written inside them and no end tag follows. */
export const empty = set('area base br col embed hr img input link meta param source track wbr')

/** How many elements deep a page is followed; deeper ones are read as if they closed at once. */
export const deepest = 2000
