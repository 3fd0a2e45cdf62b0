import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import {
  bundleAction,
  runPost,
  runStep,
  startStep,
  type EndedStep,
  type RunningStep,
  type StepOptions,
} from "../support/action.ts";
import { commandLinesWith } from "../support/cli.ts";
import { docker } from "../support/engine.ts";
import { startFakeGitHub, type FakeGitHub } from "../support/fake-github.ts";
import { openSmallApp, type SmallApp } from "../support/small-app.ts";
import type { Files } from "../support/repository.ts";

/**
 * GitHub's own schedule of a cancel, SIGINT, 7.5 s later SIGTERM, 2.5 s later the end of the tree, at every step, and `post`
 * after it. Each lane is an app of its own, and the lanes run beside each other: what takes the time is waiting.
 */

jest.setTimeout(240_000);

type Lane = {
  readonly app: SmallApp;
  readonly github: FakeGitHub;
  readonly step: (inputs?: Readonly<Record<string, string>>) => StepOptions;
};

let action: ReturnType<typeof bundleAction>;
const open: Lane[] = [];

beforeAll(() => {
  action = bundleAction();
});

afterAll(async () => {
  for (const { app, github } of open) await Promise.all([app.close(), github.close()]);
  action.remove();
}, 120_000);

/** An app whose first release runs on dev, as its lane's cases change it. */
async function lane(): Promise<Lane> {
  const [app, github] = await Promise.all([openSmallApp(), startFakeGitHub()]);
  const step = (inputs: Readonly<Record<string, string>> = { command: "run" }): StepOptions => ({
    program: action.program,
    workspace: app.checkout.root,
    inputs: { by: "octocat", token: "a-token", ...inputs },
    env: { AIP_DEPLOY_STATE: app.stateDirectory, GITHUB_API_URL: github.url, RUNNER_DEBUG: "1" },
  });
  const opened = { app, github, step };
  open.push(opened);
  expect((await runStep(step())).code).toBe(0);
  return opened;
}

type Cancelled = { readonly main: EndedStep; readonly seconds: number };

/** Cancels once the step has said something, and runs its `post`; whatever happened, the record has a final status. */
async function cancelled({ github, step }: Lane, said: RegExp, more: Partial<Case> = {}): Promise<Cancelled> {
  const options = step(more.inputs);
  const recorded = github.deployments().length;
  const running = startStep(options);
  await running.until(said);
  await more.then?.(running);
  const started = performance.now();
  await running.cancel();
  const main = await running.ended;
  expect(main.code).not.toBe(0);
  const seconds = (performance.now() - started) / 1000;
  await more.after?.();
  const post = await runPost(options, main);
  expect({ code: post.code, left: marked(main) }).toEqual({ code: 0, left: [] });
  const ends = github
    .deployments()
    .slice(recorded)
    .map(({ statuses }) => statuses.at(-1)?.state ?? "none");
  expect(ends.filter((state) => state !== "inactive" && state !== "error")).toEqual([]);
  return { main, seconds };
}

type Case = {
  readonly inputs: Readonly<Record<string, string>>;
  readonly then: (running: RunningStep) => Promise<unknown>;
  readonly after: () => Promise<unknown>;
};

/** The command lines of programs that the step started and that still run. */
function marked({ state }: Pick<EndedStep, "state">): string[] {
  return commandLinesWith(`AIP_DEPLOY_PROCESS=${state["mark"] ?? ""}`);
}

async function heals({ app, step }: Lane, version: string): Promise<void> {
  const next = await runStep(step());
  expect({ code: next.code, said: next.code === 0 ? "" : next.log }).toEqual({ code: 0, said: "" });
  expect(await app.answer("dev")).toBe(version);
  expect(Object.keys(await app.containers("dev")).sort()).toEqual(["seed", "store", "web", "worker"]);
}

