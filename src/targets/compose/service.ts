import type { ComposeService, Mount } from "../../compose/model.ts";
import { doubleDollars, singleDollars } from "../../compose/placeholders.ts";
import { ConfigError } from "../../errors.ts";
import type { ReleaseImage } from "../../release/release.ts";
import { treeReference } from "./references.ts";

/** What becomes of one mount; mounts that nothing was decided about stay as they are. */
export type MountDecision = {
  readonly service: string;
  /** The path inside the container, which names the mount. */
  readonly target: string;
  /** `drop`: left out. `capture`: carried in the release. `state`: lives at `source` on the host. `host`: stays as it is. */
  readonly decision: "drop" | "capture" | "state" | "host";
  /** Only for `state`: an absolute path on the host. */
  readonly source?: string;
};

export type ServiceRendering = {
  readonly image: Pick<ReleaseImage, "repository" | "digest"> | undefined;
  /** Services that the bundle has; an order after any other means nothing. */
  readonly known: ReadonlySet<string>;
  readonly mounts: readonly MountDecision[];
  readonly treeOf: (path: string) => Promise<string>;
};

/** How a service came about, when Compose would pull and what it watches are of no use on a host that only runs it. */
const left = new Set(["build", "develop", "profiles", "env_file", "label_file", "extends", "pull_policy"]);

/** They speak to us and were heard; changing one must restart nothing. */
const ownLabels = "aip-deploy.";

/** The service as a host runs it: its image pinned, its mounts decided, nothing of the checkout left. */
export async function renderService(
  name: string,
  service: ComposeService,
  rendering: ServiceRendering,
): Promise<ComposeService> {
  const { volumes, labels = {}, depends_on: order = {}, ...rest } = service;
  const kept = Object.entries(rest).filter(
    ([key, value]) => !left.has(key) && !key.startsWith("x-") && value !== null && value !== undefined,
  );
  const mounts = await renderMounts(name, volumes ?? [], rendering);
  const marks = Object.entries(labels).filter(([label]) => !label.startsWith(ownLabels));
  const known = Object.entries(order).filter(([each]) => rendering.known.has(each));
  return {
    ...Object.fromEntries(kept),
    image: imageOf(name, service, rendering.image),
    ...(marks.length === 0 ? {} : { labels: Object.fromEntries(marks) }),
    ...(mounts.length === 0 ? {} : { volumes: mounts }),
    ...(known.length === 0 ? {} : { depends_on: Object.fromEntries(known) }),
  };
}

function imageOf(name: string, service: ComposeService, image: ServiceRendering["image"]): string {
  if (image !== undefined) return `${image.repository}@${image.digest}`;
  if (service.image !== undefined && service.build === undefined) return service.image;
  throw invalid(`services.${name}: its image is no part of the release`, "Build it, or name an image for it.");
}

async function renderMounts(name: string, mounts: readonly Mount[], rendering: ServiceRendering): Promise<Mount[]> {
  const rendered = await Promise.all(
    mounts.map(async (mount) => {
      const decision = rendering.mounts.find(({ service, target }) => service === name && target === mount.target);
      return decision === undefined ? mount : await renderMount(mount, decision, rendering);
    }),
  );
  return rendered.filter((mount) => mount !== undefined);
}

async function renderMount(
  mount: Mount,
  { service, decision, source }: MountDecision,
  { treeOf }: ServiceRendering,
): Promise<Mount | undefined> {
  // A path that is missing on the host must be an error and not an empty folder that hides it.
  const existing = { ...(mount["bind"] as object | undefined), create_host_path: false };
  switch (decision) {
    case "drop":
      return undefined;
    case "host":
      return mount;
    case "state":
      if (source === undefined) throw invalid(`services.${service}: no path for the state at ${mount.target}`);
      return { ...mount, source: doubleDollars(source), bind: existing };
    case "capture":
      // Other releases share these files. What a container wrote there would be lost with the next one, so it cannot.
      return {
        ...mount,
        source: treeReference(await treeOf(singleDollars(mount.source ?? ""))),
        read_only: true,
        bind: existing,
      };
  }
}

function invalid(message: string, hint?: string): ConfigError {
  return new ConfigError([{ message, ...(hint === undefined ? {} : { hint }) }], { code: "compose.invalid" });
}
