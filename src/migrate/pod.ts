import type { Json } from "../compose/model.ts";
import { imageName } from "../compose/image-name.ts";
import { configFilesOf } from "./config-files.ts";
import { escaped, variablesOf } from "./environment.ts";
import { hostsOf, isAddress } from "./leftovers.ts";
import { tidy } from "./object.ts";
import type { Port } from "./ports.ts";
import { probesOf } from "./probes.ts";
import { secondsOfCompose } from "./quantities.ts";
import { resourcesOf } from "./resources.ts";
import { secretFilesOf } from "./secret-files.ts";
import { confinementOf } from "./security.ts";
import { at, type Subject, type Translation } from "./source.ts";
import { dataOf, together, type Storage } from "./storage.ts";

/** All that a service's pods are made of, whatever makes them. */
export type Ingredients = {
  readonly container: { readonly [key: string]: Json };
  readonly probes: Readonly<Record<string, Json>>;
  readonly ports: readonly Port[];
  readonly pod: Readonly<Record<string, Json>>;
  readonly annotations: Readonly<Record<string, Json>> | undefined;
  readonly graceSeconds: number | undefined;
  readonly storage: Storage;
  readonly literals: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
};

export function ingredientsOf(subject: Subject, translation: Translation, ports: readonly Port[]): Ingredients {
  const { definition, name } = subject;
  const { literals, env } = variablesOf(subject, translation);
  const { files, storage: configured } = configFilesOf(subject, translation);
  const storage = together([secretFilesOf(subject, translation), configured, dataOf(subject, translation)]);
  const ownsVolumes =
    storage.templates.length > 0 ||
    storage.volumes.some((each) => JSON.stringify(each).includes('"persistentVolumeClaim"'));
  const confinement = confinementOf(subject, translation, ownsVolumes);
  return {
    container: tidy({
      name,
      image: imageOf(subject, translation),
      imagePullPolicy: pullPolicies[String(definition["pull_policy"])],
      command: wordsOf(definition["entrypoint"], translation),
      args: wordsOf(definition.command, translation),
      workingDir: typeof definition["working_dir"] === "string" ? definition["working_dir"] : undefined,
      stdin: definition["stdin_open"] === true ? true : undefined,
      tty: definition["tty"] === true ? true : undefined,
      envFrom: Object.keys(literals).length > 0 ? [{ configMapRef: { name } }] : undefined,
      env,
      resources: resourcesOf(subject, translation),
      securityContext: confinement.container,
      volumeMounts: storage.mounts,
    }),
    probes: probesOf(subject, translation),
    ports,
    pod: podOf(subject, confinement.pod, storage),
    annotations: annotationsOf(subject),
    graceSeconds: secondsOfCompose(definition["stop_grace_period"] as string | undefined),
    storage,
    literals,
    files,
  };
}

const pullPolicies: Readonly<Record<string, string>> = {
  always: "Always",
  missing: "IfNotPresent",
  if_not_present: "IfNotPresent",
  never: "Never",
};

/** Built images are named without a tag: which of them runs is the release's to say. */
function imageOf({ service, definition }: Subject, { repositoryOf, note }: Translation): string {
  const own = repositoryOf[service];
  if (own !== undefined) return own;
  const written = definition.image ?? "";
  const { tag, digest } = imageName(written);
  if (tag === undefined && digest === undefined) {
    note(
      "look",
      at(service, "image"),
      `${written} names no version`,
      "Any new pod may bring another one: name a version, better a digest.",
    );
  }
  return written;
}

/** Kubernetes puts variables into these words, which Compose has done already. */
function wordsOf(written: unknown, { rehost }: Translation): readonly string[] | undefined {
  return Array.isArray(written) && written.length > 0
    ? written.map((word) => escaped(rehost(String(word))))
    : undefined;
}

function podOf(
  { definition, settings }: Subject,
  securityContext: Readonly<Record<string, Json>>,
  { volumes }: Storage,
) {
  const aliases = hostsOf(definition["extra_hosts"]).filter(({ address }) => isAddress(address));
  const addresses = [...new Set(aliases.map(({ address }) => address))].sort();
  const [, architecture] = (definition.platform ?? "").split("/");
  return tidy({
    // Nothing of the app speaks with the API server, and the token would lie under /run/secrets, where ours are.
    automountServiceAccountToken: false,
    hostname: settings.stateful || typeof definition["hostname"] !== "string" ? undefined : definition["hostname"],
    hostAliases: addresses.map((ip) => ({
      ip,
      hostnames: aliases.filter(({ address }) => address === ip).map(({ host }) => host),
    })),
    dnsConfig: {
      nameservers: list(definition["dns"]),
      searches: list(definition["dns_search"]),
      options: list(definition["dns_opt"]).map((option) => {
        const [name = "", value] = option.split(":");
        return value === undefined ? { name } : { name, value };
      }),
    },
    nodeSelector: { "kubernetes.io/arch": architecture },
    securityContext,
    volumes,
  });
}

function annotationsOf({ definition }: Subject): Readonly<Record<string, Json>> | undefined {
  const written = definition["annotations"];
  return typeof written === "object" && written !== null && !Array.isArray(written)
    ? (written as Readonly<Record<string, Json>>)
    : undefined;
}

function list(written: unknown): string[] {
  if (typeof written === "string") return [written];
  return Array.isArray(written) ? written.map(String) : [];
}
