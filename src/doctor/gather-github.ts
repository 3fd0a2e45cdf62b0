import { DeployError, messageOf } from "../errors.ts";
import type { Clock } from "../clock.ts";
import type { GitHub, Rest } from "../github/client.ts";
import { statusOf } from "../github/refusal.ts";
import { steady } from "../github/steady.ts";
import type { BranchFact, EnvironmentFact, GitHubFacts } from "./facts.ts";
import type { Known } from "./finding.ts";

export type Asking = { readonly clock: Clock; readonly random: () => number };

/** What GitHub says about the repository. What this token may not see is unknown, each with its reason. */
export async function gatherGitHub(
  github: GitHub,
  { environments, branches }: { readonly environments: readonly string[]; readonly branches: readonly string[] },
  asking: Asking,
): Promise<Known<GitHubFacts>> {
  const { owner, repo } = github.repository;
  const ask = asker(github, asking);
  const repository = await ask(async ({ repos }, where) => (await repos.get(where)).data);
  if ("unknown" in repository) return repository;
  const { private: isPrivate, default_branch: defaultBranch, owner: account } = repository.is;
  const isOrganization = account.type === "Organization";
  const found = await environmentsOf(ask);
  const there = "is" in found ? environments.filter((name) => found.is.some((each) => each.name === name)) : [];
  const [plan, jobs, secrets, variables, workflows, ...rest] = await Promise.all([
    isOrganization && isPrivate ? planOf(ask, owner) : { unknown: "only an organization's plan can be asked for" },
    ask(async ({ actions }, where) => {
      const { data } = await actions.getGithubActionsDefaultWorkflowPermissionsRepository(where);
      const { default_workflow_permissions: permissions, can_approve_pull_request_reviews: may } = data;
      return { permissions, mayOpenPullRequests: may };
    }),
    secretNames(ask, isOrganization),
    variableNames(ask, isOrganization),
    workflowNames(ask),
    ...branches.map((branch) => branchOf(ask, branch)),
  ]);
  const own = await Promise.all(there.map((name) => ownNames(ask, name)));
  return {
    is: {
      repository: `${owner}/${repo}`,
      ...{ isPrivate, defaultBranch, plan, environments: found, jobs, secrets, variables, workflows },
      branches: Object.fromEntries(branches.map((branch, index) => [branch, rest[index] ?? { unknown: "not asked" }])),
      own: Object.fromEntries(there.map((name, index) => [name, own[index] ?? { unknown: "not asked" }])),
    },
  };
}

/** The text of a workflow of another repository, by `owner/name/path@ref`. */
export async function gatherCalled(github: GitHub, uses: string, asking: Asking): Promise<Known<string>> {
  const [, owner = "", repo = "", path = "", ref = ""] = /^([^/]+)\/([^/]+)\/([^@]+)@(.+)$/.exec(uses) ?? [];
  return await asker(
    github,
    asking,
  )(async ({ repos }, { request }) => {
    const { data } = await repos.getContent({ owner, repo, path, ref, request });
    return "content" in data ? Buffer.from(data.content, "base64").toString("utf8") : "";
  });
}

type Ask = <T>(
  question: (rest: Rest, where: Parameters<Parameters<GitHub["ask"]>[0]>[1]) => Promise<T>,
) => Promise<Known<T>>;

function asker(github: GitHub, asking: Asking): Ask {
  const patient = steady(github, { ...asking, attempts: 3 });
  return async (question) => {
    try {
      return { is: await patient.ask(question) };
    } catch (error) {
      if (!(error instanceof DeployError)) throw error;
      return { unknown: reasonOf(error) };
    }
  };
}

/** GitHub hides what a token may not see behind 404 as well. */
function reasonOf(error: DeployError): string {
  const status = statusOf(error);
  if (status === 401) return "GitHub does not know the token";
  if (status === 403 || status === 404) return `the token may not see it, an administrator's can (${messageOf(error)})`;
  return messageOf(error);
}

async function environmentsOf(ask: Ask): Promise<Known<EnvironmentFact[]>> {
  return await ask(async ({ repos }, where) => {
    const { data } = await repos.getAllEnvironments({ ...where, per_page: 100 });
    return (data.environments ?? []).map(({ name, protection_rules: rules = [], deployment_branch_policy: policy }) => {
      const reviews = rules.flatMap((rule) => ("reviewers" in rule ? [rule] : []));
      const waits = rules.flatMap((rule) => ("wait_timer" in rule ? [rule.wait_timer ?? 0] : []));
      return {
        name,
        reviewers: reviews.flatMap(({ reviewers = [] }) =>
          reviewers.map(({ type = "User", reviewer }) => ({ type, id: reviewer?.id ?? 0 })),
        ),
        preventsSelfReview: reviews.some(({ prevent_self_review: prevents }) => prevents === true),
        waitMinutes: Math.max(0, ...waits),
        branches: policy === null ? "any" : policy?.protected_branches === true ? "protected" : "chosen",
      } satisfies EnvironmentFact;
    });
  });
}

