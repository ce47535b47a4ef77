/** Refusals of work at single items, in English: they come with the pages of the Evidence room. */

export const itemRefusalsEn = {
  'item-too-large': 'The file is too large to be opened here.',
  'picture-damaged': 'The file ends in the middle, or is not what it says it is. It is kept as it came.',
  'not-this-kind': 'Only pictures, PDF papers and films are covered here.',
  'too-many-pixels': 'The picture claims more pixels than are opened here.',
  'too-many-pages': 'The paper has more pages than are opened here.',
  'locked-with-a-password': 'The paper is locked with a password. Ask for it without one.',
  'took-too-long': 'Opening it took too long and was stopped. The item is as it was.',
  'took-too-much-memory': 'Opening it took too much memory and was stopped. The item is as it was.',
  'program-fell':
    'The program that opened it gave up, as if the file had been built for that. The item is as it was.',
  'tool-not-here':
    'This machine lacks the program that opens it: Chromium for papers, ffmpeg for films. For a HEIC picture of a telephone install libheif-examples (Debian), or ask for a copy as JPEG beside it and keep both.',
  'no-ffmpeg':
    'Films are opened with ffmpeg, which this machine lacks: install it (Debian and Ubuntu: apt install ffmpeg; it needs Linux), then open the page again.',
  'marks-left': 'A mark that could identify is under no box. Cover it, then make the copy.',
  'marks-withheld': 'Which marks it shows may not be read here. Ask somebody who may to cover it.',
  'nothing-hidden': 'No box lies on the picture. Draw one.',
  'not-words': 'The account is a recording, not words. Transcribe it first.',
  'not-sealed': 'The account was not sealed here, so nothing could prove itself to be from it.',
  'words-withheld': 'Its words may not be read here. Ask a lead of the case.',
  'name-left': 'A name that you listed still stands in it. List the form in which it stands.',
  'not-captured': 'The page was not taken. Nothing was kept.',
  'not-a-web-page': 'This is no address of a page. It begins with https:// or http://.',
  'not-an-egress': 'This is no way out. It reads socks5://host:port or http://host:port.',
  'not-ready': 'The account cannot be sealed yet.',
}
