import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

/** Two builds from one set of components: pages for the server, islands and styles for the browser. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [svelte({ compilerOptions: { css: 'external' } })],
  publicDir: isSsrBuild ? false : 'src/web/public',
  build: {
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    ...(isSsrBuild
      ? {
          outDir: 'build/server',
          ssr: true,
          rollupOptions: { input: { pages: resolve('src/web/pages/index.ts') } },
        }
      : {
          outDir: 'build/client',
          manifest: 'manifest.json',
          modulePreload: { polyfill: false },
          rollupOptions: {
            input: {
              main: resolve('src/web/islands/main.ts'),
              passkey: resolve('src/web/islands/passkey.ts'),
            },
          },
        }),
  },
  ssr: { noExternal: true },
}))
