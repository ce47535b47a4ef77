/**
 * Does a text say where somebody is or could be found? (Rules R07 and R08: never a place in a reply.)
 *
 * A reply may be read by whoever took the phone. Two looks: the places that this desk can read (names, addresses and
 * cities of shelters), in any case form; and what addresses, coordinates, links to maps and telephone numbers look
 * like in three languages. It refuses too much rather than too little: words can be changed, a raid cannot.
 */
import { foldedWords, plainDigits } from './folded-words.ts'

export type PlaceSign = 'known-place' | 'address' | 'coordinates' | 'map-link' | 'phone'

/** What of all this stands in the text first. A sign says which kind, and never which place. */
export function placeSignIn(text: string, known: readonly string[]): PlaceSign | undefined {
  const plain = plainDigits(text)
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
  if (mapLinks.test(plain)) return 'map-link'
  if (coordinates.some((form) => form.test(plain))) return 'coordinates'
  if (addresses.some((form) => form.test(plain))) return 'address'
  if (holdsPhone(plain)) return 'phone'
  return holdsKnownPlace(text, known) ? 'known-place' : undefined
}

const mapLinks =
  /(?:maps\.app\.goo|goo\.gl\/maps|maps\.google|google\.[a-z.]{2,6}\/maps|maps\.apple|yandex\.[a-z]{2,3}\/(?:maps|navi)|(?:^|[^a-z0-9])2gis\.|openstreetmap|(?:^|[^a-z])osm\.org|osmand|organicmaps|(?:^|[^a-z])omaps?\.app|waze\.com|wego\.here|bing\.com\/maps|mappy\.com|what3words|w3w\.co|\/\/\/[\p{L}]+\.[\p{L}]+\.[\p{L}]+|(?:^|\s)geo:-?\d)/iu

const coordinates: readonly RegExp[] = [
  // 43.3180, 45.6986
  /(?<![\d.])-?\d{1,3}[.,]\d{3,8}\s*°?\s*[NSСЮ]?\s*[,;/\s]\s*-?\d{1,3}[.,]\d{3,8}(?!\d)/iu,
  // 43°19′N
  /\d{1,3}\s*°\s*\d{1,2}(?:[.,]\d+)?\s*['′’]/u,
  // 8FVC9G8F+6X, an open location code
  /(?:^|\s)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?:\s|$|[.,])/u,
]

const enStreet = String.raw`(?:street|road|avenue|lane|square|boulevard|blvd|drive|alley|highway|embankment|st|rd|ave|dr)`
const frStreet = String.raw`(?:rue|avenue|boulevard|bd|place|chemin|impasse|quai|all[ée]e|route|cours|square)`
const ruStreet = String.raw`(?:ул|улиц[аеуыойю]{1,2}|просп|проспект[аеуом]{0,2}|пр-т|переул[а-я]{2,4}|пер|бульвар[аеуом]{0,2}|б-р|шоссе|площад[ьию]|пл|набережн[а-я]{2}|наб|проезд[аеуом]{0,2}|тупик[аеуом]{0,2}|микрорайон[аеуом]{0,2}|мкр)`
const capital = String.raw`[\p{Lu}\p{Lt}][\p{L}’'-]+`
/** Not the name of a currency. */
const town = String.raw`\p{Lu}\p{Ll}[\p{L}’'-]*`

