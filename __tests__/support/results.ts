import type { CheckResult } from "../../src/checks/check.ts";
import type { Commit } from "../../src/source/history.ts";
import type { DeploymentEntry, Entry, EnvironmentState } from "../../src/release/ledger.ts";
import type { DeploymentResult } from "../../src/release/order.ts";
import type { BuildResult, PlanResult, Result, RunResult } from "../../src/release/results.ts";
import { emptyState } from "../../src/release/state.ts";
import type { StepResult } from "../../src/targets/target.ts";

/** Samples of what commands answer; every builder takes what a test cares about and makes up the rest. */

export const now = new Date("2026-11-23T12:00:00.000Z");
export const ids = { old: "0a".repeat(32), new: "1b".repeat(32), other: "2c".repeat(32) };
export const url = "http://127.0.0.1:8080";
const digest = `sha256:${"d1".repeat(32)}`;
const key = `c1-${"4e".repeat(20)}`;

export function aCommit(over: Partial<Commit> = {}): Commit {
  return {
    sha: "3f2a1b0".padEnd(40, "0"),
    author: "Ada",
    date: "2026-11-23T10:00:00+00:00",
    subject: "Answer faster",
    ...over,
  };
}

export function aStep(over: Partial<StepResult> = {}): StepResult {
  return {
    id: "start:1",
    title: "Start chatbot",
    outcome: "succeeded",
    seconds: 1.42,
    detail: "1 unit ready",
    ...over,
  };
}

export function aCheck(over: Partial<CheckResult> = {}): CheckResult {
  return {
    name: "public route",
    outcome: "succeeded",
    seconds: 0.05,
    detail: `GET ${url}/ answered 200`,
    ...over,
  };
}

export function aDeployment(over: Partial<DeploymentResult> = {}): DeploymentResult {
  return {
    environment: "dev",
    release: ids.new,
    before: ids.old,
    kind: "deploy",
    outcome: "succeeded",
    verified: true,
    unchanged: false,
    dryRun: false,
    gates: [],
    plan: {
      steps: [{ id: "start:1", kind: "start", title: "Start chatbot", units: ["chatbot"] }],
      notes: [],
      units: [
        { unit: "auth", action: "keep", why: "is as it should be" },
        {
          unit: "chatbot",
          action: "replace",
          why: "its image changed",
          strategy: "roll",
          how: "gateway (nginx) is handed the new address",
        },
        { unit: "postgres", action: "keep", why: "is as it should be" },
      ],
    },
    hooks: [],
    steps: [aStep()],
    checks: [aCheck()],
    requests: { url: `${url}/`, sent: 118, lost: 0, slowestMs: 23, outSeconds: 0 },
    number: 8,
    seconds: 12.34,
    ...over,
  };
}

export function aFailedDeployment(over: Partial<DeploymentResult> = {}): DeploymentResult {
  const failure = {
    unit: "chatbot",
    message: "chatbot exited with 1",
    hint: "docker logs shop-dev-chatbot-1",
    log: ["Traceback (most recent call last):", "  ModuleNotFoundError: No module named 'llm'"],
    events: ["11:59:58 start", "11:59:59 die (exit code 1)"],
  };
  const units = [
    { unit: "chatbot", outcome: "failed" as const, seconds: 2, detail: "exited with 1", failure },
    { unit: "learning", outcome: "succeeded" as const, seconds: 1.2, detail: "ready after 1.2 s" },
  ];
  return aDeployment({
    outcome: "failed",
    verified: false,
    steps: [
      aStep({ id: "pull", title: "Pull the images that the host does not have", seconds: 3, detail: "1 pulled" }),
      aStep({ outcome: "failed", seconds: 2, detail: failure.message, failure, units }),
      aStep({ id: "remove", title: "Remove old-worker", outcome: "skipped", seconds: 0 }),
    ],
    checks: [],
    failure,
    comeback: {
      release: ids.old,
      outcome: "succeeded",
      steps: [aStep()],
      checks: [aCheck()],
      sentence: "dev runs release 0a0a0a0a0a0a again, verified",
    },
    ...over,
  });
}

