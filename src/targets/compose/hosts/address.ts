import { composeTargetOf } from "../../../config/normalise-target.ts";
import type { HostConfig } from "../../../config/config.ts";
import { hostAddress } from "../../../config/target-schema.ts";
import { UsageError } from "../../../errors.ts";

/** A host as it is given on a command line, in the form of the configuration. Throws `UsageError`. */
export function parseHost(written: string): HostConfig {
  const problems: string[] = [];
  const target = { kind: "compose", host: written, pause: "0s", "on-failure": "return" } as const;
  const host = hostAddress.test(written)
    ? composeTargetOf(target, [], ({ message }) => problems.push(message)).hosts?.all[0]
    : undefined;
  if (host !== undefined && problems.length === 0) return host;
  const why = problems.length === 0 ? "is no address of a host" : problems.join("; ");
  throw new UsageError(`"${written}": ${why}`, {
    hint: "such as ssh://deploy@app.example.org or ssh://deploy@10.0.0.5:2222",
  });
}
