/**
 * A process that crashes must not leave its memory on the disk.
 *
 * Many systems write the memory of a crashed process into a file, or hand it to a service that keeps it for
 * weeks: 600 MB in clear with the keys, the passphrase and whatever was open, on a laptop that may be seized.
 * Linux lets a process say which of its memory may go there, and the processes it starts inherit that: none.
 * Elsewhere a core file has to be asked for (`ulimit -c`), and this does nothing.
 */
import { writeFileSync } from 'node:fs'

export function keepOutOfCoreDumps(): void {
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
  } catch {
    // Not Linux, or a system that hides /proc: the docs tell how to turn core files off for the machine.
  }
}
