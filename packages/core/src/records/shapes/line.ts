/** Shapes of the line. */
import { may, shape, words } from '../field.ts'
import { line, unsearched } from '../kinds.ts'

/** {channel, hours, codeWord} */
export const safeReply = shape('safeReply', {
  channel: may(line(), words('Channel', 'Канал', 'Canal')),
  hours: may(line(), words('Hours', 'Часы', 'Heures')),
  codeWord: may(unsearched(line(60)), words('Code word', 'Условное слово', 'Mot convenu')),
})
