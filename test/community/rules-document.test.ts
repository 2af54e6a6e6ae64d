/** The examples of docs/community-rules.md, worked out anew. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { usualSite } from '../../src/community/activity-signals.ts'
import { startingConstants } from '../../src/community/catalogue-constants.ts'
import { helpfulness } from '../../src/community/helpful.ts'
import { scoreWithNotices } from '../../src/community/holding.ts'
import { ratingOpening, type TitleForRating } from '../../src/community/rating-opens.ts'
import { scoreOf, tallyOf } from '../../src/community/score.ts'
import type { Weight } from '../../src/community/trust.ts'
import { unusualActivity } from '../../src/community/unusual-activity.ts'
import { project } from '../support/source-files.ts'
import { day, hostileRatings, titleYear } from './synthetic-ratings.ts'

const document = readFileSync(`${project}/docs/community-rules.md`, 'utf8')

const examples: Readonly<Record<string, () => readonly string[]>> = { opens, score, helpful, activity }

function opens(): readonly string[] {
  const released = (date: string): TitleForRating => ({ releases: [{ id: 'r', date }] })
  const titles: readonly (readonly [string, TitleForRating])[] = [
    ...['2026-11-20', '2026-11', '2026', '2026~'].map(
      (date) => [`released ${date}`, released(date)] as const,
    ),
    ['2026, known to be out', { year: 2026, status: 'released' }],
    ['no date', {}],
  ]
  return titles.map(([name, title]) => {
    const opening = ratingOpening(title, 365 * day, new Date('2020-01-01'))
    const from = opening.isOpen ? undefined : opening.from
    return `${name.padEnd(24)} ${from ? `opens ${from}` : 'not until a date is added'}`
  })
}

function score(): readonly string[] {
  const given = (ratings: number, rating: number, weight: Weight) =>
    Array.from({ length: ratings }, () => ({ halves: rating * 2, weight }))
  const tally = tallyOf([...given(6, 8, 10), ...given(2, 9.5, 10), ...given(1, 1, 5), ...given(1, 1, 0)])
  const told = scoreOf(tally, startingConstants)
  const { lines, points, weighted, weightedMean, catalogueMean, priorWeight } = told.sum
  const cell = (name: string, value: number, width: number) => `${name} ${String(value).padEnd(width)}`
  return [
    ...lines.map((line) =>
      [
        cell('rating', line.rating, 3),
        cell('weight', line.weight, 4),
        cell('ratings', line.ratings, 2),
        cell('weighted', line.weighted, 4),
        `points ${line.points}`,
      ].join('  '),
    ),
    `n ${weighted}, points ${points}, R ${weightedMean}, C ${catalogueMean}, m ${priorWeight}`,
    `S = (${points} + ${priorWeight} * ${catalogueMean}) / (${weighted} + ${priorWeight}) = ${told.score}, ` +
      `between ${told.interval?.low} and ${told.interval?.high}`,
    `plain mean ${told.plainMean} of ${told.ratings} ratings`,
  ]
}

function helpful(): readonly string[] {
  return (
    [
      [1, 0],
      [9, 1],
      [90, 10],
      [0, 5],
    ] as const
  ).map(([yes, no]) => `${yes} of ${yes + no}`.padEnd(13) + Number(helpfulness(yes, no).toFixed(4)))
}

function activity(): readonly string[] {
  const honest = titleYear(3, new Map(), 7, { days: 200 })
  const wave = { halves: 2, weight: 2, ratings: 40, from: 200, days: 0.2, accountAge: 2 } as const
  const events = [...honest, ...hostileRatings(wave, 7)]
  const findings = unusualActivity(events, usualSite)
  const now = Date.UTC(2026, 0, 1) + 201 * day
  const told = scoreWithNotices(events, findings, [], startingConstants, now)
  return [
    ...findings.map(({ level, signals }) => `${level}: ${signals.map(({ kind }) => kind).join(', ')}`),
    ...told.notices.map(({ ratings }) => `${ratings} ratings held`),
    `score ${told.score.score} without them, ${told.scoreOfAll.score} with all`,
  ]
}

test.each(Object.entries(examples))('the example "%s" is what the code gives', (name, work) => {
  const written = document.split(`\`\`\`text computed=${name}\n`)[1]?.split('\n```')[0]
  expect(written?.split('\n')).toEqual(work())
})

test('each example of the document is worked out here', () => {
  const named = [...document.matchAll(/computed=(\w+)/g)].map(([, name]) => name)
  expect(named.sort()).toEqual(Object.keys(examples).sort())
})
