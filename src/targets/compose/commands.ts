import { command, each, type Command } from "../../command/command.ts";

/** A project on an engine, with the Compose file that lies on its host. */
export type ComposePlace = {
  /** `DOCKER_HOST`: the same engine that is asked over its API. */
  readonly host: string;
  readonly project: string;
  readonly file: string;
};

/** Starts just these services, whatever they depend on: what must run before them does. */
export function startServices(place: ComposePlace, services: readonly string[], options: { anew: boolean }): Command {
  const anew = options.anew && "--force-recreate";
  const flags = ["--detach", "--no-deps", "--no-build", "--pull", "never", "--no-color", "--quiet-pull"];
  return compose(place, ["up", ...flags], anew, services);
}

/** Starts as many more of each service that it has this many containers; those that run are left as they are. */
export function addServices(place: ComposePlace, counts: Readonly<Record<string, number>>): Command {
  const scales = Object.entries(counts).map(([service, count]) => `${service}=${count}`);
  const flags = [
    "--detach",
    "--no-deps",
    "--no-recreate",
    "--no-build",
    "--pull",
    "never",
    "--no-color",
    "--quiet-pull",
  ];
  return compose(place, ["up", ...flags], each("--scale", scales), Object.keys(counts));
}

export type OneOff = { readonly service: string; readonly name: string; readonly command: readonly string[] };

/** Runs a program in a new container of a service and removes the container when it has ended. */
export function runTask(place: ComposePlace, { service, name, command: words }: OneOff): Command {
  return compose(place, ["run", "--rm", "--no-deps", "--no-TTY", "--name", name], service, words);
}

/** The same with a program instead of the image's own, from a Compose file that lies nowhere. */
export function tryGateway(place: ComposePlace, { service, name, command: words }: OneOff, file: string): Command {
  const [program = "", ...args] = words;
  const flags = ["--rm", "--no-deps", "--no-TTY", "--entrypoint", program, "--name", name];
  return { ...compose({ ...place, file: "-" }, ["run", ...flags], service, args), stdin: file };
}

/** Runs a service as it is defined; its container stays, so that files can be taken out of it. */
export function runService(place: ComposePlace, { service, name }: Omit<OneOff, "command">): Command {
  return compose(place, ["run", "--no-deps", "--no-TTY", "--name", name], service);
}

/** Fetches one image by its digest, or by its tag when it has none. */
export function pullImage(host: string, reference: string): Command {
  return onEngine(host, command("docker", "pull", "--quiet", reference));
}

function compose({ host, project, file }: ComposePlace, ...args: Parameters<typeof command>[1][]): Command {
  return onEngine(host, command("docker", "compose", each("--project-name", [project]), "--file", file, ...args));
}

/** Only what the programs need to find themselves, their logins and the engine: no value of ours gets into a Compose file. */
function onEngine(host: string, built: Command): Command {
  return { ...built, env: { DOCKER_HOST: host, COMPOSE_IGNORE_ORPHANS: "true" }, inherit: "bare" };
}
