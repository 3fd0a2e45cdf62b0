import type { Clock } from "../../clock.ts";
import type { ApprovalConfig } from "../../config/config.ts";
import type { ApprovalDesk, Decision } from "../../release/approval.ts";
import type { Act } from "../../release/ledger.ts";
import type { GitHub, Repository } from "../client.ts";
import type { Run } from "../run.ts";
import { steady } from "../steady.ts";
import { unlessUnknown } from "./people.ts";
import { mending, weaknesses, type Protection } from "./protection.ts";

export type EnvironmentDeskOptions = {
  readonly github: GitHub;
  readonly run: Run;
  readonly clock: Clock;
  readonly random: () => number;
};

/** One review of the run, as GitHub keeps it: without its time and the attempt that it was given for. */
export type RunReview = {
  readonly by: string;
  readonly state: string;
  readonly comment: string;
  readonly environments: readonly string[];
};

/** Approval by the reviewers of a GitHub environment: it must be protected, and this run must have been let through. */
export function environmentDesk({ github, run, clock, random }: EnvironmentDeskOptions): ApprovalDesk {
  const patient = steady(github, { clock, random });
  return {
    way: "environment",
    decide: async ({ environment, approval }) => {
      const name = approval.environment ?? environment;
      const protection = await protectionOf(patient, name);
      if (protection === undefined) return unknownEnvironment(name, approval, github.repository);
      const weak = weaknesses(protection, approval);
      if (weak.length > 0) return tooWeak(weak, protection, approval, github.repository);
      return judgeReviews(await reviewsOf(patient, run), { protection, approval, run, now: clock.now() });
    },
    request: () => Promise.resolve(),
    conclude: () => Promise.resolve(),
  };
}

/** The environment's protection; `undefined`: there is no such environment. */
export async function protectionOf(github: GitHub, name: string): Promise<Protection | undefined> {
  return await unlessUnknown(undefined, () =>
    github.ask(async ({ repos }, asking) => {
      const { data } = await repos.getEnvironment({ ...asking, environment_name: name });
      return readProtection(name, data);
    }),
  );
}

async function reviewsOf(github: GitHub, { id }: Run): Promise<readonly RunReview[]> {
  return await github.ask(async ({ actions }, asking) => {
    const { data } = await actions.getReviewsForRun({ ...asking, run_id: Number(id) });
    return data.map(({ user, state, comment, environments }) => ({
      ...{ by: user.login, state, comment },
      environments: environments.flatMap(({ name }) => name ?? []),
    }));
  });
}

const plans = "On a plan without required reviewers, write `through: issue` under gates.approval.";

function unknownEnvironment(name: string, approval: ApprovalConfig, repository: Repository): Decision {
  const sentence = `there is no environment ${name} on GitHub; a job that names it makes it, and nobody is asked`;
  return closed(sentence, `${mending(unprotected(name), approval, repository)}\n${plans}`);
}

function tooWeak(
  weak: readonly string[],
  protection: Protection,
  approval: ApprovalConfig,
  repository: Repository,
): Decision {
  const onlyTooMany = approval.count > 1 && weak.length === 1;
  const hints = [
    ...(onlyTooMany ? [] : [mending(protection, approval, repository)]),
    ...(approval.count > 1 ? ["Several people approve with `through: issue` under gates.approval."] : []),
    ...(protection.reviewers.length === 0 ? [plans] : []),
  ];
  return closed(weak.join("; "), hints.join("\n"));
}

function unprotected(name: string): Protection {
  return { name, reviewers: [], preventsSelfReview: false, adminsBypass: undefined, waitMinutes: 0, branches: "any" };
}

/** What the reviews of the run say. */
export function judgeReviews(reviews: readonly RunReview[], { protection, approval, run, now }: JudgedBy): Decision {
  const { name, adminsBypass } = protection;
  const own = reviews.filter(({ environments }) => environments.includes(name));
  const rejected = own.find(({ state }) => state === "rejected");
  if (rejected !== undefined) return closed(`${rejected.by} rejected this run for ${name}`, "Start a new run.");
  const isTeam = approval.by.some((each) => each.includes("/"));
  const named = new Set(approval.by.map((each) => each.toLowerCase()));
  // Who is in a team was GitHub's to check: the reviewers are no others than the configuration's.
  const counts = ({ by }: RunReview) => named.size === 0 || isTeam || named.has(by.toLowerCase());
  const valid = own.filter((review) => review.state === "approved" && counts(review));
  if (valid.length === 0) {
    const others = own.map(({ by }) => by).join(", ");
    const sentence = `no reviewer of ${name} approved this run${others === "" ? "" : `, only ${others}`}`;
    const hint = `A job with \`environment: ${name}\` must come before this one in the run; its reviewers let it go on.`;
    return { ...closed(sentence, hint), link: run.url };
  }
  const admins = adminsBypass === true ? " (administrators of the repository can pass by it)" : "";
  const names = [...new Set(valid.map(({ by }) => by))].join(", ");
  return {
    open: true,
    sentence: `approved by ${names} as reviewer of ${name} on GitHub${admins}`,
    approvals: valid.map((review) => actOf(review, run, now)),
    link: run.url,
  };
}

type JudgedBy = {
  readonly protection: Protection;
  readonly approval: ApprovalConfig;
  readonly run: Pick<Run, "url">;
  readonly now: Date;
};

/** GitHub keeps no time of a review, so it is the one at which it was read. */
function actOf({ by, comment }: RunReview, { url }: Pick<Run, "url">, now: Date): Act {
  return { by, at: now.toISOString(), link: url, ...(comment === "" ? {} : { reason: comment }) };
}

function closed(sentence: string, hint: string): Decision {
  return { open: false, sentence, hint, approvals: [], final: true };
}

type Described = {
  readonly protection_rules?: readonly object[];
  readonly deployment_branch_policy?: { readonly protected_branches: boolean } | null;
};

type Rule = {
  readonly type?: string;
  readonly wait_timer?: number;
  readonly prevent_self_review?: boolean;
  readonly reviewers?: readonly { readonly type?: string; readonly reviewer?: Reviewer }[];
};

type Reviewer = { readonly login?: string; readonly slug?: string; readonly html_url?: string };

export function readProtection(name: string, described: Described): Protection {
  const rules: readonly Rule[] = described.protection_rules ?? [];
  const reviewed = rules.find(({ type }) => type === "required_reviewers");
  const policy = described.deployment_branch_policy ?? undefined;
  // GitHub says it, though its description does not.
  const { can_admins_bypass: bypass } = described as { readonly can_admins_bypass?: boolean };
  return {
    name,
    reviewers: reviewed?.reviewers?.flatMap(({ reviewer }) => (reviewer === undefined ? [] : [nameOf(reviewer)])) ?? [],
    preventsSelfReview: reviewed?.prevent_self_review === true,
    adminsBypass: bypass,
    waitMinutes: rules.find(({ type }) => type === "wait_timer")?.wait_timer ?? 0,
    branches: policy === undefined ? "any" : policy.protected_branches ? "protected" : "selected",
  };
}

/** A team is named with its organisation, which only its address tells. */
function nameOf({ login, slug = "", html_url = "" }: Reviewer): string {
  if (login !== undefined) return login;
  const [, org] = /\/orgs\/([^/]+)\/teams\//.exec(html_url) ?? [];
  return org === undefined ? slug : `${org}/${slug}`;
}
