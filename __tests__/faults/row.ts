/** The unit that a row's release changes: `back` is rolled behind the gateway, `front` is stopped before its successor starts. */
export type Unit = "back" | "front";

/** What the release brings besides another version of the unit. */
export type Brings = {
  readonly unit?: Unit;
  /** What the unit's program does wrong, as `program.ts` knows it. */
  readonly wrong?: string;
  /** More of the unit's service in the Compose file. */
  readonly service?: Readonly<Record<string, unknown>>;
  /** More of the unit in `aip-deploy.yml`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** More of the environment in `aip-deploy.yml`. */
  readonly environment?: Readonly<Record<string, unknown>>;
  /** Other files of the checkout. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** The image is another one too; else only the definition changes. */
  readonly image?: true;
  /** The image is built before and not on the engine, so that it must be pulled. */
  readonly pulled?: true;
};

/**
 * When a deed is done: before the run is started, or when it has said so much, or asks the engine or the cluster for something
 * the nth time.
 */
export type Moment =
  | "before"
  | { readonly said: string; readonly afterMs?: number }
  | { readonly asked: string; readonly nth?: number }
  | { readonly askedOfCluster: string; readonly nth?: number };

/** What can go wrong with a runner, its checkout, and others who deploy, whatever is deployed to. */
export const deedsAnywhere = [
  "the runner is killed",
  "the runner is asked to stop",
  "only the program is killed",
  "the runner stands still for longer than its lease",
  "nobody reads what it says",
  "a secret file is gone",
  "another one deploys",
  "another one deploys a newer commit",
] as const;

/** What people and strangers do on a machine with an engine and the target's folder. */
export const deedsOnMachines = [
  "a person stops a container",
  "a person removes a container",
  "a person pauses a container",
  "a person takes a container off its network",
  "a stranger has the name of a container",
  "a stranger has the port",
  "somebody empties the target's folder",
  "the target's folder is read-only",
  "the target's folder is full",
] as const;

/** What may stand where leases are kept. */
export const deedsToLeases = ["the lease cannot be read", "the lease is a dead runner's"] as const;

/** Where runner and engine are one machine; elsewhere it is the host whose clock is off. */
export const deedsToClocks = ["its clock is an hour ahead", "its clock is an hour behind"] as const;

export const deedsOfRegistry = [
  "the registry is down",
  "the registry goes down and comes back",
  "the registry answers 500 for a moment",
  "the registry denies the push",
  "the registry denies the pull",
  "the registry has lost the image",
  "the registry says that it was asked too often",
  "the registry breaks off in a layer",
  "the registry denies the record",
] as const;

export const deedsOfEngine = [
  "the engine is not there",
  "the engine goes away",
  "the engine goes away for a moment",
  "the engine refuses to make containers",
] as const;

export const deedsOfHosts = [
  "the engine is restarted",
  "the host loses power",
  "the host loses power and boots",
  "the host stands still for a while",
  "the host's clock is an hour off",
  "the host's disk is full",
  "the host has another key",
  "the host's port is closed",
  "the link drops everything",
  "the link is reset",
] as const;

export const deedsOfClusters = [
  "the API server is not there",
  "the API server goes away",
  "the API server goes away for a moment",
  "the API server takes connections and answers none",
  "a webhook refuses",
  "a webhook refuses what it was not asked about",
  "a webhook cannot be reached",
  "a webhook is away for a moment",
  "a quota has no room for another pod",
  "a person scales a deployment to nothing",
  "a person deletes a deployment",
  "a person deletes a pod",
  "a person deletes the lease",
] as const;

