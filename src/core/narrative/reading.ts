import type { DataPointId } from '../model/format';
import type { Derivation } from '../model/report-draft';

/** What the report says about a figure of the prose. */
export type Reading = KnownReading | PendingReading | UnknownReading;

export interface KnownReading {
  readonly state: 'known';
  readonly value: number;
  /** Empty for an entry of 基本信息. */
  readonly points: readonly DataPointId[];
  readonly derived?: Derivation;
  readonly entry?: string;
}

/** An open error touches one of its figures. */
export interface PendingReading {
  readonly state: 'pending';
  readonly points: readonly DataPointId[];
}

/** Blank, unreadable or not found. */
export interface UnknownReading {
  readonly state: 'unknown';
  /** Its cells were found and hold nothing. */
  readonly blank: boolean;
  /** Something was typed as an entry of 基本信息 that is no such figure. */
  readonly noFigure?: true;
}

export const UNKNOWN: UnknownReading = { state: 'unknown', blank: false };
