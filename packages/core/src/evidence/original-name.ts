/**
 * The name under which an original lies in a dossier: `001-what-it-says.txt`.
 *
 * A name from outside may climb out of the folder, be a device on Windows, hide its end behind a
 * right-to-left mark, or differ on two systems in how an accent is stored. So nothing of it is kept but
 * plain letters and digits; the true title stands in the inventory.
 */

/** Endings that open in a reader of pictures, sound, film, text or paper. Everything else must not open by a click. */
const passive = new Set(
  (
    'txt md csv tsv json pdf jpg jpeg png gif webp tif tiff bmp heic avif ' +
    'mp3 m4a wav ogg opus flac aac amr mp4 m4v mov webm mkv avi 3gp ' +
    'eml wacz warc gz zip 7z rtf doc docx odt xls xlsx ods ppt pptx odp'
  ).split(' '),
)

const latin: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  ў: 'u',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ı: 'i',
}

/** `number` counts from 1; `name` is whatever name the item came under, path and ending included. */
export function originalName(number: number, name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const match = /^(.*?)(?:\.([A-Za-z0-9]{1,8}))?$/s.exec(last)
  const stem = plain(match?.[1] ?? '')
    .slice(0, 48)
    .replace(/-+$/, '')
  const ending = match?.[2]?.toLowerCase()
  // A saved page may run a script in the reader's browser, from the reader's own disk.
  const safeEnding = ending === undefined ? '' : passive.has(ending) ? `.${ending}` : `.${ending}.original`
  return `${String(number).padStart(3, '0')}-${stem === '' ? 'original' : stem}${safeEnding}`
}

function plain(text: string): string {
  return Array.from(text.normalize('NFC').toLowerCase(), (sign) => latin[sign] ?? sign)
    .join('')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
}