const addresses: readonly RegExp[] = [
  // 12 Dock Road; Dock Road 12
  new RegExp(String.raw`(?<!\p{L})\d{1,4}[a-z]?,?\s+(?:${capital}\s+){1,3}(?i:${enStreet})\b`, 'u'),
  new RegExp(
    String.raw`(?<!\p{L})${capital}\s+(?:Street|Road|Avenue|Lane|Square|Boulevard|Drive|Alley|St\.|Rd\.|Ave\.)`,
    'u',
  ),
  // 4 rue de la Gare; rue Victor-Hugo
  new RegExp(String.raw`(?<!\p{L})\d{1,4}\s*(?:bis|ter)?,?\s+${frStreet}(?!\p{L})`, 'iu'),
  new RegExp(
    String.raw`(?<!\p{L})${frStreet}\s+(?:(?:de|du|des|de\s+la|de\s+l)\s+|(?:de\s+l|d|l)[’'])?${capital}`,
    'u',
  ),
  // ул. Заречная, на улице Мира, проспект Победы 5
  new RegExp(String.raw`(?<!\p{L})${ruStreet}(?:\.\s*|\s+)(?:им\.?\s*)?${capital}`, 'u'),
  new RegExp(String.raw`${capital}\s+${ruStreet}(?!\p{L})`, 'u'),
  // дом 5, д. 5, кв. 12, подъезд 3, flat 4, apt 4, appartement 4, building 7
  /(?<!\p{L})(?:дом[аеу]?|д\.|кв\.?|квартир[аеуы]|корп\.?|корпус[аеу]?|подъезд[аеу]?|стр\.)\s*№?\s*\d{1,4}/iu,
  /(?<!\p{L})(?:flat|apt\.?|apartment|building|house|room|app(?:t|artement)\.?|b[âa]timent|immeuble|num[ée]ro de rue)\s*(?:no\.?|n°|№|#)?\s*\d{1,4}(?!\d|\s*(?:%|h\b|am\b|pm\b))/iu,
  // станция метро Сокол, metro Castle Hill, вокзал
  new RegExp(
    String.raw`(?<!\p{L})(?i:метро|м\.|metro|métro|subway|underground)\s+(?:station\s+)?[«"“]?${capital}`,
    'u',
  ),
  // A postal code with a town beside it: 75011 Paris; 366000, Сарн
  new RegExp(String.raw`(?<![\d.])\d{5,6},?\s+${town}`, 'u'),
]

/** Nine digits or more in a row that a thumb could dial; dates and times are left out first. */
function holdsPhone(plain: string): boolean {
  const withoutDates = plain
    .replaceAll(/\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?/g, ' | ')
    .replaceAll(/\d{1,2}[./]\d{1,2}[./]\d{2,4}/g, ' | ')
    .replaceAll(/\d{1,2}:\d{2}/g, ' | ')
  const rows = withoutDates.match(/\+?\d(?:[\s().\u2010-\u2015-]{0,3}\d){6,}/g) ?? []
  return rows.some((row) => {
    const digits = row.replaceAll(/\D/g, '').length
    return row.startsWith('+') ? digits >= 7 : digits >= 9
  })
}

/** Words that stand in many addresses and name no place by themselves. */
const common: ReadonlySet<string> = new Set(
  'street road avenue lane square house flat building floor door room north south east west upper lower city town village near behind next улица проспект переулок дом квартира корпус этаж подъезд город село деревня район рядом около верхний нижняя нижний верхняя rue avenue boulevard place maison appartement bâtiment étage porte ville village près derrière haut bas old new старый новый vieux nouveau'
    .split(' ')
    .flatMap((word) => foldedWords(word)),
)

/** Any telling word of a place that is known here: `Sarn` in "near Sarn", `Сарн` in "в Сарне". */
function holdsKnownPlace(text: string, known: readonly string[]): boolean {
  const said = foldedWords(text)
  return known.some((place) => {
    const named = foldedWords(place)
    const telling = named.filter((word) => word.length >= 4 && !common.has(word) && !/^\d+$/.test(word))
    if (telling.some((word) => said.some((one) => isFormOf(one, word)))) return true
    // Short names are looked for whole: `Ys 4`.
    return telling.length === 0 && named.length > 0 && endsOnEnd(said, named)
  })
}

function endsOnEnd(said: readonly string[], named: readonly string[]): boolean {
  return said.some((_, at) => named.every((word, i) => said[at + i] === word))
}

/** Case endings of Russian, a plural or a genitive: the same beginning, a few letters more or another last vowel. */
function isFormOf(word: string, name: string): boolean {
  if (word === name) return true
  const stem = name.replace(/[аеиоуыьэюя]$/u, '')
  return stem.length >= 4 && word.startsWith(stem) && word.length <= stem.length + 3
}
