/**
 * The configuration after normalisation: one form for each option, every default filled in. This is what the rest of the
 * program sees; how people may write it is in `schema.ts`.
 */
export type Config = {
  /** The App's name: lower case, digits and dashes. */
  readonly app: string;
  /** The checkout, an absolute path. */
  readonly root: string;
  /** The configuration file relative to the root, when there is one. */
  readonly file?: string;
  /** Where images and the ledger live, for example `ghcr.io/org/app`; `undefined`: taken from the Compose file's image names. */
  readonly registry?: string;
  /** In the order of promotion: an environment stands after the ones that its gates require. */
  readonly environments: readonly EnvironmentConfig[];
  readonly build: BuildConfig;
  /** By image name. */
  readonly images: Readonly<Record<string, ImageConfig>>;
  /** By the name of the Compose service. */
  readonly services: Readonly<Record<string, ServiceConfig>>;
  /** Environments of pull requests; `undefined`: there are none. */
  readonly previews?: PreviewsConfig;
};

export type PreviewsConfig = {
  /** The environment that they are made like, and whose target runs them. */
  readonly from: string;
  /** Where each is reached; `${PREVIEW}`, `${PR}` and `${PORT}` in it are not replaced yet. */
  readonly url?: string;
  /** The first host port that they publish; each has `portsOfPreview` of its own. */
  readonly firstPort: number;
  /** How long one is kept after its last deployment. */
  readonly lifetimeSeconds: number;
  /** How many there may be at the same time. */
  readonly most: number;
  /** As in an environment; `${PREVIEW}` and `${PR}` in them are not replaced yet. */
  readonly variables: Readonly<Record<string, string>>;
};

export type EnvironmentConfig = {
  readonly name: string;
  readonly branch: string;
  readonly target: TargetConfig;
  /** Relative to the root, in the order in which Compose merges them. */
  readonly composeFiles: readonly string[];
  /** Relative to the root; given to Compose as `--env-file`. */
  readonly envFiles: readonly string[];
  readonly profiles: readonly string[];
  /** The Compose project; `undefined`: what the Compose model is named by `COMPOSE_PROJECT_NAME` or `name:`, else `<app>-<environment>`. */
  readonly project?: string;
  /** The public route; `undefined`: the only published HTTP port of the app's gateway. */
  readonly url?: string;
  readonly gates: GatesConfig;
  readonly checks: readonly CheckConfig[];
  readonly tests?: TestsConfig;
  readonly hooks: HooksConfig;
  /** Values for `${NAME}` in the Compose files, beside the env files. */
  readonly variables: Readonly<Record<string, string>>;
  /** Secret values for `${NAME}` in the Compose files; planned with a placeholder, put in only on the target. */
  readonly secrets: Readonly<Record<string, SecretSource>>;
  /** Bind mounts inside the checkout that hold state → the absolute path on the host where that state lives. */
  readonly state: Readonly<Record<string, string>>;
  /** Bind mounts of an image's own sources: left out, so that the image's own files run, or kept for live reload. */
  readonly sourceMounts: "drop" | "keep";
  readonly lease: LeaseConfig;
  /** It shares its host with the environment that it was made like, and nothing else with it. */
  readonly apart?: Apart;
};

/** The right to change an environment, which one deployer has at a time. */
export type LeaseConfig = {
  /** It ends by itself when its holder is silent for so long. */
  readonly expirySeconds: number;
  /** How long somebody else is waited for. */
  readonly waitSeconds: number;
};

/** The host ports that belong to one environment alone. */
export type Apart = { readonly firstPort: number; readonly ports: number };

/** What runs an environment's releases. */
export type TargetConfig = ComposeTargetConfig | ClusterTargetConfig;

export type ComposeTargetConfig = {
  readonly kind: "compose";
  /** Where the target keeps a release's files on the host; `undefined`: the entry's default state folder. */
  readonly directory?: string;
  /** `undefined`: the engine of this machine. */
  readonly hosts?: HostsConfig;
};

export type ClusterTargetConfig = KubernetesTargetConfig | ArgocdTargetConfig | HelmTargetConfig;

/** A kustomization on a Kubernetes cluster. */
export type KubernetesTargetConfig = ClusterConfig & {
  readonly kind: "kubernetes";
  /** The folder of the kustomization, relative to the root. */
  readonly overlay: string;
};

