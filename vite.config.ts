import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

/** Comments by which Svelte finds its way in a page that it hydrates. None of ours is: islands are mounted. */
const hydrationMark = /<!--(?:\[(?:-?\d+|!)?|\])?-->/g
const emptyPush = /\$\$renderer\.push\((?:``|''|"")\)/g

/** A fifth of a title's page would be such comments. */
const withoutHydrationMarks: Plugin = {
  name: 'without-hydration-marks',
  enforce: 'post',
  transform(code, id, options) {
    if (options?.ssr !== true || !id.endsWith('.svelte')) return undefined
    return { code: code.replace(hydrationMark, '').replace(emptyPush, ''), map: null }
  },
}

/** Two builds from one set of components: pages for the server, islands and styles for the browser. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [svelte({ compilerOptions: { css: 'external' } }), withoutHydrationMarks],
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
