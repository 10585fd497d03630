import { fnv1a } from '../hash.ts';
import type { ClaimKind } from './claim.ts';

/**
 * A claim's id: the same for the same kind and words at the same occurrence, whatever stands around it.
 * `seen` counts occurrences over one article and is added to. 64 bits of two FNV-1a hashes, in hexadecimal.
 */
export function claimId(kind: ClaimKind, text: string, seen: Map<string, number>): string {
  const words = `${kind} ${text.replaceAll(/\s+/g, ' ')}`;
  const occurrence = (seen.get(words) ?? 0) + 1;
  seen.set(words, occurrence);
  const key = occurrence === 1 ? words : `${words} ${occurrence}`;
  return hex(fnv1a(key)) + hex(fnv1a(key, 0x01000193));
}

const hex = (hash: number): string => (hash >>> 0).toString(16).padStart(8, '0');