/** A kustomization on a Kubernetes cluster, to which Argo CD brings what is committed. */
export type ArgocdTargetConfig = Omit<KubernetesTargetConfig, "kind"> & {
  readonly kind: "argocd";
  readonly application: string;
  /** Where Argo CD keeps the Application. */
  readonly applicationNamespace: string;
  /** Where commits are pushed to; `undefined`: where the Application reads. */
  readonly repository?: string;
  /** Of somebody who may push there; `undefined`: whatever git itself finds. */
  readonly token?: SecretSource;
};

/** A Helm chart on a Kubernetes cluster. */
export type HelmTargetConfig = ClusterConfig & {
  readonly kind: "helm";
  /** A folder relative to the root. */
  readonly chart: string;
  /** Relative to the root, later ones win. */
  readonly values: readonly string[];
  readonly release: string;
  /** By image name: the chart's values that name it. */
  readonly images: Readonly<Record<string, ImageValues>>;
};

/** Paths of values, such as `services.web.image`. */
export type ImageValues = {
  /** Gets `repository@digest`. */
  readonly image?: string;
  readonly repository?: string;
  readonly digest?: string;
  /** Gets `<content key>@<digest>`. */
  readonly tag?: string;
};

export type ClusterConfig = {
  /** Where everything goes, unless the manifests name it: see `namespace`. */
  readonly fallbackNamespace: string;
  readonly namespace?: string;
  /** Of the kubeconfig; `undefined`: its current one. */
  readonly context?: string;
  /** A file or its text; `undefined`: where every tool looks for it. */
  readonly kubeconfig?: SecretSource;
  /** The Secrets that are made, by name. */
  readonly secrets: Readonly<Record<string, ClusterSecret>>;
};

/** A Secret of a cluster: a folder with a file for each key, or where each key's value is found. */
export type ClusterSecret =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "keys"; readonly keys: Readonly<Record<string, SecretSource>> };

/** Machines that are reached over SSH. */
export type HostsConfig = {
  /** In the order in which they are deployed to. */
  readonly all: readonly HostConfig[];
  /** `undefined`: whatever ssh itself finds. */
  readonly key?: SecretSource;
  /** Files relative to the root and lines, both in the format of known_hosts; empty: those of this machine. */
  readonly knownHosts: readonly string[];
  /** An ssh_config relative to the root; `undefined`: the user's. */
  readonly configFile?: string;
  /** How many at the same time; `undefined`: all. */
  readonly batch?: number;
  readonly pauseSeconds: number;
  /** What happens when one of them fails. */
  readonly onFailure: "return" | "hold";
};

export type HostConfig = {
  /** What reports call it. */
  readonly name: string;
  /** A name or address, or an alias of ssh_config. */
  readonly host: string;
  readonly user?: string;
  readonly port?: number;
};

export type GatesConfig = {
  /** Environments on which this very release must have been verified. */
  readonly requires: readonly string[];
  /** A named person said yes to this very release on the required environments; empty `by`: anybody may. */
  readonly signOff?: { readonly by: readonly string[] };
  readonly approval?: ApprovalConfig;
  /** Seconds that the release must have been verified upstream. */
  readonly soakSeconds: number;
  readonly freeze: readonly FreezeWindow[];
};

export type ApprovalConfig = {
  /** How it is given; `undefined`: by GitHub's environment in a run on GitHub, else by name. */
  readonly through?: ApprovalWay;
  /** The environment on GitHub that has the reviewers; `undefined`: the one of the same name. */
  readonly environment?: string;
  /** Names, on GitHub logins and teams (`org/team`); empty: anybody by name, on an issue whoever may write. */
  readonly by: readonly string[];
  readonly count: number;
  /** Whether those whose change it is, or who started it, may approve on GitHub. */
  readonly authors: "refuse" | "accept";
  /** For how long an approval on an issue counts. */
  readonly expiresSeconds: number;
};

export type ApprovalWay = "environment" | "issue" | "name";

