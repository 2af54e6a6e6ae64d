/**
 * The rules that posts are judged by: few, each with a name, so that a report can say which one it means and a
 * decision which one it rests on. What a post thinks of a title is never against any of them.
 */
export const siteRules = [
  'advertising',
  'abuse',
  'private-data',
  'spoilers',
  'off-topic',
  'copied',
  'dishonest',
  'unlawful',
] as const
export type SiteRule = (typeof siteRules)[number]
export const isSiteRule = (text: string): text is SiteRule => siteRules.some((rule) => rule === text)

/** Why somebody reports a post: a rule, or something that no rule has thought of. */
export const reportReasons = [...siteRules, 'other'] as const
export type ReportReason = (typeof reportReasons)[number]
export const isReportReason = (text: string): text is ReportReason =>
  reportReasons.some((reason) => reason === text)
