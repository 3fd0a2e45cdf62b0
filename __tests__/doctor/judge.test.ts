import { describe, expect, test } from "@jest/globals";
import type { EnvironmentFact, Facts, GitHubFacts, WantedEnvironment } from "../../src/doctor/facts.ts";
import { judge } from "../../src/doctor/judge.ts";
import { placeholdersIn } from "../../src/doctor/wanted.ts";

const blind = { unknown: "the token may not see it" };
const production: WantedEnvironment = {
  name: "production",
  branch: "main",
  approval: { count: 1, by: [] },
  secrets: [],
};
const dev: WantedEnvironment = { name: "dev", branch: "develop", secrets: [] };

function environment(more: Partial<EnvironmentFact> = {}): EnvironmentFact {
  const reviewers = [{ type: "User" as const, id: 5 }];
  return { name: "production", reviewers, preventsSelfReview: true, waitMinutes: 0, branches: "chosen", ...more };
}

function gitHub(more: Partial<GitHubFacts> = {}): GitHubFacts {
  return {
    repository: "octo/app",
    isPrivate: false,
    defaultBranch: "main",
    plan: { is: "team" },
    environments: { is: [environment(), environment({ name: "dev", reviewers: [] })] },
    branches: { main: { is: "protected" }, develop: { is: "protected" } },
    jobs: { is: { permissions: "read", mayOpenPullRequests: true } },
    secrets: { is: [] },
    variables: { is: [] },
    own: {},
    workflows: { is: [] },
    ...more,
  };
}

function facts(more: Partial<Facts> = {}, github: Partial<GitHubFacts> = {}): Facts {
  return {
    machine: {
      engine: { is: "28.5.2" },
      compose: { is: "2.40.3" },
      buildx: { is: "v0.29.1" },
      registry: { address: "ghcr.io/octo/app" },
      checkout: "whole",
    },
    configuration: { problems: [], warnings: [], environments: [dev, production], buildSecrets: [], placeholders: [] },
    workflows: [{ path: ".github/workflows/deploy.yml", text: workflow() }],
    called: {},
    github: { is: gitHub(github) },
    hosts: [],
    ...more,
  };
}

function workflow(job = "", permissions = "{ contents: read, deployments: write }", on = "push"): string {
  const steps = `[{ uses: actions/checkout@v5, with: { fetch-depth: 0 } }, { uses: org/aip-deploy@v1${job} }]`;
  return `on: ${on}\npermissions: ${permissions}\njobs:\n  deploy: { runs-on: x, steps: ${steps} }\n`;
}

/** What is not well, one line each, its commands below it. */
function told(given: Facts): string[] {
  return judge(given)
    .filter(({ state }) => state !== "ok")
    .map(({ area, state, what, commands }) => [`${state} ${area}: ${what}`, ...commands].join("\n  "));
}

test("where all is well there is nothing to say, and what was looked at is named", () => {
  expect(told(facts())).toEqual([]);
  expect(judge(facts()).map(({ area, what }) => `${area}: ${what}`)).toEqual([
    "machine: Docker Engine 28.5.2",
    "machine: Docker Compose 2.40.3",
    "machine: Docker buildx v0.29.1",
    "machine: the registry ghcr.io/octo/app answers, and its ledger can be read",
    "machine: the clone has the whole history",
    "configuration: the configuration is right: develop → dev, main → production",
    "workflows: .github/workflows/deploy.yml gives aip-deploy what it needs",
    "repository: a job that says nothing of its permissions may only read",
    "repository: jobs may open pull requests",
    "environments: environment dev takes develop",
    "environments: environment production takes main, and asks somebody",
    "branches: branch develop is protected",
    "branches: branch main is protected",
  ]);
});

test("a machine without anything", () => {
  const { machine } = facts();
  const registry = { address: "ghcr.io/octo/app", problem: "it wants a login", isLogin: true };
  const nothing = { ...machine, engine: { unknown: "docker is not there" }, registry, checkout: "shallow" as const };
  expect(told(facts({ machine: nothing }))).toEqual([
    "wrong machine: Docker Engine cannot be used: docker is not there\n  docker info",
    "wrong machine: the registry ghcr.io/octo/app: it wants a login\n  docker login ghcr.io",
    "advice machine: the clone is shallow\n  git fetch --unshallow",
  ]);
});

