import type { GitHubFacts } from "./facts.ts";
import { about, type Finding } from "./finding.ts";

const { ok, wrong, advice, unknown } = about("repository");

/** What jobs may do. `promotes`: a workflow opens promotion pull requests with the job's own token. */
export function judgeRepository({ repository, jobs }: GitHubFacts, { promotes }: { promotes: boolean }): Finding[] {
  if ("unknown" in jobs) return [unknown("what jobs may do could not be looked at", jobs.unknown)];
  const { permissions, mayOpenPullRequests } = jobs.is;
  const path = `gh api -X PUT repos/${repository}/actions/permissions/workflow`;
  const least =
    permissions === "read"
      ? ok("a job that says nothing of its permissions may only read")
      : advice(
          "a job that says nothing of its permissions may write everything",
          "one workflow without `permissions:` is enough to change code and releases",
          [`${path} -f default_workflow_permissions=read`],
        );
  if (mayOpenPullRequests) return [least, ok("jobs may open pull requests")];
  const what = "jobs may not open pull requests";
  const commands = [`${path} -F can_approve_pull_request_reviews=true`];
  if (promotes) return [least, wrong(what, "promote does it with the job's token", commands)];
  return [least, advice(what, "promote needs it, unless it is given a token of its own", commands)];
}
