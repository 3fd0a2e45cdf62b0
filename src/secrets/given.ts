import { parseEnv } from "node:util";
import { UsageError } from "../errors.ts";

/**
 * The values of a text with a line `NAME=value` each, as in an env file: one text can carry any number of secrets to a
 * place that knows none of their names. Throws `UsageError`, which quotes nothing of it.
 */
export function secretsGiven(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseEnv(text))) {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw unreadable("a name in it is none of a variable");
    if (value !== undefined && value !== "") values[name] = value;
  }
  if (text.trim() !== "" && Object.keys(values).length === 0) throw unreadable("there is no value in it");
  return values;
}

function unreadable(why: string): UsageError {
  return new UsageError(`input secrets: ${why}`, {
    hint: 'A line each: NAME=value, or NAME="value" where the value has several lines or a #.',
  });
}