function stopsInTime({ main, seconds }: Cancelled, before = 7): void {
  expect({ code: main.code, outcome: main.outputs["outcome"], log: main.code === 130 ? "" : main.log }).toEqual({
    ...{ code: 130, outcome: "cancelled", log: "" },
  });
  expect(seconds).toBeLessThan(before);
  expect(main.summary).toMatch(/^🛑 /);
}

function isKilled({ main, seconds }: Cancelled): void {
  expect({ code: main.code, summary: main.summary }).toEqual({ code: null, summary: "" });
  expect(seconds).toBeGreaterThan(9.5);
}

const serves = "exec httpd -f -p 8080 -h /app\n";

/** A file of the app's first commit, with one change or as it was. */
function original({ app: { checkout } }: Lane, file: string, from = "", to = ""): Files {
  const text = checkout.git("show", `${checkout.git("rev-list", "--max-parents=0", "HEAD").trim()}:${file}`);
  expect(text).toContain(from);
  return { [file]: from === "" ? text : text.replaceAll(from, to) };
}

function configuration(own: Lane, from = "", to = ""): Files {
  return original(own, "aip-deploy.yml", from, to);
}

/** The web service is asked to stop by a signal that it may ignore. */
function askedToStop(own: Lane, more = ""): Files {
  return original(own, "docker-compose.yml", "build: ./web\n", `build: ./web\n    stop_signal: SIGTERM\n${more}`);
}

/** What the step started goes on; `post` ends it. */
async function killedAlone({ step }: Lane, said: RegExp): Promise<void> {
  const options = step();
  const running = startStep(options);
  await running.until(said);
  const state = running.state();
  while (marked({ state }).join() !== "sleep 61") await sleep(20);
  process.kill(running.pid, "SIGKILL");
  await sleep(200);
  expect(marked({ state })).toEqual(["sleep 61"]);
  const post = await runPost(options, { state });
  expect(post.log).toContain("Ended what the step had left running: sleep\n");
  expect(post.summary).toBe(
    "🛑 **run was ended from outside before it was over**, so nobody knows how far it came. The next run mends what was left half done; what runs now: `aip-deploy status`\n",
  );
  expect(marked(await running.ended)).toEqual([]);
}

const untouched = async ({ app }: Lane) => Object.values(await app.containers("dev")).map(({ startedAt }) => startedAt);

/** A registry that swallows every question and answers none. */
async function swallow({ app }: Lane): Promise<() => Promise<string>> {
  const port = app.registry.address.split(":")[1] ?? "";
  const id = await docker("ps", "--quiet", "--filter", `publish=${port}`, "--filter", "name=throw-away-registry");
  await docker("pause", id);
  return () => docker("unpause", id);
}

