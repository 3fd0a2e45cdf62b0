import http from "node:http";
import https from "node:https";
import { text } from "node:stream/consumers";
import type { Clock } from "../clock.ts";
import type { CheckConfig } from "../config/config.ts";
import { messageOf } from "../errors.ts";
import type { Check } from "./check.ts";
import { poll, type Look } from "./poll.ts";

export type HttpCheck = Extract<CheckConfig, { kind: "http" }>;

export type Headers = Readonly<Record<string, string>>;

/** Of every request to an app. */
export const ownHeaders: Headers = { "user-agent": "aip-deploy", accept: "*/*" };

/** `sends`: headers of the request. `wants`: those that the answer must have, by their names in small letters. */
export type HttpHeaders = { readonly sends?: Headers; readonly wants?: Headers };

/** Holds when the URL answers with one of the wanted statuses and, if asked for, with the text. Redirects are not followed. */
export function httpCheck(config: HttpCheck, clock: Clock, headers: HttpHeaders = {}): Check {
  const look = (signal: AbortSignal) => ask(config, headers, signal);
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
async function ask(
  { url, status, contains }: HttpCheck,
  { sends = {}, wants = {} }: HttpHeaders,
  signal: AbortSignal,
): Promise<Look> {
  try {
    const answer = await get(new URL(url), sends, signal);
    if (!status.includes(answer.status)) {
      return { outcome: "failed", detail: `GET ${url} answered ${answer.status}, expected ${wanted(status)}` };
    }
    if (contains !== undefined && !answer.body.includes(contains)) {
      return { outcome: "failed", detail: `GET ${url} answered ${answer.status} without "${contains}"` };
    }
    const missing = Object.entries(wants).find(([name, value]) => answer.headers[name] !== value);
    if (missing !== undefined) {
      return { outcome: "failed", detail: `GET ${url} answered ${answer.status} without "${missing.join(": ")}"` };
    }
    return { outcome: "succeeded", detail: `GET ${url} answered ${answer.status}` };
  } catch (error) {
    return { outcome: "failed", detail: `GET ${url}: ${causeOf(error)}` };
  }
}

/** Not `fetch`, which takes longer to load than the app takes to answer, and refuses some ports. */
function get(
  url: URL,
  sends: Headers,
  signal: AbortSignal,
): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === "https:" ? https : http;
    const headers = { ...ownHeaders, ...sends };
    const sent = request(url, { signal, headers, agent: false }, (response) => {
      text(response).then((body) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      }, reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

function wanted(status: readonly number[]): string {
  const [first, last] = [status[0], status.at(-1)];
  const isRange = status.length > 3 && first !== undefined && last === first + status.length - 1;
  return isRange ? `${first} to ${last}` : status.join(" or ");
}

/** A host with several addresses fails with an error for each, and the first says enough. */
function causeOf(error: unknown): string {
  const { name, errors } = error as { name?: string; errors?: readonly unknown[] };
  if (name === "TimeoutError" || name === "AbortError") return "no answer in time";
  return messageOf(errors?.[0] ?? error) || "no connection";
}
