/** Keys of 表三 that are summed under one name; the form has no total of its own for them. In its order. */

export const ORGANISATIONS = [
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
] as const;

/** （三）不予公开 */
export const REFUSED = [
  'stateSecrets',
  'forbiddenByLaw',
  'securityAndStability',
  'thirdPartyRights',
  'internalAffairs',
  'deliberativeRecords',
  'enforcementFiles',
  'registryInquiries',
] as const;
