/**
 * A picture that came in an answer, as an address that this window alone can read, for as long as it is shown. Nothing of
 * it is in an address that outlives the page, and none is kept by the browser (`Cache-Control: no-store`).
 */
import { fromBase64 } from '@safeconduct/core/base/bytes.ts'
import { useEffect, useState } from 'react'
import type { PictureView } from '../../../calls/evidence-items.ts'

export function usePicture(picture: PictureView | undefined): string | undefined {
  const [address, setAddress] = useState<string>()
  const { base64 = '', media } = picture ?? {}
  useEffect(() => {
    const bytes = base64 === '' || media === undefined ? undefined : fromBase64(base64)
    if (bytes === undefined) return undefined
    const made = URL.createObjectURL(new Blob([bytes], { type: media ?? '' }))
    setAddress(made)
    return () => {
      URL.revokeObjectURL(made)
      setAddress(undefined)
    }
  }, [base64, media])
  return address
}
