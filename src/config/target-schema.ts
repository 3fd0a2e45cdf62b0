/** How the target of an environment may be written. */
import { z } from "zod";
import { argocd, helm, kubernetes } from "./cluster-schema.ts";
import { duration, oneOrMany, options, pattern, secretSource, text } from "./terms.ts";

/** Those that need nothing but their name: everything else of them comes from the conventions. */
export const namedTargets = ["compose", "kubernetes", "argocd"] as const;

const unknownKind = "is not a kind of target that this version knows";

/** A part that began with `-` would be an option of ssh. */
export const hostAddress =
  /^ssh:\/\/(?:(?<user>[A-Za-z0-9_][\w.-]*)@)?(?<host>[A-Za-z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::(?<port>\d{1,5}))?\/?$/;

const host = pattern(hostAddress, "must be a host such as ssh://deploy@app.example.org or ssh://deploy@10.0.0.5:2222");

const compose = options({
  kind: z.literal("compose").meta({ description: "A Docker Engine, or several." }),
  host: host.optional().meta({ title: "ssh://user@host", description: "The same as `hosts`, for one." }),
  hosts: oneOrMany(host, "a host").optional().meta({
    title: "ssh://user@host or list",
    description:
      "The machines that are deployed to over SSH, in this order; a name of `~/.ssh/config` is a host too. Default: the engine of this machine.",
  }),
  directory: pattern(/^\//, "must be an absolute path").optional().meta({
    description:
      "Where the host keeps the releases' files. Default: the state folder of aip-deploy, on a host reached over SSH `/var/lib/aip-deploy`.",
  }),
  key: secretSource.optional().meta({
    description: "The private SSH key, without passphrase. Default: those of `~/.ssh/config` and of the agent.",
  }),
  "known-hosts": oneOrMany(text, "a file or a line of known_hosts").optional().meta({
    title: "file, line or list",
    description:
      "The hosts' public keys: files relative to the repository, or lines as in `known_hosts`. Only these count then. Default: the known hosts of this machine.",
  }),
  "ssh-config": text.optional().meta({
    title: "file",
    description: "An `ssh_config` relative to the repository. Default: `~/.ssh/config`.",
  }),
  batch: z
    .int()
    .min(1)
    .optional()
    .meta({ description: "How many hosts are deployed to at the same time. Default: all." }),
  pause: duration
    .default("0s")
    .meta({ description: "How long to wait after a batch of hosts was proven, before the next one." }),
  "on-failure": z.enum(["return", "hold"], { error: "must be return or hold" }).default("return").meta({
    description:
      "When a host fails: bring every host back to the last good release, or stop where it is and hold the environment until somebody lifts it.",
  }),
}).meta({ title: "compose" });

export const target = z
  .union(
    [
      z.enum(namedTargets, { error: unknownKind }),
      z.discriminatedUnion("kind", [compose, kubernetes, argocd, helm], { error: unknownKind }),
    ],
    { error: "must be a kind of target, or a map with `kind`" },
  )
  .meta({ title: "target" });
