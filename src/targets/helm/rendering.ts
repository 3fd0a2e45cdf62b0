import { isDeepStrictEqual } from "node:util";
import type { Runner } from "../../command/runner.ts";
import { CommandError, ConfigError, type Problem } from "../../errors.ts";
import { idOf, type KubeObject } from "../kubernetes/cluster/object.ts";
import { readManifests } from "../kubernetes/manifests.ts";
import { template, type Written } from "./commands.ts";
import { hookEvents } from "./parse.ts";

/** What a chart comes to, in Helm's own order. */
export type Rendering = {
  readonly objects: readonly KubeObject[];
  /** What Helm runs before or after the others, or when it is asked to test. */
  readonly hooks: readonly KubeObject[];
};

export type RenderingOf = {
  readonly release: string;
  readonly namespace: string;
  readonly runner: Runner;
  /** The chart's folder in the checkout, for people. */
  readonly place: string;
};

/**
 * Renders a chart twice without a cluster, since a release is named by what is in it. Throws `config.invalid` with what Helm says of
 * the chart, or with every object that is another one each time.
 */
export async function render(chart: Written, of: RenderingOf): Promise<Rendering> {
  const [objects, again] = await Promise.all([rendered(chart, of), rendered(chart, of)]);
  const problems = differing(objects, again).map((object) => randomness(object, of.place));
  if (problems.length > 0) throw new ConfigError(problems);
  const isHook = (object: KubeObject) => hookEvents(object).length > 0;
  return { objects: objects.filter((object) => !isHook(object)), hooks: objects.filter(isHook) };
}

async function rendered(chart: Written, { release, namespace, runner, place }: RenderingOf): Promise<KubeObject[]> {
  try {
    const { stdout } = await runner.run(template(release, namespace, chart));
    return readManifests(stdout, place);
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== "command.failed") throw error;
    const said = error.lastLines
      .map((line) => line.replaceAll(chart.chart, place).replace(/^Error: /, ""))
      .filter((line) => line !== "" && !line.startsWith("Use --debug"));
    throw new ConfigError([{ file: place, message: `Helm cannot render the chart: ${said.join("\n")}` }], {
      cause: error,
    });
  }
}

function differing(left: readonly KubeObject[], right: readonly KubeObject[]): KubeObject[] {
  return left.filter((object, index) => !isDeepStrictEqual(object, right[index]));
}

function randomness(object: KubeObject, file: string): Problem {
  return {
    file,
    path: idOf(object),
    message: "is another one each time that the chart is rendered, so that every release would be a new one",
    hint: "Give the chart the value that it makes up (a password, a certificate, a time), best by the name of a Secret under secrets: of the target.",
  };
}
