import { describe, expect, test } from 'vitest'
import { longestHeadline, readDraft } from './review-draft.ts'
import { longestReview } from './review-text.ts'

const typed = { headline: 'Slow', text: 'And good.', language: 'en', licence: 'CC0-1.0' }
const faultsOf = (more: Partial<typeof typed>) => {
  const read = readDraft({ ...typed, ...more })
  return 'faults' in read ? read.faults : {}
}

test('a draft is kept in NFC, with line feeds, without what surrounds it, the headline on one line', () => {
  expect(readDraft({ ...typed, headline: ' cafe\u0301 \n noir ', text: '  cafe\u0301\r\nb\rc \n' })).toEqual({
    draft: { ...typed, headline: 'caf\u00e9 noir', text: 'caf\u00e9\nb\nc' },
  })
})

describe('a draft is refused', () => {
  test.each([
    ['', 'headline-empty'],
    [' \n ', 'headline-empty'],
    ['x'.repeat(longestHeadline + 1), 'headline-long'],
    ['a\u202eb', 'text-signs'],
    ['\ud800', 'text-signs'],
  ])('with the headline %j', (headline, fault) => {
    expect(faultsOf({ headline })).toEqual({ headline: fault })
  })

  test.each([
    [' \n ', 'text-empty'],
    ['x'.repeat(longestReview + 1), 'text-long'],
    ['a\u0000', 'text-signs'],
    ['a\u202e', 'text-signs'],
    ['\ud800', 'text-signs'],
  ])('with the text %j', (text, fault) => {
    expect(faultsOf({ text })).toEqual({ text: fault })
  })

  test('in no language or one that is not listed, and with no licence, each fault at its field', () => {
    expect(faultsOf({ language: 'xx', licence: '' })).toEqual({
      language: 'language-unknown',
      licence: 'licence-unknown',
    })
    expect(readDraft({})).toEqual({
      faults: {
        headline: 'headline-empty',
        text: 'text-empty',
        language: 'language-unknown',
        licence: 'licence-unknown',
      },
    })
  })
})