test("problems of the configuration are wrong, what is odd in it is advice", () => {
  const { configuration } = facts();
  const [problem, warning] = [
    { file: "aip-deploy.yml", line: 3, message: "is wrong", hint: "mend it" },
    { message: "odd" },
  ];
  expect(told(facts({ configuration: { ...configuration, problems: [problem], warnings: [warning] } }))).toEqual([
    "wrong configuration: aip-deploy.yml:3: is wrong",
    "advice configuration: odd",
  ]);
});

test("without a token the settings are unknown, and not well", () => {
  const found = judge(facts({ github: { unknown: "there is no token: gh auth login" } }));
  expect(found.at(-1)).toEqual({
    area: "repository",
    state: "unknown",
    what: "the repository's settings could not be looked at",
    why: "there is no token: gh auth login",
    commands: [],
  });
});

describe("settings of the repository", () => {
  test.each<[string, Partial<GitHubFacts>, string[]]>([
    ["what the token may not see", { jobs: blind }, ["unknown repository: what jobs may do could not be looked at"]],
    [
      "jobs may do everything, and open nothing",
      { jobs: { is: { permissions: "write", mayOpenPullRequests: false } } },
      [
        "advice repository: a job that says nothing of its permissions may write everything\n  gh api -X PUT repos/octo/app/actions/permissions/workflow -f default_workflow_permissions=read",
        "advice repository: jobs may not open pull requests\n  gh api -X PUT repos/octo/app/actions/permissions/workflow -F can_approve_pull_request_reviews=true",
      ],
    ],
    [
      "environments that nobody may see",
      { environments: blind },
      ["unknown environments: the environments could not be looked at"],
    ],
    [
      "environments that are not there",
      { environments: { is: [] } },
      [
        "advice environments: there is no environment dev\n  gh api -X PUT repos/octo/app/environments/dev -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'\n  gh api -X POST repos/octo/app/environments/dev/deployment-branch-policies -f name=develop",
        "wrong environments: there is no environment production\n  gh api -X PUT repos/octo/app/environments/production -F prevent_self_review=true -F 'reviewers[][type]=User' -F \"reviewers[][id]=$(gh api user --jq .id)\" -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'\n  gh api -X POST repos/octo/app/environments/production/deployment-branch-policies -f name=main",
      ],
    ],
    [
      "an environment that asks nobody and takes any branch; what it has stays",
      {
        environments: {
          is: [
            environment({ name: "dev", branches: "protected" }),
            environment({ reviewers: [], waitMinutes: 5, branches: "any" }),
          ],
        },
      },
      [
        "wrong environments: environment production asks nobody, but the configuration demands 1 approval\n  gh api -X PUT repos/octo/app/environments/production -F prevent_self_review=true -F 'reviewers[][type]=User' -F \"reviewers[][id]=$(gh api user --jq .id)\" -F wait_timer=5 -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'",
        "wrong environments: environment production takes any branch, not only main\n  gh api -X PUT repos/octo/app/environments/production -F prevent_self_review=true -F 'reviewers[][type]=User' -F \"reviewers[][id]=$(gh api user --jq .id)\" -F wait_timer=5 -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'\n  gh api -X POST repos/octo/app/environments/production/deployment-branch-policies -f name=main",
      ],
    ],
    [
      "reviewers who approve what they started",
      { environments: { is: [environment({ name: "dev" }), environment({ preventsSelfReview: false })] } },
      [
        "advice environments: environment production: its reviewers may approve what they started themselves\n  gh api -X PUT repos/octo/app/environments/production -F prevent_self_review=true -F 'reviewers[][type]=User' -F \"reviewers[][id]=5\" -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'",
      ],
    ],
    [
      "a private repository, whose plan has no reviewers",
      { isPrivate: true, environments: { is: [environment({ name: "dev" }), environment({ reviewers: [] })] } },
      [
        "advice environments: environment production cannot ask anybody: required reviewers of a private repository exist only with GitHub Enterprise",
      ],
    ],
    [
      "branches that are missing, open or unseen",
      { branches: { develop: { is: "missing" }, main: { is: "open" } } },
      [
        "wrong branches: there is no branch develop\n  git push origin origin/main:refs/heads/develop",
        'wrong branches: anybody who can write pushes straight to main\n  echo \'{"required_pull_request_reviews":{"required_approving_review_count":1},"required_status_checks":null,"enforce_admins":false,"restrictions":null}\' | gh api -X PUT repos/octo/app/branches/main/protection --input -',
      ],
    ],
    [
      "an unprotected branch before any approval",
      { branches: { develop: { is: "open" }, main: blind } },
      [
        'advice branches: anybody who can write pushes straight to develop\n  echo \'{"required_pull_request_reviews":{"required_approving_review_count":1},"required_status_checks":null,"enforce_admins":false,"restrictions":null}\' | gh api -X PUT repos/octo/app/branches/develop/protection --input -',
        "unknown branches: branch main could not be looked at",
      ],
    ],
  ])("%s", (_name, github, lines) => {
    expect(told(facts({}, github))).toEqual(lines);
  });
});

