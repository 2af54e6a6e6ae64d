import type { EntityKind } from '../ids.ts'
import type { Term } from './vocabulary.ts'
import { uninflected, vocabulary } from './vocabulary.ts'

export type ExternalIdScheme = Term & {
  readonly entityKinds: readonly EntityKind[]
  /** The source of a regular expression that a well-formed id matches as a whole. */
  readonly pattern: string
  /** Where the id leads, with `{id}` in its place; by kind where the addresses differ. */
  readonly url?: string | Readonly<Record<EntityKind, string>>
}

export const externalIdSchemes = vocabulary<ExternalIdScheme>('external-id-schemes', [
  {
    id: 'imdb',
    label: uninflected('IMDb'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^(?:tt|nm|co)\\d{7,9}$',
    url: {
      title: 'https://www.imdb.com/title/{id}/',
      person: 'https://www.imdb.com/name/{id}/',
      company: 'https://www.imdb.com/company/{id}/',
    },
  },
  {
    id: 'tmdb_movie',
    label: uninflected('TMDB film'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.themoviedb.org/movie/{id}',
  },
  {
    id: 'tmdb_tv',
    label: uninflected('TMDB series'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.themoviedb.org/tv/{id}',
  },
  {
    id: 'tmdb_person',
    label: uninflected('TMDB person'),
    entityKinds: ['person'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.themoviedb.org/person/{id}',
  },
  {
    id: 'tmdb_company',
    label: uninflected('TMDB company'),
    entityKinds: ['company'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.themoviedb.org/company/{id}',
  },
  {
    id: 'tvdb',
    label: uninflected('TheTVDB series'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://thetvdb.com/dereferrer/series/{id}',
  },
  {
    id: 'tvdb_movie',
    label: uninflected('TheTVDB film'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://thetvdb.com/dereferrer/movie/{id}',
  },
  {
    id: 'tvdb_episode',
    label: uninflected('TheTVDB episode'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://thetvdb.com/dereferrer/episode/{id}',
  },
  {
    id: 'wikidata',
    label: uninflected('Wikidata'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^Q[1-9]\\d*$',
    url: 'https://www.wikidata.org/wiki/{id}',
  },
  {
    id: 'eidr',
    label: uninflected('EIDR'),
    entityKinds: ['title'],
    pattern: '^10\\.5240/(?:[0-9A-F]{4}-){5}[0-9A-Z]$',
    url: 'https://ui.eidr.org/view/content?id={id}',
  },
  {
    id: 'isan',
    label: uninflected('ISAN'),
    entityKinds: ['title'],
    pattern: '^[0-9A-F]{4}(?:-[0-9A-F]{4}){3}(?:-[0-9A-Z])?(?:-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-Z])?$',
  },
  {
    id: 'omdb',
    label: uninflected('omdb.org film'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.omdb.org/movie/{id}',
  },
  {
    id: 'omdb_person',
    label: uninflected('omdb.org person'),
    entityKinds: ['person'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.omdb.org/person/{id}',
  },
  {
    id: 'letterboxd',
    label: uninflected('Letterboxd'),
    entityKinds: ['title'],
    pattern: '^[a-z0-9_-]+$',
    url: 'https://letterboxd.com/film/{id}/',
  },
  {
    id: 'trakt_movie',
    label: uninflected('Trakt film'),
    entityKinds: ['title'],
    pattern: '^[a-z0-9-]+$',
    url: 'https://trakt.tv/movies/{id}',
  },
  {
    id: 'trakt_show',
    label: uninflected('Trakt series'),
    entityKinds: ['title'],
    pattern: '^[a-z0-9-]+$',
    url: 'https://trakt.tv/shows/{id}',
  },
  {
    id: 'trakt_person',
    label: uninflected('Trakt person'),
    entityKinds: ['person'],
    pattern: '^[a-z0-9-]+$',
    url: 'https://trakt.tv/people/{id}',
  },
  {
    id: 'tvmaze',
    label: uninflected('TVmaze'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.tvmaze.com/shows/{id}',
  },
  {
    id: 'rotten_tomatoes',
    label: uninflected('Rotten Tomatoes'),
    entityKinds: ['title'],
    pattern: '^(?:m|tv)/[\\w-]+(?:/[\\w-]+)*$',
    url: 'https://www.rottentomatoes.com/{id}',
  },
  {
    id: 'metacritic',
    label: uninflected('Metacritic'),
    entityKinds: ['title'],
    pattern: '^(?:movie|tv|game)/[\\w!+-]+$',
    url: 'https://www.metacritic.com/{id}/',
  },
  {
    id: 'allocine_film',
    label: uninflected('AlloCiné film'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.allocine.fr/film/fichefilm_gen_cfilm={id}.html',
  },
  {
    id: 'allocine_series',
    label: uninflected('AlloCiné series'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.allocine.fr/series/ficheserie_gen_cserie={id}.html',
  },
  {
    id: 'allocine_person',
    label: uninflected('AlloCiné person'),
    entityKinds: ['person'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.allocine.fr/personne/fichepersonne_gen_cpersonne={id}.html',
  },
  {
    id: 'filmaffinity',
    label: uninflected('FilmAffinity'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.filmaffinity.com/en/film{id}.html',
  },
  {
    id: 'filmportal',
    label: uninflected('filmportal.de'),
    entityKinds: ['title', 'person'],
    pattern: '^[0-9a-f]{32}$',
    url: 'https://www.filmportal.de/{id}',
  },
  {
    id: 'csfd',
    label: uninflected('ČSFD film'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.csfd.cz/film/{id}',
  },
  {
    id: 'csfd_person',
    label: uninflected('ČSFD person'),
    entityKinds: ['person'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.csfd.cz/tvurce/{id}',
  },
  {
    id: 'kinopoisk',
    label: uninflected('Kinopoisk film'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.kinopoisk.ru/film/{id}/',
  },
  {
    id: 'kinopoisk_person',
    label: uninflected('Kinopoisk person'),
    entityKinds: ['person'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.kinopoisk.ru/name/{id}/',
  },
  {
    id: 'douban',
    label: uninflected('Douban'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://movie.douban.com/subject/{id}/',
  },
  {
    id: 'elcinema',
    label: uninflected('elCinema'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
  },
  {
    id: 'svensk_filmdatabas',
    label: uninflected('Svensk Filmdatabas'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://www.svenskfilmdatabas.se/en/item/?type=film&itemid={id}',
  },
  {
    id: 'afi',
    label: uninflected('AFI Catalog'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://catalog.afi.com/Catalog/moviedetails/{id}',
  },
  {
    id: 'myanimelist',
    label: uninflected('MyAnimeList'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://myanimelist.net/anime/{id}',
  },
  {
    id: 'anidb',
    label: uninflected('AniDB'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://anidb.net/anime/{id}',
  },
  {
    id: 'anilist',
    label: uninflected('AniList'),
    entityKinds: ['title'],
    pattern: '^[1-9]\\d*$',
    url: 'https://anilist.co/anime/{id}',
  },
  {
    id: 'igdb',
    label: uninflected('IGDB'),
    entityKinds: ['title'],
    pattern: '^[a-z0-9-]+$',
    url: 'https://www.igdb.com/games/{id}',
  },
  {
    id: 'viaf',
    label: uninflected('VIAF'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^[1-9]\\d{1,21}$',
    url: 'https://viaf.org/viaf/{id}',
  },
  {
    id: 'isni',
    label: uninflected('ISNI'),
    entityKinds: ['person', 'company'],
    pattern: '^\\d{15}[\\dX]$',
    url: 'https://isni.org/isni/{id}',
  },
  {
    id: 'gnd',
    label: uninflected('GND'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^\\d[\\dX-]{1,14}$',
    url: 'https://d-nb.info/gnd/{id}',
  },
  {
    id: 'musicbrainz_artist',
    label: uninflected('MusicBrainz artist'),
    entityKinds: ['person', 'company'],
    pattern: '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    url: 'https://musicbrainz.org/artist/{id}',
  },
  {
    id: 'facebook',
    label: uninflected('Facebook'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^[\\w.-]+$',
    url: 'https://www.facebook.com/{id}',
  },
  {
    id: 'instagram',
    label: uninflected('Instagram'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^[\\w.]{1,30}$',
    url: 'https://www.instagram.com/{id}/',
  },
  {
    id: 'twitter',
    label: uninflected('X (Twitter)'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^\\w{1,15}$',
    url: 'https://x.com/{id}',
  },
  {
    id: 'tiktok',
    label: uninflected('TikTok'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^[\\w.]{2,24}$',
    url: 'https://www.tiktok.com/@{id}',
  },
  {
    id: 'youtube',
    label: uninflected('YouTube'),
    entityKinds: ['title', 'person', 'company'],
    pattern: '^@[\\w.-]{3,30}$',
    url: 'https://www.youtube.com/{id}',
  },
])

/** Whether the scheme is known and the id has its shape. */
export function isExternalId(schemeId: string, id: string): boolean {
  const scheme = externalIdSchemes.term(schemeId)
  return scheme !== undefined && new RegExp(scheme.pattern).test(id)
}

/** The address of the record elsewhere; undefined where the scheme has none or the id is malformed. */
export function externalUrl(schemeId: string, kind: EntityKind, id: string): string | undefined {
  const url = externalIdSchemes.term(schemeId)?.url
  if (url === undefined || !isExternalId(schemeId, id)) return undefined
  const template = typeof url === 'string' ? url : url[kind]
  return template.replace('{id}', () => encodeURI(id))
}
