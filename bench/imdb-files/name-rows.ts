import { knownTitles } from './cast.ts'
import type { Cast, Category } from './cast.ts'
import { typeOf } from './layout.ts'
import type { Layout } from './layout.ts'
import { personName } from './people.ts'
import { hash } from './random.ts'
import type { Random } from './random.ts'
import { lastYear } from './series.ts'
import type { TableFile } from './table-file.ts'

const nothing = '\\N'

const departments = [
  'miscellaneous',
  'camera_department',
  'sound_department',
  'art_department',
  'make_up_department',
  'visual_effects',
  'stunts',
  'soundtrack',
  'assistant_director',
  'music_department',
  'animation_department',
  'editorial_department',
  'costume_department',
  'costume_designer',
  'location_management',
  'production_manager',
  'art_director',
  'set_decorator',
  'special_effects',
  'script_department',
  'transportation_department',
  'talent_agent',
  'executive',
]

const notProfessions: ReadonlySet<Category> = new Set<Category>(['self', 'archive_sound'])

/** Adds the row of one person, which must come after all credits are known; a very few rows come twice. */
export function addName(
  names: TableFile,
  random: Random,
  layout: Layout,
  cast: Cast,
  seed: number,
  person: number,
): void {
  random.restart(hash(seed, 71), person)
  const categories = cast.categoriesOf(person)
  const isWoman = categories.includes('actress') || (!categories.includes('actor') && random.chance(0.36))
  const name = personName(random, isWoman)
  const known = cast.knownFor(person)
  const lives = years(random, cast.firstYear(person), known.length === knownTitles)
  const professions = professionsOf(random, categories)
  if (known.length === 0 && random.chance(0.8)) known.push(anyWork(random, layout))
  const titles = known.map((title) => layout.ids.text(title)).join(',') || nothing
  const row = `${cast.ids.text(person)}\t${name}\t${lives}\t${professions}\t${titles}`
  names.add(row)
  if (names.rows % 50_000 === 77) names.add(row)
}

function years(random: Random, firstCredit: number, isBusy: boolean): string {
  if (!random.chance(isBusy ? 0.16 : 0.015))
    return random.chance(0.003) ? `${nothing}\t1984` : `${nothing}\t${nothing}`
  const born = (firstCredit || 1990) - random.between(18, 55)
  const died = born + random.between(45, 98)
  return `${born}\t${died <= lastYear && random.chance(0.7) ? died : nothing}`
}

function professionsOf(random: Random, categories: readonly Category[]): string {
  const professions: string[] = categories.filter((category) => !notProfessions.has(category)).slice(0, 3)
  if (professions.length === 0 && random.chance(0.25)) return nothing
  const wanted = professions.length === 0 || random.chance(0.3) ? 1 + random.count(0.3) : 0
  for (let drawn = 0; drawn < wanted && professions.length < 3; drawn++) {
    const department = random.pick(departments)
    if (!professions.includes(department)) professions.push(department)
  }
  return professions.join(',')
}

/** A title that is no episode, since people are known for the whole series. */
function anyWork(random: Random, layout: Layout): number {
  let title = random.below(layout.types.length)
  while (typeOf(layout, title) === 'tvEpisode') title = random.below(layout.types.length)
  return title
}