describe("secrets and variables", () => {
  const { configuration } = facts();
  const needing = {
    ...configuration,
    environments: [dev, { ...production, secrets: ["DB_PASSWORD", "API_TOKEN"] }],
    buildSecrets: ["NPM_TOKEN", "GITHUB_TOKEN"],
    placeholders: ["DOMAIN"],
  };

  test("names that are nowhere are wrong, wherever else they are is good", () => {
    const github = { own: { production: { is: ["DB_PASSWORD"] } }, variables: { is: ["DOMAIN"] } };
    expect(told(facts({ configuration: needing }, github))).toEqual([
      "wrong secrets: neither the repository nor environment production has the secret API_TOKEN\n  gh secret set API_TOKEN --env production -R octo/app",
      "wrong secrets: neither the repository nor its organization has the secret NPM_TOKEN\n  gh secret set NPM_TOKEN -R octo/app",
    ]);
    const all = { secrets: { is: ["API_TOKEN", "NPM_TOKEN", "DOMAIN", "DB_PASSWORD"] } };
    expect(judge(facts({ configuration: needing }, all)).at(-1)?.what).toBe(
      "every secret and variable that the configuration names is there (4)",
    );
  });

  test("a name that may be where the token cannot look is unknown", () => {
    const github = { secrets: { is: ["NPM_TOKEN", "API_TOKEN"] }, own: { production: blind }, variables: { is: [] } };
    expect(told(facts({ configuration: needing }, github))).toEqual([
      "unknown secrets: whether environment production has the secret DB_PASSWORD could not be told",
      "wrong secrets: neither the repository nor its organization has the variable DOMAIN\n  gh variable set DOMAIN -R octo/app",
    ]);
  });

  test("the names that the text of a configuration wants", () => {
    const text =
      "registry: ghcr.io/${OWNER}/x\n# ${OLD}\nurl: https://${PREVIEW}.${DOMAIN}:${PORT}\nx: $${NOT} ${OWNER}\n";
    expect(placeholdersIn(text)).toEqual(["OWNER", "DOMAIN"]);
  });
});

