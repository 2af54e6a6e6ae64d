import { describe, expect, test } from 'vitest'
import { holdReasons, hostsOf, type Post, type Surroundings } from './first-posts.ts'
import { shinglesOf } from './similar-text.ts'

const text = 'a film about two people who wait for a third all night'
const post: Post = { shingles: shinglesOf(text), links: [], writingTime: 60_000 }
const around: Surroundings = {
  role: 'newcomer',
  accepted: 3,
  postsByHost: new Map(),
  refusedByHost: new Map(),
  others: [],
  taken: [],
}
const copies = [shinglesOf('something else'), shinglesOf(text.toUpperCase())]

test('a newcomer’s first three posts wait, the fourth does not', () => {
  expect(holdReasons(post, { ...around, accepted: 2 })).toEqual(['first-posts'])
  expect(holdReasons(post, around)).toEqual([])
})

test('an edit of what a moderator let stand waits where it says something else, or links elsewhere', () => {
  const newcomer = { ...around, accepted: 1 }
  const before = { shingles: shinglesOf(text), links: ['https://a.example/'] }
  const long = (last: string) =>
    shinglesOf(`${text} ${text.toUpperCase()} and then for the whole of a day ${last}`)
  const edit = { ...post, before: { ...before, shingles: long('again') }, shingles: long('anew') }
  expect(holdReasons({ ...edit, writingTime: 0 }, newcomer)).toEqual([])
  expect(holdReasons({ ...edit, links: before.links }, newcomer)).toEqual([])
  expect(holdReasons({ ...edit, links: ['https://b.example/'] }, newcomer)).toEqual(['first-posts'])
  expect(holdReasons({ ...edit, shingles: shinglesOf('buy this instead') }, newcomer)).toEqual([
    'first-posts',
  ])
})

describe('a later post of a newcomer waits', () => {
  test('with more than two links', () => {
    const links = ['https://a.example/', 'https://b.example/']
    expect(holdReasons({ ...post, links }, around)).toEqual([])
    expect(holdReasons({ ...post, links: [...links, 'https://c.example/'] }, around)).toEqual(['many-links'])
  })

  test('when it was sent within three seconds', () => {
    expect(holdReasons({ ...post, writingTime: 2999 }, around)).toEqual(['fast'])
    expect(holdReasons({ ...post, writingTime: 3000 }, around)).toEqual([])
  })

  test('as the third to link to one host', () => {
    const links = ['https://www.shop.example/a']
    const known = (posts: number) => ({ ...around, postsByHost: new Map([['shop.example', posts]]) })
    expect(holdReasons({ ...post, links }, known(1))).toEqual([])
    expect(holdReasons({ ...post, links }, known(2))).toEqual(['known-host'])
  })

  test('as a copy of what somebody else wrote, and with every reason that there is', () => {
    expect(holdReasons(post, { ...around, others: copies })).toEqual(['copy'])
    expect(holdReasons({ ...post, writingTime: 0 }, { ...around, accepted: 0, others: copies })).toEqual([
      'first-posts',
      'fast',
      'copy',
    ])
  })
})

test('a member’s post waits only as a copy', () => {
  const member = { ...around, role: 'member', accepted: 0 } as const
  const links = ['https://a.example/', 'https://b.example/', 'https://c.example/']
  expect(holdReasons({ ...post, links, writingTime: 0 }, member)).toEqual([])
  expect(holdReasons(post, { ...member, others: copies })).toEqual(['copy'])
})

test('a host is counted once a post', () => {
  expect([...hostsOf(['https://www.a.example/x', 'http://a.example', 'nothing'])]).toEqual(['a.example'])
})

test('anybody’s post waits that links to a host for which three posts were refused as advertising', () => {
  const links = ['https://www.shop.example/a']
  const refused = (posts: number) =>
    ({ ...around, role: 'trusted', refusedByHost: new Map([['shop.example', posts]]) }) as const
  expect(holdReasons({ ...post, links }, refused(2))).toEqual([])
  expect(holdReasons({ ...post, links }, refused(3))).toEqual(['refused-host'])
  expect(holdReasons(post, refused(3))).toEqual([])
})

test('anybody’s post waits that says what moderators took of the same author before', () => {
  for (const role of ['newcomer', 'member', 'administrator'] as const)
    expect(holdReasons(post, { ...around, role, taken: copies })).toEqual(['taken-copy'])
})

test('anybody’s new words wait where moderators took the ones before', () => {
  for (const role of ['newcomer', 'member', 'administrator'] as const)
    expect(holdReasons({ ...post, isTaken: true }, { ...around, role })).toEqual(['taken-before'])
})
