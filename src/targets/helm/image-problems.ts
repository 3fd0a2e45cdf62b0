import { show } from "../../config/finding.ts";
import { hintFor } from "../../config/suggest.ts";
import type { Problem } from "../../errors.ts";
import type { ReleaseImage } from "../../release/release.ts";
import { idOf, type KubeObject } from "../kubernetes/cluster/object.ts";
import { pinImages } from "../kubernetes/images.ts";
import { containersOf, templateOf } from "../kubernetes/pods.ts";
import type { Mapping } from "./image-values.ts";

type Known = Readonly<Record<string, ReleaseImage>>;

/** Names in the mapping of images that are not built. */
export function unknownImages(mapping: Mapping, images: Known): Problem[] {
  const known = Object.keys(images).sort();
  return Object.keys(mapping)
    .filter((name) => images[name] === undefined)
    .map((name) => {
      const hint = hintFor(name, known);
      const message = `no image of the release has the name ${show(name)}`;
      return { path: `images.${name}`, message, ...(hint === undefined ? {} : { hint }) };
    });
}

/** Images of the mapping that nothing of the chart names by their digest, whatever values they were put into. */
export function unusedImages(rendered: readonly KubeObject[], mapping: Mapping, images: Known): Problem[] {
  const text = JSON.stringify(rendered);
  return Object.entries(mapping).flatMap(([name, paths]) => {
    const image = images[name];
    if (image === undefined || names(text, image)) return [];
    const written = Object.values(paths).join(" and ");
    return [
      {
        path: `images.${name}`,
        message: `the chart makes nothing of ${written}: no object that it renders names the image by its digest`,
        hint: "Correct the path, or have the templates use the value. `helm show values` lists what a chart knows.",
      },
    ];
  });
}

/** `repository@digest`, with or without a tag between them. */
function names(text: string, { repository, digest }: ReleaseImage): boolean {
  for (let at = text.indexOf(repository); at >= 0; at = text.indexOf(repository, at + 1)) {
    const rest = text.slice(at + repository.length, at + repository.length + 256);
    if (new RegExp(`^(?::[\\w.-]+)?@${digest}`).test(rest)) return true;
  }
  return false;
}

/** Containers that would run an image of the app, and not the release's; and what else is odd about images. */
export function looseImages(
  rendered: readonly KubeObject[],
  images: Known,
  app: string,
): { readonly problems: readonly Problem[]; readonly warnings: readonly string[] } {
  const pinned = pinImages(rendered, images, app);
  const loose = rendered.flatMap((object, index) => {
    const after = imagesIn(pinned.objects[index]);
    return imagesIn(object).flatMap(({ container, image }, at): Problem[] => {
      const wanted = after[at]?.image ?? image;
      const digest = wanted.slice(wanted.indexOf("@"));
      if (image === wanted || image.endsWith(digest)) return [];
      const name = Object.keys(images).find((each) => `${images[each]?.repository}@${images[each]?.digest}` === wanted);
      return [
        {
          path: `${idOf(object)}, container ${container}`,
          message: `image ${show(image)} is one of ${app}, and not the release's`,
          hint: `Say which value of the chart names it: images: { ${name ?? "name"}: path.of.the.value } of the target.`,
        },
      ];
    });
  });
  return { problems: [...pinned.problems, ...loose], warnings: pinned.warnings };
}

function imagesIn(object: KubeObject | undefined): { readonly container: string; readonly image: string }[] {
  const spec = object === undefined ? undefined : templateOf(object)?.spec;
  return containersOf(spec ?? {}).map(({ name, image = "" }) => ({ container: name, image }));
}
