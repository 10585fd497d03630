/** Somebody who does not ask for our lock (git, a hand in another editor) has written a file since it was read. */
export class WrittenMeanwhile extends Error {}

/** What differs between the two hosts. */
export interface Platform {
  /** The name of the account that the editor runs under; empty where there is none. */
  readonly accountName: () => string;
  /**
   * Replaces a file of this machine's disk in one step; only where there is one.
   *
   * @param was what is to be there still; null: no file
   * @throws WrittenMeanwhile where it is not; nothing was written
   */
  readonly replaceFile?: (path: string, bytes: Uint8Array, was: Uint8Array | null) => Promise<void>;
  /** Runs a task while no other window runs one of the same name, as far as the host can tell. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T>;
}
