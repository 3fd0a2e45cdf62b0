import { z } from "zod";
import type { Clock } from "../clock.ts";
import { RegistryError } from "../errors.ts";
import type { Answer } from "./exchange.ts";
import { Transient } from "./retry.ts";

const errorBody = z.object({
  errors: z
    .array(z.object({ code: z.string().optional(), message: z.string().nullish(), detail: z.unknown().optional() }))
    .min(1),
});

const longestQuote = 300;

/** What an answer that is no success means; `what` says in a few words what was asked, with the registry in front. */
export function refusal(answer: Answer, what: string, registry: string, clock: Clock): Error {
  const { status } = answer;
  const message = `${what}: ${said(answer)}`;
  if (status === 401 || status === 403) {
    const hint = `Log in with an account that may do this: docker login ${registry}`;
    return new RegistryError("registry.unauthorized", message, { status, hint });
  }
  if (status === 429 || status >= 500) {
    const hint =
      status === 429 ? "The registry limits requests; wait, or log in." : "The registry has a problem of its own.";
    const error = new RegistryError("registry.unreachable", message, { status, hint });
    return new Transient(error, retryAfterMs(answer.headers.get("retry-after"), clock));
  }
  if (status === 404) return new RegistryError("registry.not-found", message, { status });
  if (status === 409 || status === 412) return new RegistryError("registry.conflict", message, { status });
  return new RegistryError("registry.invalid", message, { status });
}

/** The registry's own words, else its status. */
function said({ status, bytes }: Answer): string {
  const text = new TextDecoder().decode(bytes).trim();
  const parsed = errorBody.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return [`status ${status}`, quote(text)].filter((part) => part !== "").join(", ");
  const errors = parsed.data.errors.map(({ code, message, detail }) => {
    const more = typeof detail === "string" ? detail : "";
    const words = [message ?? "", more].filter((part) => part !== "").join(": ");
    return words === "" ? (code ?? "") : `${words} (${code ?? status})`;
  });
  return `status ${status}, ${quote(errors.join("; "))}`;
}

function quote(text: string): string {
  // A proxy's error page helps nobody.
  if (text.startsWith("<")) return "";
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}…`;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds or a date, as HTTP allows. */
function retryAfterMs(header: string | undefined, clock: Clock): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now().getTime());
}
