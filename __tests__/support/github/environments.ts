import { api, asUser, moment, notFound, parameter, site, type Operations } from "./part.ts";

export type Protection = {
  /** Logins, or teams as `org/slug`; none: nobody is asked. */
  readonly reviewers?: readonly string[];
  readonly preventSelfReview?: boolean;
  readonly adminsBypass?: boolean;
  readonly waitMinutes?: number;
  /** Patterns of branches that may deploy; `protected`: those with a protection rule. */
  readonly branches?: readonly string[] | "protected";
};

export type RunReview = {
  readonly environment: string;
  readonly by: string;
  readonly state?: "approved" | "rejected";
  readonly comment?: string;
};

/** The environments with their protection, and the reviews of the workflow's runs. */
export function environmentsPart() {
  const environments = new Map<string, Protection>();
  const reviews = new Map<string, RunReview[]>();
  const operations: Operations = {
    "repos/get-environment": (context) => {
      const name = parameter(context, "environment_name");
      const protection = environments.get(name);
      return protection === undefined ? notFound : { status: 200, body: asEnvironment(name, protection) };
    },
    "repos/get-all-environments": () => {
      const all = [...environments].map(([name, protection]) => asEnvironment(name, protection));
      return { status: 200, body: { total_count: all.length, environments: all } };
    },
    "repos/list-deployment-branch-policies": (context) => {
      const { branches } = environments.get(parameter(context, "environment_name")) ?? {};
      if (branches === undefined || branches === "protected") return notFound;
      const policies = branches.map((name, id) => ({ id, node_id: `BP_${id}`, name, type: "branch" }));
      return { status: 200, body: { total_count: policies.length, branch_policies: policies } };
    },
    "actions/get-reviews-for-run": (context) => {
      const all = reviews.get(parameter(context, "run_id")) ?? [];
      return { status: 200, body: all.map(asReview) };
    },
  };
  return {
    operations,
    /** Makes the environment, or changes how it is protected. */
    environment: (name: string, protection: Protection = {}) => environments.set(name, protection),
    /** What a reviewer of a waiting run decided. */
    review: (run: string, review: RunReview) => reviews.set(run, [...(reviews.get(run) ?? []), review]),
    forget: (run: string) => reviews.delete(run),
  };
}

function asEnvironment(name: string, protection: Protection) {
  const { reviewers = [], preventSelfReview = false, adminsBypass = true, waitMinutes = 0, branches } = protection;
  const rules = [
    ...(waitMinutes === 0 ? [] : [{ id: 1, node_id: "GA_1", type: "wait_timer", wait_timer: waitMinutes }]),
    ...(reviewers.length === 0 ? [] : [{ ...requiredReviewers(reviewers), prevent_self_review: preventSelfReview }]),
    ...(branches === undefined ? [] : [{ id: 3, node_id: "GA_3", type: "branch_policy" }]),
  ];
  const policy = { protected_branches: branches === "protected", custom_branch_policies: branches !== "protected" };
  return {
    ...bare(name),
    can_admins_bypass: adminsBypass,
    protection_rules: rules,
    deployment_branch_policy: branches === undefined ? null : policy,
  };
}

function requiredReviewers(reviewers: readonly string[]) {
  const asReviewer = (name: string) =>
    name.includes("/") ? { type: "Team", reviewer: asTeam(name) } : { type: "User", reviewer: asUser(name) };
  return { id: 2, node_id: "GA_2", type: "required_reviewers", reviewers: reviewers.map(asReviewer) };
}

function asTeam(name: string) {
  const [org = "", slug = ""] = name.split("/");
  const url = `https://api.github.example/orgs/${org}/teams/${slug}`;
  return {
    ...{ id: 5, node_id: "T_5", name: slug, slug, description: null, privacy: "closed", permission: "push" },
    ...{ url, html_url: `https://github.example/orgs/${org}/teams/${slug}`, members_url: `${url}/members{/member}` },
    ...{ repositories_url: `${url}/repos`, parent: null, type: "organization", organization_id: 1 },
  };
}

function asReview({ environment, by, state = "approved", comment = "" }: RunReview) {
  return { environments: [bare(environment)], user: asUser(by), state, comment };
}

function bare(name: string) {
  const id = 4000 + name.length;
  const urls = {
    url: `${api}/environments/${name}`,
    html_url: `${site}/deployments/activity_log?environments_filter=${name}`,
  };
  return { id, node_id: `EN_${id}`, name, ...urls, created_at: moment, updated_at: moment };
}
