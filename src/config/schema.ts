/**
 * How `aip-deploy.yml` may be written: the only place for options, their defaults and their descriptions. The JSON Schema
 * and the tables of `docs/configuration.md` are generated from it.
 */
import { z } from "zod";
import { environment } from "./environment-schema.ts";
import {
  command,
  dockerName,
  goodStatus,
  named,
  oneOrMany,
  options,
  orEmpty,
  pattern,
  platforms,
  secrets,
  statuses,
  text,
  timeout,
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
  strategy: z
    .enum(["recreate"], { error: "must be recreate" })
    .default("recreate")
    .meta({ description: "How it is replaced." }),
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
export type WrittenSecrets = WrittenBuild["secrets"];
