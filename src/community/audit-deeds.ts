/** What the audit log keeps: the whole list. A deed that isn't here has no place in it. */
export const auditDeeds = [
  'joined',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'session-ended',
  'codes-on',
  'codes-off',
  'recovery-renewed',
  'passkey-added',
  'passkey-removed',
  'login-added',
  'login-removed',
  'password-changed',
  'password-reset',
  'address-changed',
  'name-changed',
  'role-given',
  'invited',
  'suspended',
  'admitted',
  'hidden',
  'shown',
  'decided',
  'exported',
  'deleted',
  'configured',
] as const

export type AuditDeed = (typeof auditDeeds)[number]

export const isAuditDeed = (text: string): text is AuditDeed => auditDeeds.some((deed) => deed === text)
