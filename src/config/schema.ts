/**
 * How `aip-deploy.yml` may be written: the only place for options, their defaults and their descriptions. The JSON Schema
 * and the tables of `docs/configuration.md` are generated from it.
 */
import { z } from "zod";
import { gatewayKinds } from "./config.ts";
import { environment } from "./environment-schema.ts";
import {
  command,
  dockerName,
  duration,
  goodStatus,
  named,
  oneOrMany,
  options,
  orEmpty,
  pattern,
  platforms,
  port,
  secrets,
  statuses,
  text,
  timeout,
  variableName,
} from "./terms.ts";

const cacheMode = z.enum(["registry", "gha", "local", "none"], { error: "must be registry, gha, local or none" });

const autoOrOff = z.union([z.enum(["auto", "off"], { error: "must be auto or off" }), z.boolean()], {
  error: "must be auto or off",
});

const buildSecrets = secrets(dockerName, "must be the id of a secret: letters, digits, -, _ and .");

const build = options({
  platforms: platforms
    .default([])
    .meta({ description: "What images are built for. Default: the platform of the machine that builds." }),
  cache: z
    .union(
      [
        cacheMode,
        options({
          mode: cacheMode.meta({ description: "Where layers are kept between builds." }),
          directory: text.optional().meta({ description: "For `local`: the folder." }),
        }),
      ],
      { error: "must be registry, gha, local or none, or a map with `mode`" },
    )
    .default("registry")
    .meta({ title: "cache", description: "Where layers are kept between builds." }),
  provenance: autoOrOff
    .default("auto")
    .meta({ title: "auto or off", description: "Provenance; `auto`: when the builder can." }),
  sbom: autoOrOff
    .default("auto")
    .meta({ title: "auto or off", description: "Bill of materials; `auto`: when the builder can." }),
  secrets: buildSecrets
    .default([])
    .meta({ description: "BuildKit secrets by id, for every build that asks for them." }),
  rebuild: z
    .enum(["never", "weekly"], { error: "must be never or weekly" })
    .default("never")
    .meta({ description: "`weekly` builds unchanged sources again once a week, so that moved base images come in." }),
});

const imageTest = z
  .union(
    [
      z.literal(false),
      pattern(/^\S+$/, "must be the name of a Dockerfile stage; a command is written as a list"),
      z.array(z.string()).min(1, { error: "must not be empty" }),
      options({
        stage: text.optional().meta({ description: "The Dockerfile stage that runs the tests." }),
        command: command.optional().meta({ description: "Instead of a stage: a command that is run in the image." }),
      }),
    ],
    { error: "must be a Dockerfile stage, a command as a list, or false" },
  )
  .meta({ title: "stage, command or false" });

const image = options({
  test: imageTest
    .optional()
    .meta({ description: "Unit tests before the push. Default: the Dockerfile's stage `test` when it has one." }),
  platforms: platforms.optional().meta({ description: "Instead of `build.platforms`." }),
});

const readyAddress = pattern(
  /^(?:http:\/\/:\d{1,5}(?:\/\S*)?|tcp:\/\/:\d{1,5})$/,
  "must be http://:PORT/path or tcp://:PORT; a command is written as a list",
);

const readyOptions = options({
  http: pattern(/^http:\/\/:\d{1,5}(?:\/\S*)?$/, "must be http://:PORT/path").meta({
    description: "The address inside the container.",
  }),
  status: statuses.default(goodStatus).meta({ description: "The answers that mean ready." }),
});

const ready = z
  .union([readyAddress, z.array(z.string()).min(1, { error: "must not be empty" }), readyOptions], {
    error: "must be http://:PORT/path, tcp://:PORT, or a command as a list",
  })
  .meta({ title: "address or command" });

export const taskOptions = options({
  command: command.meta({ description: "Run once in a container of the service." }),
  timeout: timeout.default("10m").meta({ description: "How long it may take." }),
});

const task = z
  .union([command, taskOptions], { error: "must be a command, or a map with `command`" })
  .meta({ title: "command or task" });

