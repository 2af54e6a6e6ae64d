/** What an author lets others do with a review; ids of SPDX, where it has one. */
export const reviewLicences = ['all-rights-reserved', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0'] as const
export type ReviewLicence = (typeof reviewLicences)[number]

export const isReviewLicence = (text: string): text is ReviewLicence =>
  reviewLicences.some((licence) => licence === text)
