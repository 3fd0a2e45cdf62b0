import type { GitHubFacts, WantedEnvironment } from "./facts.ts";
import { about, type Finding } from "./finding.ts";

const { ok, wrong, advice, unknown } = about("branches");

/** Whether each environment's branch is there, and whether anybody can push to it. */
export function judgeBranches(github: GitHubFacts, wanted: readonly WantedEnvironment[]): Finding[] {
  return wanted.map(({ name, branch, approval }) => {
    const found = github.branches[branch] ?? { unknown: "it was not asked for" };
    if ("unknown" in found) return unknown(`branch ${branch} could not be looked at`, found.unknown);
    switch (found.is) {
      case "protected":
        return ok(`branch ${branch} is protected`);
      case "missing":
        return wrong(`there is no branch ${branch}`, `${name} is deployed from it`, [
          `git push origin ${github.defaultBranch === branch ? "HEAD" : `origin/${github.defaultBranch}`}:refs/heads/${branch}`,
        ]);
      case "open": {
        const what = `anybody who can write pushes straight to ${branch}`;
        const why = `each push there is deployed to ${name}`;
        const commands = [protect(github.repository, branch)];
        return approval === undefined ? advice(what, why, commands) : wrong(what, why, commands);
      }
    }
  });
}

function protect(repository: string, branch: string): string {
  const rules = {
    required_pull_request_reviews: { required_approving_review_count: 1 },
    required_status_checks: null,
    enforce_admins: false,
    restrictions: null,
  };
  const path = `repos/${repository}/branches/${encodeURIComponent(branch)}/protection`;
  return `echo '${JSON.stringify(rules)}' | gh api -X PUT ${path} --input -`;
}
