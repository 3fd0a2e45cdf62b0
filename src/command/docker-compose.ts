import { CommandError, messageOf } from "../errors.ts";

/**
 * Compose driven by the npm package `docker-compose`, for calls where half a second more is nothing. The package has three
 * traps that end here: it rejects with plain objects, a given environment replaces the inherited one, and without a file it
 * takes the first Compose file that it finds upwards of the working directory.
 */
export interface ComposeDriver {
  /** Stops and removes what carries the project's label. Throws `CommandError`. */
  down(options: DownOptions): Promise<void>;
}

export type DownOptions = {
  readonly project: string;
  /** `DOCKER_HOST`. */
  readonly host: string;
  /** Its volumes too. */
  readonly volumes: boolean;
};

export type ComposeDriverOptions = {
  /** The environment that programs inherit. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly redact: (text: string) => string;
};

/** A driver that loads the package when it is first used. */
export function composeDriver({ env, redact }: ComposeDriverOptions): ComposeDriver {
  return {
    async down({ project, host, volumes }) {
      const { down } = await import("docker-compose");
      try {
        await down({
          // Only the labels on the engine say what belongs to the project; in the root folder no Compose file is found.
          cwd: "/",
          composeOptions: ["--project-name", project],
          commandOptions: ["--remove-orphans", ...(volumes ? ["--volumes"] : [])],
          env: { ...withoutCompose(env), DOCKER_HOST: host },
        });
      } catch (error) {
        throw commandError(`docker compose --project-name ${project} down`, error, redact);
      }
    },
  };
}

/** `COMPOSE_FILE` and its kin would name another project's files. */
function withoutCompose(env: ComposeDriverOptions["env"]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("COMPOSE_")));
}

function commandError(line: string, thrown: unknown, redact: (text: string) => string): CommandError {
  const { exitCode, err, out } = thrown as { exitCode?: number | null; err?: string; out?: string };
  const said = redact(err ?? out ?? messageOf(thrown)).trim();
  const details = { line, status: exitCode ?? undefined, lastLines: said.split("\n").slice(-20), cause: thrown };
  return new CommandError("command.failed", `${line}: exit code ${exitCode ?? "unknown"}\n${said}`, details);
}
