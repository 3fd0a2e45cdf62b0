// The two ways to bring the example to dev that are compared: this program, and what one types without it.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Example } from "./example.ts";
import type { Program } from "./measure.ts";

export type Side = {
  readonly example: Example;
  /** From what is checked out to what runs, and is known to run. */
  readonly deploy: readonly Program[];
};

/** `aip-deploy run`, as a user starts it: the bundle, in a process of its own. */
export function ours(example: Example, registry: string, program: string, state: string) {
  const aipDeploy = (...args: readonly string[]): Program => ({
    program: process.execPath,
    args: [program, ...args, "--registry", `${registry}/${example.project}/ai-playground`],
    cwd: example.folder,
    env: { AIP_DEPLOY_STATE: state },
  });
  return { example, deploy: [aipDeploy("run")], plan: [aipDeploy("plan")], run: aipDeploy("run"), program: aipDeploy };
}

/**
 * Build, push, pull and `up --wait`. Only the app's own images are pulled: the others (PostgreSQL, NGINX, RabbitMQ) are
 * not in the registry, and no network is needed to measure. The tag stays the same, because a new tag would have Compose
 * replace every container.
 */
export function plainCompose(example: Example, registry: string): Side {
  const env = { REGISTRY: `${registry}/${example.project}`, TAG: "latest" };
  const compose = (...args: readonly string[]): Program => ({
    program: "docker",
    args: [
      ...["compose", "-f", "docker-compose.yml", "-f", "docker-compose.dev.yml", "--env-file", ".env.dev"],
      ...args,
    ],
    cwd: example.folder,
    env,
  });
  return {
    example,
    deploy: [
      compose("build"),
      compose("push"),
      compose("pull", ...servicesBuilt(compose("config", "--format", "json"))),
      compose("up", "--detach", "--wait"),
    ],
  };
}

function servicesBuilt({ program, args, cwd, env }: Program): string[] {
  const text = execFileSync(program, args, { cwd, env: { ...process.env, ...env }, encoding: "utf8" });
  const { services } = JSON.parse(text) as { services: Record<string, { image?: string }> };
  const registry = env?.["REGISTRY"] ?? "";
  return Object.entries(services).flatMap(([name, { image = "" }]) => (image.startsWith(registry) ? [name] : []));
}

/** Removes what a side left on the engine: containers, networks, volumes and images; and its repository. */
export function removeSide({ example, deploy: [first] }: Side): void {
  const env = { ...process.env, ...first?.env };
  const docker = (...args: readonly string[]) => {
    try {
      return execFileSync("docker", args, { cwd: "/", env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    } catch {
      // What could not be removed must not keep the rest from going.
      return "";
    }
  };
  docker("compose", "--project-name", example.project, "down", "--volumes", "--remove-orphans", "--timeout", "1");
  const images = docker("image", "ls", "--format", "{{.Repository}} {{.ID}}")
    .split("\n")
    .flatMap((line) => (line.includes(`/${example.project}/`) ? [line.split(" ")[1] ?? ""] : []));
  if (images.length > 0) docker("image", "rm", "--force", ...new Set(images));
  example.remove();
}

/** The bundle that is committed. */
export const committedProgram = join(import.meta.dirname, "..", "dist", "cli", "index.js");
