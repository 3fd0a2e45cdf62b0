/** How an environment may be written. */
import { z } from "zod";
import type { HookName } from "./config.ts";
import { target } from "./target-schema.ts";
import {
  command,
  duration,
  goodStatus,
  named,
  oneOrMany,
  options,
  pattern,
  people,
  secrets,
  statuses,
  text,
  timeout,
  variableName,
} from "./terms.ts";

const time = (source: RegExp, meant: string) => pattern(source, meant).meta({ title: "time" });
const start = time(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time from "00:00" to "23:59"');
const end = time(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time from "00:00" to "24:00"');

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const freezeWindow = options({
  days: oneOrMany(z.enum(weekdays, { error: `must be a weekday: ${weekdays.join(", ")}` }), "a weekday")
    .default([...weekdays])
    .meta({ title: "weekday or list", description: "The days on which it starts. Default: every day." }),
  from: start.default("00:00").meta({ description: "When it starts." }),
  to: end
    .default("24:00")
    .meta({ description: "When it ends. Earlier than `from`: on the next day, so that it runs over midnight." }),
  zone: text.meta({ title: "time zone", description: "The IANA name of the time zone, for example `Europe/Rome`." }),
  reason: text.optional().meta({ description: "Shown to whoever is stopped by it." }),
}).meta({ title: "window" });

const approval = options({
  through: z.enum(["environment", "issue", "name"], { error: "must be environment, issue or name" }).optional().meta({
    description:
      "How it is given: by the reviewers of a GitHub environment, on a GitHub issue, or by name to the command. Default: `environment` in a run on GitHub, `name` in a terminal.",
  }),
  environment: text.optional().meta({
    description: "The environment on GitHub whose reviewers approve. Default: the one of the same name.",
  }),
  by: people.default([]).meta({
    description:
      "Who may approve: names, on GitHub logins or teams as `org/team`. Default: anybody; on an issue, whoever may write to the repository.",
  }),
  count: z.int().min(1).default(1).meta({ description: "How many different people must approve." }),
  authors: z.enum(["refuse", "accept"], { error: "must be refuse or accept" }).default("refuse").meta({
    description:
      "Whether people may approve their own change on GitHub: who started it, and on an issue also whose commits are in it.",
  }),
  expires: timeout.default("7d").meta({ description: "How long an approval on an issue counts." }),
});

const gates = options({
  requires: oneOrMany(text, "an environment").optional().meta({
    title: "environment or list",
    description:
      "Environments on which this very release must have been verified. Default: the environment before it (staging requires dev, production requires staging), when there is one.",
  }),
  "sign-off": z
    .union(
      [
        z.boolean(),
        people,
        options({ by: people.default([]).meta({ description: "Who may give it. Default: anybody." }) }),
      ],
      {
        error: "must be true, false, names of people, or a map with `by`",
      },
    )
    .optional()
    .meta({
      title: "sign-off",
      description:
        "A named person must have accepted this very release on the required environments. Default: `true` for production when it requires staging, else `false`.",
    }),
  approval: z
    .union([z.boolean(), z.int().min(1), people, approval], {
      error: "must be true, false, a number of people, their names, or a map",
    })
    .optional()
    .meta({
      title: "approval",
      description: "A named person must approve each deployment. Default: `true` for production, else `false`.",
    }),
  soak: duration
    .default("0s")
    .meta({ description: "How long the release must have been verified on the required environments." }),
  freeze: oneOrMany(freezeWindow, "a window")
    .default([])
    .meta({ title: "window or list", description: "Times in which no deployment starts." }),
});

const check = options({
  name: text.optional().meta({ description: "What reports call it. Default: made from what it does." }),
  http: text.optional().meta({ description: "A full URL, or a path below the environment's `url`." }),
  status: statuses
    .optional()
    .meta({ description: `For \`http\`: the answers that are good. Default: \`${goodStatus}\`.` }),
  contains: text.optional().meta({ description: "For `http`: text that the answer must contain." }),
  tcp: text.optional().meta({ title: "host:port", description: "`host:port` that must accept a connection." }),
  command: command.optional().meta({ description: "A command in the checkout that must exit with 0." }),
  timeout: timeout.default("1m").meta({ description: "How long it may take to become good." }),
}).meta({ title: "check" });

const tests = options({
  service: text.optional().meta({ description: "The Compose service that is run once; its exit code is the verdict." }),
  command: command.optional().meta({ description: "Instead of a service: a command in the checkout." }),
  junit: text.optional().meta({
    description: "JUnit XML: a path inside the service's container, or relative to the repository for a command.",
  }),
  timeout: timeout.default("15m").meta({ description: "How long they may take." }),
}).meta({ title: "tests" });

export const hookOptions = options({
  command: command.meta({ description: "Run in the repository's folder, on the machine that runs aip-deploy." }),
  timeout: timeout.default("5m").meta({ description: "How long it may take." }),
});

const hook = z
  .union([command, hookOptions], { error: "must be a command, or a map with `command`" })
  .meta({ title: "command or hook" });

const hooks = options(
  {
    "before-deploy": hook.optional().meta({
      description: "Before anything of the target is touched. When it fails, nothing is.",
    }),
    "before-switch": hook.optional().meta({
      description:
        "When files and images are there, before the first task is run or service exchanged. When it fails, the environment goes back.",
    }),
    "after-switch": hook.optional().meta({
      description:
        "When the last service is exchanged, before the release is proven. When it fails, the environment goes back.",
    }),
    "after-deploy": hook.optional().meta({
      description: "When the release is proven and recorded. When it fails, the release stays; the exit code is 1.",
    }),
    "on-failure": hook.optional().meta({
      description: "Last, when the deployment or a hook was not good, after the way back.",
    }),
  } satisfies Record<HookName, z.ZodType>,
  "hook",
);

export const environment = options({
  branch: pattern(/^(?!-)[^\s~^:?*[\\]+$/, "must be the name of one branch")
    .optional()
    .meta({
      description:
        "The branch whose pushes are deployed here. Default: `develop` for dev, `staging` for staging, `main` for production.",
    }),
  target: target.default("compose").meta({ description: "What runs the release." }),
  "compose-files": oneOrMany(text, "a file").optional().meta({
    title: "file or list",
    description:
      "Relative to the repository, in the order in which Compose merges them. Default: the base file and the environment's overlay.",
  }),
  "env-files": oneOrMany(text, "a file").optional().meta({
    title: "file or list",
    description:
      "Given to Compose as `--env-file`. Default: `.env.<environment>` if there is one, else `.env` if there is one.",
  }),
  "env-file": oneOrMany(text, "a file")
    .optional()
    .meta({ title: "file or list", description: "The same as `env-files`." }),
  project: pattern(/^[a-z0-9][a-z0-9_-]*$/, "must be a Compose project name: lower case letters, digits, - and _")
    .optional()
    .meta({
      description:
        "The Compose project. Default: `COMPOSE_PROJECT_NAME` or `name:` of the Compose files, else `<app>-<environment>`.",
    }),
  profiles: oneOrMany(text, "a profile")
    .default([])
    .meta({ title: "profile or list", description: "The Compose profiles that are active." }),
  url: text.optional().meta({
    description: "The public route, with `${NAME}` replaced. Default: the only HTTP port that the app publishes.",
  }),
  gates: gates.prefault({}).meta({ description: "What must hold before a deployment starts." }),
  checks: z
    .array(check)
    .default([])
    .meta({ title: "list of checks", description: "What must hold after a deployment." }),
  tests: tests.optional().meta({ description: "Integration tests after a deployment." }),
  hooks: hooks.prefault({}).meta({ title: "map of hooks", description: "Your own commands around a deployment." }),
  variables: named(
    z.union([z.string(), z.number(), z.boolean()], { error: "must be a text, a number or a boolean" }),
    variableName,
    "must be a name of letters, digits and _",
  )
    .default({})
    .meta({
      title: "map",
      description: "Values for `${NAME}` in the Compose files, beside the env files; `${NAME}` in them is replaced.",
    }),
  secrets: secrets(variableName, "must be a name of letters, digits and _").default([]).meta({
    description:
      "Secret values for `${NAME}` in the Compose files: a map of sources, or a list of environment variables.",
  }),
  state: z.record(z.string(), pattern(/^\//, "must be an absolute path on the host")).default({}).meta({
    title: "map of paths",
    description: "Bind mounts inside the repository that hold state, and where on the host that state lives.",
  }),
  lease: options({
    expiry: timeout.default("30s").meta({
      description: "How long a deployer that is silent keeps the environment to itself.",
    }),
    wait: duration.default("15m").meta({ description: "How long another deployer is waited for." }),
  })
    .prefault({})
    .meta({ description: "One deployer at a time changes an environment." }),
  "source-mounts": z.enum(["drop", "keep"], { error: "must be drop or keep" }).default("drop").meta({
    description:
      "Bind mounts of an image's own sources: left out, so that the image's own files run and are what is proven, or kept for live reload out of this very checkout.",
  }),
});