export function aPlan(over: Partial<PlanResult> = {}): PlanResult {
  const { plan } = aDeployment();
  const image = { repository: "registry.example/shop/auth", key, digest, commits: [] };
  return {
    command: "plan",
    app: "shop",
    source: { commit: aCommit().sha, ref: "develop", isDirty: false },
    environment: "dev",
    images: [
      { ...image, name: "auth", services: ["auth"], state: "found" },
      {
        name: "chatbot",
        repository: "registry.example/shop/chatbot",
        key: `c1-${"5f".repeat(20)}`,
        services: ["chatbot", "chatbot-worker"],
        state: "build",
        before: digest,
        commits: [aCommit()],
      },
    ],
    current: ids.old,
    currentCommit: "7e57c0d".padEnd(40, "0"),
    fallback: ids.old,
    fallbackCommit: "7e57c0d".padEnd(40, "0"),
    commits: [aCommit()],
    gates: [],
    target: { ...plan, notes: ["gateway has a fixed host port: it is recreated, with a short gap"] },
    hooks: [],
    matrix: [{ name: "chatbot", images: ["chatbot"] }],
    warnings: [],
    notes: [],
    seconds: 0.41,
    ...over,
  };
}

export function aBuild(over: Partial<BuildResult> = {}): BuildResult {
  return {
    command: "build",
    images: [
      { name: "auth", key, digest, state: "found", seconds: 0 },
      { name: "chatbot", key, digest, state: "built", seconds: 31.5 },
    ],
    seconds: 33,
    ...over,
  };
}

export function aRun(over: Partial<RunResult> = {}): RunResult {
  return {
    command: "run",
    app: "shop",
    source: aPlan().source,
    environment: "dev",
    build: aBuild(),
    release: ids.new,
    deployment: aDeployment(),
    url,
    warnings: [],
    stages: [
      { name: "plan", seconds: 0.4 },
      { name: "build", seconds: 33 },
      { name: "release", seconds: 0.6 },
      { name: "deploy", seconds: 12.3 },
    ],
    ...over,
  };
}

export function aState(over: Partial<EnvironmentState> = {}): EnvironmentState {
  return {
    ...emptyState("dev"),
    number: 8,
    current: { release: ids.new, number: 8, since: "2026-11-23T11:57:00.000Z" },
    good: [
      { release: ids.new, number: 8, at: "2026-11-23T11:57:00.000Z" },
      { release: ids.old, number: 7, at: "2026-11-20T09:00:00.000Z" },
    ],
    last: { release: ids.new, number: 8, outcome: "succeeded", at: "2026-11-23T11:57:00.000Z" },
    ...over,
  };
}

export function anEntry(over: Partial<DeploymentEntry & { number: number; state: EnvironmentState }> = {}): Entry {
  return {
    kind: "deployment",
    deployment: "deploy",
    release: ids.new,
    from: ids.old,
    commit: aCommit().sha,
    ref: "develop",
    act: { by: "Ada", at: "2026-11-23T11:56:40.000Z" },
    endedAt: "2026-11-23T11:57:00.000Z",
    outcome: "succeeded",
    verified: true,
    runs: ids.new,
    approvals: [{ by: "Grace", at: "2026-11-23T11:56:30.000Z", reason: "looks right" }],
    steps: [aStep()],
    checks: [aCheck()],
    secrets: { DB_PASSWORD: "hmac:12ab" },
    number: 8,
    state: aState(),
    ...over,
  };
}

const hold = { by: "Ada", at: "2026-11-23T11:00:00.000Z", reason: "the import runs until noon" };