/** No deployment starts inside of it. `from` later than `to` runs over midnight and belongs to the day on which it starts. */
export type FreezeWindow = {
  readonly days: readonly Weekday[];
  /** `HH:MM`, 24 hours. */
  readonly from: string;
  /** As `from`, or `24:00`; from `00:00` to `24:00` is the whole day. */
  readonly to: string;
  /** An IANA name, for example `Europe/Rome`. */
  readonly zone: string;
  readonly reason?: string;
};

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export type CheckConfig =
  | {
      readonly kind: "http";
      readonly name: string;
      /** A full URL, or a path below the environment's url. */
      readonly url: string;
      readonly status: readonly number[];
      readonly contains?: string;
      readonly timeoutSeconds: number;
    }
  | {
      readonly kind: "tcp";
      readonly name: string;
      readonly host: string;
      readonly port: number;
      readonly timeoutSeconds: number;
    }
  | {
      readonly kind: "command";
      readonly name: string;
      readonly command: readonly string[];
      readonly timeoutSeconds: number;
    };

/** Integration tests: a Compose service that is run once, or a command in the checkout. */
export type TestsConfig = {
  readonly run:
    | { readonly kind: "service"; readonly service: string }
    | { readonly kind: "command"; readonly command: readonly string[] };
  /** JUnit XML: a path inside the service's container, or relative to the root for a command. */
  readonly junit?: string;
  readonly timeoutSeconds: number;
};

/** What a person's own commands may stand around, in the order in which they run. */
export const hookNames = ["before-deploy", "before-switch", "after-switch", "after-deploy", "on-failure"] as const;
export type HookName = (typeof hookNames)[number];

/** Commands of a person's own around each deployment of an environment. */
export type HooksConfig = Readonly<Partial<Record<HookName, HookConfig>>>;

export type HookConfig = { readonly command: readonly string[]; readonly timeoutSeconds: number };

export type SecretSource =
  { readonly kind: "environment"; readonly variable: string } | { readonly kind: "file"; readonly file: string };

export type BuildConfig = {
  readonly platforms: readonly string[];
  readonly cache: CacheConfig;
  /** `auto`: when the builder can. */
  readonly provenance: "auto" | "off";
  readonly sbom: "auto" | "off";
  /** Names of environment variables or files given to builds as BuildKit secrets, by secret id. */
  readonly secrets: Readonly<Record<string, SecretSource>>;
  /** `weekly` puts the ISO week into the content key, so that moved base images come in once a week. */
  readonly rebuild: "never" | "weekly";
};

export type CacheConfig = { readonly mode: "registry" | "gha" | "local" | "none"; readonly directory?: string };

export type ImageConfig = {
  /** Unit tests before the push; `undefined`: the Dockerfile's stage `test` when it has one. `none` switches them off. */
  readonly test?: ImageTest;
  readonly platforms?: readonly string[];
};

export type ImageTest =
  | { readonly kind: "stage"; readonly target: string }
  | { readonly kind: "command"; readonly command: readonly string[] }
  | { readonly kind: "none" };

export type ServiceConfig = {
  /** `undefined`: found out from its image and volumes. */
  readonly stateful?: boolean;
  readonly tasks: readonly TaskConfig[];
  readonly ready?: ReadyConfig;
  /** How long it may take to become ready; `undefined`: 120 seconds. */
  readonly startSeconds?: number;
  /** Services that must be ready before it, beside the Compose file's `depends_on`. */
  readonly after: readonly string[];
  /** `undefined`: rolled when it can be. */
  readonly strategy?: Strategy;
  /** How long the old container's connections may last once new ones go elsewhere; `undefined`: 10 seconds. */
  readonly drainSeconds?: number;
  /** What it is, when that cannot be told from its container. */
  readonly gateway?: GatewayKind;
};

/** `roll`: the new container is ready before the old one goes. `recreate`: the old one goes first. */
export type Strategy = "roll" | "recreate";

export const gatewayKinds = ["nginx", "haproxy", "caddy", "traefik"] as const;
export type GatewayKind = (typeof gatewayKinds)[number];

export type TaskConfig = {
  readonly name: string;
  readonly command: readonly string[];
  readonly timeoutSeconds: number;
};

export type ReadyConfig =
  | { readonly kind: "http"; readonly port: number; readonly path: string; readonly status: readonly number[] }
  | { readonly kind: "tcp"; readonly port: number }
  | { readonly kind: "command"; readonly command: readonly string[] };