async function planOf(ask: Ask, org: string): Promise<Known<string>> {
  const asked = await ask(async ({ orgs }, { request }) => (await orgs.get({ org, request })).data.plan?.name);
  if ("unknown" in asked) return asked;
  return asked.is === undefined ? { unknown: "only owners of the organization see its plan" } : { is: asked.is };
}

async function branchOf(ask: Ask, branch: string): Promise<Known<BranchFact>> {
  const absent: BranchFact = "missing";
  const found = await ask(async ({ repos }, where): Promise<BranchFact> => {
    // The repository itself was seen, so a refusal is about the branch.
    const asked = await unlessNotFound(undefined, repos.getBranch({ ...where, branch }));
    if (asked === undefined) return absent;
    return asked.data.protected ? "protected" : "open";
  });
  if ("unknown" in found || found.is !== "open") return found;
  // Rulesets protect too, and the branch does not say so.
  const rules = await ask(async ({ repos }, where) =>
    (await repos.getBranchRules({ ...where, branch })).data.map(({ type }) => type),
  );
  return "is" in rules && rules.is.some((type) => type === "pull_request" || type === "update")
    ? { is: "protected" }
    : found;
}

async function secretNames(ask: Ask, isOrganization: boolean): Promise<Known<string[]>> {
  const own = names(ask, async ({ actions }, where) => {
    const { total_count: total, secrets } = (await actions.listRepoSecrets(where)).data;
    return { total, page: secrets };
  });
  if (!isOrganization) return await own;
  const lent = names(ask, async ({ actions }, where) => {
    const { total_count: total, secrets } = (await actions.listRepoOrganizationSecrets(where)).data;
    return { total, page: secrets };
  });
  return await both(own, lent);
}

async function variableNames(ask: Ask, isOrganization: boolean): Promise<Known<string[]>> {
  const own = names(ask, async ({ actions }, where) => {
    const { total_count: total, variables } = (await actions.listRepoVariables(where)).data;
    return { total, page: variables };
  });
  if (!isOrganization) return await own;
  const lent = names(ask, async ({ actions }, where) => {
    const { total_count: total, variables } = (await actions.listRepoOrganizationVariables(where)).data;
    return { total, page: variables };
  });
  return await both(own, lent);
}

async function ownNames(ask: Ask, environment: string): Promise<Known<string[]>> {
  const secrets = names(ask, async ({ actions }, where) => {
    const { data } = await actions.listEnvironmentSecrets({ ...where, environment_name: environment });
    return { total: data.total_count, page: data.secrets };
  });
  const variables = names(ask, async ({ actions }, where) => {
    const { data } = await actions.listEnvironmentVariables({ ...where, environment_name: environment });
    return { total: data.total_count, page: data.variables };
  });
  return await both(secrets, variables);
}

type Where = Parameters<Parameters<GitHub["ask"]>[0]>[1] & { readonly page: number; readonly per_page: number };
type Page = { readonly total: number; readonly page: readonly { readonly name: string }[] };

/** GitHub gives no more variables at once. */
const pageSize = 30;

/** The names of all pages: one that is on a later page is not missing. */
async function names(ask: Ask, question: (rest: Rest, where: Where) => Promise<Page>): Promise<Known<string[]>> {
  const found: string[] = [];
  for (let page = 1; ; page++) {
    const asked = await ask((rest, where) => question(rest, { ...where, page, per_page: pageSize }));
    if ("unknown" in asked) return asked;
    found.push(...asked.is.page.map(nameOf));
    if (asked.is.page.length === 0 || found.length >= asked.is.total) return { is: found };
  }
}

async function workflowNames(ask: Ask): Promise<Known<string[]>> {
  return await ask(async ({ repos }, where) => {
    const asked = await unlessNotFound({ data: [] }, repos.getContent({ ...where, path: ".github/workflows" }));
    return Array.isArray(asked.data) ? asked.data.map(nameOf) : [];
  });
}

/** The answer of a call within a question, or what stands for its saying that there is no such thing. */
async function unlessNotFound<T, Absent>(absent: Absent, answer: Promise<T>): Promise<T | Absent> {
  return await answer.catch((error: unknown) => {
    if (typeof error === "object" && error !== null && "status" in error && error.status === 404) return absent;
    throw error;
  });
}

async function both(one: Promise<Known<string[]>>, other: Promise<Known<string[]>>): Promise<Known<string[]>> {
  const [left, right] = await Promise.all([one, other]);
  if ("unknown" in left) return left;
  return "unknown" in right ? right : { is: [...left.is, ...right.is] };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
