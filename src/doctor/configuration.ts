import { describeProblem, type Problem } from "../errors.ts";
import type { ConfigurationFacts } from "./facts.ts";
import { about, type Finding } from "./finding.ts";

const { ok, wrong, advice } = about("configuration");

export function judgeConfiguration({ problems, warnings, environments }: ConfigurationFacts): Finding[] {
  const found = [
    ...problems.map((problem) => wrong(describeProblem(problem), whyOf(problem, "nothing is deployed with it"))),
    ...warnings.map((problem) => advice(describeProblem(problem), whyOf(problem, "it may surprise"))),
  ];
  if (found.length > 0) return found;
  const roads = environments.map(({ name, branch }) => `${branch} → ${name}`).join(", ");
  return [ok(`the configuration is right: ${roads}`)];
}

function whyOf({ hint }: Problem, otherwise: string): string {
  return hint ?? otherwise;
}
