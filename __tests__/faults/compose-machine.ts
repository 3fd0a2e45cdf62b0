import type { TestRepository } from "../support/repository.ts";

/** The machine whose engine runs the app, and what a person may do on it. */
export type Machine = {
  readonly project: string;
  readonly checkout: TestRepository;
  /** Where the target keeps its files. */
  readonly state: string;
  /** Runs a program on it as root, and answers what it prints. */
  readonly exec: (...command: string[]) => Promise<string>;
};

/** The ids of a service's containers, in all states. */
export async function idsOf({ exec, project }: Machine, service?: string): Promise<string[]> {
  const labels = [`project=${project}`, ...(service === undefined ? [] : [`service=${service}`])];
  const filters = labels.flatMap((label) => ["--filter", `label=com.docker.compose.${label}`]);
  return lines(await exec("docker", "ps", "--all", "--quiet", ...filters));
}

export function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Everything of the project that exists, and what its gateway still holds of addresses. */
export async function leftOf({ exec, project }: Machine): Promise<readonly string[]> {
  const filter = ["--filter", `label=com.docker.compose.project=${project}`];
  const containers = await exec("docker", "ps", "--all", "--format", "{{.Names}} {{.State}}", ...filter);
  const gateway = lines(containers)
    .find((line) => line.includes("-gateway-"))
    ?.split(" ")[0];
  const told =
    gateway === undefined
      ? ""
      : await exec("docker", "exec", gateway, "sh", "-c", "ls /dev/shm/aip-deploy 2> /dev/null || true");
  return [
    ...lines(containers)
      .map((line) => line.replace(`${project}-`, "").replace(/-\d+ /, " "))
      .sort(),
    ...lines(told).map((file) => `the gateway was told ${file}`),
  ];
}

/** Removes the project with its data. */
export async function emptyOf(machine: Machine): Promise<void> {
  const { exec, project } = machine;
  const filter = ["--filter", `label=com.docker.compose.project=${project}`];
  const containers = await idsOf(machine);
  if (containers.length > 0) await exec("docker", "rm", "--force", "--volumes", ...containers);
  for (const kind of ["network", "volume"]) {
    const names = lines(await exec("docker", kind, "ls", "--quiet", ...filter));
    if (names.length > 0) await exec("docker", kind, "rm", ...names);
  }
}
