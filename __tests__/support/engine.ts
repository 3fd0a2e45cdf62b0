import { command } from "../../src/command/command.ts";
import { realRunner } from "./real-runner.ts";

/** What `docker` prints; throws when it fails. */
export async function docker(...args: string[]): Promise<string> {
  return (await realRunner.run(command("docker", args))).stdout.trim();
}

/** A container as the engine has it, with what a deployment must not change without need. */
export type SeenContainer = {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly startedAt: string;
  readonly image: string;
  readonly digests: readonly string[];
};

type Inspected = {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly State: { readonly Status: string; readonly StartedAt: string };
  readonly Config: { readonly Image: string; readonly Labels: Readonly<Record<string, string>> };
};

/** All containers of a Compose project by service, in every state; a service that has several throws. */
export async function projectContainers(project: string): Promise<Record<string, SeenContainer>> {
  const ids = await idsOf(project);
  if (ids.length === 0) return {};
  const inspected = JSON.parse(await docker("inspect", ...ids)) as Inspected[];
  const seen: Record<string, SeenContainer> = {};
  for (const each of inspected.sort((left, right) => (left.Name < right.Name ? -1 : 1))) {
    const service = each.Config.Labels["com.docker.compose.service"] ?? each.Name;
    if (seen[service] !== undefined) throw new Error(`${project} has several containers of ${service}`);
    seen[service] = {
      id: each.Id,
      name: each.Name.slice(1),
      status: each.State.Status,
      startedAt: each.State.StartedAt,
      image: each.Config.Image,
      digests: await digestsOf(each.Image),
    };
  }
  return seen;
}

async function digestsOf(image: string): Promise<string[]> {
  const text = await docker("image", "inspect", "--format", "{{json .RepoDigests}}", image);
  return (JSON.parse(text) as string[] | null) ?? [];
}

async function idsOf(project: string): Promise<string[]> {
  const text = await docker("ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${project}`);
  return text === "" ? [] : text.split("\n");
}

/** Removes everything that carries the project's label. */
export async function removeProject(project: string): Promise<void> {
  const label = ["--filter", `label=com.docker.compose.project=${project}`];
  const left = await idsOf(project);
  if (left.length > 0) await docker("rm", "--force", "--volumes", ...left);
  for (const kind of ["network", "volume"]) {
    const names = await docker(kind, "ls", "--quiet", ...label);
    if (names !== "") await docker(kind, "rm", ...names.split("\n"));
  }
}

/** Removes the images whose names begin with one of these. */
export async function removeImages(...prefixes: readonly string[]): Promise<void> {
  const listed = await docker("images", "--digests", "--format", "{{.Repository}}@{{.Digest}} {{.ID}}");
  const own = listed.split("\n").filter((line) => prefixes.some((prefix) => line.startsWith(prefix)));
  const ids = [...new Set(own.map((line) => line.split(" ")[1] ?? ""))];
  if (ids.length > 0) await docker("image", "rm", "--force", ...ids).catch(() => "");
}