/** One whole sample of every command's result, with every field that can occur in one of them. */
export const samples = {
  plan: aPlan({
    release: ids.new,
    changes: {
      images: [{ name: "chatbot", change: "changed", before: digest, commits: [aCommit()] }],
      services: [
        { name: "chatbot", change: "changed", parts: ["image"] },
        { name: "gateway", change: "changed", parts: ["environment", "ports"] },
        { name: "rag", change: "added", parts: [] },
      ],
      files: [{ path: "nginx/conf.d/app.conf", change: "changed" }],
    },
    target: {
      ...aDeployment().plan,
      notes: ["gateway has a fixed host port: it is recreated, with a short gap"],
      units: [
        { unit: "chatbot", action: "replace", why: "another image", tasks: ["migrate", "index"] },
        { unit: "chatbot_db", action: "replace", why: "its definition changed", stateful: true },
        { unit: "rag", action: "keep", why: "unchanged" },
      ],
    },
    gates: [
      {
        gate: "requires",
        open: true,
        sentence: "release 1b1b1b1b1b1b was verified on dev at 2026-11-23T09:00:00.000Z",
      },
      {
        gate: "approval",
        open: false,
        sentence: "production asks for 1 approval (anybody, by name); nobody approved",
        hint: "aip-deploy deploy production --release 1b1b1b1b1b1b --approve-by NAME",
      },
    ],
    warnings: [
      { file: "docker-compose.yml", line: 12, column: 5, path: "services.auth", message: "odd", hint: "mend" },
    ],
    hooks: [
      { hook: "before-switch", command: "./scripts/warm-cache.sh --all" },
      { hook: "on-failure", command: "./scripts/tell.sh" },
    ],
    notes: ["auth is built as production says"],
  }),
  build: aBuild(),
  release: {
    command: "release",
    app: "shop",
    release: ids.new,
    images: 9,
    environments: ["dev", "staging"],
    warnings: ["auth: a source mount is left out"],
  },
  run: aRun({ warnings: [{ message: "the name of the app is a guess" }] }),
  deploy: { command: "deploy", deployment: aFailedDeployment({ unrecorded: "the registry does not answer" }), url },
  rollback: { command: "rollback", deployment: aDeployment({ kind: "rollback" }) },
  drift: {
    command: "drift",
    environment: "production",
    release: ids.new,
    outcome: "failed",
    units: [{ unit: "web", action: "replace", why: "somebody changed it" }],
    steps: [{ id: "apply:1", kind: "start", title: "Start web", units: ["web"] }],
    objects: [
      {
        object: "Deployment web",
        change: "changed",
        fields: [{ path: "spec.replicas", wanted: "3", found: "1", by: "kubectl-scale" }],
      },
      { object: "ConfigMap settings", change: "missing", fields: [] },
    ],
  },
  verify: {
    command: "verify",
    environment: "dev",
    release: ids.new,
    outcome: "failed",
    checks: [
      aCheck(),
      aCheck({
        name: "integration tests",
        outcome: "failed",
        seconds: 8.1,
        detail: "41 passed, 1 failed, 0 skipped",
        hint: "look at the gateway first",
        tests: { passed: 41, failed: 1, skipped: 0, failures: [{ name: "chat › answers", message: "expected 200" }] },
      }),
    ],
  },
  status: {
    command: "status",
    app: "shop",
    environments: [
      {
        environment: "dev",
        branch: "develop",
        url,
        state: aState(),
        commit: aCommit().sha,
        by: "Ada",
        health: "well",
        detail: "17 units run",
      },
      {
        environment: "staging",
        branch: "staging",
        url: "http://127.0.0.1:8081",
        state: aState({
          environment: "staging",
          hold,
          current: { release: ids.old, number: 4, since: "2026-11-20T12:00:00.000Z" },
          signOffs: [{ release: ids.old, act: { ...hold, link: "https://example.org/42" } }],
          last: { release: ids.new, number: 5, outcome: "failed", at: "2026-11-23T11:00:00.000Z" },
        }),
        by: "Grace",
        health: "unwell",
        detail: "chatbot exited with 1",
      },
      {
        environment: "production",
        branch: "main",
        state: emptyState("production"),
        health: "empty",
        detail: "nothing runs",
      },
    ],
  },
  history: {
    command: "history",
    environment: "dev",
    entries: [
      { kind: "lift", act: hold, number: 11, state: aState({ number: 11 }) },
      { kind: "hold", act: hold, number: 10, state: aState({ number: 10, hold }) },
      { kind: "sign-off", release: ids.new, act: hold, number: 9, state: aState({ number: 9 }) },
      anEntry(),
      anEntry({
        number: 7,
        deployment: "return",
        outcome: "failed",
        verified: false,
        failure: "chatbot exited with 1",
        release: ids.old,
      }),
    ],
  },
  diff: {
    command: "diff",
    from: { name: "staging", release: ids.old },
    to: { name: "dev", release: ids.new, commit: aCommit().sha },
    images: [
      { name: "chatbot", change: "changed", before: digest, after: `sha256:${"e2".repeat(32)}`, commits: [aCommit()] },
      { name: "rag", change: "added", after: digest, commits: [] },
    ],
    services: [
      { name: "chatbot", change: "changed", parts: ["environment", "image"] },
      { name: "rag", change: "added", parts: [] },
    ],
    files: [{ path: "nginx/conf.d/app.conf", change: "changed" }],
    commits: [aCommit()],
    commitsProblem: "the clone is shallow",
  },
  approve: {
    command: "approve",
    app: "shop",
    environment: "production",
    release: ids.new,
    way: "issue",
    open: false,
    sentence: "production asks for 2 approvals (of ada, bob) on issue #7; only ada approved",
    hint: "Comment /approve on https://github.example/octo/app/issues/7, then run the failed jobs again.",
    approvals: [{ by: "ada", at: "2026-11-23T11:56:30.000Z", link: "https://github.example/octo/app/issues/7#c1" }],
    link: "https://github.example/octo/app/issues/7",
    review: {
      from: { name: "production", release: ids.old, commit: "0".repeat(40) },
      to: { name: "release 1b1b1b1b1b1b", release: ids.new, commit: aCommit().sha },
      images: [{ name: "chatbot", change: "changed", before: digest, after: `sha256:${"e2".repeat(32)}`, commits: [] }],
      services: [{ name: "chatbot", change: "changed", parts: ["environment", "image"] }],
      files: [],
      commits: [aCommit()],
      target: {
        steps: [{ id: "start-1", kind: "start", title: "Start chatbot", units: ["chatbot"] }],
        notes: [],
        units: [{ unit: "chatbot", action: "replace", why: "its image changed", tasks: ["migrate"] }],
      },
      hooks: [{ hook: "after-deploy", command: "./scripts/tell.sh" }],
      fallback: ids.old,
      gates: [{ gate: "requires", open: true, sentence: "release 1b1b1b1b1b1b was verified on staging" }],
    },
  },
  "sign-off": {
    command: "sign-off",
    environment: "staging",
    release: ids.new,
    act: { ...hold, reason: "all of the list" },
    number: 12,
  },
  hold: { command: "hold", environment: "staging", act: hold, number: 13 },
  lift: { command: "lift", environment: "staging", act: { by: "Ada", at: hold.at }, number: 14 },
  freeze: { command: "freeze", environment: "staging", act: hold, until: "2026-12-27T08:00:00.000Z", number: 15 },
  unlock: {
    command: "unlock",
    environment: "staging",
    act: hold,
    holder: "Ada (deploy release 1b1b1b1b1b1b)",
    number: 16,
  },
  "maintenance-on": {
    command: "maintenance-on",
    environment: "staging",
    outcome: "succeeded",
    unchanged: false,
    act: hold,
    gateways: ["gateway"],
    notes: ["gateway loads its new files while it runs, and closes idle connections when it does."],
    retryAfterSeconds: 600,
    steps: [
      aStep({
        id: "reload:1",
        title: "Give gateway its new files, without a stop",
        seconds: 0.8,
        detail: "gateway took its new files after 0.8 s, without a stop",
      }),
    ],
    checks: [aCheck({ name: "the public route shows the page", detail: `GET ${url}/ answered 503` })],
    url: `${url}/`,
    number: 17,
  },
  "maintenance-off": {
    command: "maintenance-off",
    environment: "staging",
    outcome: "failed",
    unchanged: false,
    act: hold,
    gateways: ["gateway"],
    notes: [],
    steps: [aStep({ id: "reload:1", title: "Give gateway its new files, without a stop", seconds: 0.8 })],
    checks: [aCheck({ outcome: "failed", detail: `GET ${url}/ answered 502, expected 200 to 399` })],
    failure: { message: `public route: GET ${url}/ answered 502, expected 200 to 399`, log: [], events: [] },
    url: `${url}/`,
    number: 18,
  },
  down: { command: "down", environment: "dev", data: false, number: 17 },
  task: {
    command: "task",
    environment: "staging",
    unit: "auth",
    words: "python manage.py check",
    release: ids.new,
    outcome: "failed",
    detail: "ended with exit code 3",
    exitCode: 3,
    seconds: 1.5,
    number: 12,
  },
  setup: {
    command: "setup",
    host: "app.example.org",
    outcome: "failed",
    dryRun: true,
    findings: [
      { level: "error", about: "engine", sentence: "no Docker Engine answers to user deploy", hint: "install it" },
      { level: "good", about: "clock", sentence: "its clock is right" },
    ],
    steps: [{ sentence: "install docker.io from the distribution's packages", outcome: "skipped" }],
    notes: ["Firewall: let SSH in."],
  },
  "preview-up": {
    command: "preview-up",
    pullRequest: 12,
    until: "2026-11-30T12:00:00.000Z",
    run: { ...aRun(), environment: "pr-12" },
  },
  "preview-down": { command: "preview-down", environment: "pr-12", pullRequest: 12 },
  "preview-list": {
    command: "preview-list",
    app: "shop",
    most: 5,
    previews: [
      {
        environment: "pr-12",
        branch: "refs/pull/12/head",
        url: "http://127.0.0.1:20000/",
        state: aState({ environment: "pr-12" }),
        health: "well",
        detail: "3 of 3 units run",
        pullRequest: 12,
        since: "2026-11-20T12:00:00.000Z",
        deployedAt: "2026-11-23T12:00:00.000Z",
        until: "2026-11-30T12:00:00.000Z",
      },
    ],
  },
  promote: {
    command: "promote",
    from: "dev",
    environment: "staging",
    base: "staging",
    head: "develop",
    release: ids.new,
    current: ids.old,
    verified: true,
    ahead: 3,
    commits: [aCommit()],
    images: [{ name: "chatbot", change: "changed", before: digest, after: `sha256:${"e2".repeat(32)}`, commits: [] }],
    services: [{ name: "rag", change: "added", parts: [] }],
    files: [{ path: "nginx/conf.d/app.conf", change: "changed" }],
    gates: [{ gate: "requires", open: true, sentence: "verified on dev" }],
    warnings: [{ message: "develop is at 0123456789ab", hint: "Wait." }],
    state: "opened",
    pullRequest: { number: 100, url: "https://github.example/octo/app/pull/100" },
  },
  doctor: {
    command: "doctor",
    repository: "octo/app",
    findings: [
      { area: "machine", state: "ok", what: "Docker Engine 28.5.2", commands: [] },
      { area: "repository", state: "advice", what: "jobs may write", why: "code", commands: ["gh api x"] },
      {
        area: "branches",
        state: "wrong",
        what: "there is no branch staging",
        why: "staging is deployed from it",
        commands: ["git push origin HEAD:refs/heads/staging"],
      },
      { area: "secrets", state: "unknown", what: "KEY could not be looked at", why: "the token", commands: [] },
    ],
  },
  "preview-prune": {
    command: "preview-prune",
    seconds: 604_800,
    removed: [
      { environment: "pr-3", pullRequest: 3, deployedAt: "2026-11-10T12:00:00.000Z" },
      {
        environment: "pr-4",
        pullRequest: 4,
        deployedAt: "2026-11-11T12:00:00.000Z",
        problem: "the engine cannot be reached",
      },
    ],
    kept: 1,
  },
  permissions: {
    command: "permissions",
    environment: "dev",
    namespace: "shop-dev",
    rules: [
      { apiGroups: [""], resources: ["pods/log"], verbs: ["get"] },
      { apiGroups: [""], resources: ["secrets"], resourceNames: ["shop-secrets"], verbs: ["get", "patch"] },
    ],
    manifest: "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: aip-deploy\n  namespace: shop-dev\n",
  },
  migrate: {
    command: "migrate",
    app: "shop",
    dryRun: false,
    environments: [
      { name: "dev", overlay: "dev", namespace: "shop-dev" },
      { name: "production", overlay: "prod", namespace: "shop-prod" },
    ],
    written: ["k8s/MIGRATION.md", "k8s/base/auth/deployment.yaml"],
    unchanged: ["k8s/namespaces.yaml"],
    stale: ["k8s/base/old/deployment.yaml"],
    notes: [
      {
        kind: "left",
        what: "privileged",
        instead:
          "securityContext.privileged: true gives the pod the whole node, and most clusters refuse it; name the capabilities that it really needs.",
        services: ["builder"],
        environments: ["dev"],
        places: [{ file: "docker-compose.dev.yml", line: 12, column: 5 }],
      },
      {
        kind: "look",
        what: "limits without reservations",
        instead: "A tenth of the processors is requested.",
        services: ["auth", "chatbot", "data", "rag", "user"],
        environments: [],
        places: [
          { file: "docker-compose.yml", line: 3, column: 5 },
          { file: "docker-compose.yml", line: 8, column: 5 },
          { file: "docker-compose.yml", line: 20, column: 5 },
          { file: "docker-compose.yml", line: 31, column: 5 },
        ],
      },
    ],
    lines: "environments:\n  dev:\n    target: kubernetes\n",
  },
} as const satisfies { readonly [Command in Result["command"]]: Extract<Result, { command: Command }> | Result };
