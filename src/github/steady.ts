import { retrying, type RetryOptions } from "../registry/retry.ts";
import type { GitHub } from "./client.ts";

/** The same repository, asked again while GitHub stumbles; only for questions that may be asked twice. */
export function steady(github: GitHub, options: RetryOptions): GitHub {
  return { repository: github.repository, ask: (question) => retrying(() => github.ask(question), options) };
}
