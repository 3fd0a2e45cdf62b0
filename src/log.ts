/** What domain code says while it works; the terminal and GitHub each show it in their own way. */
export interface Log {
  /** Names a piece of work by one sentence in the present tense and closes it however the work ends. */
  phase<T>(name: string, work: () => Promise<T>): Promise<T>;
  info(message: string): void;
  warn(message: string): void;
  debug(message: string): void;
  /** The newest state of one unit (service or image), shown on a line of its own that is overwritten where possible. */
  progress(unit: string, state: string, done?: "succeeded" | "failed"): void;
}

/** Says nothing; for callers that have nobody to speak to. */
export const silent: Log = {
  phase: (_name, work) => work(),
  info: () => undefined,
  warn: () => undefined,
  debug: () => undefined,
  progress: () => undefined,
};