const lanes: Readonly<Record<string, () => Promise<void>>> = {
  async "before the target is touched: plan, build, push and release"() {
    const own = await lane();
    const before = await untouched(own);
    const slow = `FROM busybox:1.37\nRUN sleep 20\nWORKDIR /app\nCOPY . /app\nCMD sh /app/serve.sh\n`;
    own.app.checkout.commit({ "web/version": "2\n", "web/Dockerfile": slow }, "Build slowly");
    stopsInTime(await cancelled(own, /^::debug::docker compose .*config/m));
    stopsInTime(await cancelled(own, /^::debug::web: building \d\/\d RUN sleep/m));
    own.app.checkout.commit({ "web/version": "3\n", "web/Dockerfile": slow.replace("RUN sleep 20\n", "") }, "Push");
    for (const said of [/^::debug::web: building (exporting|pushing)/m, /^::endgroup::/m]) {
      let back = () => Promise.resolve("");
      await cancelled(own, said, {
        then: async () => {
          back = await swallow(own);
        },
        after: () => back(),
      });
    }
    expect(await untouched(own)).toEqual(before);
    await heals(own, "3");
  },

  async "while the target is touched: pull, task and start"() {
    const own = await lane();
    const { app, step } = own;
    app.checkout.commit({ "web/version": "2\n" }, "To be pulled");
    await runStep(step({ command: "build" }));
    const { release = "" } = (await runStep(step({ command: "release" }))).outputs;
    const images = await docker("images", "--filter", `reference=${app.registry.address}/*/web`, "--quiet");
    await docker("image", "rm", "--force", images.split("\n")[0] ?? "");
    let back = () => Promise.resolve("");
    const inputs = { command: "deploy", environment: "dev", release };
    const pulling = cancelled(own, /^::group::Pull the images/m, {
      inputs,
      then: async () => {
        back = await swallow(own);
        void sleep(600).then(back);
      },
    });
    stopsInTime(await pulling);
    await heals(own, "2");
    const stubborn = configuration(own, '[sh, -c, "expr', `[sh, -c, "trap '' TERM; sleep 13; expr`);
    app.checkout.commit({ ...stubborn, ...askedToStop(own), "web/version": "3\n" }, "Ignore who asks");
    const task = () => docker("ps", "--quiet", "--filter", `name=${app.name}-dev-web-task`);
    const killed = await cancelled(own, /^::group::Run migrate/m, {
      then: async () => {
        while ((await task()) === "") await sleep(50);
        await sleep(300);
      },
    });
    isKilled(killed);
    expect(await app.answer("dev")).toBe("2");
    app.checkout.commit(
      { ...configuration(own), ...original(own, "docker-compose.yml"), "web/serve.sh": `sleep 3\n${serves}` },
      "Start slowly",
    );
    stopsInTime(await cancelled(own, /^::group::Start web/m, { then: () => sleep(1_000) }), 10);
    await heals(own, "3");
  },

  async "while it is proven: proof, tests and record"() {
    const own = await lane();
    const { app } = own;
    const check = configuration(
      own,
      "    branch: develop",
      "    branch: develop\n    checks: [{ command: [sleep, '61'] }]",
    );
    app.checkout.commit({ ...check, "web/version": "2\n" }, "Prove slowly");
    stopsInTime(await cancelled(own, /✓ public route/), 10);
    await killedAlone(own, /✓ public route/);
    const tests = {
      "tests/serve.sh": "sleep 3\necho '<testsuite><testcase name=\"a\"/></testsuite>' > /tmp/junit.xml\n",
    };
    app.checkout.commit({ ...configuration(own), ...tests, "web/version": "3\n" }, "Test slowly");
    stopsInTime(await cancelled(own, /✓ public route/, { then: () => sleep(500) }), 10);
    let back = () => Promise.resolve("");
    await cancelled(own, /✓ public route/, {
      then: async () => {
        back = await swallow(own);
        // The tests take three seconds; what is written after them waits for the registry.
        await sleep(6_000);
      },
      after: () => back(),
    });
    await heals(own, "3");
  },

  async "where nothing lets itself be stopped: the way back is cut off in the middle"() {
    const own = await lane();
    const stubborn = `trap '' TERM\nhttpd -f -p 8081 -h /app &\nwhile :; do sleep 1; done\n`;
    own.app.checkout.commit(
      { ...askedToStop(own, "    stop_grace_period: 12s\n"), "web/serve.sh": stubborn },
      "Never be ready, and do not go",
    );
    isKilled(await cancelled(own, /^::group::Start web/m, { then: () => sleep(1_500) }));
    own.app.checkout.commit({ "web/serve.sh": serves, "web/version": "2\n" }, "Be ready");
    await heals(own, "2");
  },
};

const running = new Map<string, Promise<void>>();

beforeAll(() => {
  for (const [name, work] of Object.entries(lanes)) running.set(name, work());
  // Each is awaited by a test of its own.
  for (const work of running.values()) work.catch(() => undefined);
});

test.each(Object.keys(lanes))("cancelled %s", async (name) => {
  await running.get(name);
});

test("GitHub understood everything that was asked of it", () => {
  expect(open.flatMap(({ github }) => github.violations)).toEqual([]);
});
