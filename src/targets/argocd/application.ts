/** What Argo CD keeps of an Application, as far as a deployment needs it, and where one reads from. */
import { TargetError } from "../../errors.ts";
import type { KubeObject, ObjectRef } from "../kubernetes/cluster/object.ts";
import type { ArgocdPlace, ArgocdTools } from "./tools.ts";

/** Fields as the CRD of Argo CD 3 has them, https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml. */
export type Application = KubeObject & {
  readonly spec?: {
    readonly source?: Source;
    readonly sources?: readonly unknown[];
    readonly destination?: { readonly namespace?: string };
    readonly syncPolicy?: { readonly syncOptions?: readonly string[] };
  };
  /** What it is asked to do, or does. */
  readonly operation?: Operation;
  readonly status?: {
    readonly conditions?: readonly { readonly type: string; readonly message?: string }[];
    readonly operationState?: OperationState;
  };
};

type Source = {
  readonly repoURL?: string;
  readonly path?: string;
  readonly targetRevision?: string;
  readonly chart?: string;
};

export type Operation = {
  readonly info?: readonly { readonly name: string; readonly value: string }[];
  readonly sync?: { readonly revision?: string };
};

/** The last operation, whether it has ended or not. */
export type OperationState = {
  readonly operation?: Operation;
  readonly phase?: "Running" | "Terminating" | "Failed" | "Error" | "Succeeded";
  readonly message?: string;
  readonly finishedAt?: string;
  readonly syncResult?: { readonly resources?: readonly SyncedResource[] };
};

export type SyncedResource = {
  readonly kind: string;
  readonly name: string;
  readonly status?: string;
  readonly hookPhase?: string;
  readonly message?: string;
};

/** Where an Application's manifests are kept. */
export type GitSource = {
  /** As git takes it. */
  readonly url: string;
  /** `undefined`: the repository's own default. */
  readonly branch?: string;
  /** The one file that is ours, relative to the repository. */
  readonly file: string;
};

/** The file that holds a release; others beside it are left alone. */
const fileName = "release.yaml";

export function applicationRef({ application, namespace }: ArgocdPlace): ObjectRef {
  return { apiVersion: "argoproj.io/v1alpha1", kind: "Application", name: application, namespace };
}

export async function applicationOn({
  cluster,
  place,
}: Pick<ArgocdTools, "cluster" | "place">): Promise<Application | undefined> {
  return await cluster.get<Application>(applicationRef(place));
}

/** The same. Throws `target.refused` with what to write when there is none. */
export async function requiredApplication(
  tools: Pick<ArgocdTools, "cluster" | "place" | "owner">,
): Promise<Application> {
  const found = await applicationOn(tools);
  if (found !== undefined) return found;
  const { place, owner } = tools;
  throw new TargetError(
    "target.refused",
    `there is no Application ${place.application} in namespace ${place.namespace}`,
    {
      hint: `Make it with kubectl apply, with the repository that Argo CD shall read:\n${exampleFor(place, owner.namespace)}`,
    },
  );
}

function exampleFor({ application, namespace, repository }: ArgocdPlace, into: string): string {
  return [
    "apiVersion: argoproj.io/v1alpha1",
    "kind: Application",
    `metadata: { name: ${application}, namespace: ${namespace} }`,
    "spec:",
    "  project: default",
    `  source: { repoURL: ${repository ?? "https://example.com/deployments.git"}, targetRevision: main, path: ${into} }`,
    `  destination: { server: https://kubernetes.default.svc, namespace: ${into} }`,
  ].join("\n");
}

/** Where it reads from. Throws `target.refused` for one that does not read a folder of a branch. */
export function sourceOf({ spec = {} }: Application, { application, repository }: ArgocdPlace): GitSource {
  const { source, sources = [] } = spec;
  const { repoURL = "", path = "", targetRevision = "HEAD", chart } = source ?? {};
  if (sources.length > 0 || chart !== undefined || repoURL === "") {
    throw new TargetError("target.refused", `Application ${application} does not read one folder of one repository`, {
      hint: "Give it spec.source with repoURL, targetRevision and path, and nothing else: what it deploys is written there.",
    });
  }
  const url = repository ?? repoURL;
  if (/^[a-z+]+:\/\/[^/@]*:[^/@]+@/i.test(url)) {
    throw new TargetError(
      "target.refused",
      `the repository of Application ${application} has a password in its address`,
      {
        hint: "Take it out, and name where it is under target.token.",
      },
    );
  }
  const folder = path.replace(/^(?:\.?\/)+|\/+$/g, "").replace(/^\.$/, "");
  const branch = targetRevision.replace(/^refs\/heads\//, "");
  return {
    url,
    ...(branch === "HEAD" || branch === "" ? {} : { branch }),
    file: folder === "" ? fileName : `${folder}/${fileName}`,
  };
}
