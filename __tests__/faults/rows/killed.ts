import type { Group, Moment, Row, Serves } from "../row.ts";

const id = "[0-9a-f]{12,64}";
const told = "dev: deploy of release … was interrupted; recorded as number …";

/** Killed without a warning, together with everything that it started. */
function killed(where: string, at: Moment, serves: Serves, more: Partial<Row> = {}): Row {
  const next = { brings: "same", says: told } as const;
  return { fault: where, deed: "the runner is killed", at, serves, ends: "killed", next, ...more };
}

/** What a cluster calls the steps. */
const settings = { onCluster: { at: { said: "▸ Apply" } } } as const;
const exchange = (afterMs: number) => ({ onCluster: { at: { said: "▸ Roll out deployment/front", afterMs } } });
const nothingPulled = { onCluster: "never" } as const;

const untold = { next: { brings: "same" } } as const;
const front = { brings: { unit: "front" } } as const;
const first = { first: true } as const;

export const whileRolling: Group = {
  title: "The runner is killed (SIGKILL) while a service is rolled",
  rows: [
    killed("while it places files", { said: "▸ Place" }, "old", { ...untold, ...settings }),
    killed("while it pulls", { said: "▸ Pull" }, "old", nothingPulled),
    killed("before the new container is made", { asked: "^POST \\S*/containers/create" }, "old"),
    killed("when the new container is made, and not started", { asked: `^POST \\S*/containers/${id}/start` }, "old"),
    killed("while the new container becomes ready", { said: "▸ Roll", afterMs: 1_000 }, "old", {
      brings: { wrong: "starts slowly" },
      usualOnClusters: true,
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
    killed("while it proves what runs", { said: "✓ every unit runs the release" }, "new", {
      usualOnHosts: true,
    }),
    killed("when it is about to be recorded", { said: "✓ public route" }, "new", untold),
  ],
};

export const whileRecreating: Group = {
  title: "… while a service is stopped and started anew",
  rows: [
    killed("while it places files, with a unit to recreate", { said: "▸ Place" }, "old", {
      ...front,
      ...untold,
      ...settings,
    }),
    killed("while it pulls, with a unit to recreate", { said: "▸ Pull" }, "old", {
      ...front,
      ...nothingPulled,
      usualOnHosts: true,
    }),
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
      ...exchange(1_500),
    }),
    killed("while it proves what was recreated", { said: "✓ every unit runs the release" }, "new", front),
    killed("while it goes back from a version that crashes", { said: "▸ Going back[^]*▸ Start front" }, "nothing", {
      brings: { unit: "front", wrong: "crashes" },
      onCluster: { at: { said: "▸ Going back[^]*▸ Roll out deployment/front" }, serves: "either" },
      next: { brings: "good", says: "dev: return of release … was interrupted; recorded as number …" },
    }),
    killed("alone, while Compose goes on", { said: "▸ Start front", afterMs: 150 }, "either", {
      ...front,
      deed: "only the program is killed",
      ...exchange(150),
    }),
  ],
};

export const whileFirst: Group = {
  title: "… in the first deployment of all",
  rows: [
    killed("while it places the first files", { said: "▸ Place" }, "nothing", { ...first, ...untold, ...settings }),
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

/** A request that changes something; what is only asked about is another one. */
function changing(method: string, what: string): Moment {
  return { askedOfCluster: `^${method} \\S*/${what}\\?(?!\\S*dryRun)` };
}

const migration = {
  brings: { image: true, settings: { tasks: { migrate: { command: ["sleep", "3"], timeout: "20s" } } } },
} as const;

export const whileOnCluster: Group = {
  title: "… while a cluster is told",
  rows: [
    killed("before the first object is applied", changing("PATCH", "configmaps/notes"), "old"),
    killed("when settings are applied, and no workload is", changing("PATCH", "deployments/back"), "old", {
      usualOnClusters: true,
    }),
    killed("while the Job of a migration runs", { said: "▸ Run job/back-migrate", afterMs: 1_000 }, "old", {
      ...migration,
      onCluster: "only",
    }),
    killed(
      "while it goes back from a version that is never ready",
      { said: "▸ Going back[^]*▸ Roll out deployment/back" },
      "old",
      {
        brings: { wrong: "is never ready", settings: { "start-timeout": "2s" } },
        onCluster: "only",
        next: { brings: "good", says: "dev: return of release … was interrupted; recorded as number …" },
      },
    ),
    killed("when the first workloads are applied, and not ready", { said: "▸ Roll out", afterMs: 500 }, "either", {
      ...first,
      onCluster: "only",
    }),
    killed("when somebody is asked for the last time who answers", { said: "✓ every Service answers" }, "new", {
      ...untold,
      onCluster: "only",
    }),
  ],
};

export const askedToStop: Group = {
  title: "The runner is asked to stop (SIGINT, as when a run is cancelled)",
  rows: [
    stopped("during the build", { said: "▸ Building", afterMs: 200 }, { brings: { image: true } }),
    stopped("while files are placed", { said: "▸ Place" }, settings),
    stopped(
      "during the migration",
      { said: "▸ Run migrate", afterMs: 300 },
      {
        onCluster: { at: { said: "▸ Run job/back-migrate", afterMs: 300 } },
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
        ...exchange(800),
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
    stopped(
      "when somebody had removed everything by hand",
      { said: "▸ Start store", afterMs: 300 },
      {
        first: true,
        onCluster: { at: { said: "▸ Start statefulset/store", afterMs: 300 } },
      },
    ),
  ],
};
