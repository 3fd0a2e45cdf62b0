import type { Group, Moment, Row, Serves } from "../row.ts";

const id = "[0-9a-f]{12,64}";
const told = "dev: deploy of release … was interrupted; recorded as number …";

/** Killed without a warning, together with everything that it started. */
function killed(where: string, at: Moment, serves: Serves, more: Partial<Row> = {}): Row {
  const next = { brings: "same", says: told } as const;
  return { fault: where, deed: "the runner is killed", at, serves, ends: "killed", next, ...more };
}

const untold = { next: { brings: "same" } } as const;
const front = { brings: { unit: "front" } } as const;
const first = { first: true } as const;

export const whileRolling: Group = {
  title: "The runner is killed (SIGKILL) while a service is rolled",
  rows: [
    killed("while it places files", { said: "▸ Place" }, "old", untold),
    killed("while it pulls", { said: "▸ Pull" }, "old"),
    killed("before the new container is made", { asked: "^POST \\S*/containers/create" }, "old"),
    killed("when the new container is made, and not started", { asked: `^POST \\S*/containers/${id}/start` }, "old"),
    killed("while the new container becomes ready", { said: "▸ Roll", afterMs: 1_000 }, "old", {
      brings: { wrong: "starts slowly" },
    }),
    killed("when the gateway is about to be told the new address", { asked: "routes\\.map", nth: 2 }, "old"),
    killed(
      "when the new address is written, and not loaded",
      { asked: "^POST \\S*/kill\\?signal=SIGHUP", nth: 2 },
      "old",
    ),
    killed(
      "when requests have moved, and the old container still runs",
      { asked: `^POST \\S*/containers/${id}/stop` },
      "new",
    ),
    killed("when the old container is stopped, and not removed", { asked: `^DELETE \\S*/containers/${id}` }, "new"),
    killed("when only the gateway still knows the address by heart", { asked: "rm -rf" }, "new"),
    killed("while it proves what runs", { said: "✓ every unit runs the release" }, "new", { usualOnHosts: true }),
    killed("when it is about to be recorded", { said: "✓ public route" }, "new", untold),
  ],
};

export const whileRecreating: Group = {
  title: "… while a service is stopped and started anew",
  rows: [
    killed("while it places files, with a unit to recreate", { said: "▸ Place" }, "old", { ...front, ...untold }),
    killed("while it pulls, with a unit to recreate", { said: "▸ Pull" }, "old", { ...front, usualOnHosts: true }),
    killed("before the successor is made", { asked: "^POST \\S*/containers/create" }, "old", front),
    killed(
      "when the successor is made, and the old one is to be stopped",
      { asked: `^POST \\S*/containers/${id}/stop` },
      "old",
      front,
    ),
    killed(
      "when the old one is stopped, and not removed",
      { asked: `^DELETE \\S*/containers/${id}` },
      "nothing",
      front,
    ),
    killed(
      "when the old one is gone, and the successor has no name yet",
      { asked: `^POST \\S*/containers/${id}/rename` },
      "nothing",
      front,
    ),
    killed(
      "when the successor has its name, and is not started",
      { asked: `^POST \\S*/containers/${id}/start` },
      "nothing",
      front,
    ),
    killed("while the successor becomes ready", { said: "▸ Start front", afterMs: 1_500 }, "either", {
      brings: { unit: "front", wrong: "starts slowly" },
    }),
    killed("while it proves what was recreated", { said: "✓ every unit runs the release" }, "new", front),
    killed("while it goes back from a version that crashes", { said: "▸ Going back[^]*▸ Start front" }, "nothing", {
      brings: { unit: "front", wrong: "crashes" },
      next: { brings: "good", says: "dev: return of release … was interrupted; recorded as number …" },
    }),
    killed("alone, while Compose goes on", { said: "▸ Start front", afterMs: 150 }, "either", {
      ...front,
      deed: "only the program is killed",
    }),
  ],
};

export const whileFirst: Group = {
  title: "… in the first deployment of all",
  rows: [
    killed("while it places the first files", { said: "▸ Place" }, "nothing", { ...first, ...untold }),
    killed("before the network is made", { asked: "^POST \\S*/networks/create" }, "nothing", first),
    killed("before the first container is made", { asked: "^POST \\S*/containers/create" }, "nothing", first),
    killed(
      "in the second wave, when some are made and none is started",
      { asked: `^POST \\S*/containers/${id}/start`, nth: 2 },
      "nothing",
      first,
    ),
    killed("before the gateway is started", { asked: `^POST \\S*/containers/${id}/start`, nth: 4 }, "nothing", first),
    killed("while it proves the first release", { said: "✓ every unit runs the release" }, "new", first),
  ],
};

/** Asked to stop as GitHub does when a run is cancelled: nothing is left half done. */
function stopped(where: string, at: Moment, more: Partial<Row> = {}): Row {
  const says = "stopping at the next safe point; once more stops at once";
  const next = { brings: "same" } as const;
  return { fault: where, deed: "the runner is asked to stop", at, serves: "old", ends: 130, says, next, ...more };
}

export const askedToStop: Group = {
  title: "The runner is asked to stop (SIGINT, as when a run is cancelled)",
  rows: [
    stopped("during the build", { said: "▸ Building", afterMs: 200 }, { brings: { image: true } }),
    stopped("while files are placed", { said: "▸ Place" }),
    stopped(
      "during the migration",
      { said: "▸ Run migrate", afterMs: 300 },
      {
        brings: { image: true, settings: { tasks: { migrate: { command: ["sleep", "3"], timeout: "20s" } } } },
      },
    ),
    stopped(
      "while the new container becomes ready",
      { said: "▸ Roll", afterMs: 800 },
      { brings: { wrong: "starts slowly" } },
    ),
    stopped(
      "while a successor becomes ready in its place",
      { said: "▸ Start front", afterMs: 800 },
      {
        brings: { unit: "front", wrong: "starts slowly" },
      },
    ),
    stopped(
      "during the integration tests",
      { said: "✓ public route", afterMs: 300 },
      {
        brings: { environment: { tests: { service: "tests", timeout: "20s" }, variables: { TESTS: "sleep 3" } } },
      },
    ),
    stopped("when somebody had removed everything by hand", { said: "▸ Start store", afterMs: 300 }, { first: true }),
  ],
};
