/** What a rated title is about, as the rule of trust asks. */
import { isCast } from '../catalogue/billing.ts'
import type { TitleId } from '../catalogue/ids.ts'
import type { Title } from '../catalogue/title.ts'

/** The title, its series, its cast and its companies, by id. */
export function subjectsIn(id: TitleId, { episode, credits, companies }: Title): readonly string[] {
  const cast = (credits ?? []).filter(isCast).flatMap(({ person }) => person ?? [])
  return [
    id,
    ...(episode ? [episode.series] : []),
    ...cast,
    ...(companies ?? []).flatMap(({ company }) => company ?? []),
  ]
}
