/**
 * Shown to all; held until a moderator has seen it; hidden by a moderator; withdrawn by its author. Its author reads
 * it in each of them.
 */
export const reviewStates = ['shown', 'held', 'hidden', 'withdrawn'] as const
export type ReviewState = (typeof reviewStates)[number]

/** What the site made of it; whether its author has withdrawn it stands above that. */
export type StateBeneath = Exclude<ReviewState, 'withdrawn'>
