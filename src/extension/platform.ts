/** What differs between the two hosts. */
export interface Platform {
  /** The name of the account that the editor runs under; empty where there is none. */
  readonly accountName: () => string;
  /** Replaces a file of this machine's disk in one step; only where there is one. */
  readonly replaceFile?: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Runs a task while no other window runs one of the same name, as far as the host can tell. */
  readonly exclusively: <T>(name: string, task: () => Promise<T>) => Promise<T>;
}
