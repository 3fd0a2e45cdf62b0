import type { BuildResult, ReleaseResult } from "../release/results.ts";
import { shortId } from "../release/release.ts";
import { blocks, bullets, nextLines, section } from "./blocks.ts";
import type { Style } from "./style.ts";
import { table } from "./table.ts";
import { duration, plural, release, shortDigest } from "./words.ts";

export function buildText(result: BuildResult, style: Style): string {
  const rows = result.images.map(({ name, state, digest, seconds }) => [
    name,
    state === "built" ? style.bold(state) : state,
    shortDigest(digest),
    state === "built" ? duration(seconds) : "",
  ]);
  return blocks(
    style.good(`✓ ${countImages(result)} in ${duration(result.seconds)}`),
    table(["image", "state", "digest", "time"], rows, style),
    nextLines([{ what: "Make the release", command: "aip-deploy release" }], style),
  );
}

/** For example `2 images built, 7 found`. */
export function countImages({ images }: BuildResult): string {
  const built = images.filter(({ state }) => state === "built").length;
  return `${plural(built, "image")} built, ${images.length - built} found`;
}

export function releaseText(result: ReleaseResult, style: Style): string {
  const { app, release: id, images, environments, warnings } = result;
  return blocks(
    style.good(`✓ ${app}: ${release(id)} holds ${plural(images, "image")} and the files of ${environments.join(", ")}`),
    section("What to know", bullets(warnings), style),
    nextLines(
      environments.map((name) => ({
        what: `Bring it to ${name}`,
        command: `aip-deploy deploy ${name} --release ${shortId(id)}`,
      })),
      style,
    ),
  );
}
