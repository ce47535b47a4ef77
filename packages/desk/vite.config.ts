/**
 * Builds the desk's pages into `dist`, which the process serves from memory.
 *
 * Nothing is written inline: the policy of the pages allows no inline script, no inline style and no
 * `data:` address, so that a sentence from a stranger can never become one of them.
 */
import { createHash } from 'node:crypto'
import { relative, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Names of classes by a hash of where they stand: shorter than the usual ones, and the same on every machine. */
const classes = new Map<string, string>()

function classOf(name: string, file: string): string {
  const from = `${relative(import.meta.dirname, file).replaceAll(sep, '/')} ${name}`
  const short = `_${createHash('sha256').update(from).digest('base64url').slice(0, 5)}`
  const other = classes.get(short)
  if (other !== undefined && other !== from) throw new Error(`two classes have one name: ${other}, ${from}`)
  classes.set(short, from)
  return short
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  css: { modules: { generateScopedName: (name, file) => classOf(name, file.split('?')[0] ?? file) } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A map would name the paths of the machine that built it.
    sourcemap: false,
    reportCompressedSize: false,
  },
})
