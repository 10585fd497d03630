import type { Check } from './check.ts';
import anchorLost from './rules/anchor-lost.ts';
import placeholder from './rules/placeholder.ts';
import quoteSpeaker from './rules/quote-speaker.ts';
import textChanged from './rules/text-changed.ts';
import verifiedNoEvidence from './rules/verified-no-evidence.ts';

/** Every rule; a test compares it with the folder. */
export const CHECKS: readonly Check[] = [
  anchorLost,
  placeholder,
  quoteSpeaker,
  textChanged,
  verifiedNoEvidence,
];
