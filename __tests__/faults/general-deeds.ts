import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import type { RunningCli } from "../support/cli.ts";
import type { Files, TestRepository } from "../support/repository.ts";
import type { Do, Scene, Units } from "./bench.ts";
import { leaseSeconds } from "./kit-app.ts";
import type { deedsAnywhere, deedsToClocks, deedsToLeases } from "./row.ts";

/** What can go wrong with a runner and its checkout, whatever it deploys to; `filesOf` gives the files of another version. */
export function generalDeeds(
  checkout: TestRepository,
  filesOf: (units: Units) => Files,
): Record<(typeof deedsAnywhere)[number], Do> {
  const theirs = (scene: Scene) => theirCheckout(scene, checkout, filesOf);
  return {
    "the runner is killed": ({ running }) => {
      there(running).killAll();
      return {};
    },
    "only the program is killed": ({ running }) => {
      there(running).killOnly();
      return {};
    },
    "the runner is asked to stop": ({ running }) => {
      there(running).interrupt();
      return {};
    },
    "nobody reads what it says": ({ running }) => {
      there(running).deafen();
      return {};
    },
    "the runner stands still for longer than its lease": async (scene) => {
      const { pid } = there(scene.running);
      process.kill(pid, "SIGSTOP");
      const beside = scene.bench.start(["run", "--by", "Grace"], { directory: theirs(scene) }).ended;
      await beside;
      process.kill(pid, "SIGCONT");
      return { beside };
    },
    "another one deploys": (scene) => {
      return { beside: scene.bench.start(["run", "--by", "Grace"], { directory: theirs(scene) }).ended };
    },
    "another one deploys a newer commit": async (scene) => {
      const directory = theirs(scene);
      const beside = scene.bench.start(["run", "--by", "Grace"], { directory }).ended;
      await beside;
      // Whoever deploys an older commit has a clone that knows of the newer one.
      checkout.git("fetch", "--quiet", directory, "develop");
      return { beside };
    },
    "a secret file is gone": () => {
      rmSync(checkout.path(".secrets/token"));
      return {
        heal: () => {
          writeFileSync(checkout.path(".secrets/token"), "marker-of-the-kit-token");
        },
      };
    },
  };
}

/** What can be wrong with the runner's clock. */
export const clockDeeds: Record<(typeof deedsToClocks)[number], Do> = {
  "its clock is an hour ahead": () => ({ start: { node: withClockOff(3_600_000) } }),
  "its clock is an hour behind": () => ({ start: { node: withClockOff(-3_600_000) } }),
};

/** What may stand where the lease is kept; `write` puts it there. */
export function slateDeeds(write: (text: string) => Promise<unknown>): Record<(typeof deedsToLeases)[number], Do> {
  return {
    "the lease cannot be read": async () => {
      await write('{"format": 1, "fence": 41, "hol');
      return {};
    },
    "the lease is a dead runner's": async () => {
      const holder = { id: randomUUID(), by: "Ada", work: "deploy release 0123456789ab", beat: 7 };
      const since = new Date().toISOString();
      await write(JSON.stringify({ format: 1, fence: 400, holder: { ...holder, since, expirySeconds: leaseSeconds } }));
      return {};
    },
  };
}

/** A clone with a commit on top of what is deployed here. */
function theirCheckout({ unit, units }: Scene, checkout: TestRepository, filesOf: (units: Units) => Files): string {
  const clone = checkout.clone();
  const files = filesOf({ ...units, [unit]: { version: "theirs", brings: {} } });
  clone.commit(files, "Theirs");
  return clone.root;
}

/** Every time of day that a program of Node sees is another one. */
function withClockOff(milliseconds: number): string[] {
  const text = `const Real = Date; globalThis.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(Real.now() + ${milliseconds}); else super(...given); }
    static now() { return Real.now() + ${milliseconds}; }
  };`;
  return ["--import", `data:text/javascript,${encodeURIComponent(text)}`];
}

function there(running: RunningCli | undefined): RunningCli {
  if (running === undefined) throw new Error("this is done to a run, and there is none yet");
  return running;
}
