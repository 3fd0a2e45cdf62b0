import { dirname } from "node:path";
import { command, each, option, type Command } from "../command/command.ts";

export type ConfigCommandOptions = {
  readonly root: string;
  /** Relative to the root. */
  readonly files: readonly string[];
  /** Where the project lies, relative to the root. Default: beside the first file. */
  readonly directory?: string;
  readonly envFiles: readonly string[];
  readonly profiles: readonly string[];
  readonly project?: string | undefined;
  /** All that Compose may see beside the env files. */
  readonly variables: Readonly<Record<string, string>>;
  /** A document that Compose reads before the files. */
  readonly prelude: string;
};

/** Prints the resolved model as JSON; needs no engine. Only flags that Compose 2.26 has. */
export function printModel(options: ConfigCommandOptions): Command {
  return {
    ...command(
      "docker",
      "compose",
      option("--project-name", options.project),
      // The prelude comes first and would move the project to the working directory.
      option("--project-directory", options.directory ?? dirname(options.files[0] ?? ".")),
      each("--env-file", options.envFiles),
      each("--profile", options.profiles),
      each("--file", ["-", ...options.files]),
      ["config", "--format", "json"],
    ),
    cwd: options.root,
    // Compose finds the working directory by PWD, and `${PWD}` in a file means what it means by hand in the checkout.
    env: { PWD: options.root, ...options.variables },
    inherit: "least",
    stdin: options.prelude,
  };
}
