import type { EnvironmentConfig } from "../../config/config.ts";
import { UsageError, type Problem } from "../../errors.ts";
import { jobAccount, type Comparison, type PullRequest, type PullRequests } from "../../github/pull-requests.ts";
import { environmentNamed, type App } from "../app.ts";
import { judgeGates, type GateVerdict } from "../gates.ts";
import { statesOf, type EnvironmentState } from "../ledger.ts";
import { shortId } from "../release.ts";
import type { PromoteResult, Promotion } from "../results.ts";
import { deployedCommit } from "./current.ts";
import { diff } from "./diff.ts";

/** What stands between these lines is ours; what people write around it stays. */
const [begin, end] = ["<!-- aip-deploy promotion: begin -->", "<!-- aip-deploy promotion: end -->"];

/**
 * Opens the pull request that brings what runs on the environment before to this one, or brings its text up to date. It
 * merges nothing: the merge is somebody's decision, and the push that it makes is deployed like every other.
 */
export async function promote(
  app: App,
  wish: { readonly environment?: string; readonly dryRun: boolean },
): Promise<PromoteResult> {
  const { from, to } = roadOf(app, wish.environment);
  const { pulls, text } = await hubOf(app);
  const branches = { base: to.branch, head: from.branch };
  const comparison = await pulls.compare(branches.base, branches.head);
  const promotion = await lookAt(app, from, to, comparison);
  const base = { command: "promote" as const, ...promotion };
  if (comparison.ahead === 0) return { ...base, state: "nothing" };
  const { title, body } = await text(promotion);
  const own = `${begin}\n${body.trim()}\n${end}`;
  const open = await pulls.find(branches);
  if (wish.dryRun) return { ...base, state: "dry-run", ...shown(open) };
  const [state, pullRequest] = await opened(pulls, { branches, title, own, open });
  return { ...base, state, ...shown(pullRequest), warnings: [...base.warnings, ...silence(pullRequest, pulls)] };
}

/** From which environment to which. Throws `UsageError`. */
function roadOf(app: App, wanted: string | undefined): { from: EnvironmentConfig; to: EnvironmentConfig } {
  const { environments } = app.config;
  if (wanted !== undefined) {
    const to = environmentNamed(app, wanted);
    const from = before(to, environments);
    if (from !== undefined) return { from, to };
    throw new UsageError(`${to.name} is the first environment: it has no one before it to promote from`);
  }
  const branch = app.repository?.branch;
  const next = environments.find((each) => branch !== undefined && before(each, environments)?.branch === branch);
  const from = next === undefined ? undefined : before(next, environments);
  if (next !== undefined && from !== undefined) return { from, to: next };
  const roads = environments.filter((each) => before(each, environments) !== undefined).map(({ name }) => name);
  throw new UsageError(
    roads.length === 0
      ? "there is only one environment, so there is nothing to promote to"
      : `promote: which environment? ${branch === undefined ? "No branch is checked out" : `From ${branch} there is no way on`}`,
    { hint: roads.map((name) => `aip-deploy promote ${name}`).join(", ") || undefined },
  );
}

/** The last one on which a release must have been verified, else the one that stands before it. */
function before({ name, gates }: EnvironmentConfig, all: readonly EnvironmentConfig[]): EnvironmentConfig | undefined {
  const required = all.filter((each) => gates.requires.includes(each.name)).at(-1);
  return required ?? all[all.findIndex((each) => each.name === name) - 1];
}

async function hubOf({ hub }: App) {
  if (hub !== undefined) return await hub();
  throw new UsageError("promote needs a repository on GitHub");
}

async function lookAt(
  app: App,
  from: EnvironmentConfig,
  to: EnvironmentConfig,
  comparison: Comparison,
): Promise<Promotion> {
  const [upstream, state] = await Promise.all([app.ledger.state(from.name), app.ledger.state(to.name)]);
  const release = upstream.current?.release;
  const verified = upstream.good.some((good) => good.release === release);
  const [differences, gates, commit] = await Promise.all([
    release === undefined ? undefined : diff(app, { environment: to.name, against: from.name }),
    release === undefined ? [] : gatesOf(app, to, state, release),
    release === undefined ? undefined : deployedCommit(app, upstream),
  ]);
  const { images = [], services = [], files = [] } = differences ?? {};
  const facts = { from, to, upstream, verified, commit, comparison };
  return {
    from: from.name,
    environment: to.name,
    base: to.branch,
    head: from.branch,
    ...(release === undefined ? {} : { release }),
    ...(state.current === undefined ? {} : { current: state.current.release }),
    verified,
    ahead: comparison.ahead,
    commits: comparison.commits,
    images,
    services,
    files,
    gates,
    warnings: comparison.ahead === 0 ? [] : doubts(facts),
  };
}

