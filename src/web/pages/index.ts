/** The pages, as the server renders them: built by Vite into one module. */
export { render } from 'svelte/server'
export { default as TitlePage } from './TitlePage.svelte'
export { default as ErrorPage } from './ErrorPage.svelte'
