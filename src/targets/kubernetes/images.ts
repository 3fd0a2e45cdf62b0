import { hasRegistryHost, imageName } from "../../compose/image-name.ts";
import type { Problem } from "../../errors.ts";
import type { ReleaseImage } from "../../release/release.ts";
import { idOf, type KubeObject } from "./cluster/object.ts";
import { containersOf, templateOf, withTemplate, type Container } from "./pods.ts";

export type Images = Readonly<Record<string, Pick<ReleaseImage, "repository" | "digest">>>;

export type Pinned = {
  readonly objects: readonly KubeObject[];
  readonly problems: readonly Problem[];
  /** Names of the release's images that no container has. */
  readonly unused: readonly string[];
  /** One sentence for each image of others that has no digest. */
  readonly warnings: readonly string[];
};

/**
 * Puts the release's digests into manifests. A container's image is one of the release when its name, without tag and digest, is
 * the image's name or the end of its repository: `web`, `shop/web` and `ghcr.io/acme/shop/web` are all `ghcr.io/acme/shop/web`.
 * `builtAs` has the image of each service that is built, so that a service's name is not taken for somebody else's image.
 */
export function pinImages(
  objects: readonly KubeObject[],
  images: Images,
  app: string,
  builtAs: Readonly<Record<string, string>> = {},
): Pinned {
  const problems: Problem[] = [];
  const used = new Set<string>();
  const loose = new Map<string, string>();
  const pinned = objects.map((object) => {
    const id = idOf(object);
    const one = (container: Container): Container => {
      const { image } = container;
      if (image === undefined) return container;
      const found = matching(image, images, app);
      const place = { path: `${id}, container ${container.name}` };
      if (found.length > 1) {
        const message = `image "${image}" may be ${found.map((name) => images[name]?.repository ?? name).join(" or ")}`;
        problems.push({ ...place, message, hint: "Write the repository in full." });
        return container;
      }
      const [name] = found;
      const known = name === undefined ? undefined : images[name];
      if (name !== undefined && known !== undefined) {
        used.add(name);
        return { ...container, image: `${known.repository}@${known.digest}` };
      }
      const other = builtAs[imageName(image).repository];
      if (other !== undefined) {
        const message = `image "${image}" is no image: the service of that name runs ${other}`;
        const foreign = `docker.io/library/${image}`;
        problems.push({ ...place, message, hint: `Write ${other}, or ${foreign} if somebody else's is meant.` });
      } else if (looksOwn(image, images, app)) {
        const names = Object.keys(images).sort().join(", ");
        const message = `image "${image}" looks like one of ${app}, which builds ${names || "none"}`;
        problems.push({
          ...place,
          message,
          hint: "Correct the name, or have it built: the Compose files name what is.",
        });
      } else if (!image.includes("@sha256:")) loose.set(image, id);
      return container;
    };
    return templateOf(object)?.spec === undefined ? object : withImages(object, one);
  });
  return {
    objects: pinned,
    problems,
    unused: Object.keys(images).filter((name) => !used.has(name)),
    warnings: [...loose].map(
      ([image, id]) => `${id}: image ${image} has no digest, so that what it is cannot be proven.`,
    ),
  };
}

function withImages(object: KubeObject, change: (container: Container) => Container): KubeObject {
  return withTemplate(object, (template) => {
    const { spec = {} } = template;
    const { containers, initContainers } = spec;
    return {
      ...template,
      spec: {
        ...spec,
        ...(containers === undefined ? {} : { containers: containers.map(change) }),
        ...(initContainers === undefined ? {} : { initContainers: initContainers.map(change) }),
      },
    };
  });
}

function matching(image: string, images: Images, app: string): string[] {
  const { repository } = imageName(image);
  const all = Object.entries(images);
  const exact = all.filter(([name, known]) => repository === known.repository || repository === name);
  if (exact.length > 0) return exact.map(([name]) => name);
  return all
    .filter(([name, known]) => known.repository.endsWith(`/${repository}`) || repository === `${app}/${name}`)
    .map(([name]) => name);
}

/** Its name without the last part is the App's, or the end of where the App's images are. */
function looksOwn(image: string, images: Images, app: string): boolean {
  const folder = folderOf(imageName(image).repository);
  if (folder === undefined) return false;
  if (folder === app) return true;
  return Object.values(images).some(({ repository }) => {
    const own = folderOf(repository);
    if (own === undefined || own === repository.split("/")[0]) return false;
    return own === folder || (!hasRegistryHost(`${folder}/x`) && own.endsWith(`/${folder}`));
  });
}

function folderOf(repository: string): string | undefined {
  const slash = repository.lastIndexOf("/");
  return slash < 0 ? undefined : repository.slice(0, slash);
}

/** The digests that the containers of a pod are pinned to, sorted, each once. */
export function digestsIn(containers: readonly Container[]): string[] {
  return [...new Set(containers.flatMap(({ image = "" }) => /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1] ?? []))].sort();
}

export function digestsOf(object: KubeObject): string[] {
  const spec = templateOf(object)?.spec;
  return spec === undefined ? [] : digestsIn(containersOf(spec));
}
