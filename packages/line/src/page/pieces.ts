/**
 * Voice and files in sealed pieces: a chunk of its own, fetched when somebody records or sends a file.
 *
 * Each second of speech is sealed and on its way while the next one is spoken, so that a page that is killed loses at
 * most the last one. Three pieces travel at a time: on a line with half a second of delay, one would not keep up.
 */
export { sendFile } from './file-sending.ts'
export { bindVoice, type VoiceScreen } from './recording.ts'
