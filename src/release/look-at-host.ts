import type { Clock } from "../clock.ts";
import {
  askFacts,
  judgeHost,
  parseFacts,
  type Finding,
  type HostConnection,
  type HostFacts,
} from "../targets/compose/index.ts";

/** What a host is and what it lacks to be deployed to; `directory` is where releases' files would lie. Changes nothing. */
export async function lookAtHost(
  { runner }: HostConnection,
  { clock, directory }: { readonly clock: Clock; readonly directory: string },
): Promise<{ readonly facts: HostFacts; readonly findings: readonly Finding[] }> {
  const facts = parseFacts((await runner.run(askFacts(directory))).stdout);
  return { facts, findings: judgeHost(facts, { now: clock.now(), directory }) };
}
