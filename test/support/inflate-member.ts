/** Unpacking by Node's zlib, for tests of what reads captures: core brings none of its own. */
export { inflateMember } from '@safeconduct/host/evidence/capture/unpacking.ts'
