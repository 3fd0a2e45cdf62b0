import { TargetError } from "../../errors.ts";
import {
  applicationRef,
  requiredApplication,
  type Application,
  type Operation,
  type OperationState,
} from "./application.ts";
import type { ArgocdTools } from "./tools.ts";

const lookEveryMs = 500;
/** How long Argo CD may take to begin what it is asked for. */
const takeUpMs = 60_000;
/** How long it may wait for one and the same thing, beside what the workloads may take. */
const standstillMs = 300_000;

export type Wish = {
  /** What is to be synced. */
  readonly commit: string;
  /** Shown in Argo CD. */
  readonly cause: string;
  /** How long a workload may take, in seconds. */
  readonly patienceSeconds: number;
};

type Using = Pick<ArgocdTools, "cluster" | "place" | "owner" | "clock" | "log">;

/**
 * Asks Argo CD to sync one commit and answers how that ended. What it is at with another commit is stopped: whoever holds the lease
 * decides what comes next. Throws `target.unreachable` when it does not take it up, and `target.failed` when it stands still.
 */
export async function sync(wish: Wish, using: Using, signal: AbortSignal): Promise<OperationState> {
  const { clock, log, place } = using;
  const id = clock.now().toISOString();
  const lookAnew = oneRefresh(using);
  let before = "";
  let movedAt = clock.now().getTime();
  for (;;) {
    const application = await requiredApplication(using);
    const { operation, status: { operationState: state } = {} } = application;
    const isOurs = idIn(state?.operation) === id;
    if (isOurs && operation === undefined && state?.finishedAt !== undefined) return state;
    if (operation === undefined && (await lookAnew(application))) await request(id, wish, application, using);
    else if (operation !== undefined && idIn(operation) !== id && operation.sync?.revision !== wish.commit)
      await terminate(application, using);
    const now = clock.now().getTime();
    const told = isOurs ? (state?.message ?? "") : "is asked for";
    if (told !== before) {
      [before, movedAt] = [told, now];
      log.progress(`application/${place.application}`, told);
    }
    const limit = isOurs ? Math.max(standstillMs, wish.patienceSeconds * 1000) : takeUpMs;
    if (now - movedAt > limit) throw standstill(isOurs, told, using);
    await clock.sleep(lookEveryMs, signal);
  }
}

/** Ends what Argo CD is at, as its own server does, or takes back what it did not begin: nothing that was done is undone. */
async function terminate({ operation, status }: Application, { cluster, place }: Using): Promise<void> {
  const { phase, operation: begun } = status?.operationState ?? {};
  if (phase === "Terminating") return;
  const isBegun = phase === "Running" && idIn(begun) === idIn(operation);
  const end = isBegun ? { status: { operationState: { phase: "Terminating" } } } : { operation: null };
  await cluster.merge(applicationRef(place), end);
}

/** Ends whatever it is at now, and waits for as long as that usually takes. */
export async function stop(using: Using): Promise<void> {
  const end = using.clock.now().getTime() + takeUpMs / 4;
  for (;;) {
    const application = await requiredApplication(using);
    if (application.operation === undefined || using.clock.now().getTime() > end) return;
    await terminate(application, using);
    await using.clock.sleep(lookEveryMs);
  }
}

async function request(id: string, { commit, cause }: Wish, { spec }: Application, using: Using): Promise<void> {
  const syncOptions = spec?.syncPolicy?.syncOptions;
  const operation = {
    initiatedBy: { username: "aip-deploy" },
    info: [
      { name: idName, value: id },
      { name: "Reason", value: cause },
    ],
    sync: { revision: commit, prune: true, ...(syncOptions === undefined ? {} : { syncOptions }) },
  };
  await using.cluster.merge(applicationRef(using.place), { operation });
}

const refreshAnnotation = "argocd.argoproj.io/refresh";
const spoiling = new Set(["ComparisonError", "InvalidSpecError"]);

/**
 * What Argo CD remembers of its last look, such as a repository that was away for a moment, would end a sync before it begins: it is
 * asked to look once more. Answers whether it has.
 */
function oneRefresh({ cluster, place }: Using): (application: Application) => Promise<boolean> {
  let isAsked = false;
  return async ({ metadata, status }) => {
    if (metadata.annotations?.[refreshAnnotation] !== undefined) return false;
    if (isAsked || !(status?.conditions ?? []).some(({ type }) => spoiling.has(type))) return true;
    isAsked = true;
    await cluster.merge(applicationRef(place), { metadata: { annotations: { [refreshAnnotation]: "normal" } } });
    return false;
  };
}

const idName = "aip-deploy";

function idIn(operation: Operation | undefined): string | undefined {
  return operation?.info?.find(({ name }) => name === idName)?.value;
}

function standstill(isTaken: boolean, told: string, { place }: Using): TargetError {
  const { application, namespace } = place;
  if (!isTaken) {
    const hint = `See that its application controller runs and looks after namespace ${namespace}: kubectl --namespace ${namespace} get pods`;
    return new TargetError(
      "target.unreachable",
      `Argo CD does not take up what Application ${application} is asked for`,
      {
        hint,
      },
    );
  }
  return new TargetError("target.failed", `Argo CD gets no further with Application ${application}: ${told}`, {
    hint: `kubectl --namespace ${namespace} describe application ${application} shows each object.`,
  });
}
