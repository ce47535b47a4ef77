/**
 * Builds the desk's pages into `dist`, which the process serves from memory.
 *
 * Nothing is written inline: the policy of the pages allows no inline script, no inline style and no
 * `data:` address, so that a sentence from a stranger can never become one of them.
 */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
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
