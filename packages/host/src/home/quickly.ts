/** For `node --import`: a program of ours that is started as it stands, and not by one that called this itself. */
import { startQuickly } from './quick-start.ts'

startQuickly()
