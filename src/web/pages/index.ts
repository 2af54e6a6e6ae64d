/** The pages, as the server renders them: built by Vite into one module. */
export { render } from 'svelte/server'
export { default as TitlePage } from './TitlePage.svelte'
export { default as TitlePartPage } from './parts-of-title/TitlePartPage.svelte'
export { default as ErrorPage } from './ErrorPage.svelte'
export { default as PersonPage } from './PersonPage.svelte'
export { default as CompanyPage } from './CompanyPage.svelte'
export { default as HomePage } from './HomePage.svelte'
export { default as SearchPage } from './SearchPage.svelte'
