/** Files that a colleague's record names and that are not in this home yet: fetched when somebody opens one. */
import type { Result } from '@safeconduct/core/base/result.ts'
import { type Blob, type BlobRefusal, blobIsHere, readBlob } from '../vault/blobs.ts'

/** Set by whoever runs the rounds; without it a file is here or missing. */
export class FilesElsewhere {
  bring: ((blob: Blob) => Promise<unknown>) | undefined
  /** Names of the pieces of a file at the relay; none where it was never sent whole, undefined where nobody answers. */
  pieces: ((blob: Blob) => Promise<readonly string[] | undefined>) | undefined
}

/** As `readBlob`, after trying to bring a file that is not here. */
export async function* readFile(
  { home, files }: { readonly home: string; readonly files: FilesElsewhere },
  blob: Blob,
): AsyncGenerator<Result<Uint8Array, BlobRefusal>, void, void> {
  // What the relay answered does not matter here: the file is there now, or it is missing.
  if (!blobIsHere(home, blob.sealed)) await files.bring?.(blob)
  yield* readBlob(home, blob)
}
