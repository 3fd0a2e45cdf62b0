import type { EnvironmentFact, GitHubFacts, WantedEnvironment } from "./facts.ts";
import { about, type Finding } from "./finding.ts";

const { ok, wrong, advice, unknown } = about("environments");

/** GitHub takes no more. */
const mostReviewers = 6;

/** Whether GitHub's environments hold what the configuration counts on. */
export function judgeEnvironments(github: GitHubFacts, wanted: readonly WantedEnvironment[]): Finding[] {
  const { environments } = github;
  if ("unknown" in environments) return [unknown("the environments could not be looked at", environments.unknown)];
  return wanted.flatMap((each) => {
    const found = environments.is.find(({ name }) => name.toLowerCase() === each.name.toLowerCase());
    return found === undefined ? [missing(github, each)] : judgeOne(github, each, found);
  });
}

function missing(github: GitHubFacts, wanted: WantedEnvironment): Finding {
  const why = "the first job that names it makes it, open to everybody";
  const what = `there is no environment ${wanted.name}`;
  const commands = [settings(github, wanted, undefined), ...policy(github, wanted)];
  return wanted.approval === undefined ? advice(what, why, commands) : wrong(what, why, commands);
}

function judgeOne(github: GitHubFacts, wanted: WantedEnvironment, found: EnvironmentFact): Finding[] {
  const { name, approval, branch } = wanted;
  const mend = settings(github, wanted, found);
  const findings = [
    ...(approval === undefined ? [] : reviewers(github, wanted, found, mend)),
    ...branchPolicy(github, wanted, found, mend),
  ];
  const isWell = findings.every(({ state }) => state === "ok" || state === "advice");
  const asked = approval === undefined ? "" : ", and asks somebody";
  return isWell && findings.length === 0 ? [ok(`environment ${name} takes ${branch}${asked}`)] : findings;
}

function reviewers(
  { isPrivate, plan }: GitHubFacts,
  { name, approval }: WantedEnvironment,
  found: EnvironmentFact,
  mend: string,
): Finding[] {
  // Then nobody is asked by GitHub.
  if (approval?.through === "issue" || approval?.through === "name") return [];
  if (found.reviewers.length > 0) {
    if (found.preventsSelfReview) return [];
    const why = "whoever starts a deployment can approve it alone";
    return [advice(`environment ${name}: its reviewers may approve what they started themselves`, why, [mend])];
  }
  const what = `environment ${name} asks nobody, but the configuration demands ${approval?.count ?? 1} approval`;
  const isEnterprise = "is" in plan && plan.is === "enterprise";
  if (!isPrivate || isEnterprise) return [wrong(what, "a push would go through without an approval", [mend])];
  return [
    advice(
      `environment ${name} cannot ask anybody: required reviewers of a private repository exist only with GitHub Enterprise`,
      "write `through: issue` under its gates.approval, so that people approve on an issue; where the plan is Enterprise the command sets reviewers",
      "is" in plan ? [] : [mend],
    ),
  ];
}

function branchPolicy(
  github: GitHubFacts,
  wanted: WantedEnvironment,
  { branches }: EnvironmentFact,
  mend: string,
): Finding[] {
  if (branches !== "any") return [];
  const what = `environment ${wanted.name} takes any branch, not only ${wanted.branch}`;
  const why = "a workflow on any branch can use its secrets and deploy there";
  const commands = [mend, ...policy(github, wanted)];
  return [wanted.approval === undefined ? advice(what, why, commands) : wrong(what, why, commands)];
}

/** One command with all that the environment should have, what it has already too: GitHub replaces its protection as a whole. */
function settings(
  { repository, isPrivate, plan }: GitHubFacts,
  { name, approval }: WantedEnvironment,
  found: EnvironmentFact | undefined,
): string {
  const canAsk = !isPrivate || !("is" in plan) || plan.is === "enterprise";
  const there = (found?.reviewers ?? []).map(({ type, id }) => ({ type, id: String(id) }));
  // Whoever runs it is a reviewer that surely exists; the configuration may name others.
  const named = approval?.by.length === 0 ? ["user"] : (approval?.by ?? []).map((login) => `users/${login}`);
  const wanted = named.slice(0, mostReviewers).map((path) => ({ type: "User", id: `$(gh api ${path} --jq .id)` }));
  const reviewers = there.length > 0 ? there : canAsk ? wanted : [];
  const flags = reviewers.flatMap(({ type, id }) => [`-F 'reviewers[][type]=${type}'`, `-F "reviewers[][id]=${id}"`]);
  const wait = found === undefined || found.waitMinutes === 0 ? [] : [`-F wait_timer=${found.waitMinutes}`];
  const isProtected = found?.branches === "protected";
  return [
    `gh api -X PUT repos/${repository}/environments/${encodeURIComponent(name)}`,
    ...(flags.length === 0 ? [] : ["-F prevent_self_review=true", ...flags]),
    ...wait,
    `-F 'deployment_branch_policy[protected_branches]=${isProtected}'`,
    `-F 'deployment_branch_policy[custom_branch_policies]=${!isProtected}'`,
  ].join(" ");
}

function policy({ repository }: GitHubFacts, { name, branch }: WantedEnvironment): string[] {
  const path = `repos/${repository}/environments/${encodeURIComponent(name)}/deployment-branch-policies`;
  return [`gh api -X POST ${path} -f name=${branch}`];
}
