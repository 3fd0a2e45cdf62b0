import type { Clock } from "../clock.ts";
import type { CheckConfig } from "../config/config.ts";
import { messageOf } from "../errors.ts";
import type { Check } from "./check.ts";
import { poll, type Look } from "./poll.ts";

export type HttpCheck = Extract<CheckConfig, { kind: "http" }>;

/** Holds when the URL answers with one of the wanted statuses and, if asked for, with the text. Redirects are not followed. */
export function httpCheck(config: HttpCheck, clock: Clock): Check {
  const look = (signal: AbortSignal) => ask(config, signal);
  return {
    name: config.name,
    evaluate: (signal) =>
      poll(
        { name: config.name, look, timeoutSeconds: config.timeoutSeconds, clock, hint: `curl -i ${config.url}` },
        signal,
      ),
  };
}

/** No answer at all is a failure and not an unknown: the public route is asked the way its users ask it. */
async function ask({ url, status, contains }: HttpCheck, signal: AbortSignal): Promise<Look> {
  try {
    const response = await fetch(url, { signal, redirect: "manual" });
    const body = await response.text();
    if (!status.includes(response.status)) {
      return { outcome: "failed", detail: `GET ${url} answered ${response.status}, expected ${wanted(status)}` };
    }
    if (contains !== undefined && !body.includes(contains)) {
      return { outcome: "failed", detail: `GET ${url} answered ${response.status} without "${contains}"` };
    }
    return { outcome: "succeeded", detail: `GET ${url} answered ${response.status}` };
  } catch (error) {
    return { outcome: "failed", detail: `GET ${url}: ${causeOf(error)}` };
  }
}

function wanted(status: readonly number[]): string {
  const [first, last] = [status[0], status.at(-1)];
  const isRange = status.length > 3 && first !== undefined && last === first + status.length - 1;
  return isRange ? `${first} to ${last}` : status.join(" or ");
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: unknown };
  if (name === "TimeoutError" || name === "AbortError") return "no answer in time";
  return messageOf(cause ?? error) || "no connection";
}