const service = options({
  stateful: z.boolean().optional().meta({
    description:
      "It keeps data: touched only when its own definition changed. Default: found out from its image and volumes.",
  }),
  tasks: named(task, dockerName, "must be a name of letters, digits, -, _ and .").default({}).meta({
    title: "map of tasks",
    description: "Run once before the service is switched, in this order, for example migrations.",
  }),
  ready: ready.optional().meta({ description: "How it is known to be ready. Default: the image's own healthcheck." }),
  "start-timeout": timeout.optional().meta({ description: "How long it may take to become ready. Default: `2m`." }),
  after: oneOrMany(text, "a service")
    .default([])
    .meta({ title: "service or list", description: "Services that must be ready before it, beside `depends_on`." }),
  strategy: z.enum(["roll", "recreate"], { error: "must be roll or recreate" }).optional().meta({
    description:
      "How it is replaced: `roll` has the new container ready before the old one goes, `recreate` stops the old one first. Default: rolled when it can be; the plan says why it cannot.",
  }),
  drain: duration.optional().meta({
    description:
      "How long connections to the old container may last before it is asked to stop. It then has its `stop_grace_period` of the Compose file. Default: `10s`.",
  }),
  gateway: z
    .enum(gatewayKinds, { error: `must be one of ${gatewayKinds.join(", ")}` })
    .optional()
    .meta({ description: "It is a gateway of this kind. Default: found out from its container." }),
});

const previews = options({
  from: text.optional().meta({
    description: "The environment that previews are made like, and whose target runs them. Default: the first one.",
  }),
  url: text.optional().meta({
    description:
      "Where each is reached, with `${PREVIEW}` (such as `pr-12`), `${PR}`, `${PORT}` and `${NAME}` replaced. Default: the host port of the app's front door.",
  }),
  "first-port": port.default(20_000).meta({
    description: "The first host port that previews publish; each has twenty of its own.",
  }),
  lifetime: timeout
    .default("7d")
    .meta({ description: "How long one is kept after its last deployment, for `preview prune`." }),
  most: z.int().min(1).max(500).default(5).meta({ description: "How many there may be at the same time." }),
  variables: named(
    z.union([z.string(), z.number(), z.boolean()], { error: "must be a text, a number or a boolean" }),
    variableName,
    "must be a name of letters, digits and _",
  )
    .default({})
    .meta({
      title: "map",
      description: "Instead of, or beside, the variables of that environment; `PREVIEW` and `PR` are always there.",
    }),
});

export const schema = options({
  app: pattern(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, "must be lower case letters, digits and dashes")
    .optional()
    .meta({ description: "The name of the app. Default: `name:` of the base Compose file, else the folder's name." }),
  registry: text.optional().meta({
    description:
      "Where images and the ledger live, for example `ghcr.io/org/app`, with `${NAME}` replaced. Default: taken from the Compose file's image names.",
  }),
  environments: named(
    orEmpty(environment),
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
    "must be lower case letters, digits and dashes",
  )
    .optional()
    .meta({ title: "map", description: "By name. When given, just these exist; left out: found by the conventions." }),
  build: build.prefault({}).meta({ description: "How images are built." }),
  images: named(orEmpty(image), dockerName, "must be the name of an image")
    .default({})
    .meta({ title: "map", description: "By image: the last part of its repository." }),
  services: named(orEmpty(service), dockerName, "must be the name of a Compose service")
    .default({})
    .meta({ title: "map", description: "By the name of the Compose service." }),
  previews: orEmpty(previews)
    .optional()
    .meta({ title: "map", description: "Environments of pull requests. Default: there are none." }),
}).meta({ title: "aip-deploy.yml" });

/** The file as people wrote it, with the schema's defaults filled in. */
export type Written = z.output<typeof schema>;
export type WrittenEnvironment = z.output<typeof environment>;
export type WrittenTarget = WrittenEnvironment["target"];
export type WrittenGates = WrittenEnvironment["gates"];
export type WrittenCheck = WrittenEnvironment["checks"][number];
export type WrittenService = z.output<typeof service>;
export type WrittenImage = z.output<typeof image>;
export type WrittenBuild = z.output<typeof build>;
export type WrittenPreviews = z.output<typeof previews>;
export type WrittenSecrets = WrittenBuild["secrets"];
