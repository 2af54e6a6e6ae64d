/** The one script of every page: brings single components to life where the page has a place for them. */
import '../styles/index.css'
import { mount } from 'svelte'
import { EntityPaths, splitLanguage } from '../entity-paths.ts'
import Typeahead from './Typeahead.svelte'

const paths = new EntityPaths(splitLanguage(location.pathname).language)
for (const place of document.querySelectorAll<HTMLElement>('[data-island="typeahead"]')) {
  const input = place.querySelector('input')
  if (!input) continue
  const listId = `${input.id}-suggestions`
  const fills = place.dataset['fills'] !== undefined
  mount(Typeahead, { target: place, props: { place, input, paths, listId, fills } })
}
