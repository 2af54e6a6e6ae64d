/** The orders in which a member's own ratings can be read. */
export const ratingOrders = ['newest', 'oldest', 'highest', 'lowest', 'title'] as const
export type RatingOrder = (typeof ratingOrders)[number]
export const isRatingOrder = (text: string): text is RatingOrder =>
  ratingOrders.some((order) => order === text)
