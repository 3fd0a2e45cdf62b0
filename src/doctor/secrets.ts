import type { ConfigurationFacts, GitHubFacts } from "./facts.ts";
import { about, type Finding, type Known } from "./finding.ts";

const { ok, wrong, unknown } = about("secrets");

type Need = { readonly name: string; readonly environment?: string; readonly isSecret: boolean };

/** Whether every name that the configuration takes a value from has one on GitHub. Values are never looked at. */
export function judgeSecrets(
  github: GitHubFacts,
  { environments, buildSecrets, placeholders }: ConfigurationFacts,
): Finding[] {
  const needs: Need[] = [
    ...environments.flatMap(({ name: environment, secrets }) =>
      secrets.map((name) => ({ name, environment, isSecret: true })),
    ),
    ...buildSecrets.map((name) => ({ name, isSecret: true })),
    ...placeholders.map((name) => ({ name, isSecret: false })),
  ];
  // A job has these without anybody's doing.
  const asked = needs.filter(({ name }) => !/^(GITHUB|RUNNER)_/.test(name));
  const findings = asked.flatMap((need) => judgeOne(github, need));
  return asked.length > 0 && findings.length === 0
    ? [ok(`every secret and variable that the configuration names is there (${asked.length})`)]
    : findings;
}

function judgeOne(github: GitHubFacts, need: Need): Finding[] {
  const { name, environment, isSecret } = need;
  const places: Known<readonly string[]>[] = [github.secrets, github.variables];
  if (environment !== undefined) places.push(github.own[environment] ?? { is: [] });
  if (places.some((place) => "is" in place && place.is.includes(name.toUpperCase()))) return [];
  const where = environment === undefined ? "the repository" : `environment ${environment}`;
  const kind = isSecret ? "secret" : "variable";
  const blind = places.find((place) => "unknown" in place);
  if (blind !== undefined && "unknown" in blind) {
    return [unknown(`whether ${where} has the ${kind} ${name} could not be told`, blind.unknown)];
  }
  const scope = environment === undefined ? "" : ` --env ${environment}`;
  const what = `neither the repository nor ${environment === undefined ? "its organization" : where} has the ${kind} ${name}`;
  return [
    wrong(what, "aip-deploy.yml takes a value from it", [`gh ${kind} set ${name}${scope} -R ${github.repository}`]),
  ];
}
