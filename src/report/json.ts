import { z } from "zod";
import { ConfigError, DeployError, GateError, InternalError, messageOf } from "../errors.ts";
import type { Result } from "../release/results.ts";
import { isStop } from "./exit-code.ts";
import { errorSchema, resultSchemas } from "./json-results.ts";

export type ResultJson = z.output<(typeof resultSchemas)[keyof typeof resultSchemas]>;
export type ErrorJson = z.output<typeof errorSchema>;

/** The result as documented in `docs/json.md`, fields in the order given there; ends with a newline. */
export function renderJson(result: Result): string {
  const document = { format: 1, ...result };
  // A schema that lags behind must not take the result of a deployment away from whoever waits for it.
  return pretty(resultSchemas[result.command].safeParse(document).data ?? document);
}

/** The JSON that is printed instead of a result; ends with a newline. */
export function renderErrorJson(error: unknown): string {
  return pretty({ format: 1, error: told(error) } satisfies ErrorJson);
}

function told(error: unknown): ErrorJson["error"] {
  if (!(error instanceof DeployError)) {
    return isStop(error)
      ? { code: "cancelled", message: "stopped on request" }
      : told(new InternalError(messageOf(error), { cause: error }));
  }
  return {
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error instanceof ConfigError ? { problems: error.problems.map((problem) => ({ ...problem })) } : {}),
    ...(error instanceof GateError ? { reasons: [...error.reasons] } : {}),
  };
}

function pretty(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
