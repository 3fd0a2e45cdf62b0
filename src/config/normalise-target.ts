import type {
  ArgocdTargetConfig,
  ClusterConfig,
  ClusterSecret,
  ComposeTargetConfig,
  HostConfig,
  HostsConfig,
  ImageValues,
  SecretSource,
  TargetConfig,
} from "./config.ts";
import { conventionalOverlay, suffixOf } from "./conventions.ts";
import { secondsOf } from "./duration.ts";
import { list, portOf, type NormaliseContext } from "./normal-forms.ts";
import type { Report } from "./finding.ts";
import type { Path } from "./path.ts";
import type { WrittenTarget } from "./schema.ts";
import { hostAddress } from "./target-schema.ts";

type Written<Kind> = Extract<WrittenTarget, { readonly kind: Kind }>;

/** The target of the environment of this name, in its one form. */
export function normaliseTarget(
  environment: string,
  written: WrittenTarget,
  path: Path,
  context: NormaliseContext,
): TargetConfig {
  const { app, surroundings, report } = context;
  const fallbackNamespace = `${app}-${suffixOf(environment)}`;
  const overlay = conventionalOverlay(environment, surroundings.overlays);
  if (written === "kubernetes") return { kind: written, overlay, fallbackNamespace, secrets: {} };
  if (written === "compose") return { kind: written };
  const usualApplication = { application: fallbackNamespace, applicationNamespace: usualArgocd };
  if (written === "argocd") return { kind: written, overlay, fallbackNamespace, secrets: {}, ...usualApplication };
  switch (written.kind) {
    case "compose":
      return composeTargetOf(written, path, report);
    case "kubernetes":
      return {
        kind: "kubernetes",
        overlay: folderOf(written.overlay ?? overlay),
        ...clusterOf(written, fallbackNamespace),
      };
    case "argocd":
      return {
        kind: "argocd",
        overlay: folderOf(written.overlay ?? overlay),
        ...clusterOf(written, fallbackNamespace),
        ...applicationOf(written, fallbackNamespace),
      };
    case "helm":
      return {
        kind: "helm",
        chart: folderOf(written.chart),
        values: list(written.values),
        release: written.release ?? app,
        images: Object.fromEntries(Object.entries(written.images).map(([name, image]) => [name, imageOf(image)])),
        ...clusterOf(written, fallbackNamespace),
      };
  }
}

function folderOf(written: string): string {
  return written.replace(/^\.\//, "").replace(/\/+$/, "");
}

/** Where Argo CD is, unless somebody says so. */
const usualArgocd = "argocd";

function applicationOf(
  { application, "application-namespace": applicationNamespace, repository, token }: Written<"argocd">,
  usual: string,
): Pick<ArgocdTargetConfig, "application" | "applicationNamespace" | "repository" | "token"> {
  return {
    ...{ application: application ?? usual, applicationNamespace },
    ...(repository === undefined ? {} : { repository }),
    ...(token === undefined ? {} : { token: sourceOf(token) }),
  };
}

function clusterOf(
  { namespace, context, kubeconfig, secrets }: Written<"kubernetes" | "argocd" | "helm">,
  fallbackNamespace: string,
): ClusterConfig {
  return {
    fallbackNamespace,
    ...(namespace === undefined ? {} : { namespace }),
    ...(context === undefined ? {} : { context }),
    ...(kubeconfig === undefined ? {} : { kubeconfig: sourceOf(kubeconfig) }),
    secrets: Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [name, secretOf(secret)])),
  };
}

function secretOf(written: Written<"kubernetes">["secrets"][string]): ClusterSecret {
  if (typeof written === "string") return { kind: "folder", folder: folderOf(written) };
  return {
    kind: "keys",
    keys: Object.fromEntries(Object.entries(written).map(([key, source]) => [key, sourceOf(source)])),
  };
}

function imageOf(written: Written<"helm">["images"][string]): ImageValues {
  if (typeof written === "string") return { image: written };
  const { image, repository, digest, tag } = written;
  return {
    ...(image === undefined ? {} : { image }),
    ...(repository === undefined ? {} : { repository }),
    ...(digest === undefined ? {} : { digest }),
    ...(tag === undefined ? {} : { tag }),
  };
}

/** A target of Docker Engines in its one form. */
export function composeTargetOf(written: Written<"compose">, path: Path, report: Report): ComposeTargetConfig {
  const hosts = hostsOf(written, path, report);
  return {
    kind: "compose",
    ...(written.directory === undefined ? {} : { directory: written.directory }),
    ...(hosts === undefined ? {} : { hosts }),
  };
}

function hostsOf(written: Written<"compose">, path: Path, report: Report): HostsConfig | undefined {
  const { host, hosts, key, batch, pause } = written;
  const all = hosts ?? host;
  if (all === undefined) return undefined;
  const configFile = written["ssh-config"];
  const at = [...path, hosts === undefined ? "host" : "hosts"];
  return {
    all: list(all).map((each) => hostOf(each, at, report)),
    ...(key === undefined ? {} : { key: sourceOf(key) }),
    knownHosts: list(written["known-hosts"] ?? []),
    ...(configFile === undefined ? {} : { configFile }),
    ...(batch === undefined ? {} : { batch }),
    pauseSeconds: secondsOf(pause),
    onFailure: written["on-failure"],
  };
}

function sourceOf({ env, file }: { env?: string | undefined; file?: string | undefined }): SecretSource {
  return file === undefined ? { kind: "environment", variable: env ?? "" } : { kind: "file", file };
}

/** A host is called as it was written, without what is the same for most: its user. */
function hostOf(written: string, path: Path, report: Report): HostConfig {
  const { user, host = "", port } = hostAddress.exec(written)?.groups ?? {};
  return {
    name: port === undefined ? host : `${host}:${port}`,
    host: host.replace(/^\[|\]$/g, ""),
    ...(user === undefined ? {} : { user }),
    ...(port === undefined ? {} : { port: portOf(port, path, report) }),
  };
}
