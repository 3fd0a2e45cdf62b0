import { command, each, option, type Arg, type Command } from "../../command/command.ts";
import type { ClusterAddress } from "../kubernetes/cluster/connection.ts";

/** The one Helm release that is meant, and where. */
export type HelmPlace = {
  readonly release: string;
  readonly namespace: string;
  readonly cluster: ClusterAddress;
};

/** Of the two that are in use: they take other flags for the same thing. */
export type Major = 3 | 4;

/** Where the parts of a chart lie on this machine. */
export type Written = {
  readonly chart: string;
  /** Later ones win. */
  readonly values: readonly string[];
};

export function helmVersion(): Command {
  return command("helm", "version", "--template", "{{.Version}}");
}

/** Nothing is asked of any cluster, and nothing of our environment reaches the templates' engine. */
export function template(release: string, namespace: string, { chart, values }: Written): Command {
  const words = ["template", release, chart, "--namespace", namespace];
  return { ...command("helm", words, each("--values", values)), inherit: "bare", env: ownSettings };
}

export type Upgrade = Written & {
  readonly major: Major;
  /** The objects as the release has them, which are applied instead of what the chart renders on this cluster. */
  readonly manifest: string;
  /** The folder of the plugin that hands them over; only Helm 4 has it. */
  readonly plugins: string;
  /** How long a hook may take. */
  readonly timeoutSeconds: number;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
};

/** Revisions that Helm keeps of a release. */
const keptRevisions = 10;

/** The name by which Helm 4 finds the plugin that hands over the manifest. */
export const pluginName = "aip-deploy";

/**
 * Puts the objects on the cluster and waits for hooks alone: without `--wait`, which Helm 4 calls `hookOnly`, neither major
 * waits for workloads, and without `--atomic` and `--rollback-on-failure` neither goes back by itself.
 */
export function upgrade(place: HelmPlace, { chart, values, ...how }: Upgrade): Command {
  const labels = Object.entries(how.labels).map(([name, value]) => `${name}=${value}`);
  const { args, env } = handingOver(how);
  const built = helm(
    place,
    ...["upgrade", place.release, chart, "--install", "--reset-values"],
    each("--values", values),
    args,
    ...["--history-max", String(keptRevisions), "--timeout", `${how.timeoutSeconds}s`],
    ...["--description", how.description, "--labels", labels.join(",")],
  );
  return { ...built, env: { ...built.env, ...env } };
}

/** What comes out of it is not looked at: the program reads a file instead of what it is given. */
function handingOver({ major, manifest, plugins }: Pick<Upgrade, "major" | "manifest" | "plugins">) {
  return major === 3
    ? { args: ["--post-renderer", "cat", "--post-renderer-args", manifest], env: {} }
    : { args: ["--post-renderer", pluginName], env: { HELM_PLUGINS: plugins } };
}

/** Back to one revision by its number; the one before the newest, Helm's own choice, may be a failed one. */
export function rollback(place: HelmPlace, revision: number, timeoutSeconds: number): Command {
  const words = ["rollback", place.release, String(revision), "--history-max", String(keptRevisions)];
  return helm(place, ...words, "--timeout", `${timeoutSeconds}s`);
}

/** Removes the release with its history, and answers when its objects are gone. */
export function uninstall(place: HelmPlace, timeoutSeconds: number): Command {
  const words = ["uninstall", place.release, "--wait", "--cascade", "foreground", "--ignore-not-found"];
  return helm(place, ...words, "--timeout", `${timeoutSeconds}s`);
}

/** Runs the chart's own tests. What they say is asked for elsewhere: Helm fails when a test that passed is gone already. */
export function runTests(place: HelmPlace, timeoutSeconds: number): Command {
  return helm(place, "test", place.release, "--timeout", `${timeoutSeconds}s`);
}

function helm({ namespace, cluster: { kubeconfig, context } }: HelmPlace, ...words: readonly Arg[]): Command {
  const built = command("helm", ...words, "--namespace", namespace, option("--kube-context", context));
  return { ...built, env: { ...ownSettings, ...(kubeconfig === undefined ? {} : { KUBECONFIG: kubeconfig }) } };
}

/** Settings of Helm that somebody may have in the environment, and that would make it look at another place than we do. */
const ownSettings: Readonly<Record<string, string>> = {
  HELM_DRIVER: "secret",
  HELM_DEBUG: "false",
  ...Object.fromEntries(
    [
      ...["KUBEAPISERVER", "KUBETOKEN", "KUBEASUSER", "KUBEASGROUPS", "KUBECAFILE", "KUBECONTEXT"],
      ...["KUBEINSECURE_SKIP_TLS_VERIFY", "KUBETLS_SERVER_NAME"],
    ].map((name) => [`HELM_${name}`, ""]),
  ),
};
