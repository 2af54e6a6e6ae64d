/** What feeds are called, and what stands in them. */
export const feedMessages = {
  follow: 'Follow by feed',
  changes: 'Changes to the catalogue',
  changeKinds: { create: 'new', change: 'changed', merge: 'now part of another record', delete: 'removed' },
  reviewsOf: (title: string) => `Reviews of ${title}`,
  reviewsBy: (name: string) => `Reviews by ${name}`,
  writtenBy: (name: string) => `What ${name} writes and lists`,
  diaryOf: (name: string) => `What ${name} watched`,
}
