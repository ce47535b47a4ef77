/** A desk whose vault was put back to an older copy of itself, and nobody told it so. */
import type { RecordId } from '../../base/id.ts'
import { MemoryStore } from './memory-store.ts'
import { opened, type TestDevice } from './replica.fixture.ts'

/**
 * The desk says a record, is closed and copied, says another that `colleague` hears, and works on with the copy.
 *
 * @returns the record that the copy lacks
 */
export async function putBack(desk: TestDevice, colleague: TestDevice): Promise<RecordId> {
  await desk.saved({ fields: { label: 'kept' } })
  await desk.reopen()
  const image = desk.store.image()
  const lost = await desk.saved({ fields: { label: 'after the copy' } })
  await colleague.hears(desk)
  desk.store = new MemoryStore(image)
  desk.replica = await opened(desk.store, desk.world)
  return lost
}
