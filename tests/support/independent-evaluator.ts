/**
 * The relations of 表三 and 表四 written out by hand from the form, without any of the product's code: the oracle
 * for property tests.
 */
export type Numbers = Readonly<Record<string, number>>;

export const KINDS = [
  'naturalPerson',
  'business',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
];
export const OUTCOMES = [
  'granted',
  'partlyGranted',
  'refused.stateSecrets',
  'refused.forbiddenByLaw',
  'refused.securityAndStability',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.deliberativeRecords',
  'refused.enforcementFiles',
  'refused.registryInquiries',
  'unavailable.notHeld',
  'unavailable.needsCreation',
  'unavailable.stillUnclear',
  'notProcessed.petitions',
  'notProcessed.repeated',
  'notProcessed.publications',
  'notProcessed.excessive',
  'notProcessed.confirmation',
  'other.notCorrected',
  'other.feeUnpaid',
  'other.other',
];
export const ROWS = ['received', 'carriedIn', ...OUTCOMES, 'concluded', 'carriedForward'];
export const DISPUTES = ['reconsideration', 'directLitigation', 'litigationAfterReconsideration'];

/** Names of the relations that do not hold, as the product names them. */
export function brokenByHand(numbers: Numbers): readonly string[] {
  const at = (id: string): number => numbers[id] ?? 0;
  const broken: string[] = [];
  for (const row of ROWS) {
    let sum = 0;
    for (const kind of KINDS) sum += at(`requests.${row}.${kind}`);
    if (sum !== at(`requests.${row}.total`)) broken.push(`T3-ROW:${row}`);
  }
  for (const column of [...KINDS, 'total']) {
    let outcomes = 0;
    for (const outcome of OUTCOMES) outcomes += at(`requests.${outcome}.${column}`);
    if (outcomes !== at(`requests.concluded.${column}`)) broken.push(`T3-SUM:${column}`);
    const into = at(`requests.received.${column}`) + at(`requests.carriedIn.${column}`);
    const out = at(`requests.concluded.${column}`) + at(`requests.carriedForward.${column}`);
    if (into !== out) broken.push(`T3-BAL:${column}`);
  }
  for (const kind of DISPUTES) {
    const parts = ['upheld', 'corrected', 'other', 'pending'].map((result) =>
      at(`disputes.${kind}.${result}`),
    );
    if (parts.reduce((sum, part) => sum + part, 0) !== at(`disputes.${kind}.total`))
      broken.push(`T4-SUM:${kind}`);
  }
  return broken;
}

/** Columns of applicants without applications although an outcome is counted: their balance is told as X-09. */
export function columnsWithoutApplications(numbers: Numbers): readonly string[] {
  const at = (id: string): number => numbers[id] ?? 0;
  return KINDS.filter(
    (kind) =>
      at(`requests.received.${kind}`) + at(`requests.carriedIn.${kind}`) === 0 &&
      OUTCOMES.some((outcome) => at(`requests.${outcome}.${kind}`) > 0),
  );
}
