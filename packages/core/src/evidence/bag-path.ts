/**
 * Names of files as manifests write them, and which names are let in at all.
 *
 * A manifest comes from outside: a name may climb out of the folder (`../`), mean another place on another
 * system (`C:\…`, `~/…`), or look on a screen like a different one.
 */

/** RFC 8493 §2.1.3: a line break would end the line, so it and the percent sign are written in hex. */
export function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D')
}

/**
 * Only these are decoded; `%7E` is a name with a percent sign in it. Bags before 1.0 wrote line breaks so,
 * but a percent sign as itself.
 */
export function decodePath(written: string, version = '1.0'): string {
  const codes = version === '1.0' ? /%(0[Aa]|0[Dd]|25)/g : /%(0[Aa]|0[Dd])/g
  return written.replaceAll(codes, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Whether a name, on any system, stays in the folder it is read in. */
export function staysInside(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.startsWith('~') || path.includes('\\')) return false
  if (/^[A-Za-z]:/.test(path) || path.startsWith('%')) return false
  return !path.split('/').some((part) => part === '' || part === '.' || part === '..')
}

/** What two names have in common when a system that ignores case or spelling would take them for one. */
export function sameNameKey(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** Files that systems lay into folders by themselves; bags list them by accident, and lose them on the way. */
export function isSystemFile(path: string): boolean {
  return /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i.test(path)
}
