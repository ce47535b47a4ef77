/**
 * What a browser of 2022 on a telephone of 2016 lacks of what core uses. Only what is missing is put in; nothing here
 * touches keys or seals. It works by being imported first: core's modules use these as soon as they are read.
 * X25519 and Ed25519 are core's own matter (`sealed/old-curves.ts`).
 */
type Made = (...given: never[]) => unknown

function put(on: object, name: string, made: Made): void {
  if (!(name in on)) Object.defineProperty(on, name, { value: made, configurable: true, writable: true })
}

function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

mendTexts()
mendBytes()

function mendTexts(): void {
  put(String.prototype, 'isWellFormed', function (this: string) {
    return isWhole(this)
  })
  put(String.prototype, 'toWellFormed', function (this: string) {
    return this.replaceAll(/\p{Surrogate}/gu, '\ufffd')
  })
  put(Array.prototype, 'toSorted', function (this: unknown[], order: (a: unknown, b: unknown) => number) {
    return [...this].sort(order)
  })
  put(Array.prototype, 'findLast', function (this: unknown[], fits: (one: unknown) => boolean) {
    return [...this].reverse().find(fits)
  })
}

function mendBytes(): void {
  put(Uint8Array.prototype, 'toHex', function (this: Uint8Array) {
    return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('')
  })
  put(Uint8Array, 'fromHex', (hex: string) =>
    Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  )
  put(Uint8Array.prototype, 'toBase64', function (this: Uint8Array, how?: { readonly alphabet?: string }) {
    const plain = btoa(Array.from(this, (byte) => String.fromCharCode(byte)).join(''))
    const isUrl = how?.alphabet === 'base64url'
    return isUrl ? plain.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') : plain
  })
  put(Uint8Array, 'fromBase64', (text: string) => {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
  })
}
