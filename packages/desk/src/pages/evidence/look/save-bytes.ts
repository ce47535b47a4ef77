/** Bytes that a person takes away on purpose, in clear, into the place the browser saves to. */
import { fromBase64 } from '@safeconduct/core/base/bytes.ts'

/** As bytes of no kind: no program is to open them by itself. */
export function saveBytes(name: string, base64: string): void {
  const bytes = fromBase64(base64)
  if (bytes === undefined) return
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