/** Everything that can be done to a deployment from outside, by where it can be done. */
export const deedsOn = {
  "the local engine": [
    ...deedsAnywhere,
    ...deedsOnMachines,
    ...deedsToLeases,
    ...deedsOfRegistry,
    ...deedsOfEngine,
    ...deedsToClocks,
    "a person runs docker compose up",
  ],
  "a host over SSH": [...deedsAnywhere, ...deedsOnMachines, ...deedsToLeases, ...deedsOfHosts, "the registry is down"],
  "a cluster": [...deedsAnywhere, ...deedsToLeases, ...deedsOfRegistry, ...deedsToClocks, ...deedsOfClusters],
} as const;
export type BenchName = keyof typeof deedsOn;
export type Deed = (typeof deedsOn)[BenchName][number];
export type DeedOn<Name extends BenchName> = (typeof deedsOn)[Name][number];

/** What is answered: the version before, the new one, one of the two or nothing, the one of another deployer, or nothing. */
export type Serves = "old" | "new" | "either" | "theirs" | "nothing";

/** One fault: how it is made, and all that must be seen of it on every bench that can make it. */
export type Row = {
  readonly fault: string;
  readonly brings?: Brings;
  readonly deed?: Deed;
  /** Default: before the run. */
  readonly at?: Moment;
  /** Nothing ran before. */
  readonly first?: true;
  /** Default: for `back` not one request is lost, for `front` nobody answers while it is exchanged. */
  readonly meanwhile?: "a gap";
  readonly serves: Serves;
  /** The exit code; `killed`: it has none. */
  readonly ends: number | "killed";
  /** Where chance decides how far the run came before: what is as right as that. */
  readonly orElse?: { readonly ends: number; readonly serves?: Serves };
  /** What must be in the report for people; `…` stands for anything. Left out: nothing can be said any more. */
  readonly says?: string;
  /** Also played over SSH by every `npm test`. */
  readonly usualOnHosts?: true;
  /** Also played on a cluster by every `npm test`. */
  readonly usualOnClusters?: true;
  /** What is another thing on a cluster. `never`: it cannot happen there; `only`: it happens nowhere else. */
  readonly onCluster?: Partial<OnCluster> | "never" | "only";
  readonly next: Next;
};

type OnCluster = Pick<Row, "brings" | "at" | "meanwhile" | "serves" | "ends" | "orElse" | "says" | "next">;

type Next = {
  /** `same`: the very same commit again. `good`: a commit without the fault, as somebody pushes it who has read the report. */
  readonly brings: "same" | "good";
  /** What the next run says about it, where it has to say something. */
  readonly says?: string;
};

export type Group = { readonly title: string; readonly rows: readonly Row[] };

export function unitOf({ brings }: Row): Unit {
  return brings?.unit ?? "back";
}

/** What a row is there. */
export function rowOn(bench: BenchName, row: Row): Row {
  const { onCluster } = row;
  return bench === "a cluster" && typeof onCluster === "object" ? { ...row, ...onCluster } : row;
}

/**
 * Whether a row is played there by every `npm test`. Over SSH that are faults of the host and the way to it, and of each other
 * kind those that differ most, as on a cluster; `SOAK=1` plays all of them.
 */
export function isUsualOn(bench: BenchName, row: Row): boolean {
  switch (bench) {
    case "the local engine":
      return true;
    case "a host over SSH":
      return row.usualOnHosts === true || isOfHosts(row);
    case "a cluster":
      return row.usualOnClusters === true;
  }
}

function isOfHosts({ deed }: Row): boolean {
  return deed !== undefined && (deedsOfHosts as readonly Deed[]).includes(deed);
}

/** Whether all that a row asks for can be done there: a host's engine is not listened to. */
export function isPlayableOn(bench: BenchName, row: Row): boolean {
  const { deed, at, onCluster } = rowOn(bench, row);
  const can: readonly Deed[] = deedsOn[bench];
  return (
    (deed === undefined || can.includes(deed)) &&
    (listenedTo(at) ?? bench) === bench &&
    onCluster !== (bench === "a cluster" ? "never" : "only")
  );
}

/** Where somebody has to listen to what is asked; `undefined`: nowhere. */
function listenedTo(at: Moment | undefined): BenchName | undefined {
  if (typeof at !== "object") return undefined;
  if ("asked" in at) return "the local engine";
  return "askedOfCluster" in at ? "a cluster" : undefined;
}
