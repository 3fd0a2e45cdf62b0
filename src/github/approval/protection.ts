import type { ApprovalConfig } from "../../config/config.ts";
import type { Repository } from "../client.ts";

/** How GitHub protects an environment. */
export type Protection = {
  readonly name: string;
  /** Logins and teams (`org/slug`); empty: nobody is asked. */
  readonly reviewers: readonly string[];
  /** Who started a run cannot approve it. */
  readonly preventsSelfReview: boolean;
  /** `undefined`: GitHub did not say. */
  readonly adminsBypass: boolean | undefined;
  readonly waitMinutes: number;
  readonly branches: "any" | "protected" | "selected";
};

/** What is weaker than the configuration demands, one sentence each; empty: GitHub holds what is asked. */
export function weaknesses(protection: Protection, { by, count, authors }: ApprovalConfig): readonly string[] {
  const { name, reviewers, preventsSelfReview } = protection;
  if (reviewers.length === 0) return [`the environment ${name} has no required reviewers on GitHub`];
  const allowed = new Set(by.map((each) => each.toLowerCase()));
  const others = by.length === 0 ? [] : reviewers.filter((each) => !allowed.has(each.toLowerCase()));
  return [
    ...(others.length === 0 ? [] : [`${others.join(", ")} may review ${name} on GitHub, but not by the configuration`]),
    ...(authors === "refuse" && !preventsSelfReview
      ? [`the environment ${name} lets people approve the runs that they started`]
      : []),
    ...(count > 1 ? [`${count} approvals are asked for, but GitHub goes on after one`] : []),
  ];
}

/** The command that makes the protection as strong as the configuration demands, and changes nothing else of it. */
export function mending(protection: Protection, { by, authors }: ApprovalConfig, { owner, repo }: Repository): string {
  const { name, waitMinutes, branches, reviewers, preventsSelfReview } = protection;
  const wanted = by.length > 0 ? by : reviewers.length > 0 ? reviewers : ["LOGIN"];
  const selfReview = authors === "refuse" || preventsSelfReview;
  return [
    `gh api -X PUT "repos/${owner}/${repo}/environments/${encodeURIComponent(name)}"`,
    ...wanted.flatMap((reviewer) => reviewerFields(reviewer)),
    `-F prevent_self_review=${String(selfReview)}`,
    ...(waitMinutes === 0 ? [] : [`-F wait_timer=${waitMinutes}`]),
    ...(branches === "any"
      ? []
      : [
          `-F "deployment_branch_policy[protected_branches]=${String(branches === "protected")}"`,
          `-F "deployment_branch_policy[custom_branch_policies]=${String(branches === "selected")}"`,
        ]),
  ].join(" ");
}

function reviewerFields(reviewer: string): readonly string[] {
  const [org = "", team] = reviewer.split("/");
  const [type, address] = team === undefined ? ["User", `users/${org}`] : ["Team", `orgs/${org}/teams/${team}`];
  return [`-F "reviewers[][type]=${type}"`, `-F "reviewers[][id]=$(gh api ${address} --jq .id)"`];
}
