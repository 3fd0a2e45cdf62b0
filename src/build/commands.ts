import { command, each, option, type Command } from "../command/command.ts";
import { pathsOf, type BakeFile } from "./bake-file.ts";
import type { Abilities } from "./builder.ts";

/** Of the builder that the next build would use. */
export function inspectBuilder(): Command {
  return command("docker", "buildx", "inspect");
}

/** How the engine keeps images, and the plugins of Docker's program with their versions: an answer of one line as JSON. */
export function askDocker(): Command {
  return command(
    "docker",
    "info",
    "--format",
    '{"store":{{json .DriverStatus}},"plugins":{{json .ClientInfo.Plugins}}}',
  );
}

export type BakeCall = {
  readonly target: string;
  /** The working directory. */
  readonly root: string;
  /** Where buildx writes the digests; a file that it makes. */
  readonly metadataFile: string;
  readonly can: Abilities;
  /** Values of build secrets, by the variable that the file names. */
  readonly secrets?: Readonly<Record<string, string>>;
};

/** Builds one target. The definition goes in by stdin, and secrets by the environment, since others can read argv. */
export function bake(file: BakeFile, { target, root, metadataFile, can, secrets = {} }: BakeCall): Command {
  const { reads, writes } = pathsOf(file, root);
  const targets = Object.values(file.target);
  const entitlements = [...new Set(targets.flatMap((one) => one.entitlements ?? []))];
  const ssh = targets.some((one) => one.ssh !== undefined);
  return {
    ...command(
      ...["docker", "buildx", "bake"],
      ["--file", "-"],
      option("--metadata-file", metadataFile),
      "--progress=plain",
      can.wantsEntitlements && each("--allow", entitlements),
      can.wantsPaths &&
        each("--allow", [...reads.map((path) => `fs.read=${path}`), ...writes.map((path) => `fs.write=${path}`)]),
      can.wantsPaths && ssh && ["--allow", "ssh"],
      target,
    ),
    cwd: root,
    // What is attested is said in the file; and nobody reads provenance from the metadata.
    env: { ...secrets, BUILDX_NO_DEFAULT_ATTESTATIONS: "1", BUILDX_METADATA_PROVENANCE: "disabled" },
    stdin: bakeText(file),
  };
}

/** Bake reads every string of the file, keys too, as a template, in which `${` and `%{` begin an expression. */
export function bakeText(file: BakeFile): string {
  return JSON.stringify(file, null, 1).replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/**
 * Runs an image's unit tests. The words are run as they are written, past the image's entrypoint, and without a network:
 * their verdict is kept under the content key, so it must come from the content alone.
 */
export function runTests(image: string, container: string, words: readonly string[]): Command {
  const [program = "", ...args] = words;
  return command(
    ...["docker", "run", "--rm", "--init", "--network", "none", "--pull", "never"],
    ...["--name", container, "--entrypoint", program, image],
    args,
  );
}

export function removeContainer(name: string): Command {
  return command("docker", "rm", "--force", "--volumes", name);
}

export function removeImage(name: string): Command {
  return command("docker", "image", "rm", "--force", name);
}