async function gatesOf(
  app: App,
  to: EnvironmentConfig,
  state: EnvironmentState,
  release: string,
): Promise<readonly GateVerdict[]> {
  const states = { ...(await statesOf(app.ledger, to.gates.requires)), [to.name]: state };
  return judgeGates(to, { now: app.clock.now(), release, kind: "deploy", states, approvals: [] });
}

/** What speaks against merging just now. */
export function doubts({ from, to, upstream, verified, commit, comparison }: Doubtful): Problem[] {
  const release = upstream.current?.release;
  const { tip, behind } = comparison;
  const found: (Problem | false)[] = [
    release === undefined && {
      message: `nothing runs on ${from.name}, so nothing says that ${from.branch} works`,
      hint: `aip-deploy deploy ${from.name}`,
    },
    release !== undefined &&
      !verified && {
        message: `release ${shortId(release)} runs on ${from.name}, but it was never verified there`,
        hint: `aip-deploy verify ${from.name}`,
      },
    release !== undefined &&
      commit !== undefined &&
      tip !== undefined &&
      tip !== commit && {
        message: `${from.branch} is at ${tip.slice(0, 12)}, and ${from.name} runs what was deployed from ${commit.slice(0, 12)}`,
        hint: `Wait until ${from.name} is deployed; the gate of ${to.name} looks at the release and not at the commit.`,
      },
    behind > 0 && {
      message: `${to.branch} has ${behind} ${behind === 1 ? "commit" : "commits"} that ${from.branch} lacks`,
      hint: `Merge ${to.branch} into ${from.branch} first, so that ${from.name} tries what ${to.name} will run.`,
    },
  ];
  return found.filter((each) => each !== false);
}

export type Doubtful = {
  readonly from: Pick<EnvironmentConfig, "name" | "branch">;
  readonly to: Pick<EnvironmentConfig, "name" | "branch">;
  readonly upstream: EnvironmentState;
  readonly verified: boolean;
  /** What the upstream was deployed from. */
  readonly commit: string | undefined;
  readonly comparison: Pick<Comparison, "tip" | "behind">;
};

type Wanted = {
  readonly branches: { readonly base: string; readonly head: string };
  readonly title: string;
  /** Our part of the text. */
  readonly own: string;
  readonly open: PullRequest | undefined;
};

async function opened(
  pulls: PullRequests,
  { branches, title, own, open }: Wanted,
): Promise<["opened" | "updated" | "unchanged", PullRequest]> {
  if (open === undefined) return ["opened", await pulls.create(branches, { title, body: own })];
  const body = withPart(open.body, own);
  if (body === open.body) return ["unchanged", open];
  await pulls.update(open.number, body);
  return ["updated", { ...open, body }];
}

/** GitHub keeps texts with line ends of its own. */
export function withPart(text: string, own: string): string {
  const body = text.replaceAll("\r\n", "\n");
  const [first, last] = [body.indexOf(begin), body.indexOf(end)];
  if (first < 0 || last < first) return body.trim() === "" ? own : `${body.trimEnd()}\n\n${own}`;
  const next = body.slice(0, first) + own + body.slice(last + end.length);
  return next === body ? text : next;
}

function shown(pullRequest: PullRequest | undefined): Pick<PromoteResult, "pullRequest"> {
  return pullRequest === undefined ? {} : { pullRequest: { number: pullRequest.number, url: pullRequest.url } };
}

/** The token of a job must not start further jobs: a pull request that it opens is checked by nobody. */
function silence({ author, number }: PullRequest, { repository: { owner, repo } }: PullRequests): Problem[] {
  if (author !== jobAccount) return [];
  const at = `-R ${owner}/${repo}`;
  return [
    {
      message: `${author} opened the pull request, and what the token of a job does starts no workflow by itself: its checks wait for a person`,
      hint: `Now: gh pr close ${number} ${at} && gh pr reopen ${number} ${at}
For the next time, a token of a GitHub App or a fine-grained one (contents: read, pull requests: write): gh secret set PROMOTION_TOKEN ${at}, and token: \${{ secrets.PROMOTION_TOKEN }} in the step. Never merge with the job's own token: the push would be deployed by nobody.`,
    },
  ];
}
