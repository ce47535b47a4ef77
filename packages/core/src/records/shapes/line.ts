/** Shapes of the line. */
import { may, shape, words } from '../field.ts'
import { line } from '../kinds.ts'

/** {channel, hours, codeWord} */
export const safeReply = shape('safeReply', {
  channel: may(line(), words('Channel', 'Канал', 'Canal')),
  hours: may(line(), words('Hours', 'Часы', 'Heures')),
  codeWord: may(line(60), words('Code word', 'Условное слово', 'Mot convenu')),
})