describe("workflows", () => {
  const at = ".github/workflows/deploy.yml";
  const uses = "org/aip-deploy/.github/workflows/pipeline.yml@v1";
  const call = (permissions: string) => `on: push\njobs:\n  all: { uses: ${uses}, permissions: ${permissions} }\n`;
  const theirs =
    "permissions: {}\njobs: { a: { permissions: { contents: read } }, b: { permissions: { id-token: write } } }";

  test.each<[string, string, string[]]>([
    ["that do not use it", "on: push\njobs: {}\n", ["advice workflows: no workflow in this checkout uses aip-deploy"]],
    ["that are no YAML", "on: [", ["advice workflows: no workflow in this checkout uses aip-deploy"]],
    ["with the permissions of all", workflow("", "write-all"), []],
    [
      "with too few permissions",
      workflow("", "{ contents: read }"),
      [`wrong workflows: ${at}: job deploy does not grant deployments: write`],
    ],
    ["that need no record", workflow(", with: { record: off }", "read-all"), []],
    [
      "for previews",
      workflow(", with: { command: preview up }", "{ contents: read }"),
      [`wrong workflows: ${at}: job deploy does not grant pull-requests: write`],
    ],
    [
      "that say nothing of permissions",
      workflow().replace(/^permissions.*\n/m, ""),
      [`wrong workflows: ${at}: job deploy does not grant deployments: write`],
    ],
    [
      "with one commit",
      workflow().replace("fetch-depth: 0", "fetch-depth: 1"),
      [`advice workflows: ${at}: job deploy checks out one commit only`],
    ],
    [
      "started by hand from another branch",
      workflow("", "write-all", "{ workflow_dispatch: {} }"),
      [
        `wrong workflows: ${at} is not on main, so nobody can start it\n  git switch main && git checkout @{-1} -- ${at} && git commit -m "Add deploy.yml" && git push`,
      ],
    ],
    ["that call and grant all", call("{ contents: read, id-token: write, packages: read }"), []],
    [
      "that call and grant too little",
      call("{ contents: read }"),
      [`wrong workflows: ${at}: job all does not grant id-token: write`],
    ],
  ])("%s", (_name, text, lines) => {
    const given = { workflows: [{ path: at, text }], called: { [uses]: { is: theirs } } };
    expect(told(facts(given))).toEqual(lines);
  });

  test("a called workflow that cannot be read leaves it open", () => {
    const given = { workflows: [{ path: at, text: call("{}") }], called: { [uses]: blind } };
    expect(told(facts(given))).toEqual([
      `unknown workflows: ${at}: job all: whether it grants what ${uses} asks for could not be told`,
    ]);
  });

  test("promote with the job's token needs the setting", () => {
    const text = workflow(", with: { command: promote }", "{ contents: read, pull-requests: write }");
    const jobs = { is: { permissions: "read" as const, mayOpenPullRequests: false } };
    expect(told(facts({ workflows: [{ path: at, text }] }, { jobs }))).toEqual([
      "wrong repository: jobs may not open pull requests\n  gh api -X PUT repos/octo/app/actions/permissions/workflow -F can_approve_pull_request_reviews=true",
    ]);
  });
});

test("who is asked on an issue needs no reviewers", () => {
  const onIssue = { ...production, approval: { count: 1, by: [], through: "issue" as const } };
  const configuration = { ...facts().configuration, environments: [dev, onIssue] };
  const github = { environments: { is: [environment({ name: "dev" }), environment({ reviewers: [] })] } };
  expect(told(facts({ configuration }, github))).toEqual([]);
});

describe("hosts", () => {
  const host = {
    name: "a.example.org",
    address: "ssh://deploy@a.example.org",
    environments: ["staging", "production"],
  };
  const good = (sentence: string) => ({ level: "good", about: "engine", sentence }) as const;

  test("one that has all it needs is told in one line", () => {
    const given = facts({ hosts: [{ ...host, seen: { is: [good("Docker Engine 28"), good("Compose 2.40")] } }] });
    expect(told(given)).toEqual([]);
    expect(judge(given).filter(({ area }) => area === "hosts")).toMatchObject([
      { what: "host a.example.org (staging, production): Docker Engine 28; Compose 2.40" },
    ]);
  });

  test.each([
    [
      "what is missing, with what adds it",
      { is: [{ level: "error", about: "compose", sentence: "the plugin is missing", hint: "install it" }] },
      [
        "wrong hosts: host a.example.org (staging, production): the plugin is missing\n  aip-deploy setup --host ssh://deploy@a.example.org",
      ],
    ],
    [
      "what could be better, which is for somebody to decide",
      { is: [{ level: "warning", about: "disk", sentence: "800 MB are free" }] },
      ["advice hosts: host a.example.org (staging, production): 800 MB are free"],
    ],
    [
      "that it does not let us in",
      { refused: "its key is not known", hint: "add the line" },
      ["wrong hosts: host a.example.org (staging, production): its key is not known"],
    ],
    [
      "that we have no key here",
      { unknown: "variable DEPLOY_KEY is not set" },
      ["unknown hosts: host a.example.org (staging, production) could not be looked at"],
    ],
  ] as const)("%s", (_name, seen, lines) => {
    expect(told(facts({ hosts: [{ ...host, seen }] }))).toEqual(lines);
  });
});
