import { judgeBranches } from "./branches.ts";
import { judgeConfiguration } from "./configuration.ts";
import { judgeEnvironments } from "./environments.ts";
import type { Facts } from "./facts.ts";
import { about, type Finding } from "./finding.ts";
import { judgeHosts } from "./hosts.ts";
import { judgeMachine } from "./machine.ts";
import { judgeRepository } from "./repository.ts";
import { judgeSecrets } from "./secrets.ts";
import { judgeWorkflows, promotesWithJobToken } from "./workflows.ts";

/** Everything that was looked at, area by area. Pure: the facts decide alone. */
export function judge(facts: Facts): readonly Finding[] {
  const { machine, configuration, workflows, github, hosts } = facts;
  const here = [
    ...judgeMachine(machine),
    ...judgeHosts(hosts),
    ...judgeConfiguration(configuration),
    ...judgeWorkflows(facts),
  ];
  if ("unknown" in github) {
    return [...here, about("repository").unknown("the repository's settings could not be looked at", github.unknown)];
  }
  const { environments } = configuration;
  return [
    ...here,
    ...judgeRepository(github.is, { promotes: promotesWithJobToken(workflows) }),
    ...judgeEnvironments(github.is, environments),
    ...judgeBranches(github.is, environments),
    ...judgeSecrets(github.is, configuration),
  ];
}
