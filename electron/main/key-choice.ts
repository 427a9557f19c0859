export type KeyFacts = {
  /** `station.key.enc`: the key as the OS keychain sealed it. */
  readonly sealedKeyExists: boolean;
  /** `station.key`: the station's own 0600 key file. */
  readonly plainKeyExists: boolean;
  readonly keychainAvailable: boolean;
  /** safeStorage.getSelectedStorageBackend(), null where the system has only one. */
  readonly backend: string | null;
};

export type KeyDecision = 'open-sealed' | 'make-sealed' | 'use-file' | 'refuse';

/**
 * An existing key decides, for a database opens with one key only. `basic_text` seals with a password that is the
 * same on every machine, so it is no keychain. A sealed key without its keychain is refused: a fresh key beside an
 * existing database would look like a damaged database.
 */
export function decideKey(facts: KeyFacts): KeyDecision {
  const sealed = facts.keychainAvailable && facts.backend !== 'basic_text' && facts.backend !== 'unknown';
  if (facts.sealedKeyExists) return sealed ? 'open-sealed' : 'refuse';
  if (facts.plainKeyExists) return 'use-file';
  return sealed ? 'make-sealed' : 'use-file';
}
